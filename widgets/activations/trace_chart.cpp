// One line for each channel; where sizes are shown, the usual size as a dashed line below them.
#include "widgets/activations/trace_chart.h"

#include "widgets/activations/activation_text.h"
#include "widgets/base/chart.h"
#include "widgets/base/colour_map.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <limits>

namespace prunescope::gui {
namespace {

ChartSeries emptySeries(const ActivationSite& site)
{
    ChartSeries series;
    series.labels = placeNames(site);
    for (const ActivationRow& row : site.rows)
        series.x.push_back(row.block);
    return series;
}

ChartSeries traceOf(const ActivationSite& site, std::int64_t channel, ActivationQuantity quantity)
{
    ChartSeries series = emptySeries(site);
    for (const float value : trace(site, channel, quantity)) // a logarithmic axis has no place for zero
        series.y.push_back(suitsLogarithm(quantity) && !(value > 0) ? std::numeric_limits<double>::quiet_NaN() : double(value));
    series.showsPoints = true;
    return series;
}

} // namespace

TraceChart::TraceChart(QWidget* parent) : QWidget(parent), m_title(new QLabel), m_chart(new Chart)
{
    makeTitle(m_title);
    m_chart->setObjectName(QStringLiteral("traceChart"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid / 2);
    layout->addWidget(m_title);
    layout->addWidget(m_chart, 1);
    draw();
}

void TraceChart::setTraces(std::shared_ptr<const ActivationReport> report, const ActivationSite* site, ActivationQuantity quantity,
                           std::vector<std::int64_t> channels)
{
    m_report = std::move(report);
    m_site = site;
    m_quantity = quantity;
    m_channels = std::move(channels);
    if (m_channels.size() > kMostTraces)
        m_channels.resize(kMostTraces);
    draw();
}

void TraceChart::draw()
{
    m_title->setText(m_site && !m_site->isResidual() ? tr("Channels from block to block") : tr("Channels through the residual stream"));
    m_chart->setTitle(m_title->text());
    m_chart->setEmptyText(tr("Choose rows of the table or a cell of the heatmap: their channels are traced here."));
    if (!m_site || m_channels.empty())
        return m_chart->clear();
    ChartAxis x, y;
    x.title = m_site->isResidual() ? tr("Before block (the last point: after the last)") : tr("Block");
    x.isWhole = true;
    y.title = activationTitle(m_quantity);
    y.isLogarithmic = suitsLogarithm(m_quantity);
    y.isPercent = isShare(m_quantity);
    m_chart->setAxes(x, y);
    std::vector<ChartSeries> lines;
    for (std::size_t i = 0; i < m_channels.size(); ++i) {
        lines.push_back(traceOf(*m_site, m_channels[i], m_quantity));
        lines.back().name = tr("Channel %1").arg(countText(m_channels[i]));
        lines.back().colour = seriesColour(int(i));
    }
    if (m_quantity == ActivationQuantity::Maximum) {
        ChartSeries usual = emptySeries(*m_site);
        for (const ActivationRow& row : m_site->rows)
            usual.y.push_back(row.meanMagnitude > 0 ? row.meanMagnitude : std::numeric_limits<double>::quiet_NaN());
        usual.name = tr("Mean |x| of all channels");
        usual.colour = mutedInk();
        usual.isDashed = true;
        lines.push_back(std::move(usual));
    }
    m_chart->setSeries(std::move(lines));
}

void TraceChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        draw();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
