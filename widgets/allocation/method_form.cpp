// From parameter list to fields and back.
#include "widgets/allocation/method_form.h"

#include "core/plan/strategy_info.h"
#include "widgets/base/core_text.h"
#include "widgets/base/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <cmath>
#include <optional>

namespace prunescope::gui {

namespace {

/// Shows 0.01 as "0.01" and not as "0.010000".
class NumberField : public QDoubleSpinBox {
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    QString textFromValue(double value) const override
    {
        QLocale plain = locale();
        plain.setNumberOptions(QLocale::OmitGroupSeparator);
        return plain.toString(value, 'g', 6);
    }
    /// Bounds may be shorter than what lies between them: 0 and 2, but 0.25.
    QSize minimumSizeHint() const override { return QDoubleSpinBox::minimumSizeHint().expandedTo({9 * kGrid, 0}); }
    QSize sizeHint() const override { return QDoubleSpinBox::sizeHint().expandedTo({9 * kGrid, 0}); }
};

bool isWhole(double value) { return value == std::floor(value); }

/// The list does not tell integers apart: a number is one if its default and both bounds are, and the range is wide.
bool isCount(const Param& param)
{
    return isWhole(std::get<double>(param.defaultValue)) && isWhole(param.lowest) && isWhole(param.highest) &&
           param.highest - param.lowest > 2;
}

/// What the form shows of a method or a strategy; their ids are distinct.
struct Subject {
    std::string summary, paper;
    std::vector<Param> params;
    bool hasLesson = false;
};

std::optional<Subject> findSubject(const std::string& id)
{
    for (const MethodInfo& info : methodInfos())
        if (info.id == id)
            return Subject{info.summary, info.paper, info.params, true};
    for (const StrategyInfo& info : strategyInfos())
        if (info.id == id)
            return Subject{info.summary, info.paper, info.params, false};
    return std::nullopt;
}

ParamValue fieldValue(const QWidget* field)
{
    if (const auto* check = qobject_cast<const QCheckBox*>(field))
        return check->isChecked();
    if (const auto* combo = qobject_cast<const QComboBox*>(field))
        return combo->currentData().toString().toStdString();
    return static_cast<const QDoubleSpinBox*>(field)->value();
}

} // namespace

MethodForm::MethodForm(QWidget* parent)
    : QWidget(parent), m_summary(new QLabel(this)), m_paper(new QLabel(this)), m_lesson(new QPushButton(this)),
      m_fields(new QFormLayout), m_reset(new QPushButton(this))
{
    m_summary->setWordWrap(true);
    m_paper->setWordWrap(true);
    makeCaption(m_paper);
    m_lesson->setObjectName(QStringLiteral("lessonButton"));
    m_lesson->setFlat(true);
    m_reset->setObjectName(QStringLiteral("resetParams"));
    m_reset->setFlat(true);
    m_fields->setLabelAlignment(Qt::AlignLeft);
    m_fields->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_fields->setHorizontalSpacing(2 * kGrid);
    m_fields->setVerticalSpacing(kGrid);
    m_fields->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_fields->setRowWrapPolicy(QFormLayout::WrapLongRows);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_summary);
    layout->addWidget(m_paper);
    layout->addWidget(m_lesson, 0, Qt::AlignLeft);
    layout->addLayout(m_fields);
    layout->addWidget(m_reset, 0, Qt::AlignLeft);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_reset, &QPushButton::clicked, this, &MethodForm::resetToDefaults);
    connect(m_lesson, &QPushButton::clicked, this, [this] { Q_EMIT lessonAsked(m_method); });
}

void MethodForm::showMethod(const std::string& id, const ParamValues& values)
{
    const bool isSame = id == m_method && findSubject(id) && values == this->values();
    if (isSame)
        return; // a field that is being typed in keeps its cursor
    m_method = id;
    rebuild(values);
}

void MethodForm::rebuild(const ParamValues& values)
{
    while (m_fields->rowCount() > 0)
        m_fields->removeRow(0);
    const auto info = findSubject(m_method);
    m_summary->setText(info ? coreText(info->summary) : tr("Select a matrix to see its method."));
    m_paper->setText(info ? QString::fromStdString(info->paper) : QString());
    m_paper->setVisible(info && !info->paper.empty());
    m_lesson->setText(tr("How it works"));
    m_lesson->setVisible(info && info->hasLesson);
    m_reset->setText(tr("Reset to Defaults"));
    if (info) {
        for (const Param& param : info->params) {
            const auto given = values.find(param.id);
            QWidget* field = makeField(param, given == values.end() ? param.defaultValue : given->second);
            auto* label = new QLabel(coreText(param.title));
            label->setBuddy(field);
            label->setToolTip(coreText(param.help));
            m_fields->addRow(label, field);
        }
    }
    updateReset();
}

QWidget* MethodForm::makeField(const Param& param, const ParamValue& value)
{
    QWidget* field = nullptr;
    if (std::holds_alternative<bool>(param.defaultValue)) {
        auto* check = new QCheckBox;
        check->setChecked(std::get<bool>(value));
        connect(check, &QCheckBox::toggled, this, &MethodForm::valuesEdited);
        field = check;
    } else if (std::holds_alternative<std::string>(param.defaultValue)) {
        auto* combo = new QComboBox;
        for (const std::string& choice : param.choices)
            combo->addItem(coreText(choice), QString::fromStdString(choice));
        combo->setCurrentIndex(combo->findData(QString::fromStdString(std::get<std::string>(value))));
        connect(combo, &QComboBox::currentIndexChanged, this, &MethodForm::valuesEdited);
        field = combo;
    } else {
        auto* spin = new NumberField;
        spin->setDecimals(isCount(param) ? 0 : 6);
        spin->setRange(param.lowest, param.highest);
        spin->setSingleStep(isCount(param) ? 1 : 0.01);
        spin->setKeyboardTracking(false);
        if (!param.unit.empty())
            spin->setSuffix(QChar(0xa0) + coreText(param.unit));
        spin->setValue(std::get<double>(value));
        connect(spin, &QDoubleSpinBox::valueChanged, this, &MethodForm::valuesEdited);
        field = spin;
    }
    field->setObjectName(QStringLiteral("param_") + QString::fromStdString(param.id));
    field->setToolTip(coreText(param.help));
    field->setAccessibleName(coreText(param.title));
    connect(this, &MethodForm::valuesEdited, field, [this] { updateReset(); });
    return field;
}

ParamValues MethodForm::values() const
{
    ParamValues values;
    const auto info = findSubject(m_method);
    for (const Param& param : info ? info->params : std::vector<Param>()) {
        const auto* field = findChild<QWidget*>(QStringLiteral("param_") + QString::fromStdString(param.id));
        if (!field)
            continue;
        const ParamValue value = fieldValue(field);
        if (value != param.defaultValue)
            values.emplace(param.id, value);
    }
    return values;
}

void MethodForm::resetToDefaults()
{
    rebuild({});
    Q_EMIT valuesEdited();
}

void MethodForm::updateReset() { m_reset->setVisible(!values().empty()); }

void MethodForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild(values());
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
