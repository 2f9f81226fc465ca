// A curve begins at the dense model, where nothing is removed.
#include "widgets/sensitivity/sensitivity_chart.h"

#include "widgets/base/chart.h"
#include "widgets/base/colour_map.h"
#include "widgets/base/theme.h"
#include "widgets/sensitivity/sensitivity_model.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>
#include <set>

namespace prunescope::gui {

SensitivityChart::SensitivityChart(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_quantity(new QComboBox(this)), m_chart(new Chart(this))
{
    makeTitle(m_title);
    m_quantity->setObjectName(QStringLiteral("sensitivityQuantity"));
    m_quantity->addItem(QString());
    m_quantity->addItem(QString());
    m_chart->setObjectName(QStringLiteral("sensitivityCurves"));
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_quantity);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addLayout(head);
    layout->addWidget(m_chart, 1);
    connect(m_quantity, &QComboBox::currentIndexChanged, this, &SensitivityChart::draw);
    connect(m_chart, &Chart::pointClicked, this, [this](int series, int) {
        if (series >= 0 && series < m_units.size())
            Q_EMIT unitChosen(m_units[series]);
    });
    retranslate();
}

bool SensitivityChart::showsPerplexity() const { return m_quantity->currentIndex() == 1; }

void SensitivityChart::setCurves(std::shared_ptr<const SensitivityResult> result, const QStringList& units)
{
    m_result = std::move(result);
    m_units = units.mid(0, kMostCurves);
    draw();
}

namespace {

ChartSeries curveOf(const SensitivityResult& result, const SensitivityUnit& unit, QColor colour, bool isPerplexity)
{
    ChartSeries series;
    series.name = unitText(unit);
    series.colour = colour;
    series.showsPoints = true;
    const auto add = [&](double level, double value, double error) {
        series.x.push_back(level);
        series.y.push_back(value);
        series.low.push_back(value - error);
        series.high.push_back(value + error);
    };
    add(0, isPerplexity ? result.densePerplexity : 0, 0);
    for (const double level : result.levels)
        if (const SensitivityPoint* point = result.findPoint(unit.id, level); point && level > 0) {
            const double error = point->nllIncreaseError.value_or(0);
            if (isPerplexity)
                add(level, point->perplexity, point->perplexity * error);
            else
                add(level, point->nllIncrease, error);
        }
    return series;
}

} // namespace

void SensitivityChart::draw()
{
    ChartAxis x, y;
    x.title = tr("Share removed of the part");
    x.isPercent = true;
    y.title = showsPerplexity() ? (m_result ? tr("Perplexity (%1)").arg(QString::fromStdString(m_result->convention)) : tr("Perplexity"))
                                : tr("Loss gained (nats per token)");
    m_chart->setAxes(x, y);
    std::vector<ChartSeries> curves;
    std::set<QRgb> taken;
    int next = 0;
    for (const QString& id : m_units) {
        const SensitivityUnit* unit = m_result ? m_result->findUnit(id.toStdString()) : nullptr;
        if (!unit)
            continue;
        // Kinds keep their colour everywhere; a second curve of a kind is dashed.
        const QColor colour = unit->kind.empty() ? seriesColour(next++) : kindColour(QString::fromStdString(unit->kind));
        curves.push_back(curveOf(*m_result, *unit, colour, showsPerplexity()));
        curves.back().isDashed = !taken.insert(colour.rgb()).second;
    }
    m_chart->setEmptyText(m_result ? tr("Choose rows of the table or cells of the map: their curves appear here.")
                                   : tr("Nothing is measured yet: press Measure, and each part's curve appears as its points come."));
    if (curves.empty())
        m_chart->clear();
    else
        m_chart->setSeries(std::move(curves));
}

void SensitivityChart::retranslate()
{
    m_title->setText(tr("Sensitivity"));
    m_quantity->setItemText(0, tr("Loss gained"));
    m_quantity->setItemText(1, tr("Perplexity"));
    m_quantity->setToolTip(tr("Loss gained is the difference to the dense model in nats per token; bands are one paired standard error."));
    m_chart->setTitle(tr("Sensitivity to pruning"));
    draw();
}

void SensitivityChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
