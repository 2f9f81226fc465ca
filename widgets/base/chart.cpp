// From the chart's data to the plotting library's objects. A chart is small (hundreds of points), so every change of
// data builds everything anew; drawing is queued, so many changes cost one picture.
#include "widgets/base/chart_private.h"

#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace prunescope::gui {
namespace {

constexpr double kMargin = 0.04; // of the data's extent, on each side

QVector<double> toVector(const std::vector<double>& values) { return {values.begin(), values.end()}; }

QColor withAlpha(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

QPen thinPen(const QColor& colour, Qt::PenStyle style = Qt::SolidLine) { return QPen(colour, 1, style); }

void widen(std::pair<double, double>& range, double value, bool isLogarithmic)
{
    if (!std::isfinite(value) || (isLogarithmic && value <= 0))
        return;
    range.first = std::min(range.first, value);
    range.second = std::max(range.second, value);
}

} // namespace

Chart::Private::Private(Chart* chart) : q(chart), plot(new QCustomPlot(chart))
{
    plot->setFocusPolicy(Qt::NoFocus); // the chart itself takes focus and keys
    plot->setContextMenuPolicy(Qt::NoContextMenu);
    plot->setMouseTracking(true);
    plot->setNoAntialiasingOnDrag(false);
    plot->setAutoAddPlottableToLegend(false);
    plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot->axisRect()->setupFullAxesBox(true);
    for (QCPAxis* axis : {plot->xAxis2, plot->yAxis2}) {
        axis->setTicks(false);
        axis->setTickLabels(false);
    }
    // Room for longer tick labels from the start: otherwise zooming moves the axis and the point under the pointer.
    plot->axisRect()->setMinimumMargins(QMargins(9 * kGrid, 3 * kGrid, 2 * kGrid, kGrid));
    plot->addLayer(QStringLiteral("pointer"), plot->layer(QStringLiteral("overlay")), QCustomPlot::limAbove);
    plot->layer(QStringLiteral("pointer"))->setMode(QCPLayer::lmBuffered);
    plot->layer(QStringLiteral("legend"))->setMode(QCPLayer::lmLogical);

    crossX = new QCPItemLine(plot);
    crossY = new QCPItemLine(plot);
    for (QCPItemLine* line : {crossX, crossY}) {
        line->setLayer(QStringLiteral("pointer"));
        line->setVisible(false);
        for (QCPItemPosition* position : {line->start, line->end})
            position->setType(QCPItemPosition::ptAbsolute);
    }
    crossText = new QCPItemText(plot);
    crossText->setLayer(QStringLiteral("pointer"));
    crossText->setClipToAxisRect(false);
    crossText->position->setType(QCPItemPosition::ptAxisRectRatio);
    crossText->position->setCoords(1, 0);
    crossText->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
    crossText->setVisible(false);
    emptyLabel = new QCPItemText(plot);
    emptyLabel->position->setType(QCPItemPosition::ptAxisRectRatio);
    emptyLabel->position->setCoords(0.5, 0.5);
    emptyLabel->setVisible(false);
    QObject::connect(plot, &QCustomPlot::afterLayout, q, [this] {
        // Ticks were chosen before the layout: once more, with the room that there is now.
        if (const QSize size = plot->axisRect()->size(); std::exchange(tickedSize, size) != size)
            plot->replot(QCustomPlot::rpQueuedReplot);
        if (emptyLabel->visible())
            emptyLabel->setText(inLines(emptyText, emptyLabel->font(), plot->axisRect()->width() - 2 * kGrid));
    });
    connectMouse();
    QObject::connect(plot, &QCustomPlot::afterLayout, plot, [this] { placeLabels(); });
}

void Chart::Private::rebuild()
{
    plot->clearPlottables();
    plot->legend->clearItems();
    for (const MarkerItems& items : markerItems) {
        for (QCPAbstractItem* item : std::initializer_list<QCPAbstractItem*>{items.line, items.label, items.band})
            if (item)
                plot->removeItem(item);
    }
    markerItems.clear();
    removeLabels();
    applyAxis(plot->xAxis, xAxis, !categories.isEmpty());
    applyAxis(plot->yAxis, yAxis, false);
    for (const ChartSeries& one : series) {
        addSeries(one);
        addLabels(one);
    }
    addBars();
    for (const ChartHistogram& one : histograms)
        addHistogram(one);
    for (const ChartMarker& marker : markers)
        markerItems.push_back(addMarker(marker, true));
    for (const ChartMarker& level : levels)
        markerItems.push_back(addMarker(level, false));
    emptyLabel->setVisible(q->isEmpty() && !emptyText.isEmpty());
    applyColours();
    if (!isViewChosen)
        q->fit();
    placeLegend();
    replot();
}

void Chart::Private::addSeries(const ChartSeries& one)
{
    addBand(one);
    QCPGraph* graph = plot->addGraph();
    graph->setName(one.name);
    graph->setData(toVector(one.x), toVector(one.y));
    graph->setAntialiased(true);
    QPen pen(one.colour, one.width, one.isDashed ? Qt::DashLine : Qt::SolidLine);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    graph->setPen(pen);
    graph->setLineStyle(!one.showsLine ? QCPGraph::lsNone
                        : one.isStep   ? QCPGraph::lsStepLeft
                                       : QCPGraph::lsLine);
    if (one.showsPoints)
        graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, thinPen(one.colour), QBrush(one.colour), 6));
    addErrorBars(one, graph);
    if (!one.name.isEmpty())
        graph->addToLegend();
}

void Chart::Private::addBand(const ChartSeries& one)
{
    if (!one.showsLine || one.low.size() != one.x.size() || one.x.empty())
        return;
    QCPGraph* low = plot->addGraph();
    QCPGraph* high = plot->addGraph();
    low->setData(toVector(one.x), toVector(one.low));
    high->setData(toVector(one.x), toVector(one.high));
    for (QCPGraph* edge : {low, high}) {
        edge->setPen(Qt::NoPen);
        edge->setLineStyle(one.isStep ? QCPGraph::lsStepLeft : QCPGraph::lsLine);
    }
    high->setBrush(withAlpha(one.colour, 0.18));
    high->setChannelFillGraph(low);
}

void Chart::Private::addErrorBars(const ChartSeries& one, QCPGraph* graph)
{
    if (one.showsLine || one.low.size() != one.x.size() || one.x.empty())
        return;
    QVector<double> minus, plus;
    for (std::size_t i = 0; i < one.x.size(); ++i) {
        minus << one.y[i] - one.low[i];
        plus << one.high[i] - one.y[i];
    }
    auto* errors = new QCPErrorBars(plot->xAxis, plot->yAxis);
    errors->setDataPlottable(graph);
    errors->setData(minus, plus);
    errors->setPen(thinPen(one.colour));
    errors->setSymbolGap(4);
}

QCPBars* Chart::Private::addBar(const QVector<double>& keys, const QVector<double>& values, const QColor& colour,
                                double width)
{
    auto* bar = new QCPBars(plot->xAxis, plot->yAxis);
    bar->setData(keys, values);
    bar->setPen(Qt::NoPen);
    bar->setBrush(colour);
    bar->setWidth(width);
    return bar;
}

void Chart::Private::addBars()
{
    // Bars stand beside each other by shifted keys: the library's groups cannot mix colours within one set.
    const double slot = 0.8 / double(std::max<std::size_t>(bars.size(), 1));
    for (std::size_t set = 0; set < bars.size(); ++set) {
        const ChartBars& one = bars[set];
        const double shift = (double(set) - (double(bars.size()) - 1) / 2) * slot;
        std::vector<std::pair<QColor, QCPBars*>> byColour;
        QVector<double> keys, errors;
        for (std::size_t i = 0; i < one.values.size(); ++i) {
            const QColor colour = i < one.colours.size() ? one.colours[i] : one.colour;
            auto found = std::find_if(byColour.begin(), byColour.end(), [&](auto& entry) { return entry.first == colour; });
            if (found == byColour.end())
                found = byColour.insert(byColour.end(), {colour, addBar({}, {}, colour, slot * 0.9)});
            if (std::isfinite(one.values[i]))
                found->second->addData(double(i) + shift, one.values[i]);
            keys << double(i) + shift;
            errors << (i < one.errors.size() ? one.errors[i] : qQNaN());
        }
        if (!one.name.isEmpty() && !byColour.empty()) {
            byColour.front().second->setName(one.name);
            byColour.front().second->addToLegend();
        }
        if (one.errors.empty())
            continue;
        QCPGraph* tops = plot->addGraph();
        tops->setData(keys, toVector(one.values));
        tops->setLineStyle(QCPGraph::lsNone);
        auto* errorBars = new QCPErrorBars(plot->xAxis, plot->yAxis);
        errorBars->setDataPlottable(tops);
        errorBars->setData(errors);
        errorBars->setPen(thinPen(ink()));
    }
}

void Chart::Private::addHistogram(const ChartHistogram& histogram)
{
    QCPGraph* graph = plot->addGraph();
    QVector<double> heights = toVector(histogram.counts);
    heights << 0;
    graph->setData(toVector(histogram.edges), heights);
    graph->setLineStyle(QCPGraph::lsStepLeft);
    graph->setName(histogram.name);
    graph->setPen(thinPen(histogram.colour));
    graph->setBrush(withAlpha(histogram.colour, 0.6));
    graph->setAntialiased(false);
    if (!histogram.name.isEmpty())
        graph->addToLegend();
}

MarkerItems Chart::Private::addMarker(const ChartMarker& marker, bool isVertical)
{
    MarkerItems items;
    if (marker.low < marker.high) {
        items.band = new QCPItemRect(plot);
        items.band->setPen(Qt::NoPen);
        items.band->setBrush(withAlpha(marker.colour, 0.18));
    }
    items.line = new QCPItemLine(plot);
    items.line->setPen(QPen(marker.colour, marker.isDraggable ? 2 : 1.25, marker.isDashed ? Qt::DashLine : Qt::SolidLine));
    if (!marker.label.isEmpty()) {
        items.label = new QCPItemText(plot);
        items.label->setText(marker.label);
        items.label->setFont(textFont(TextSize::Small));
        items.label->setColor(marker.colour);
        items.label->setPadding(QMargins(4, 2, 4, 2));
    }
    const auto types = [isVertical](QCPItemPosition* position) {
        position->setTypeX(isVertical ? QCPItemPosition::ptPlotCoords : QCPItemPosition::ptAxisRectRatio);
        position->setTypeY(isVertical ? QCPItemPosition::ptAxisRectRatio : QCPItemPosition::ptPlotCoords);
    };
    types(items.line->start);
    types(items.line->end);
    if (items.label)
        types(items.label->position);
    if (items.band) {
        types(items.band->topLeft);
        types(items.band->bottomRight);
    }
    placeMarker(items, marker, isVertical);
    return items;
}

void Chart::Private::placeMarker(const MarkerItems& items, const ChartMarker& marker, bool isVertical)
{
    const auto place = [isVertical](QCPItemPosition* position, double along, double across) {
        isVertical ? position->setCoords(along, across) : position->setCoords(across, along);
    };
    place(items.line->start, marker.x, 0);
    place(items.line->end, marker.x, 1);
    if (items.band) {
        place(items.band->topLeft, isVertical ? marker.low : marker.high, 0);
        place(items.band->bottomRight, isVertical ? marker.high : marker.low, 1);
    }
    if (!items.label)
        return;
    // The label changes sides where it would leave the picture.
    const double middle = plot->xAxis->pixelToCoord(plot->axisRect()->center().x());
    const bool isRightHalf = isVertical && marker.x > middle;
    items.label->setPositionAlignment(isVertical ? (isRightHalf ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop
                                                 : Qt::AlignRight | Qt::AlignBottom);
    place(items.label->position, marker.x, isVertical ? 0 : 1);
}

void Chart::Private::applyAxis(QCPAxis* axis, const ChartAxis& values, bool hasCategories)
{
    axis->setLabel(values.title);
    axis->setScaleType(values.isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    QCPAxis* opposite = axis == plot->xAxis ? plot->xAxis2 : plot->yAxis2;
    opposite->setScaleType(axis->scaleType());
    if (hasCategories) {
        axis->setTicker(QSharedPointer<CategoryTicker>::create(categories, axis));
    } else if (values.isLogarithmic) {
        axis->setTicker(QSharedPointer<PowerTicker>::create(axis));
    } else {
        axis->setTicker(QSharedPointer<NumberTicker>::create(values, axis));
    }
    // An empty chart has no numbers: its axes only say what will be here.
    axis->setTickLabels(!q->isEmpty());
    axis->setTicks(!q->isEmpty());
    axis->grid()->setVisible(!hasCategories && !q->isEmpty());
    axis->setSubTicks(values.isLogarithmic && !q->isEmpty());
    axis->setTickLength(0, 4);
    axis->setSubTickLength(0, 2);
}

void Chart::Private::applyColours()
{
    plot->setBackground(surface());
    plot->setLocale(QLocale());
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis, plot->xAxis2, plot->yAxis2}) {
        for (const auto set : {&QCPAxis::setBasePen, &QCPAxis::setTickPen, &QCPAxis::setSubTickPen})
            (axis->*set)(thinPen(hairline()));
        axis->setTickLabelColor(mutedInk());
        axis->setTickLabelFont(numberFont(TextSize::Small));
        axis->setLabelColor(ink());
        axis->setLabelFont(textFont(TextSize::Small));
        axis->setLabelPadding(6);
        axis->grid()->setPen(thinPen(withAlpha(hairline(), 0.7)));
        axis->grid()->setSubGridVisible(false);
        axis->grid()->setZeroLinePen(thinPen(hairline()));
    }
    QCPLegend* legend = plot->legend;
    legend->setFont(textFont(TextSize::Small));
    legend->setTextColor(ink());
    legend->setBrush(withAlpha(surface(), 0.85));
    legend->setBorderPen(Qt::NoPen);
    legend->setIconSize(18, 16); // lower icons would cut the descenders of the names
    legend->setRowSpacing(0);
    for (QCPItemLine* line : {crossX, crossY})
        line->setPen(thinPen(mutedInk(), Qt::DotLine));
    crossText->setFont(numberFont(TextSize::Small));
    crossText->setColor(mutedInk());
    crossText->setPadding(QMargins(0, 2, 0, 3));
    emptyLabel->setFont(textFont(TextSize::Body));
    emptyLabel->setColor(mutedInk());
}

void Chart::Private::placeLegend()
{
    plot->legend->setVisible(isLegendWanted && plot->legend->itemCount() > 1);
    if (!plot->legend->visible())
        return;
    // The corner with the fewest points takes it.
    const QCPRange x = plot->xAxis->range(), y = plot->yAxis->range();
    const Qt::Alignment corners[] = {Qt::AlignRight | Qt::AlignTop, Qt::AlignLeft | Qt::AlignTop,
                                     Qt::AlignRight | Qt::AlignBottom, Qt::AlignLeft | Qt::AlignBottom};
    int counts[4] = {};
    const auto count = [&](double px, double py) {
        const bool isLeft = px < 0.4, isRight = px > 0.6, isTop = py > 0.55, isBottom = py < 0.45;
        counts[0] += isRight && isTop;
        counts[1] += isLeft && isTop;
        counts[2] += isRight && isBottom;
        counts[3] += isLeft && isBottom;
    };
    const auto along = [](const QCPAxis* axis, const QCPRange& range, double value) {
        if (axis->scaleType() == QCPAxis::stLogarithmic)
            return value > 0 ? std::log(value / range.lower) / std::log(range.upper / range.lower) : 0.0;
        return (value - range.lower) / range.size();
    };
    for (const ChartSeries& one : series)
        for (std::size_t i = 0; i < one.x.size(); ++i)
            count(along(plot->xAxis, x, one.x[i]), along(plot->yAxis, y, one.y[i]));
    for (const ChartBars& one : bars)
        for (std::size_t i = 0; i < one.values.size(); ++i)
            for (double step = 0; step <= 1; step += 0.25)
                count(along(plot->xAxis, x, double(i)), along(plot->yAxis, y, one.values[i] * step));
    for (const ChartHistogram& one : histograms)
        for (std::size_t i = 0; i < one.counts.size(); ++i)
            if (one.counts[i] > 0)
                for (double step = 0; step <= 1; step += 0.25)
                    count(along(plot->xAxis, x, one.edges[i]), along(plot->yAxis, y, one.counts[i]) * step);
    const auto best = std::min_element(std::begin(counts), std::end(counts)) - std::begin(counts);
    plot->axisRect()->insetLayout()->setInsetAlignment(0, corners[best]);
}

std::pair<double, double> Chart::Private::dataRange(bool isX) const
{
    const bool isLogarithmic = (isX ? xAxis : yAxis).isLogarithmic;
    std::pair<double, double> range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const ChartSeries& one : series) {
        for (const double value : isX ? one.x : one.y)
            widen(range, value, isLogarithmic);
        if (!isX)
            for (const auto* limits : {&one.low, &one.high})
                for (const double value : *limits)
                    widen(range, value, isLogarithmic);
    }
    for (const ChartBars& one : bars) {
        if (!isX && !isLogarithmic)
            widen(range, 0, false);
        for (std::size_t i = 0; i < one.values.size(); ++i) {
            if (isX) {
                widen(range, double(i) - 0.6, false);
                widen(range, double(i) + 0.6, false);
                continue;
            }
            const double error = i < one.errors.size() && std::isfinite(one.errors[i]) ? one.errors[i] : 0;
            widen(range, one.values[i] + error, isLogarithmic);
            widen(range, one.values[i] - error, isLogarithmic);
        }
    }
    for (const ChartHistogram& one : histograms) {
        for (const double value : isX ? one.edges : one.counts)
            widen(range, value, isLogarithmic);
        if (!isX && !isLogarithmic)
            widen(range, 0, false);
    }
    for (const ChartMarker& marker : isX ? markers : levels)
        widen(range, marker.x, isLogarithmic);
    return range;
}

Chart::Chart(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d->plot);
    setFocusPolicy(Qt::StrongFocus);
    d->plot->installEventFilter(this);
    d->rebuild();
}

Chart::~Chart() = default;

void Chart::setTitle(const QString& title)
{
    d->title = title;
    setAccessibleName(title);
    d->plot->setAccessibleName(title);
}

void Chart::setAxes(const ChartAxis& x, const ChartAxis& y)
{
    d->xAxis = x;
    d->yAxis = y;
    d->rebuild();
}

void Chart::setSeries(std::vector<ChartSeries> series)
{
    d->series = std::move(series);
    d->rebuild();
}

void Chart::updateSeries(int index, ChartSeries series)
{
    if (index < 0)
        return;
    if (std::size_t(index) >= d->series.size())
        d->series.resize(std::size_t(index) + 1);
    d->series[std::size_t(index)] = std::move(series);
    d->rebuild();
}

void Chart::setBars(const QStringList& categories, std::vector<ChartBars> bars)
{
    d->categories = categories;
    d->bars = std::move(bars);
    d->rebuild();
}

void Chart::setHistogram(ChartHistogram histogram)
{
    std::vector<ChartHistogram> one;
    if (!histogram.counts.empty())
        one.push_back(std::move(histogram));
    setHistograms(std::move(one));
}

void Chart::setHistograms(std::vector<ChartHistogram> histograms)
{
    d->histograms = std::move(histograms);
    d->rebuild();
}

void Chart::setMarkers(std::vector<ChartMarker> markers)
{
    d->markers = std::move(markers);
    d->rebuild();
}

void Chart::moveMarker(int index, double x)
{
    if (index < 0 || std::size_t(index) >= d->markers.size())
        return;
    d->markers[std::size_t(index)].x = x;
    d->placeMarker(d->markerItems[std::size_t(index)], d->markers[std::size_t(index)], true);
    d->replot();
}

void Chart::setLevels(std::vector<ChartMarker> levels)
{
    d->levels = std::move(levels);
    d->rebuild();
}

void Chart::clear()
{
    d->series.clear();
    d->bars.clear();
    d->categories.clear();
    d->histograms.clear();
    d->markers.clear();
    d->levels.clear();
    d->isViewChosen = false;
    d->rebuild();
}

void Chart::setEmptyText(const QString& sentence)
{
    d->emptyText = sentence;
    d->rebuild();
}

void Chart::setLegendVisible(bool isVisible)
{
    d->isLegendWanted = isVisible;
    d->placeLegend();
    d->replot();
}

void Chart::setCrosshairVisible(bool isVisible) { d->isCrosshairWanted = isVisible; }

const std::vector<ChartSeries>& Chart::series() const { return d->series; }

bool Chart::isEmpty() const
{
    const bool hasPoints = std::any_of(d->series.begin(), d->series.end(), [](auto& one) { return !one.x.empty(); });
    return !hasPoints && d->bars.empty() && d->histograms.empty();
}

void Chart::fit()
{
    d->isViewChosen = false;
    const auto apply = [](QCPAxis* axis, const ChartAxis& wanted, std::pair<double, double> range, double lowMargin,
                          double highMargin) {
        if (wanted.range)
            return axis->setRange(wanted.range->first, wanted.range->second);
        if (!(range.first <= range.second))
            range = wanted.isLogarithmic ? std::pair(1.0, 10.0) : std::pair(0.0, 1.0);
        if (wanted.isLogarithmic) {
            const double factor = std::max(std::pow(range.second / range.first, kMargin), 1.02);
            return axis->setRange(range.first / factor, range.second * factor);
        }
        const double extent = range.second > range.first ? range.second - range.first
                                                         : std::max(std::abs(range.first), 1.0);
        axis->setRange(range.first - lowMargin * extent, range.second + highMargin * extent);
    };
    const bool standsOnZero = !d->bars.empty() || !d->histograms.empty();
    const auto y = d->dataRange(false);
    // Bars may fill every corner, so a legend gets room of its own above them.
    const double headroom = d->bars.size() > 1 ? 0.06 + 0.08 * double(d->bars.size()) : kMargin;
    apply(d->plot->xAxis, d->xAxis, d->dataRange(true), standsOnZero ? 0 : kMargin, standsOnZero ? 0 : kMargin);
    apply(d->plot->yAxis, d->yAxis, y, standsOnZero && y.first >= 0 ? 0 : kMargin, headroom);
    for (std::size_t i = 0; i < d->markers.size() && i < d->markerItems.size(); ++i)
        d->placeMarker(d->markerItems[i], d->markers[i], true);
    d->replot();
}

QPointF Chart::toPixel(double x, double y) const
{
    return QPointF(d->plot->xAxis->coordToPixel(x), d->plot->yAxis->coordToPixel(y)) + d->plot->pos();
}

QPointF Chart::toData(const QPointF& pixel) const
{
    const QPointF local = pixel - d->plot->pos();
    return {d->plot->xAxis->pixelToCoord(local.x()), d->plot->yAxis->pixelToCoord(local.y())};
}

QSize Chart::sizeHint() const { return {60 * kGrid, 36 * kGrid}; }
QSize Chart::minimumSizeHint() const { return {24 * kGrid, 16 * kGrid}; }

void Chart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LocaleChange
        || event->type() == QEvent::FontChange)
        d->rebuild();
}

} // namespace prunescope::gui
