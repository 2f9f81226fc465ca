#pragma once
// From a pyramid to pixels: the part of the matrix that is seen, at the resolution of the screen.

#include "widgets/base/colour_map.h"
#include "widgets/heatmap/matrix_pyramid.h"

#include <QImage>
#include <QPointF>

#include <memory>
#include <vector>

namespace prunescope::gui {

/// Which values the colours span.
enum class ScaleRange {
    Full,        ///< from the lowest to the highest value in equal steps; from zero where none is below it
    Clipped,     ///< the same from the 1st to the 99th percentile
    Logarithmic, ///< equal ratios; for signed values both ways from zero
    Symmetric,   ///< from -m to m, m being the 99.8th percentile of the sizes |v|
};

/// The choice of a person.
struct HeatmapColours {
    ColourMap map = ColourMap::Viridis;
    ScaleRange range = ScaleRange::Clipped;
    bool operator==(const HeatmapColours&) const = default;
};

/// How values become colours.
struct HeatmapScale {
    ColourMap map = ColourMap::Viridis;
    bool isLogarithmic = false;
    double low = 0, high = 1; ///< ends of the colour scale; values beyond take the end's colour
    bool isMirrored = false;  ///< logarithmic both ways: from -high over -low, 0 and low to high

    /// Place on the colour scale, 0 to 1; NaN for values that are not finite.
    double position(double value) const;
    /// The value at a place.
    double valueAt(double position) const;
    /// The value of the lower end.
    double bottom() const { return isMirrored ? -high : low; }
    QRgb colour(double value) const { return colourAt(map, position(value)); }
    bool operator==(const HeatmapScale&) const = default;
};

/// A scale over most of the values; all of them count for its limits, whatever is seen at the moment.
/// @param isSigned  zero is the middle of the values
HeatmapScale scaleFor(const ValueSpread& spread, const HeatmapColours& colours, bool isSigned);

/// A scale as one table look-up per pixel: indexed by the upper 18 bits of a float, whose steps (0.2 %) are finer than
/// those of the colours.
class ColourLookup {
public:
    explicit ColourLookup(const HeatmapScale& scale);
    QRgb operator()(float value) const;
    const HeatmapScale& scale() const { return m_scale; }

private:
    HeatmapScale m_scale;
    std::vector<QRgb> m_colours, m_negative; // the second is empty where all below zero looks like zero
};

/// What to draw.
struct HeatmapRequest {
    const MatrixPyramid* values = nullptr;
    const MaskPyramid* mask = nullptr; ///< null: no overlay
    const ColourLookup* colours = nullptr;
    Pooling pooling = Pooling::Mean;   ///< where a pixel covers more than one weight
    QPointF origin{};                  ///< column and row at the left and upper edge of pixel 0, 0
    double columnsPerPixel = 1, rowsPerPixel = 1;
    QRgb outside = 0;                  ///< for pixels beyond the matrix
};

/// How much of the overlay's tones covers the colours.
inline constexpr double kOverlayShare = 0.78;

/// The level whose cells are as large as a pixel or smaller by less than half, on the axis with the smaller pixels.
int levelFor(double columnsPerPixel, double rowsPerPixel, int levels);

/// Fills an RGB32 image.
void drawHeatmap(QImage& image, const HeatmapRequest& request);

} // namespace prunescope::gui
