// Mouse and keyboard of a chart: the same in every chart of the program.
#include "widgets/base/chart_private.h"

#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {
namespace {

constexpr int kGrabPixels = 6;   // how near the pointer must be to a line to drag it
constexpr int kPointPixels = 12; // ... to a point to read it
constexpr int kClickPixels = 3;  // a press that moves less is a click
constexpr double kZoomStep = 0.8;

} // namespace

void Chart::Private::connectMouse()
{
    QObject::connect(plot, &QCustomPlot::mousePress, q, [this](QMouseEvent* event) { press(event); });
    QObject::connect(plot, &QCustomPlot::mouseMove, q, [this](QMouseEvent* event) { move(event); });
    QObject::connect(plot, &QCustomPlot::mouseRelease, q, [this](QMouseEvent* event) { release(event); });
    QObject::connect(plot, &QCustomPlot::mouseWheel, q, [this] { isViewChosen = true; });
    QObject::connect(plot, &QCustomPlot::mouseDoubleClick, q, [this] { q->fit(); });
}

void Chart::Private::press(QMouseEvent* event)
{
    pressedAt = event->pos();
    if (event->button() != Qt::LeftButton)
        return;
    draggedMarker = draggableAt(event->pos());
    plot->setInteraction(QCP::iRangeDrag, draggedMarker < 0);
}

void Chart::Private::move(QMouseEvent* event)
{
    if (draggedMarker >= 0) {
        const double x = plot->xAxis->pixelToCoord(event->pos().x());
        q->moveMarker(draggedMarker, x);
        Q_EMIT q->markerDragged(draggedMarker, x);
        return;
    }
    if (event->buttons() & Qt::LeftButton && (event->pos() - pressedAt).manhattanLength() > kClickPixels)
        isViewChosen = true;
    plot->setCursor(draggableAt(event->pos()) >= 0 ? Qt::SizeHorCursor : Qt::ArrowCursor);
    hover(event->pos());
}

void Chart::Private::release(QMouseEvent* event)
{
    if (event->button() == Qt::RightButton) {
        if ((event->pos() - pressedAt).manhattanLength() <= kClickPixels)
            showMenu(event->pos());
        return;
    }
    if (draggedMarker >= 0) {
        const int index = draggedMarker;
        draggedMarker = -1;
        plot->setInteraction(QCP::iRangeDrag, true);
        Q_EMIT q->markerReleased(index, plot->xAxis->pixelToCoord(event->pos().x()));
        return;
    }
    if ((event->pos() - pressedAt).manhattanLength() > kClickPixels)
        return;
    const Hit hit = nearest(event->pos());
    if (hit.series >= 0)
        Q_EMIT q->pointClicked(hit.series, hit.point);
}

int Chart::Private::draggableAt(const QPoint& pixel) const
{
    if (!plot->axisRect()->rect().contains(pixel))
        return -1;
    for (std::size_t i = 0; i < markers.size(); ++i)
        if (markers[i].isDraggable && std::abs(plot->xAxis->coordToPixel(markers[i].x) - pixel.x()) <= kGrabPixels)
            return int(i);
    return -1;
}

Chart::Private::Hit Chart::Private::nearest(const QPoint& pixel) const
{
    Hit hit;
    double best = double(kPointPixels) * kPointPixels;
    for (std::size_t s = 0; s < series.size(); ++s) {
        const std::size_t count = std::min(series[s].x.size(), series[s].y.size());
        for (std::size_t i = 0; i < count; ++i) {
            const QPointF data(series[s].x[i], series[s].y[i]);
            const QPointF way = QPointF(plot->xAxis->coordToPixel(data.x()), plot->yAxis->coordToPixel(data.y())) - pixel;
            const double distance = QPointF::dotProduct(way, way);
            if (distance < best) {
                best = distance;
                hit = {int(s), int(i), data};
            }
        }
    }
    if (hit.series >= 0 || bars.empty())
        return hit;
    const double key = plot->xAxis->pixelToCoord(pixel.x());
    const int category = int(std::lround(key));
    const int set = std::clamp(int((key - category + 0.4) / 0.8 * double(bars.size())), 0, int(bars.size()) - 1);
    const auto& values = bars[std::size_t(set)].values;
    if (category >= 0 && std::size_t(category) < values.size() && std::isfinite(values[std::size_t(category)]))
        hit = {set, category, QPointF(category, values[std::size_t(category)])};
    return hit;
}

QString Chart::Private::axisText(const ChartAxis& axis, double value) const
{
    return axis.isPercent ? percentText(value) : numberText(value);
}

QString Chart::Private::readout(const QPoint& pixel, const Hit& hit) const
{
    QStringList parts;
    if (hit.series >= 0 && !bars.empty() && series.empty()) {
        const ChartBars& one = bars[std::size_t(hit.series)];
        parts << categories.value(hit.point);
        if (!one.name.isEmpty())
            parts << one.name;
        const bool hasError = std::size_t(hit.point) < one.errors.size();
        parts << (hasError && !yAxis.isPercent ? valueWithErrorText(hit.data.y(), one.errors[std::size_t(hit.point)])
                                               : axisText(yAxis, hit.data.y()));
    } else if (hit.series >= 0) {
        const ChartSeries& one = series[std::size_t(hit.series)];
        for (const QString& text : {one.name, one.labels.value(hit.point)})
            if (!text.isEmpty())
                parts << text;
        parts << axisText(xAxis, hit.data.x()) << axisText(yAxis, hit.data.y());
    } else if (!histograms.empty()) {
        const double x = plot->xAxis->pixelToCoord(pixel.x());
        parts << axisText(xAxis, x);
        for (const ChartHistogram& one : histograms) {
            const auto edge = std::upper_bound(one.edges.begin(), one.edges.end(), x);
            if (edge == one.edges.begin() || edge == one.edges.end())
                continue;
            const QString count = countText(qint64(one.counts[std::size_t(edge - one.edges.begin()) - 1]));
            parts << (one.name.isEmpty() ? count : one.name + QLatin1String(": ") + count);
        }
    } else if (bars.empty()) {
        parts << axisText(xAxis, plot->xAxis->pixelToCoord(pixel.x()))
              << axisText(yAxis, plot->yAxis->pixelToCoord(pixel.y()));
    }
    return parts.join(QStringLiteral("   "));
}

void Chart::Private::hover(const QPoint& pixel)
{
    const QRect rect = plot->axisRect()->rect();
    if (!rect.contains(pixel) || q->isEmpty())
        return leave();
    const Hit hit = nearest(pixel);
    if (isCrosshairWanted) {
        QPointF at = pixel;
        if (hit.series >= 0)
            at = {plot->xAxis->coordToPixel(hit.data.x()), plot->yAxis->coordToPixel(hit.data.y())};
        crossX->start->setCoords(at.x(), rect.top());
        crossX->end->setCoords(at.x(), rect.bottom());
        crossY->start->setCoords(rect.left(), at.y());
        crossY->end->setCoords(rect.right(), at.y());
        crossX->setVisible(bars.empty());
        crossY->setVisible(histograms.empty());
        crossText->setText(readout(pixel, hit));
        crossText->setVisible(true);
        plot->layer(QStringLiteral("pointer"))->replot();
    }
    if (hit.series != hovered.series || hit.point != hovered.point)
        Q_EMIT q->pointHovered(hit.series, hit.point);
    hovered = hit;
}

void Chart::Private::leave()
{
    if (!crossText->visible() && hovered.series < 0)
        return;
    for (QCPAbstractItem* item : std::initializer_list<QCPAbstractItem*>{crossX, crossY, crossText})
        item->setVisible(false);
    plot->layer(QStringLiteral("pointer"))->replot();
    if (hovered.series >= 0)
        Q_EMIT q->pointHovered(-1, -1);
    hovered = {};
}

void Chart::Private::showMenu(const QPoint& pixel)
{
    QMenu menu(q);
    q->fillMenu(&menu);
    menu.exec(plot->mapToGlobal(pixel));
}

void Chart::Private::zoom(double factor)
{
    isViewChosen = true;
    if (bars.empty())
        plot->yAxis->scaleRange(factor);
    plot->xAxis->scaleRange(factor);
    replot();
}

void Chart::Private::pan(double right, double up)
{
    isViewChosen = true;
    const QRect rect = plot->axisRect()->rect();
    const auto shift = [](QCPAxis* axis, double pixels) {
        const double low = axis->coordToPixel(axis->range().lower), high = axis->coordToPixel(axis->range().upper);
        axis->setRange(axis->pixelToCoord(low + pixels), axis->pixelToCoord(high + pixels));
    };
    shift(plot->xAxis, right * rect.width());
    shift(plot->yAxis, -up * rect.height());
    replot();
}

void Chart::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_R: return fit();
    case Qt::Key_Plus:
    case Qt::Key_Equal: return d->zoom(kZoomStep);
    case Qt::Key_Minus: return d->zoom(1 / kZoomStep);
    case Qt::Key_Left: return d->pan(-0.1, 0);
    case Qt::Key_Right: return d->pan(0.1, 0);
    case Qt::Key_Up: return d->pan(0, 0.1);
    case Qt::Key_Down: return d->pan(0, -0.1);
    case Qt::Key_Menu: return d->showMenu(rect().center());
    default: QWidget::keyPressEvent(event);
    }
}

bool Chart::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == d->plot && event->type() == QEvent::Leave)
        d->leave();
    return QWidget::eventFilter(watched, event);
}

} // namespace prunescope::gui
