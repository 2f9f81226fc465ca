// Points by what they are: on the front, dominated, dense, chosen.
#include "widgets/comparison/pareto_chart.h"

#include "widgets/base/chart.h"
#include "widgets/base/colour_map.h"
#include "widgets/base/core_text.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/theme.h"
#include "widgets/comparison/outcome_model.h"
#include "widgets/comparison/outcome_text.h"

#include <QEvent>
#include <QStackedLayout>

#include <algorithm>

namespace prunescope::gui {

namespace {

struct ByteUnit {
    const char* name;
    double bytes;
};

ByteUnit unitFor(double largest)
{
    if (largest < double(1 << 20))
        return {"KiB", double(1 << 10)};
    return largest < double(1 << 30) ? ByteUnit{"MiB", double(1 << 20)} : ByteUnit{"GiB", double(1 << 30)};
}

bool isShown(const ParetoRow& row) { return row.quality && row.position; }

} // namespace

ParetoChart::ParetoChart(QWidget* parent)
    : QWidget(parent), m_chart(new Chart(this)), m_empty(new EmptyState(this)), m_stack(new QStackedLayout(this))
{
    m_chart->setObjectName(QStringLiteral("paretoChart"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_chart);
    connect(m_chart, &Chart::pointClicked, this, [this](int series, int point) {
        if (series >= 0 && std::size_t(series) < m_rows.size() && point >= 0 &&
            std::size_t(point) < m_rows[std::size_t(series)].size())
            Q_EMIT rowChosen(m_rows[std::size_t(series)][std::size_t(point)]);
    });
    draw();
}

void ParetoChart::setTable(std::shared_ptr<const OutcomeSnapshot> snapshot, const ParetoTable& table)
{
    const bool isOther = table.axis != m_table.axis || table.group.key != m_table.group.key;
    m_snapshot = std::move(snapshot);
    m_table = table;
    m_chosen.clear();
    draw();
    if (isOther)
        m_chart->fit();
}

void ParetoChart::setChosen(const std::set<int>& rows)
{
    m_chosen = rows;
    draw();
}

/// @return what positions are divided by
double ParetoChart::setAxes()
{
    double largest = 0;
    for (const ParetoRow& row : m_table.rows)
        largest = isShown(row) ? std::max(largest, *row.position) : largest;
    const ByteUnit unit = unitFor(largest);
    const bool isBytes = m_table.axis == ParetoAxis::Bytes || m_table.axis == ParetoAxis::SemiBytes;
    ChartAxis x, y;
    for (const ParetoAxisInfo& info : paretoAxes())
        if (info.axis == m_table.axis)
            x.title = coreText(std::string(info.title));
    if (isBytes)
        x.title = tr("%1 (%2)", "a quantity and its unit").arg(x.title, QLatin1String(unit.name));
    x.isPercent = m_table.axis == ParetoAxis::Zeros;
    y.title = qualityTitle(m_table.group);
    y.isPercent = m_table.group.isChoice;
    m_chart->setAxes(x, y);
    return isBytes ? unit.bytes : 1;
}

void ParetoChart::addPoint(std::vector<ChartSeries>& series, Kind kind, int place, double scale)
{
    const ParetoRow& row = m_table.rows[std::size_t(place)];
    ChartSeries& one = series[std::size_t(kind)];
    one.x.push_back(*row.position / scale);
    one.y.push_back(*row.quality);
    // A point of the front that is also the dense one or selected has its name there.
    one.labels.append(kindOf(place) == kind ? outcomeLabel(m_snapshot->outcomes[row.outcome]) : QString());
    m_rows[std::size_t(kind)].push_back(place);
}

ParetoChart::Kind ParetoChart::kindOf(int place) const
{
    const ParetoRow& row = m_table.rows[std::size_t(place)];
    if (m_chosen.count(place))
        return Chosen;
    if (m_snapshot->outcomes[row.outcome].isDense())
        return Dense;
    return row.isDominated ? Dominated : Front;
}

void ParetoChart::draw()
{
    m_empty->setMessage(tr("Here: each model of the project by its quality and what it costs, once one was measured."));
    m_chart->setTitle(tr("Quality against cost"));
    const double scale = setAxes();
    std::vector<ChartSeries> series(Kinds);
    m_rows.assign(Kinds, {});
    for (const std::size_t place : m_table.front)
        addPoint(series, Front, int(place), scale);
    for (int place = 0; place < int(m_table.rows.size()); ++place)
        if (isShown(m_table.rows[std::size_t(place)]) && kindOf(place) != Front)
            addPoint(series, kindOf(place), place, scale);
    const QString names[] = {tr("Front"), tr("Dominated"), tr("Dense"), tr("Selected")};
    const QColor colours[] = {seriesColour(0), mutedInk(), ink(), seriesColour(1)};
    bool hasPoints = false;
    for (std::size_t kind = 0; kind < Kinds; ++kind) {
        ChartSeries& one = series[kind];
        hasPoints = hasPoints || !one.x.empty();
        one.name = one.x.empty() ? QString() : names[kind];
        one.colour = colours[kind];
        one.showsLine = kind == Front;
        one.showsPoints = true;
        one.showsLabels = true;
    }
    m_stack->setCurrentIndex(hasPoints ? 1 : 0);
    m_chart->setSeries(std::move(series));
}

void ParetoChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        draw();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
