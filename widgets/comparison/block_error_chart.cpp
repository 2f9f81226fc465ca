// Bars of the relative output error, one per block.
#include "widgets/comparison/block_error_chart.h"

#include "widgets/base/chart.h"
#include "widgets/base/colour_map.h"
#include "widgets/base/empty_state.h"

#include <QEvent>
#include <QStackedLayout>

namespace prunescope::gui {

BlockErrorChart::BlockErrorChart(QWidget* parent)
    : QWidget(parent), m_chart(new Chart(this)), m_empty(new EmptyState(this)), m_stack(new QStackedLayout(this))
{
    m_chart->setObjectName(QStringLiteral("blockErrorChart"));
    m_chart->setLegendVisible(false);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_chart);
    connect(m_chart, &Chart::pointClicked, this, [this](int, int block) { Q_EMIT blockChosen(block); });
    connect(m_empty, &EmptyState::stepChosen, this, &BlockErrorChart::stepChosen);
    draw();
}

void BlockErrorChart::setStep(const QString& text)
{
    m_step = text;
    draw();
}

void BlockErrorChart::setErrors(const std::vector<LayerError>& errors)
{
    m_errors = errors;
    draw();
}

void BlockErrorChart::draw()
{
    m_chart->setTitle(tr("Output error by block"));
    m_empty->setMessage(tr("Here: how far the output of each block drifts from the dense model's, once both models are "
                           "evaluated."),
                        m_step);
    m_stack->setCurrentIndex(m_errors.empty() ? 0 : 1);
    ChartAxis x, y;
    x.title = tr("Block");
    y.title = tr("Relative output error");
    y.isPercent = true;
    m_chart->setAxes(x, y);
    if (m_errors.empty()) {
        m_chart->clear();
        return;
    }
    QStringList blocks;
    ChartBars bars;
    bars.name = tr("Relative output error");
    bars.colour = seriesColour(1);
    for (std::size_t i = 0; i < m_errors.size(); ++i) {
        blocks.append(QString::number(i));
        bars.values.push_back(m_errors[i].relativeError);
    }
    m_chart->setBars(blocks, {bars});
}

void BlockErrorChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        draw();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
