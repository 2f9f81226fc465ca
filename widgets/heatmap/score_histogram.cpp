// The histogram of scores.
#include "widgets/heatmap/score_histogram.h"

#include "widgets/base/chart.h"
#include "widgets/base/colour_map.h"
#include "widgets/base/number_text.h"
#include "widgets/base/term_tip.h"
#include "widgets/base/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace prunescope::gui {

ScoreHistogram::ScoreHistogram(QWidget* parent)
    : QWidget(parent), m_chart(new Chart), m_logCounts(new QCheckBox), m_note(new QLabel)
{
    m_chart->setMinimumHeight(18 * kGrid);
    m_logCounts->setChecked(true);
    m_note->setWordWrap(true);
    makeCaption(m_note);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid / 2);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_logCounts);
    layout->addWidget(m_note);
    m_note->hide();
    connect(m_logCounts, &QCheckBox::toggled, this, &ScoreHistogram::showCounts);
    connect(m_chart, &Chart::markerDragged, this, [this](int, double score) {
        m_isDragging = true;
        Q_EMIT sparsityDragged(shareAt(score));
    });
    connect(m_chart, &Chart::markerReleased, this, [this](int, double score) {
        m_isDragging = false;
        Q_EMIT sparsityReleased(shareAt(score));
    });
    retranslate();
}

void ScoreHistogram::retranslate()
{
    m_chart->setTitle(tr("Distribution of weights"));
    m_logCounts->setText(tr("Logarithmic counts"));
    m_logCounts->setToolTip(tr("Shows few large scores beside many small ones."));
    showCounts();
}

void ScoreHistogram::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ScoreHistogram::setCounts(std::shared_ptr<const ScoreCounts> counts, const QString& axisTitle)
{
    const bool isNewScale = !m_counts || !counts || m_counts->edges != counts->edges;
    m_counts = std::move(counts);
    m_axisTitle = axisTitle;
    showCounts();
    if (isNewScale)
        m_chart->fit();
}

void ScoreHistogram::setThresholds(const ThresholdSpread& thresholds)
{
    m_thresholds = thresholds;
    // While the user holds the line it stays under the pointer; the band follows.
    if (!m_isDragging)
        showThresholds();
}

void ScoreHistogram::setDraggable(bool isDraggable, const QString& reason)
{
    m_isDraggable = isDraggable;
    m_note->setText(isDraggable ? QString() : reason);
    m_note->setVisible(!m_note->text().isEmpty());
    showThresholds();
}

void ScoreHistogram::setCountsLogarithmic(bool isLogarithmic) { m_logCounts->setChecked(isLogarithmic); }

void ScoreHistogram::clear()
{
    m_counts.reset();
    m_thresholds = {};
    showCounts();
}

double ScoreHistogram::shareAt(double score) const
{
    return m_counts ? std::clamp(m_counts->shareUpTo(score), 0.0, 1.0) : 0;
}

void ScoreHistogram::showCounts()
{
    if (!m_counts) {
        m_chart->clear();
        m_chart->setEmptyText(tr("Select a matrix to see how its scores are distributed."));
        return;
    }
    m_chart->setAxes({m_axisTitle, m_counts->isLogarithmic}, {tr("Weights per bin"), m_logCounts->isChecked()});
    const auto histogram = [this](const QString& name, QRgb tone, const std::vector<std::int64_t>& counts) {
        ChartHistogram bars;
        bars.name = name;
        bars.colour = QColor(tone);
        bars.edges = m_counts->edges;
        bars.counts.assign(counts.begin(), counts.end());
        return bars;
    };
    std::vector<ChartHistogram> both{histogram(m_counts->pruned.empty() ? QString() : tr("all"), seriesColour(1).rgb(),
                                               m_counts->counts)};
    if (!m_counts->pruned.empty())
        both.push_back(histogram(tr("pruned", "weights"), prunedTone(), m_counts->pruned));
    m_chart->setHistograms(std::move(both));
    showThresholds();
}

void ScoreHistogram::showThresholds()
{
    if (!m_counts || !m_thresholds.exists) {
        m_chart->setMarkers({});
        return;
    }
    ChartMarker line;
    line.x = m_thresholds.median;
    line.low = m_thresholds.lowest;
    line.high = m_thresholds.highest;
    line.colour = accent();
    line.isDraggable = m_isDraggable;
    line.label = m_thresholds.lowest < m_thresholds.highest ? tr("median threshold") : tr("threshold");
    m_chart->setMarkers({line});
}

} // namespace prunescope::gui
