// All drawing is in logical pixels, so it is sharp at every scaling of the screen.
#include "widgets/heatmap/heatmap_painter.h"

#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {
namespace {

struct HeatmapPainter {
    Q_DECLARE_TR_FUNCTIONS(prunescope::gui::HeatmapPainter)
};

constexpr double kStripHeight = 40;
constexpr double kProfileWidth = 64;
constexpr double kBarWidth = 12;
constexpr double kInsetSize = 144;
constexpr double kGridFrom = 12;  // pixels per weight from which cells get borders
constexpr double kValueFrom = 52; // ... and numbers

double lineHeight() { return QFontMetricsF(textFont(TextSize::Small)).height(); }

// 1, 2, 5 times a power of ten, at least one.
std::int64_t niceStep(double least)
{
    double step = std::pow(10.0, std::floor(std::log10(std::max(least, 1.0))));
    for (const double factor : {1.0, 2.0, 5.0, 10.0})
        if (factor * step >= least)
            return std::max<std::int64_t>(1, std::int64_t(factor * step));
    return std::max<std::int64_t>(1, std::int64_t(10 * step));
}

// First and one past the last row or column that is seen.
std::pair<std::int64_t, std::int64_t> seen(double origin, double pixels, double perWeight, std::int64_t extent)
{
    const double last = origin + pixels / perWeight;
    return {std::clamp(std::int64_t(std::floor(origin)), std::int64_t(0), extent),
            std::clamp(std::int64_t(std::ceil(last)), std::int64_t(0), extent)};
}

void drawText(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text, const QColor& colour)
{
    painter.setPen(colour);
    painter.drawText(box, int(alignment) | Qt::TextSingleLine | Qt::TextDontClip, text);
}

void drawRotated(QPainter& painter, const QPointF& centre, const QString& text, double room, const QColor& colour)
{
    painter.save();
    painter.translate(centre);
    painter.rotate(-90);
    painter.setPen(colour);
    const QString fitting = QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, room);
    painter.drawText(QRectF(-room / 2, -lineHeight() / 2, room, lineHeight()), Qt::AlignCenter, fitting);
    painter.restore();
}

void paintColumnNumbers(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    const double perWeight = scene.view.columnPixels;
    const auto [first, last] = seen(scene.view.origin.x(), layout.picture.width(), perWeight, scene.data->score->columns);
    const double widest = QFontMetricsF(painter.font()).horizontalAdvance(countText(scene.data->score->columns));
    const std::int64_t step = niceStep((widest + 3 * kGrid) / perWeight);
    for (std::int64_t c = (first + step - 1) / step * step; c < last; c += step) {
        const double x = layout.picture.left() + scene.view.toPixel({double(c) + 0.5, 0}).x();
        if (x < layout.picture.left() || x > layout.picture.right())
            continue;
        painter.setPen(hairline());
        painter.drawLine(QPointF(x, layout.picture.bottom()), QPointF(x, layout.picture.bottom() + 4));
        drawText(painter, QRectF(x - widest, layout.picture.bottom() + 5, 2 * widest, lineHeight()), Qt::AlignHCenter,
                 countText(c), mutedInk());
    }
}

void paintRowNumbers(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    const double perWeight = scene.view.rowPixels;
    const auto [first, last] = seen(scene.view.origin.y(), layout.picture.height(), perWeight, scene.data->score->rows);
    const std::int64_t step = niceStep(2.5 * lineHeight() / perWeight);
    for (std::int64_t r = (first + step - 1) / step * step; r < last; r += step) {
        const double y = layout.picture.top() + scene.view.toPixel({0, double(r) + 0.5}).y();
        if (y < layout.picture.top() || y > layout.picture.bottom())
            continue;
        painter.setPen(hairline());
        painter.drawLine(QPointF(layout.picture.left() - 4, y), QPointF(layout.picture.left(), y));
        drawText(painter, QRectF(layout.picture.left() - 106, y - lineHeight() / 2, 100, lineHeight()),
                 Qt::AlignRight | Qt::AlignVCenter, countText(r), mutedInk());
    }
}

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

// The norms under one pixel column.
struct NormsUnderPixel {
    double mean = 0, largest = 0;
    std::int64_t count = 0;
};

NormsUnderPixel normsUnder(const std::vector<float>& norms, double start, double end)
{
    NormsUnderPixel found;
    const auto first = std::int64_t(std::floor(start));
    const std::int64_t last = std::min(std::max(first + 1, std::int64_t(std::floor(end))), std::int64_t(norms.size()));
    for (std::int64_t c = first; first >= 0 && c < last; ++c, ++found.count) {
        found.largest = std::max(found.largest, double(norms[std::size_t(c)]));
        found.mean += double(norms[std::size_t(c)]);
    }
    found.mean /= double(std::max<std::int64_t>(found.count, 1));
    return found;
}

void paintStrip(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    if (layout.strip.isEmpty() || scene.data->largestNorm <= 0)
        return;
    const QString range = HeatmapPainter::tr("Input norm ‖x‖, %1 to %2")
                              .arg(tickText(double(scene.data->smallestNorm)), tickText(double(scene.data->largestNorm)));
    drawText(painter, layout.strip.translated(0, -lineHeight() - 3), Qt::AlignLeft | Qt::AlignTop, range, mutedInk());
    const double perWeight = scene.view.columnPixels, height = layout.strip.height();
    // Light: the largest norm under a pixel; dark: their mean; a tip in the accent colour: beyond the strip.
    QColor light = mutedInk();
    light.setAlphaF(0.35f);
    for (double x = 0; x < layout.strip.width(); x += 1) {
        const double start = scene.view.origin.x() + x / perWeight;
        const NormsUnderPixel norms = normsUnder(scene.data->score->inputNorm, start, start + 1 / perWeight);
        const auto bar = [&](double norm, const QColor& colour) {
            const double share = stripShare(*scene.data, scene.scale.isLogarithmic, norm);
            const double pixels = std::clamp(share, 0.0, 1.0) * height;
            painter.fillRect(QRectF(layout.strip.left() + x, layout.strip.bottom() - pixels, 1, pixels), colour);
            return share > 1.001;
        };
        if (norms.count == 0)
            continue;
        if (bar(norms.largest, light))
            painter.fillRect(QRectF(layout.strip.left() + x, layout.strip.top() - 3, 1, 3), accent());
        bar(norms.mean, mutedInk());
    }
    painter.setPen(hairline());
    painter.drawLine(layout.strip.bottomLeft(), layout.strip.bottomRight());
}

double pooledMean(const std::vector<float>& values, std::int64_t first, std::int64_t last)
{
    double sum = 0;
    for (std::int64_t i = first; i < last; ++i)
        sum += double(values[std::size_t(i)]);
    return sum / double(std::max<std::int64_t>(last - first, 1));
}

void paintProfile(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    const std::vector<float>& means = scene.data->pyramid->rowMeans();
    const float largest = *std::max_element(means.begin(), means.end());
    const double perWeight = scene.view.rowPixels;
    QColor faint = mutedInk();
    faint.setAlphaF(0.4f);
    QPolygonF keptLine;
    for (double y = 0; y < layout.profile.height(); y += 1) {
        const double start = scene.view.origin.y() + y / perWeight;
        const auto first = std::int64_t(std::floor(start));
        if (first < 0 || first >= std::int64_t(means.size()))
            continue;
        const std::int64_t last = std::min(std::max(first + 1, std::int64_t(std::floor(start + 1 / perWeight))),
                                           std::int64_t(means.size()));
        const double share = largest > 0 ? pooledMean(means, first, last) / double(largest) : 0;
        painter.fillRect(QRectF(layout.profile.left(), layout.profile.top() + y, share * layout.profile.width(), 1),
                         scene.mask ? faint : mutedInk());
        if (scene.mask)
            keptLine << QPointF(layout.profile.left()
                                    + pooledMean(scene.mask->pyramid->rowKeptShares(), first, last)
                                          * layout.profile.width(),
                                layout.profile.top() + y);
    }
    if (scene.mask) {
        painter.setPen(QPen(accent(), 1.25));
        painter.drawPolyline(keptLine);
    }
    painter.setPen(hairline());
    painter.drawLine(layout.profile.topLeft(), layout.profile.bottomLeft());
    const QRectF caption = layout.profile.translated(0, -2 * lineHeight() - 3);
    drawText(painter, caption, Qt::AlignLeft | Qt::AlignTop, HeatmapPainter::tr("Row mean"), mutedInk());
    if (scene.mask)
        drawText(painter, caption.translated(0, lineHeight()), Qt::AlignLeft | Qt::AlignTop,
                 HeatmapPainter::tr("Share kept"), accent());
    const QRectF below(layout.profile.left(), layout.profile.bottom() + 5, layout.profile.width(), lineHeight());
    drawText(painter, below, Qt::AlignLeft, scene.mask ? percentText(0, 0) : QStringLiteral("0"), mutedInk());
    drawText(painter, below, Qt::AlignRight, scene.mask ? percentText(1, 0) : tickText(double(largest)), mutedInk());
}

std::vector<double> scaleTicks(const HeatmapScale& scale)
{
    std::vector<double> ticks;
    if (!(scale.high > scale.low))
        return {scale.high};
    if (scale.isLogarithmic) {
        const double decades = std::log10(scale.high / scale.low);
        for (int exponent = int(std::floor(std::log10(scale.low))); exponent <= int(std::log10(scale.high)) + 1; ++exponent)
            for (const double factor : {1.0, 2.0, 5.0}) {
                const double value = factor * std::pow(10.0, exponent);
                if ((factor == 1 || decades < 2.5) && value >= scale.low && value <= scale.high)
                    ticks.push_back(value);
            }
        return ticks;
    }
    const double rough = (scale.high - scale.low) / 5;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double factor = rough / power;
    const double step = power * (factor > 5 ? 10 : factor > 2 ? 5 : factor > 1 ? 2 : 1);
    for (double value = std::ceil(scale.low / step) * step; value <= scale.high * (1 + 1e-9); value += step)
        ticks.push_back(std::abs(value) < step * 1e-6 ? 0 : value);
    return ticks;
}

void paintScale(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    const QRectF bar = layout.scale;
    QImage colours(1, 256, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i)
        colours.setPixel(0, 255 - i, colourTable(scene.scale.map)[std::size_t(i)]);
    painter.drawImage(bar, colours);
    painter.setPen(hairline());
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    const bool isClipped = double(scene.data->pyramid->spread().highest) > scene.scale.high * (1 + 1e-6);
    if (isClipped) {
        // A point on top: larger values take the top colour.
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(colourTable(scene.scale.map)[255]));
        painter.drawPolygon(QPolygonF{bar.topLeft() + QPointF(0, -1), bar.topRight() + QPointF(0, -1),
                                      QPointF(bar.center().x(), bar.top() - 8)});
    }
    double widest = 0;
    for (const double value : scaleTicks(scene.scale)) {
        const double y = bar.bottom() - scene.scale.position(value) * bar.height();
        const QString text = tickText(value);
        widest = std::max(widest, QFontMetricsF(painter.font()).horizontalAdvance(text));
        painter.setPen(mutedInk());
        painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + 4, y));
        drawText(painter, QRectF(bar.right() + 7, y - lineHeight() / 2, 100, lineHeight()),
                 Qt::AlignLeft | Qt::AlignVCenter, text, mutedInk());
    }
    drawRotated(painter, {bar.right() + 7 + widest + lineHeight(), bar.center().y()}, scene.scaleTitle, bar.height(), ink());
}

void paintOverlayKey(QPainter& painter, const HeatmapLayout& layout)
{
    const double size = lineHeight() - 5;
    QPointF at(layout.scale.left(), layout.scale.bottom() + 8);
    for (const auto& [tone, text] : {std::pair(keptTone(), HeatmapPainter::tr("kept", "weights")),
                                     std::pair(prunedTone(), HeatmapPainter::tr("pruned", "weights"))}) {
        painter.fillRect(QRectF(at.x(), at.y(), size, size), QColor(tone));
        drawText(painter, QRectF(at.x() + size + 5, at.y() - 2, 80, lineHeight()), Qt::AlignLeft, text, mutedInk());
        at.ry() += lineHeight() + 1;
    }
}

void paintCells(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    const double across = scene.view.columnPixels, down = scene.view.rowPixels;
    if (std::min(across, down) < kGridFrom)
        return;
    const MatrixScore& score = *scene.data->score;
    const auto columns = seen(scene.view.origin.x(), layout.picture.width(), across, score.columns);
    const auto rows = seen(scene.view.origin.y(), layout.picture.height(), down, score.rows);
    const QPointF start = layout.picture.topLeft() + scene.view.toPixel({double(columns.first), double(rows.first)});
    const QPointF end = layout.picture.topLeft() + scene.view.toPixel({double(columns.second), double(rows.second)});
    QColor border = surface();
    border.setAlphaF(0.35f);
    painter.setPen(QPen(border, 0));
    for (double x = start.x(); x <= end.x() + 0.5; x += across)
        painter.drawLine(QPointF(x, start.y()), QPointF(x, end.y()));
    for (double y = start.y(); y <= end.y() + 0.5; y += down)
        painter.drawLine(QPointF(start.x(), y), QPointF(end.x(), y));
    if (across < kValueFrom || down < 1.5 * lineHeight())
        return;
    for (std::int64_t r = rows.first; r < rows.second; ++r)
        for (std::int64_t c = columns.first; c < columns.second; ++c) {
            const float value = score.values[std::size_t(r * score.columns + c)];
            QRgb ground = scene.scale.colour(double(value));
            if (scene.mask)
                ground = mixColours(ground, scene.mask->pyramid->isPruned(r, c) ? prunedTone() : keptTone(), kOverlayShare);
            const QRectF cell(start + QPointF(double(c - columns.first) * across, double(r - rows.first) * down),
                              QSizeF(across, down));
            drawText(painter, cell, Qt::AlignCenter, numberText(double(value), 3), inkOn(ground));
        }
}

// Two rings, so that the mark shows on every colour.
void paintMark(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout, const QPoint& weight,
               const QColor& colour)
{
    constexpr double least = 9;
    const QPointF at = layout.picture.topLeft() + scene.view.toPixel(weight);
    const QSizeF size(std::max(scene.view.columnPixels, least), std::max(scene.view.rowPixels, least));
    const QPointF centre = at + QPointF(scene.view.columnPixels, scene.view.rowPixels) / 2;
    const QRectF cell(centre - QPointF(size.width(), size.height()) / 2, size);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::black, 3));
    painter.drawRect(cell);
    painter.setPen(QPen(colour, 1.5));
    painter.drawRect(cell);
}

} // namespace

HeatmapLayout heatmapLayout(const QRectF& area, bool hasStrip, std::int64_t rows)
{
    const QFontMetricsF metrics(numberFont(TextSize::Small));
    const double line = lineHeight();
    const double left = std::ceil(metrics.horizontalAdvance(countText(rows)) + line + 14);
    const double scaleText = metrics.horizontalAdvance(QStringLiteral("0.0000")) + 2.5 * line;
    const double right = std::ceil(kGrid + kProfileWidth + 2 * kGrid + kBarWidth + scaleText);
    const double top = std::ceil((hasStrip ? kStripHeight + 4 : line) + line + 6);
    const double bottom = std::ceil(2 * line + 12);
    HeatmapLayout layout;
    layout.picture = QRectF(area.left() + left, area.top() + top, std::max(area.width() - left - right, 16.0),
                            std::max(area.height() - top - bottom, 16.0));
    if (hasStrip)
        layout.strip = QRectF(layout.picture.left(), layout.picture.top() - 4 - kStripHeight, layout.picture.width(),
                              kStripHeight);
    layout.profile = QRectF(layout.picture.right() + kGrid, layout.picture.top(), kProfileWidth, layout.picture.height());
    layout.scale = QRectF(layout.profile.right() + 2 * kGrid, layout.picture.top() + kGrid, kBarWidth,
                          std::max(layout.picture.height() - 2 * kGrid, 8.0));
    return layout;
}

QRectF heatmapInset(const QRectF& picture, const HeatmapTransform& view, std::int64_t rows, std::int64_t columns)
{
    const QPointF shown = view.toMatrix({picture.width(), picture.height()});
    const bool isWhole = view.origin.x() <= 0.5 && view.origin.y() <= 0.5 && shown.x() >= double(columns) - 0.5
                         && shown.y() >= double(rows) - 0.5;
    if (isWhole)
        return {};
    const double size = std::min({kInsetSize, picture.width() / 3, picture.height() / 3});
    // The same stretch as the picture.
    const double width = double(columns) * view.columnPixels, height = double(rows) * view.rowPixels;
    const QSizeF inset(std::max(width * size / std::max(width, height), 16.0),
                       std::max(height * size / std::max(width, height), 16.0));
    // Whole pixels keep the small picture sharp.
    return QRectF(QPointF(picture.right() - kGrid - inset.width(), picture.bottom() - kGrid - inset.height()), inset)
        .toAlignedRect();
}

void paintHeatmapFrame(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    painter.setFont(numberFont(TextSize::Small));
    paintColumnNumbers(painter, scene, layout);
    paintRowNumbers(painter, scene, layout);
    paintStrip(painter, scene, layout);
    paintProfile(painter, scene, layout);
    paintScale(painter, scene, layout);
    if (scene.mask)
        paintOverlayKey(painter, layout);
    drawText(painter,
             QRectF(layout.picture.left(), layout.picture.bottom() + lineHeight() + 8, layout.picture.width(), lineHeight()),
             Qt::AlignHCenter, HeatmapPainter::tr("Input (column)"), ink());
    drawRotated(painter, {layout.picture.left() - QFontMetricsF(painter.font()).horizontalAdvance(countText(scene.data->score->rows))
                              - lineHeight() / 2 - 12,
                          layout.picture.center().y()},
                HeatmapPainter::tr("Output (row)"), layout.picture.height(), ink());
}

void paintHeatmapMarks(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    painter.save();
    painter.setClipRect(layout.picture);
    painter.setFont(numberFont(TextSize::Small));
    paintCells(painter, scene, layout);
    if (scene.selected.x() >= 0)
        paintMark(painter, scene, layout, scene.selected, QColor(Qt::white));
    if (scene.hovered.x() >= 0 && scene.hovered != scene.selected && std::min(scene.view.columnPixels, scene.view.rowPixels) >= 3)
        paintMark(painter, scene, layout, scene.hovered, accent());
    painter.restore();

    painter.setBrush(Qt::NoBrush);
    if (!layout.inset.isEmpty()) {
        painter.setPen(QPen(surface(), 3));
        painter.drawRect(layout.inset);
        painter.setPen(QPen(mutedInk(), 1));
        painter.drawRect(layout.inset);
        const QPointF perWeight(layout.inset.width() / double(scene.data->score->columns),
                                layout.inset.height() / double(scene.data->score->rows));
        const QPointF end = scene.view.toMatrix({layout.picture.width(), layout.picture.height()});
        QRectF part(QPointF(scene.view.origin.x() * perWeight.x(), scene.view.origin.y() * perWeight.y()),
                    QPointF(end.x() * perWeight.x(), end.y() * perWeight.y()));
        part = part.translated(layout.inset.topLeft()).intersected(layout.inset);
        painter.setPen(QPen(Qt::black, 3));
        painter.drawRect(part);
        painter.setPen(QPen(Qt::white, 1.5));
        painter.drawRect(part);
    }
    painter.setPen(scene.isFocused ? QPen(accent(), 1) : QPen(hairline(), 1));
    painter.drawRect(layout.picture);
}

} // namespace prunescope::gui
