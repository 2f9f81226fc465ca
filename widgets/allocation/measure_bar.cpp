// A pin, the list of measures and a number with its unit.
#include "widgets/allocation/measure_bar.h"

#include "widgets/allocation/measure_text.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStandardItemModel>

#include <cmath>

namespace prunescope::gui {

namespace {

constexpr double kMet = 1e-6; // of the wanted number: what its text could show

bool isMet(double reached, double wanted) { return std::abs(reached - wanted) <= kMet * std::max(std::abs(wanted), 1.0); }

} // namespace

MeasureBar::MeasureBar(PlanDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_pin(new QCheckBox(this)), m_measures(new QComboBox(this)),
      m_value(new QLineEdit(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid / 2);
    m_pin->setObjectName(QStringLiteral("pinTotal"));
    m_measures->setObjectName(QStringLiteral("planMeasure"));
    m_measures->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (int i = 0; i < kPlanMeasures; ++i)
        m_measures->addItem(QString(), i);
    m_value->setObjectName(QStringLiteral("planMeasureValue"));
    m_value->setFont(numberFont(TextSize::Body));
    m_value->setAlignment(Qt::AlignRight);
    m_value->setFixedWidth(QFontMetrics(m_value->font()).horizontalAdvance(QStringLiteral("1,023 KiB")) + 3 * kGrid);
    row->addWidget(m_pin);
    row->addWidget(m_measures);
    row->addWidget(m_value);
    connect(m_pin, &QCheckBox::toggled, &m_document, &PlanDocument::setTotalPinned);
    connect(m_measures, &QComboBox::activated, this, [this](int index) { m_document.setMeasure(PlanMeasure(index)); });
    connect(m_value, &QLineEdit::editingFinished, this, &MeasureBar::takeTyped);
    connect(&m_document, &PlanDocument::pinChanged, m_pin, &QCheckBox::setChecked);
    connect(&m_document, &PlanDocument::pinChanged, this, &MeasureBar::showValue);
    connect(&m_document, &PlanDocument::measureChanged, this, &MeasureBar::showMeasures);
    connect(&m_document, &PlanDocument::documentChanged, this, &MeasureBar::showMeasures);
    connect(&m_document, &PlanDocument::entriesChanged, this, &MeasureBar::showValue);
    retranslate();
}

void MeasureBar::showMeasures()
{
    auto* items = qobject_cast<QStandardItemModel*>(m_measures->model());
    for (int i = 0; i < kPlanMeasures; ++i)
        items->item(i)->setEnabled(m_document.canMeasure(PlanMeasure(i)));
    m_measures->setItemData(int(PlanMeasure::Perplexity),
                            m_document.canMeasure(PlanMeasure::Perplexity)
                                ? tr("As predicted from the sensitivity sweep.")
                                : tr("Needs a sweep by matrix with random plans (Sensitivity)."),
                            Qt::ToolTipRole);
    m_measures->setCurrentIndex(int(m_document.measure()));
    m_value->setModified(false); // what was being typed meant another number
    showValue();
}

void MeasureBar::showValue()
{
    if (m_value->isModified() && m_value->hasFocus())
        return;
    const double value = m_document.measured(m_document.measure());
    const bool isMissed = m_document.isTotalPinned() && !isMet(value, m_document.pinnedValue());
    m_value->setText(measureText(m_document.measure(), value));
    QPalette colours = palette();
    if (isMissed)
        colours.setColor(QPalette::Text, warningInk());
    m_value->setPalette(colours);
    m_value->setToolTip(isMissed
                            ? tr("%1 is kept, but locks, bounds and patterns leave no room for it now.")
                                  .arg(measureText(m_document.measure(), m_document.pinnedValue()))
                            : tr("Type the number you want, for example 400 KiB: all unlocked matrices move together to meet it."));
}

void MeasureBar::takeTyped()
{
    if (!m_value->isModified())
        return;
    m_value->setModified(false);
    const PlanMeasure measure = m_document.measure();
    const QString shown = measureText(measure, m_document.measured(measure));
    const auto wanted = parseMeasure(measure, m_value->text(), shown, double(m_document.plannedElements()));
    if (!wanted) {
        Q_EMIT refused(tr("“%1” is not a number with a unit like “%2”.").arg(m_value->text().trimmed(), shown));
    } else if (m_document.canMeasure(measure)) {
        const double reached = m_document.shiftToMeasure(*wanted);
        if (!isMet(reached, *wanted))
            Q_EMIT refused(tr("%1 cannot be met: locks, bounds and patterns leave room only to %2, which the plan now has.")
                               .arg(measureText(measure, *wanted), measureText(measure, reached)));
    }
    showValue();
}

void MeasureBar::retranslate()
{
    m_pin->setText(tr("Keep"));
    m_pin->setToolTip(tr("While you change some matrices, the other unlocked ones move so that this number stays."));
    m_measures->setAccessibleName(tr("What is kept"));
    m_measures->setToolTip(tr("The number of the plan that is kept, and that can be typed beside."));
    m_value->setAccessibleName(tr("Number of the plan that is kept"));
    const QString titles[] = {tr("Zeros and parameters"), tr("Size (bitmask)"), tr("Size (2:4 packed)"), tr("Predicted perplexity")};
    const QString tips[] = {tr("Weights that become zero; the parameters that remain are the rest."),
                            tr("Bytes of the planned matrices: the weights that stay and one bit for each place."),
                            tr("The same, with 2:4 matrices as half their weights and two bits for each."), QString()};
    for (int i = 0; i < kPlanMeasures; ++i) {
        m_measures->setItemText(i, titles[i]);
        m_measures->setItemData(i, tips[i], Qt::ToolTipRole);
    }
    showMeasures();
}

void MeasureBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        showValue();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
