// The fields of the top bar.
#include "app/top_bar.h"

#include "app/actions.h"
#include "app/app_context.h"
#include "widgets/base/number_text.h"
#include "widgets/base/term_tip.h"
#include "widgets/base/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace prunescope::gui {

namespace {

constexpr int kIndent = 4; // of captions and texts
constexpr int kLongestText = 40; // characters; the tooltip has the whole

/// A flat text button with a chevron that is part of its line.
class FieldButton : public QToolButton {
public:
    using QToolButton::QToolButton;

    QSize sizeHint() const override
    {
        return QSize(fontMetrics().horizontalAdvance(text()) + kChevron + 3 * kGrid / 2, fontMetrics().height() + 6);
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() || isDown() || hasFocus()) {
            QColor ground = ink();
            ground.setAlphaF(0.08f);
            painter.setPen(hasFocus() ? QPen(accent()) : QPen(Qt::NoPen));
            painter.setBrush(ground);
            painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        }
        painter.setPen(ink());
        painter.drawText(rect().adjusted(kIndent, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
        painter.setPen(QPen(mutedInk(), 1.3));
        const QPointF tip(width() - kGrid - 1.5, height() / 2.0 + 2);
        painter.drawPolyline(QPolygonF{tip + QPointF(-3.5, -3.5), tip, tip + QPointF(3.5, -3.5)});
    }

private:
    static constexpr int kChevron = 12;
};

QMenu* menuOf(QWidget* parent, const QList<QAction*>& actions)
{
    auto* menu = new QMenu(parent);
    menu->addActions(actions);
    return menu;
}

QString shortened(const QString& text)
{
    return text.size() <= kLongestText ? text : text.left(kLongestText - 1) + QStringLiteral("…");
}

} // namespace

TopBar::TopBar(AppContext& context, Actions& actions, QWidget* parent) : QWidget(parent), m_context(context)
{
    setFixedHeight(6 * kGrid);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 0, 2 * kGrid, 0);
    layout->setSpacing(3 * kGrid);
    m_model = addField("modelField", menuOf(this, {actions.openFolder, actions.openFile, actions.openDemo, actions.modelDetails}), 0);
    m_calibration = addField("calibrationField",
                             menuOf(this, {actions.calibrationFile, actions.calibrationFolder, actions.calibrationDemo}), 0);
    m_evaluation = addField("evaluationField",
                            menuOf(this, {actions.evaluationFile, actions.evaluationFolder, actions.evaluationDemo}), 0);
    layout->addStretch(1);
    m_plan = addField("planField", menuOf(this, {actions.newPlan, actions.openPlan, actions.savePlan, actions.savePlanAs}), 0);
    auto* turns = new QHBoxLayout;
    turns->setSpacing(0);
    for (QAction* action : {actions.undo, actions.redo}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setIconSize(QSize(20, 20));
        turns->addWidget(button);
    }
    layout->addLayout(turns);
    explain(m_calibration.caption, Term::Calibration);
    explain(m_evaluation.caption, Term::Perplexity);
    connect(&context, &AppContext::modelChanged, this, &TopBar::showModel);
    connect(&context, &AppContext::textsChanged, this, &TopBar::showTexts);
    connect(&context.plan(), &PlanDocument::stateChanged, this, &TopBar::showPlan);
    retranslate();
}

TopBar::Field TopBar::addField(const char* name, QMenu* menu, int stretch)
{
    const Field field{new QLabel(this), new FieldButton(this)};
    makeCaption(field.caption);
    field.button->setObjectName(QLatin1String(name));
    field.button->setPopupMode(QToolButton::InstantPopup);
    field.button->setFocusPolicy(Qt::TabFocus);
    field.button->setMenu(menu);
    field.caption->setIndent(kIndent);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 4, 0, 4);
    column->setSpacing(0);
    column->addWidget(field.caption);
    column->addWidget(field.button, 0, Qt::AlignLeft);
    static_cast<QHBoxLayout*>(layout())->addLayout(column, stretch);
    return field;
}

void TopBar::setField(const Field& field, const QString& caption, const QString& text, const QString& tip)
{
    field.caption->setText(caption);
    field.button->setText(shortened(text));
    field.button->updateGeometry();
    field.button->setToolTip(tip);
    field.button->setAccessibleName(caption + QStringLiteral(": ") + text);
}

void TopBar::showModel()
{
    const ModelInfo* info = m_context.info();
    if (!info) {
        setField(m_model, tr("Model"), tr("none open"), tr("Open a model folder or a .safetensors file."));
        return;
    }
    QString tip = tr("%1\n%2, %3 parameters, %4, context %5")
                      .arg(QString::fromStdString(info->path), QString::fromStdString(info->family),
                           countText(info->parameters), QString::fromStdString(info->dtype), countText(info->context));
    setField(m_model, tr("Model"),
             tr("%1 (%2 parameters)").arg(m_context.modelName(), shortCountText(info->parameters)), tip);
}

void TopBar::showTexts()
{
    setField(m_calibration, tr("Calibration text"), m_context.calibrationName(),
             QString::fromStdString(m_context.calibration().text.path));
    setField(m_evaluation, tr("Evaluation text"), m_context.evaluationName(),
             QString::fromStdString(m_context.evaluation().text.path));
}

void TopBar::showPlan()
{
    const PlanDocument& plan = m_context.plan();
    const QString name = plan.path().isEmpty() ? tr("not saved") : QFileInfo(plan.path()).completeBaseName();
    setField(m_plan, tr("Plan"), plan.isModified() ? name + QStringLiteral(" •") : name,
             plan.path().isEmpty() ? tr("This plan has no file yet.") : plan.path());
}

void TopBar::retranslate()
{
    showModel();
    showTexts();
    showPlan();
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), hairline());
}

} // namespace prunescope::gui
