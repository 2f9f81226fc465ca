// The read-out of one weight.
#include "widgets/heatmap/weight_panel.h"

#include "widgets/base/number_text.h"
#include "widgets/base/term_tip.h"
#include "widgets/base/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {
namespace {

QString patternVerdict(const MatrixScore& score, const PlanEntry& entry, bool isPruned, std::int64_t row,
                       std::int64_t column)
{
    const std::int64_t first = column / entry.pattern.group * entry.pattern.group;
    const float* values = score.values.data() + row * score.columns;
    int larger = 0;
    for (std::int64_t c = first; c < std::min(first + entry.pattern.group, score.columns); ++c)
        larger += values[c] > values[column] || (values[c] == values[column] && c > column);
    const QString place = WeightPanel::tr("%1 of the %2 weights in its group score higher; %3 are kept.")
                              .arg(larger)
                              .arg(entry.pattern.group)
                              .arg(entry.pattern.keep);
    return (isPruned ? WeightPanel::tr("Pruned by the plan: %1") : WeightPanel::tr("Kept by the plan: %1")).arg(place);
}

} // namespace

QString verdictText(const MatrixScore& score, const MaskPreview& mask, const PlanEntry& entry, std::int64_t row,
                    std::int64_t column)
{
    if (row < 0 || row >= mask.rows || column < 0 || column >= mask.columns)
        return {};
    const auto index = std::size_t(row * mask.columns + column);
    const bool isPruned = mask.pruned[index] != 0;
    if (!entry.pattern.isUnstructured())
        return patternVerdict(score, entry, isPruned, row, column);
    const bool isPerRow = mask.thresholds.size() > 1 || (mask.thresholds.size() == 1 && mask.rows == 1);
    const std::size_t group = isPerRow ? std::size_t(row) : 0;
    if (group >= mask.thresholds.size() || mask.prunedCount == 0)
        return isPruned ? WeightPanel::tr("Pruned by the plan.") : WeightPanel::tr("Kept: the plan removes nothing here.");
    const QString own = numberText(double(score.values[index]), 3);
    const QString limit = numberText(double(mask.thresholds[group]), 3);
    if (isPruned)
        return isPerRow ? WeightPanel::tr("Pruned by the plan: its score %1 is not above %2, the threshold of its row.").arg(own, limit)
                        : WeightPanel::tr("Pruned by the plan: its score %1 is not above %2, the threshold of the matrix.").arg(own, limit);
    return isPerRow ? WeightPanel::tr("Kept by the plan: its score %1 is above %2, the threshold of its row.").arg(own, limit)
                    : WeightPanel::tr("Kept by the plan: its score %1 is above %2, the threshold of the matrix.").arg(own, limit);
}

WeightPanel::WeightPanel(QWidget* parent)
    : QWidget(parent), m_title(new QLabel), m_hint(new QLabel), m_verdict(new QLabel), m_weightName(new QLabel),
      m_normName(new QLabel), m_scoreName(new QLabel), m_weight(new QLabel), m_norm(new QLabel), m_score(new QLabel)
{
    makeCaption(m_hint);
    m_verdict->setWordWrap(true);
    m_verdict->setMinimumHeight(3 * fontMetrics().height()); // room for the longest, so that nothing below jumps
    m_verdict->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * kGrid);
    grid->setVerticalSpacing(kGrid / 2);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_hint, 1, 0, 1, 2);
    int row = 2;
    for (const auto& [name, value] : {std::pair(m_weightName, m_weight), std::pair(m_normName, m_norm),
                                      std::pair(m_scoreName, m_score)}) {
        makeCaption(name);
        value->setFont(numberFont(TextSize::Body));
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(name, row, 0);
        grid->addWidget(value, row, 1, Qt::AlignRight);
        ++row;
    }
    grid->addWidget(m_verdict, row, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    explain(m_normName, Term::InputNorm);
    retranslate();
}

void WeightPanel::setPlan(std::shared_ptr<const MatrixScore> score, std::shared_ptr<const MaskPreview> mask,
                          const PlanEntry& entry)
{
    m_planScore = std::move(score);
    m_planMask = std::move(mask);
    m_entry = entry;
    showReadout();
}

void WeightPanel::clearPlan()
{
    m_planScore.reset();
    m_planMask.reset();
    showReadout();
}

void WeightPanel::setScoreName(const QString& name)
{
    m_scoreTitle = name;
    showReadout();
}

void WeightPanel::setPointed(const HeatmapReadout& readout)
{
    m_pointed = readout;
    showReadout();
}

void WeightPanel::setSelected(const HeatmapReadout& readout)
{
    m_selected = readout;
    showReadout();
}

QString WeightPanel::verdict() const { return m_verdict->text(); }

void WeightPanel::showReadout()
{
    const HeatmapReadout& readout = m_pointed.isValid() ? m_pointed : m_selected;
    const QString none = QStringLiteral("–");
    m_title->setText(readout.isValid() ? tr("Row %1, column %2").arg(countText(readout.row), countText(readout.column))
                                       : tr("No weight"));
    m_hint->setText(!readout.isValid()     ? tr("Point at the heatmap, or click to keep a weight.")
                    : m_pointed.isValid()  ? tr("under the pointer")
                                           : tr("selected; Esc lets it go"));
    m_weight->setText(readout.isValid() ? numberText(double(readout.weight), 4) : none);
    m_norm->setText(readout.isValid() && readout.hasInputNorm ? numberText(double(readout.inputNorm), 4) : none);
    m_score->setText(readout.isValid() ? numberText(double(readout.score), 4) : none);
    m_scoreName->setText(m_scoreTitle.isEmpty() ? tr("Magnitude |W|") : m_scoreTitle);
    const bool isTheWeight = m_scoreName->text() == m_weightName->text(); // which is shown already
    m_scoreName->setVisible(!isTheWeight);
    m_score->setVisible(!isTheWeight);
    m_verdict->setText(readout.isValid() && m_planMask && m_planScore
                           ? verdictText(*m_planScore, *m_planMask, m_entry, readout.row, readout.column)
                           : QString());
}

void WeightPanel::retranslate()
{
    m_weightName->setText(tr("Weight W"));
    m_normName->setText(tr("Input norm ‖x‖"));
    showReadout();
}

void WeightPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
