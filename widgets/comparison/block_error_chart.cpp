// Bars of the relative output error, curves of cosine and norm, one value per block.
#include "widgets/comparison/block_error_chart.h"

#include "widgets/base/chart.h"
#include "widgets/base/colour_map.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/segment_bar.h"
#include "widgets/base/theme.h"

#include <QEvent>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace prunescope::gui {

namespace {

enum Quantity { Error, Cosine, Norm };

double valueOf(const LayerError& block, int quantity)
{
    return quantity == Error ? block.relativeError : quantity == Cosine ? block.cosine : block.relativeNorm;
}

} // namespace

BlockErrorChart::BlockErrorChart(QWidget* parent)
    : QWidget(parent), m_choice(new SegmentBar(3, this)), m_chart(new Chart(this)), m_empty(new EmptyState(this)),
      m_stack(new QStackedLayout(this))
{
    m_chart->setObjectName(QStringLiteral("blockErrorChart"));
    m_choice->setObjectName(QStringLiteral("driftQuantity"));
    m_chart->setLegendVisible(false);
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    auto* head = new QHBoxLayout;
    head->addWidget(m_choice);
    head->addStretch();
    layout->addLayout(head);
    layout->addWidget(m_chart, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    connect(m_choice, &SegmentBar::chosen, this, &BlockErrorChart::draw);
    connect(m_chart, &Chart::pointClicked, this, [this](int, int block) { Q_EMIT blockChosen(block); });
    connect(m_empty, &EmptyState::stepChosen, this, &BlockErrorChart::stepChosen);
    retranslate();
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
    const int quantity = m_choice->current();
    const QString titles[] = {tr("Output error by block"), tr("Direction of the hidden state by block"),
                              tr("Length of the hidden state by block")};
    const QString axes[] = {tr("Relative output error"), tr("Cosine, pruned to dense"), tr("Relative norm, pruned to dense")};
    m_chart->setTitle(titles[quantity]);
    m_empty->setMessage(tr("Here: how far the output of each block drifts from the dense model's, once both models are "
                           "evaluated."),
                        m_step);
    m_stack->setCurrentIndex(m_errors.empty() ? 0 : 1);
    ChartAxis x, y;
    x.title = tr("Block");
    y.title = axes[quantity];
    y.isPercent = quantity == Error;
    m_chart->setAxes(x, y);
    if (m_errors.empty()) {
        m_chart->clear();
        return;
    }
    QStringList blocks;
    ChartBars bars;
    ChartSeries curve;
    bars.name = curve.name = axes[quantity];
    bars.colour = curve.colour = seriesColour(1);
    curve.showsPoints = true;
    for (std::size_t i = 0; i < m_errors.size(); ++i) {
        blocks.append(QString::number(i));
        bars.values.push_back(m_errors[i].relativeError);
        curve.x.push_back(double(i));
        curve.y.push_back(valueOf(m_errors[i], quantity));
    }
    if (quantity == Error)
        m_chart->setBars(blocks, {bars});
    else
        m_chart->setSeries({curve});
}

void BlockErrorChart::retranslate()
{
    m_choice->setTexts({tr("Error"), tr("Cosine"), tr("Norm")},
                       {tr("Distance of the two outputs over the length of the dense one, all tokens together"),
                        tr("Cosine of the angle between both outputs, mean over tokens"),
                        tr("Length of the pruned output over that of the dense one, mean over tokens")});
    draw();
}

void BlockErrorChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
