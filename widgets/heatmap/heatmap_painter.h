#pragma once
// The frame around a heatmap and what lies on it: axes, input-norm strip, row profile, colour scale, cell values, overview.

#include "core/session/head_spans.h"
#include "widgets/heatmap/heatmap_data.h"
#include "widgets/heatmap/heatmap_image.h"

#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>

class QPainter;

namespace prunescope::gui {

/// Which part of the matrix is seen, in the coordinates of the picture area.
struct HeatmapTransform {
    double columnPixels = 1, rowPixels = 1; ///< logical pixels of a weight, across and down
    QPointF origin;                         ///< column and row at the upper left corner of the picture area

    QPointF toMatrix(const QPointF& pixel) const
    {
        return origin + QPointF(pixel.x() / columnPixels, pixel.y() / rowPixels);
    }
    QPointF toPixel(const QPointF& weight) const
    {
        return {(weight.x() - origin.x()) * columnPixels, (weight.y() - origin.y()) * rowPixels};
    }
    /// Columns and rows that an area shows.
    QSizeF shown(const QSizeF& pixels) const { return {pixels.width() / columnPixels, pixels.height() / rowPixels}; }
};

/// What the axes mean where they are not outputs and inputs of a weight matrix.
struct HeatmapAxes {
    QString columns{}, rows{};   ///< "Channel", "Place"; empty: those of a weight matrix
    QStringList rowNames{};      ///< one for each row; empty: numbers
    bool areRowsTall = false;    ///< few rows: they share the height, and zooming spreads the columns only
};

/// Places inside the widget.
struct HeatmapLayout {
    QRectF picture;  ///< the matrix
    QRectF strip;    ///< input norms, above; empty without them
    QRectF columns;  ///< column means, between norms and picture
    QRectF profile;  ///< row means, at the right
    QRectF scale;    ///< the bar of the colour scale
    QRectF heads;    ///< names of heads: beside the row numbers or below the column numbers; empty without them
    QRectF inset;    ///< overview inside the picture; empty while all is seen
};

/// Everything to draw except the pixels of the matrix.
struct HeatmapScene {
    const HeatmapData* data = nullptr;
    const HeatmapMask* mask = nullptr; ///< null while the overlay is off
    HeatmapScale scale;
    HeatmapTransform view;
    Pooling pooling = Pooling::Mean;
    QString scaleTitle;                ///< "Wanda score |W| · ‖x‖"
    QPoint hovered{-1, -1};            ///< column and row of the weight under the pointer
    QPoint selected{-1, -1};
    HeatmapBrush brush;
    const MatrixHeads* heads = nullptr; ///< null without
    HeatmapAxes axes{};
    bool isFocused = false;
};

/// Depth of the rulers below and at the left of the picture: a drag on them picks columns or rows.
inline constexpr double kRulerDepth = 20;

/// Divides the widget's area.
/// @param hasStrip  whether there are input norms
/// @param heads     null without
/// @param rowNames  instead of row numbers; may be empty
HeatmapLayout heatmapLayout(const QRectF& area, bool hasStrip, std::int64_t rows, const MatrixHeads* heads,
                            const QStringList& rowNames = {});
/// Where the overview goes, or an empty rectangle if the view shows the whole matrix.
QRectF heatmapInset(const QRectF& picture, const HeatmapTransform& view, std::int64_t rows, std::int64_t columns);

/// Axes, strips, scale: around the picture.
void paintHeatmapFrame(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout);
/// Cell borders, values, marks and the overview's border: on the picture.
void paintHeatmapMarks(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout);

} // namespace prunescope::gui
