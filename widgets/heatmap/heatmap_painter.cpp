// All drawing is in logical pixels, so it is sharp at every scaling of the screen.
#include "widgets/heatmap/heatmap_painter.h"

#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/heatmap/heatmap_heads.h"
#include "widgets/heatmap/heatmap_margins.h"
#include "widgets/heatmap/heatmap_text.h"

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

constexpr double kStripShare = 0.08, kLeastStrip = 20, kMostStrip = 40;     // of the height, for input norms
constexpr double kColumnsShare = 0.07, kLeastColumns = 18, kMostColumns = 34; // ... and for column means
constexpr double kProfileWidth = 64;
constexpr double kBarWidth = 12;
constexpr double kInsetSize = 144;
constexpr double kGridFrom = 12;  // pixels per weight from which cells get borders
constexpr double kValueFrom = 52; // ... and numbers

// 1, 2, 5 times a power of ten, at least one.
std::int64_t niceStep(double least)
{
    double step = std::pow(10.0, std::floor(std::log10(std::max(least, 1.0))));
    for (const double factor : {1.0, 2.0, 5.0, 10.0})
        if (factor * step >= least)
            return std::max<std::int64_t>(1, std::int64_t(factor * step));
    return std::max<std::int64_t>(1, std::int64_t(10 * step));
}

QString rowText(const QStringList& names, std::int64_t row) { return names.isEmpty() ? countText(row) : names.value(int(row)); }

// Of the labels at the left.
double rowTextWidth(const QFontMetricsF& metrics, const QStringList& names, std::int64_t rows)
{
    double widest = names.isEmpty() ? metrics.horizontalAdvance(countText(rows)) : 0;
    for (const QString& name : names)
        widest = std::max(widest, metrics.horizontalAdvance(name));
    return widest;
}

void paintColumnNumbers(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    const double perWeight = scene.view.columnPixels;
    const auto [first, last] = seenRange(scene.view.origin.x(), layout.picture.width(), perWeight, scene.data->score->columns);
    const double widest = QFontMetricsF(painter.font()).horizontalAdvance(countText(scene.data->score->columns));
    const std::int64_t step = niceStep((widest + 3 * kGrid) / perWeight);
    for (std::int64_t c = (first + step - 1) / step * step; c < last; c += step) {
        const double x = layout.picture.left() + scene.view.toPixel({double(c) + 0.5, 0}).x();
        if (x < layout.picture.left() || x > layout.picture.right())
            continue;
        painter.setPen(hairline());
        painter.drawLine(QPointF(x, layout.picture.bottom()), QPointF(x, layout.picture.bottom() + 4));
        drawLineOfText(painter, QRectF(x - widest, layout.picture.bottom() + 5, 2 * widest, smallLineHeight()), Qt::AlignHCenter,
                 countText(c), mutedInk());
    }
}

void paintRowNumbers(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    const double perWeight = scene.view.rowPixels;
    const auto [first, last] = seenRange(scene.view.origin.y(), layout.picture.height(), perWeight, scene.data->score->rows);
    const double spacing = scene.axes.rowNames.isEmpty() ? 2.5 : 1.2; // names are worth reading all
    const std::int64_t step = niceStep(spacing * smallLineHeight() / perWeight);
    for (std::int64_t r = (first + step - 1) / step * step; r < last; r += step) {
        const double y = layout.picture.top() + scene.view.toPixel({0, double(r) + 0.5}).y();
        if (y < layout.picture.top() || y > layout.picture.bottom())
            continue;
        painter.setPen(hairline());
        painter.drawLine(QPointF(layout.picture.left() - 4, y), QPointF(layout.picture.left(), y));
        drawLineOfText(painter, QRectF(layout.picture.left() - 206, y - smallLineHeight() / 2, 200, smallLineHeight()),
                 Qt::AlignRight | Qt::AlignVCenter, rowText(scene.axes.rowNames, r), mutedInk());
    }
}

// Powers of ten, with steps between them where there are few, both ways from zero if the scale is mirrored.
std::vector<double> logarithmicTicks(const HeatmapScale& scale)
{
    std::vector<double> ticks;
    const double decades = std::log10(scale.high / scale.low);
    const int step = scale.isMirrored && decades > 3 ? 2 : 1;
    for (int exponent = int(std::floor(std::log10(scale.high))); exponent >= int(std::floor(std::log10(scale.low))); exponent -= step)
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double value = factor * std::pow(10.0, exponent);
            if ((factor > 1 && (decades >= 2.5 || scale.isMirrored)) || value < scale.low || value > scale.high)
                continue;
            ticks.push_back(value);
            if (scale.isMirrored)
                ticks.push_back(-value);
        }
    if (scale.isMirrored)
        ticks.push_back(0);
    return ticks;
}

std::vector<double> scaleTicks(const HeatmapScale& scale)
{
    if (!(scale.high > scale.low))
        return {scale.high};
    if (scale.isLogarithmic)
        return logarithmicTicks(scale);
    std::vector<double> ticks;
    const double rough = (scale.high - scale.low) / 5;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double factor = rough / power;
    const double step = power * (factor > 5 ? 10 : factor > 2 ? 5 : factor > 1 ? 2 : 1);
    for (double value = std::ceil(scale.low / step) * step; value <= scale.high * (1 + 1e-9); value += step)
        ticks.push_back(std::abs(value) < step * 1e-6 ? 0 : value);
    return ticks;
}

// A point at an end of the bar: values beyond take the colour of this end.
void paintClippedEnd(QPainter& painter, const HeatmapScale& scale, const QRectF& bar, bool isTop)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(colourTable(scale.map)[isTop ? 255 : 0]));
    const double edge = isTop ? bar.top() - 1 : bar.bottom() + 1, tip = isTop ? bar.top() - 8 : bar.bottom() + 8;
    painter.drawPolygon(QPolygonF{QPointF(bar.left(), edge), QPointF(bar.right(), edge), QPointF(bar.center().x(), tip)});
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
    const ValueSpread& spread = scene.data->pyramid->spread();
    const double tolerance = 1e-6 * std::max(std::abs(scene.scale.high), std::abs(scene.scale.bottom()));
    if (double(spread.highest) > scene.scale.high + tolerance)
        paintClippedEnd(painter, scene.scale, bar, true);
    if (double(spread.lowest) < scene.scale.bottom() - tolerance && !(scene.scale.isLogarithmic && !scene.scale.isMirrored))
        paintClippedEnd(painter, scene.scale, bar, false);
    double widest = 0;
    for (const double value : scaleTicks(scene.scale)) {
        const double y = bar.bottom() - scene.scale.position(value) * bar.height();
        const QString text = tickText(value);
        widest = std::max(widest, QFontMetricsF(painter.font()).horizontalAdvance(text));
        painter.setPen(mutedInk());
        painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + 4, y));
        drawLineOfText(painter, QRectF(bar.right() + 7, y - smallLineHeight() / 2, 100, smallLineHeight()),
                 Qt::AlignLeft | Qt::AlignVCenter, text, mutedInk());
    }
    drawUpwards(painter, {bar.right() + 7 + widest + smallLineHeight(), bar.center().y()}, scene.scaleTitle, bar.height(), ink());
}

void paintOverlayKey(QPainter& painter, const HeatmapLayout& layout)
{
    const double size = smallLineHeight() - 5;
    QPointF at(layout.scale.left(), layout.scale.bottom() + 12);
    for (const auto& [tone, text] : {std::pair(keptTone(), HeatmapPainter::tr("kept", "weights")),
                                     std::pair(prunedTone(), HeatmapPainter::tr("pruned", "weights"))}) {
        painter.fillRect(QRectF(at.x(), at.y(), size, size), QColor(tone));
        drawLineOfText(painter, QRectF(at.x() + size + 5, at.y() - 2, 80, smallLineHeight()), Qt::AlignLeft, text, mutedInk());
        at.ry() += smallLineHeight() + 1;
    }
}

void paintCells(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    const double across = scene.view.columnPixels, down = scene.view.rowPixels;
    if (std::min(across, down) < kGridFrom)
        return;
    const MatrixScore& score = *scene.data->score;
    const auto columns = seenRange(scene.view.origin.x(), layout.picture.width(), across, score.columns);
    const auto rows = seenRange(scene.view.origin.y(), layout.picture.height(), down, score.rows);
    const QPointF start = layout.picture.topLeft() + scene.view.toPixel({double(columns.first), double(rows.first)});
    const QPointF end = layout.picture.topLeft() + scene.view.toPixel({double(columns.second), double(rows.second)});
    QColor border = surface();
    border.setAlphaF(0.35f);
    painter.setPen(QPen(border, 0));
    for (double x = start.x(); x <= end.x() + 0.5; x += across)
        painter.drawLine(QPointF(x, start.y()), QPointF(x, end.y()));
    for (double y = start.y(); y <= end.y() + 0.5; y += down)
        painter.drawLine(QPointF(start.x(), y), QPointF(end.x(), y));
    if (across < kValueFrom || down < 1.5 * smallLineHeight())
        return;
    for (std::int64_t r = rows.first; r < rows.second; ++r)
        for (std::int64_t c = columns.first; c < columns.second; ++c) {
            const float value = score.values[std::size_t(r * score.columns + c)];
            QRgb ground = scene.scale.colour(double(value));
            if (scene.mask)
                ground = mixColours(ground, scene.mask->pyramid->isPruned(r, c) ? prunedTone() : keptTone(), kOverlayShare);
            const QRectF cell(start + QPointF(double(c - columns.first) * across, double(r - rows.first) * down),
                              QSizeF(across, down));
            drawLineOfText(painter, cell, Qt::AlignCenter, numberText(double(value), 3), inkOn(ground));
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

HeatmapLayout heatmapLayout(const QRectF& area, bool hasStrip, std::int64_t rows, const MatrixHeads* heads,
                            const QStringList& rowNames)
{
    const QFontMetricsF metrics(numberFont(TextSize::Small));
    const double line = smallLineHeight();
    const double numbers = std::ceil(rowTextWidth(metrics, rowNames, rows));
    const double band = heads ? line + 6 : 0; // names of heads
    const bool hasRowHeads = heads && heads->areRows;
    const double left = numbers + line + 14 + (hasRowHeads ? band : 0);
    const double scaleText = metrics.horizontalAdvance(QStringLiteral("0.0000")) + 2.5 * line;
    const double right = std::ceil(kGrid + kProfileWidth + 2 * kGrid + kBarWidth + scaleText);
    const double strip = hasStrip ? std::round(std::clamp(kStripShare * area.height(), kLeastStrip, kMostStrip)) : 0;
    const double columns = std::round(std::clamp(kColumnsShare * area.height(), kLeastColumns, kMostColumns));
    const double top = std::ceil((hasStrip ? line + strip + 4 : 0) + line + columns + 8);
    const double bottom = std::ceil(2 * line + 12 + (heads && !hasRowHeads ? band : 0));
    HeatmapLayout layout;
    layout.picture = QRectF(std::ceil(area.left() + left), area.top() + top, std::max(area.width() - left - right, 16.0),
                            std::max(area.height() - top - bottom, 16.0));
    const QRectF& picture = layout.picture;
    layout.columns = QRectF(picture.left(), picture.top() - 4 - columns, picture.width(), columns);
    if (hasStrip)
        layout.strip = QRectF(picture.left(), layout.columns.top() - line - 4 - strip, picture.width(), strip);
    layout.profile = QRectF(picture.right() + kGrid, picture.top(), kProfileWidth, picture.height());
    layout.scale = QRectF(layout.profile.right() + 2 * kGrid, picture.top() + kGrid, kBarWidth,
                          std::max(picture.height() - 2 * kGrid - 4, 8.0));
    if (hasRowHeads)
        layout.heads = QRectF(picture.left() - numbers - 10 - band, picture.top(), band, picture.height());
    else if (heads)
        layout.heads = QRectF(picture.left(), picture.bottom() + line + 6, picture.width(), band);
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
    paintNormStrip(painter, scene, layout);
    paintColumnProfile(painter, scene, layout);
    paintRowProfile(painter, scene, layout);
    paintHeadRuler(painter, scene, layout);
    paintScale(painter, scene, layout);
    if (scene.mask)
        paintOverlayKey(painter, layout);
    const double below = std::max(layout.picture.bottom() + smallLineHeight() + 8,
                                  layout.heads.top() > layout.picture.bottom() ? layout.heads.bottom() : 0.0);
    drawLineOfText(painter, QRectF(layout.picture.left(), below, layout.picture.width(), smallLineHeight()), Qt::AlignHCenter,
                   scene.axes.columns.isEmpty() ? HeatmapPainter::tr("Input (column)") : scene.axes.columns, ink());
    const double numbers = rowTextWidth(QFontMetricsF(painter.font()), scene.axes.rowNames, scene.data->score->rows);
    const bool hasRowHeads = !layout.heads.isEmpty() && layout.heads.left() < layout.picture.left();
    const double beside = hasRowHeads ? layout.heads.left() - 2 : layout.picture.left() - numbers - 12;
    drawUpwards(painter, {beside - smallLineHeight() / 2, layout.picture.center().y()},
                scene.axes.rows.isEmpty() ? HeatmapPainter::tr("Output (row)") : scene.axes.rows, layout.picture.height(), ink());
}

void paintHeatmapMarks(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    painter.save();
    painter.setClipRect(layout.picture);
    painter.setFont(numberFont(TextSize::Small));
    paintCells(painter, scene, layout);
    paintHeadBoundaries(painter, scene, layout);
    if (scene.selected.x() >= 0)
        paintMark(painter, scene, layout, scene.selected, QColor(Qt::white));
    if (scene.hovered.x() >= 0 && scene.hovered != scene.selected && std::min(scene.view.columnPixels, scene.view.rowPixels) >= 3)
        paintMark(painter, scene, layout, scene.hovered, accent());
    painter.restore();

    paintBrush(painter, scene, layout);
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
