// The inline banner.
#include "app/banner.h"

#include "widgets/base/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace prunescope::gui {

namespace {

constexpr int kMarkWidth = 3;

} // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent), m_text(new QLabel(this)), m_step(new QPushButton(this)),
      m_otherStep(new QPushButton(this)), m_close(new QToolButton(this))
{
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_step->setObjectName(QStringLiteral("bannerStep"));
    m_otherStep->setObjectName(QStringLiteral("bannerOtherStep"));
    m_close->setObjectName(QStringLiteral("bannerClose"));
    m_close->setAutoRaise(true);
    m_close->setText(QStringLiteral("×"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kMarkWidth + kGrid + kGrid / 2, kGrid, kGrid, kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_step);
    layout->addWidget(m_otherStep);
    layout->addWidget(m_close);
    connect(m_step, &QPushButton::clicked, this, &Banner::stepChosen);
    connect(m_otherStep, &QPushButton::clicked, this, &Banner::otherStepChosen);
    connect(m_close, &QToolButton::clicked, this, &Banner::dismiss);
    retranslate();
    hide();
}

void Banner::show(const QString& sentence, const QString& step, const QString& otherStep, bool isProblem)
{
    m_isProblem = isProblem;
    m_text->setText(sentence);
    m_step->setText(step);
    m_step->setVisible(!step.isEmpty());
    m_otherStep->setText(otherStep);
    m_otherStep->setVisible(!otherStep.isEmpty());
    setVisible(!sentence.isEmpty());
    update();
}

void Banner::showProblem(const QString& sentence, const QString& step) { show(sentence, step, {}, true); }

void Banner::showNote(const QString& sentence, const QString& step, const QString& otherStep)
{
    show(sentence, step, otherStep, false);
}

void Banner::dismiss() { show({}, {}, {}, false); }

QString Banner::sentence() const { return m_text->text(); }

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor mark = m_isProblem ? warningInk() : accent();
    QColor ground = mark;
    ground.setAlphaF(0.10f);
    painter.fillRect(rect(), surface());
    painter.fillRect(rect(), ground);
    painter.fillRect(QRect(0, 0, kMarkWidth, height()), mark);
}

void Banner::retranslate()
{
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss"));
}

void Banner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace prunescope::gui
