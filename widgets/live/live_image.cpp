// Colours of live images.
#include "widgets/live/live_image.h"

#include "widgets/base/colour_map.h"
#include "widgets/base/number_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace prunescope::gui {

using prunescope::LiveImage;
using prunescope::LiveScale;

namespace {

constexpr double kOutside = 0.005; // share of the cells beyond each end of the scale
constexpr double kDecades = 1e-5;  // of the highest value: more would leave no colours for the values that matter
constexpr double kDimming = 0.65;  // share of the ground in cells that are not swept yet

/// Finite cells as the scale sees them.
std::vector<float> cellsOf(const LiveImage& image)
{
    std::vector<float> values;
    values.reserve(image.cells.size());
    for (const float cell : image.cells) {
        const float value = image.scale == LiveScale::Diverging ? std::abs(cell) : cell;
        if (std::isfinite(value) && (image.scale != LiveScale::Logarithmic || value > 0))
            values.push_back(value);
    }
    return values;
}

/// The value below which a share of the values lies; reorders them.
double quantile(std::vector<float>& values, double share)
{
    const auto place = values.begin() + std::ptrdiff_t(share * double(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), place, values.end());
    return double(*place);
}

/// Three significant digits without trailing zeros.
QString endText(double value) { return tickText(QString::number(value, 'g', 3).toDouble()); }

} // namespace

double LiveColours::position(double value) const
{
    if (!std::isfinite(value))
        return std::numeric_limits<double>::quiet_NaN();
    if (!(high > low))
        return value > high ? 1.0 : 0.0;
    if (scale == LiveScale::Logarithmic)
        return value <= low ? 0.0 : std::min(1.0, std::log(value / low) / std::log(high / low));
    return std::clamp((value - low) / (high - low), 0.0, 1.0);
}

QRgb LiveColours::colourAtPosition(double position) const
{
    if (std::isnan(position))
        return nonFiniteColour();
    switch (scale) {
    case LiveScale::Mask: return keptShareTone(1 - position);
    case LiveScale::Diverging: return colourAt(ColourMap::Diverging, position);
    case LiveScale::Sequential:
    case LiveScale::Logarithmic: break;
    }
    return colourAt(ColourMap::Viridis, position);
}

QString LiveColours::valueText(double value) const
{
    if (scale == LiveScale::Mask)
        return percentText(value, 0);
    return scale == LiveScale::Diverging ? signedText(value) : numberText(value, 3);
}

QString LiveColours::lowText() const { return scale == LiveScale::Mask ? percentText(low, 0) : endText(low); }
QString LiveColours::highText() const { return scale == LiveScale::Mask ? percentText(high, 0) : endText(high); }

LiveColours coloursOf(const LiveImage& image)
{
    LiveColours colours{image.scale, 0, 1};
    if (image.scale == LiveScale::Mask)
        return colours;
    std::vector<float> values = cellsOf(image);
    if (values.empty())
        return colours;
    // Where nearly all cells are alike the few others decide.
    const double most = quantile(values, 1 - kOutside), least = quantile(values, kOutside);
    const double high = most > least ? most : double(*std::max_element(values.begin(), values.end()));
    switch (image.scale) {
    case LiveScale::Logarithmic: return {image.scale, std::max(least, high * kDecades), high};
    case LiveScale::Diverging: return {image.scale, high > 0 ? -high : -1, high > 0 ? high : 1};
    case LiveScale::Sequential:
    case LiveScale::Mask: break;
    }
    return {image.scale, std::min(least, high), high};
}

int sweptColumns(const LiveImage& image)
{
    return std::clamp(int(std::floor(image.swept * image.columns + 0.5)), 0, image.columns);
}

QImage drawLiveImage(const LiveImage& image, const LiveColours& colours, QRgb ground)
{
    QImage out(image.columns, image.rows, QImage::Format_RGB32);
    const int swept = sweptColumns(image);
    for (int row = 0; row < image.rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(out.scanLine(row));
        const float* cells = image.cells.data() + std::size_t(row) * std::size_t(image.columns);
        for (int column = 0; column < image.columns; ++column) {
            const QRgb colour = colours.colour(double(cells[column]));
            line[column] = column < swept ? colour : mixColours(colour, ground, kDimming);
        }
    }
    return out;
}

} // namespace prunescope::gui
