// The tables are those of core/base/colour_tables.h, as Qt writes colours.
#include "widgets/base/colour_map.h"

#include "core/base/colour_tables.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace prunescope::gui {
namespace {

constexpr QRgb kOpaque = 0xff000000;

ColourTable opaque(const RgbTable& table)
{
    ColourTable colours{};
    for (std::size_t i = 0; i < table.size(); ++i)
        colours[i] = kOpaque | table[i];
    return colours;
}

} // namespace

const ColourTable& colourTable(ColourMap map)
{
    static const ColourTable viridis = opaque(viridisTable());
    static const ColourTable cividis = opaque(cividisTable());
    static const ColourTable diverging = opaque(divergingTable());
    switch (map) {
    case ColourMap::Cividis: return cividis;
    case ColourMap::Diverging: return diverging;
    case ColourMap::Viridis: break;
    }
    return viridis;
}

QRgb colourAt(ColourMap map, double position)
{
    if (std::isnan(position))
        return nonFiniteColour();
    return colourTable(map)[std::size_t(std::clamp(position, 0.0, 1.0) * 255 + 0.5)];
}

QRgb nonFiniteColour() { return 0xffff00ff; }
QRgb keptTone() { return 0xffb9d9ee; }
QRgb prunedTone() { return 0xff7f2704; }
QRgb keptShareTone(double keptShare) { return mixColours(prunedTone(), keptTone(), std::clamp(keptShare, 0.0, 1.0)); }

QRgb mixColours(QRgb a, QRgb b, double share) { return kOpaque | mixRgb(a & ~kOpaque, b & ~kOpaque, share); }

QColor inkOn(QRgb ground) { return QColor(kOpaque | inkOnRgb(ground & ~kOpaque)); }

QColor kindColour(const QString& kind, int order) { return QColor(kOpaque | kindRgb(kind.toStdString(), order)); }

QColor seriesColour(int index) { return QColor(kOpaque | seriesRgb(index)); }

} // namespace prunescope::gui
