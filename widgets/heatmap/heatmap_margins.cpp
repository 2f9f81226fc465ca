// Bars of one pixel each, over the weights that this pixel shows.
#include "widgets/heatmap/heatmap_margins.h"

#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/heatmap/heatmap_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {
namespace {

struct HeatmapMargins {
    Q_DECLARE_TR_FUNCTIONS(prunescope::gui::HeatmapMargins)
};

// Height of a norm in the strip, 0 to 1. A few huge norms are the rule in language models: linear bars end at four times
// the median, so that the others can be told apart.
double stripShare(const HeatmapData& data, bool isLogarithmic, double norm)
{
    const double highest = double(data.largestNorm);
    if (isLogarithmic) {
        const double low = std::max(double(data.smallestNorm), highest * 1e-4);
        return norm <= low ? 0.02 : 0.02 + 0.98 * std::log(norm / low) / std::max(std::log(highest / low), 1e-9);
    }
    return norm / std::min(highest, 4 * double(data.medianNorm) + 1e-30);
}

// The weights under one pixel of an axis: [first, last), at least one.
struct Span {
    std::int64_t first = 0, last = 0;
    bool isEmpty() const { return first >= last; }
};

Span spanUnder(double pixel, double origin, double perWeight, std::int64_t extent)
{
    const double start = origin + pixel / perWeight;
    Span span;
    span.first = std::int64_t(std::floor(start));
    span.last = std::min(std::max(span.first + 1, std::int64_t(std::floor(start + 1 / perWeight))), extent);
    return span.first < 0 ? Span() : span;
}

double meanOf(const std::vector<float>& values, Span span)
{
    double sum = 0;
    for (std::int64_t i = span.first; i < span.last; ++i)
        sum += double(values[std::size_t(i)]);
    return sum / double(std::max<std::int64_t>(span.last - span.first, 1));
}

// From the lowest to the highest mean, zero included.
struct ProfileScale {
    explicit ProfileScale(const std::vector<float>& means)
    {
        for (const float mean : means) {
            low = std::min(low, double(mean));
            high = std::max(high, double(mean));
        }
    }
    double share(double value) const { return high > low ? (value - low) / (high - low) : 0; }

    double low = 0, high = 0;
};

QColor barColour(const HeatmapScene& scene)
{
    QColor colour = mutedInk();
    if (scene.mask)
        colour.setAlphaF(0.4f);
    return colour;
}

} // namespace

void paintNormStrip(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    if (layout.strip.isEmpty() || scene.data->largestNorm <= 0)
        return;
    const QString range = HeatmapMargins::tr("Input norm ‖x‖, %1 to %2")
                              .arg(tickText(double(scene.data->smallestNorm)), tickText(double(scene.data->largestNorm)));
    drawLineOfText(painter, layout.strip.translated(0, -smallLineHeight() - 2), Qt::AlignLeft | Qt::AlignTop, range, mutedInk());
    const std::vector<float>& norms = scene.data->score->inputNorm;
    const double height = layout.strip.height();
    // Light: the largest norm under a pixel; dark: their mean; a tip in the accent colour: beyond the strip.
    QColor light = mutedInk();
    light.setAlphaF(0.35f);
    for (double x = 0; x < layout.strip.width(); x += 1) {
        const Span span = spanUnder(x, scene.view.origin.x(), scene.view.columnPixels, std::int64_t(norms.size()));
        if (span.isEmpty())
            continue;
        const auto bar = [&](double norm, const QColor& colour) {
            const double share = stripShare(*scene.data, scene.scale.isLogarithmic, norm);
            const double pixels = std::clamp(share, 0.0, 1.0) * height;
            painter.fillRect(QRectF(layout.strip.left() + x, layout.strip.bottom() - pixels, 1, pixels), colour);
            return share > 1.001;
        };
        const float largest = *std::max_element(norms.begin() + span.first, norms.begin() + span.last);
        if (bar(double(largest), light))
            painter.fillRect(QRectF(layout.strip.left() + x, layout.strip.top() - 3, 1, 3), accent());
        bar(meanOf(norms, span), mutedInk());
    }
    painter.setPen(hairline());
    painter.drawLine(layout.strip.bottomLeft(), layout.strip.bottomRight());
}

void paintColumnProfile(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    const QRectF& box = layout.columns;
    const std::vector<float>& means = scene.data->pyramid->columnMeans();
    const ProfileScale scale(means);
    const double zero = box.bottom() - scale.share(0) * box.height();
    const QColor bars = barColour(scene);
    QPolygonF keptLine;
    for (double x = 0; x < box.width(); x += 1) {
        const Span span = spanUnder(x, scene.view.origin.x(), scene.view.columnPixels, std::int64_t(means.size()));
        if (span.isEmpty())
            continue;
        const double end = box.bottom() - scale.share(meanOf(means, span)) * box.height();
        painter.fillRect(QRectF(QPointF(box.left() + x, std::min(zero, end)), QPointF(box.left() + x + 1, std::max(zero, end))), bars);
        if (scene.mask)
            keptLine << QPointF(box.left() + x + 0.5, box.bottom() - meanOf(scene.mask->pyramid->columnKeptShares(), span) * box.height());
    }
    if (scene.mask) {
        painter.setPen(accent()); // one pixel wide: wider lines take milliseconds to stroke
        painter.drawPolyline(keptLine);
    }
    painter.setPen(hairline());
    painter.drawLine(QPointF(box.left(), zero), QPointF(box.right(), zero));
    const QString caption =
        HeatmapMargins::tr("Column mean, %1 to %2").arg(tickText(scale.low), tickText(scale.high));
    drawLineOfText(painter, box.translated(0, -smallLineHeight() - 2), Qt::AlignLeft | Qt::AlignTop, caption, mutedInk());
}

void paintRowProfile(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    const QRectF& box = layout.profile;
    const std::vector<float>& means = scene.data->pyramid->rowMeans();
    const ProfileScale scale(means);
    const double zero = box.left() + scale.share(0) * box.width();
    const QColor bars = barColour(scene);
    QPolygonF keptLine;
    for (double y = 0; y < box.height(); y += 1) {
        const Span span = spanUnder(y, scene.view.origin.y(), scene.view.rowPixels, std::int64_t(means.size()));
        if (span.isEmpty())
            continue;
        const double end = box.left() + scale.share(meanOf(means, span)) * box.width();
        painter.fillRect(QRectF(QPointF(std::min(zero, end), box.top() + y), QPointF(std::max(zero, end), box.top() + y + 1)), bars);
        if (scene.mask)
            keptLine << QPointF(box.left() + meanOf(scene.mask->pyramid->rowKeptShares(), span) * box.width(), box.top() + y + 0.5);
    }
    if (scene.mask) {
        painter.setPen(accent()); // one pixel wide: wider lines take milliseconds to stroke
        painter.drawPolyline(keptLine);
    }
    painter.setPen(hairline());
    painter.drawLine(QPointF(zero, box.top()), QPointF(zero, box.bottom()));
    const QRectF caption = box.translated(0, -2 * smallLineHeight() - 3);
    drawLineOfText(painter, caption, Qt::AlignLeft | Qt::AlignTop, HeatmapMargins::tr("Row mean"), mutedInk());
    if (scene.mask)
        drawLineOfText(painter, caption.translated(0, smallLineHeight()), Qt::AlignLeft | Qt::AlignTop,
                       HeatmapMargins::tr("Share kept"), accent());
    const QRectF below(box.left(), box.bottom() + 5, box.width(), smallLineHeight());
    const QString low = scene.mask ? percentText(0, 0) : numberText(scale.low, 2);
    const QString high = scene.mask ? percentText(1, 0) : numberText(scale.high, 2);
    const bool areBeside = QFontMetricsF(painter.font()).horizontalAdvance(low + QLatin1Char(' ') + high) <= box.width();
    drawLineOfText(painter, below, Qt::AlignLeft, low, mutedInk());
    drawLineOfText(painter, areBeside ? below : below.translated(0, smallLineHeight()), Qt::AlignRight, high, mutedInk());
}

void paintBrush(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    if (scene.brush.isEmpty())
        return;
    const QRectF& picture = layout.picture;
    const auto [first, last] = std::pair(double(scene.brush.first), double(scene.brush.last));
    const QPointF from = picture.topLeft() + scene.view.toPixel({first, first});
    const QPointF to = picture.topLeft() + scene.view.toPixel({last, last});
    QColor band = accent();
    band.setAlphaF(0.25f);
    const QRectF all = scene.brush.areRows ? QRectF(QPointF(picture.left() - kRulerDepth, from.y()), QPointF(layout.profile.right(), to.y()))
                                           : QRectF(QPointF(from.x(), layout.columns.top()), QPointF(to.x(), picture.bottom() + kRulerDepth));
    const QRectF seen = all.intersected(scene.brush.areRows ? all.adjusted(0, picture.top() - all.top(), 0, picture.bottom() - all.bottom())
                                                            : all.adjusted(picture.left() - all.left(), 0, picture.right() - all.right(), 0));
    if (seen.isEmpty())
        return;
    painter.save();
    if (scene.brush.areRows) {
        painter.fillRect(QRectF(seen.topLeft(), QPointF(picture.left(), seen.bottom())), band);
        painter.fillRect(QRectF(QPointF(layout.profile.left(), seen.top()), seen.bottomRight()), band);
    } else {
        painter.fillRect(QRectF(seen.topLeft(), QPointF(seen.right(), picture.top())), band);
        painter.fillRect(QRectF(QPointF(seen.left(), picture.bottom()), seen.bottomRight()), band);
    }
    for (const auto& [colour, width] : {std::pair(QColor(Qt::black), 3.0), std::pair(accent(), 1.5)}) {
        painter.setPen(QPen(colour, width));
        if (scene.brush.areRows) {
            painter.drawLine(QPointF(picture.left(), seen.top()), QPointF(picture.right(), seen.top()));
            painter.drawLine(QPointF(picture.left(), seen.bottom()), QPointF(picture.right(), seen.bottom()));
        } else {
            painter.drawLine(QPointF(seen.left(), picture.top()), QPointF(seen.left(), picture.bottom()));
            painter.drawLine(QPointF(seen.right(), picture.top()), QPointF(seen.right(), picture.bottom()));
        }
    }
    painter.restore();
}

} // namespace prunescope::gui
