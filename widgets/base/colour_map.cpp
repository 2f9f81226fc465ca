// Tables of 256 entries, interpolated between published anchors.
//
// viridis: van der Walt and Smith 2015 (CC0); cividis: Nunez, Anderton and Renslow 2018; both sampled from matplotlib's
// tables, the interpolation differs from them by less than 3/255 per channel. Diverging: ColorBrewer RdBu with 11 classes
// (Brewer 2003), turned so that positive is red. Kinds: Okabe and Ito 2008.
#include "widgets/base/colour_map.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace prunescope::gui {
namespace {

struct Anchor {
    int index;
    QRgb colour;
};

constexpr Anchor kViridis[] = {
    {0, 0x440154}, {16, 0x48186a}, {32, 0x472d7b}, {48, 0x424086}, {64, 0x3b528b}, {80, 0x33638d}, {96,
    0x2c728e}, {112, 0x26828e}, {128, 0x21918c}, {144, 0x1fa088}, {160, 0x28ae80}, {176, 0x3fbc73},
    {192, 0x5ec962}, {208, 0x84d44b}, {224, 0xaddc30}, {240, 0xd8e219}, {255, 0xfde725}};
constexpr Anchor kCividis[] = {
    {0, 0x00224e}, {16, 0x002e6a}, {22, 0x003171}, {32, 0x1a386f}, {48, 0x32436d}, {64, 0x434e6c}, {80,
    0x535a6d}, {96, 0x61656f}, {112, 0x6f7073}, {128, 0x7d7c78}, {144, 0x8c8878}, {160, 0x9b9476}, {176,
    0xaba072}, {192, 0xbcae6c}, {208, 0xcdbb63}, {224, 0xdec958}, {240, 0xf0d846}, {251, 0xfde334},
    {255, 0xfee838}};
constexpr QRgb kDiverging[] = {0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7,
                               0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b, 0x67001f};

template <std::size_t count> ColourTable interpolated(const Anchor (&anchors)[count])
{
    ColourTable table{};
    std::size_t segment = 0;
    for (int i = 0; i < int(table.size()); ++i) {
        while (i > anchors[segment + 1].index)
            ++segment;
        const Anchor& from = anchors[segment];
        const Anchor& to = anchors[segment + 1];
        table[std::size_t(i)] =
            mixColours(from.colour, to.colour, double(i - from.index) / (to.index - from.index));
    }
    return table;
}

ColourTable divergingTable()
{
    constexpr int last = int(std::size(kDiverging)) - 1;
    ColourTable table{};
    for (int i = 0; i < int(table.size()); ++i) {
        const double position = double(i) / 255 * last;
        const int segment = std::min(int(position), last - 1);
        table[std::size_t(i)] = mixColours(kDiverging[segment], kDiverging[segment + 1], position - segment);
    }
    return table;
}

double linearChannel(int value)
{
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

constexpr QRgb kKinds[] = {0x0072b2, 0x56b4e9, 0x009e73, 0xcc79a7, 0xe69f00, 0xd55e00, 0x8c8c8c};

} // namespace

const ColourTable& colourTable(ColourMap map)
{
    static const ColourTable viridis = interpolated(kViridis);
    static const ColourTable cividis = interpolated(kCividis);
    static const ColourTable diverging = divergingTable();
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

QRgb mixColours(QRgb a, QRgb b, double share)
{
    const auto mix = [share](int x, int y) { return int(x + (y - x) * share + 0.5); };
    return qRgb(mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b)));
}

QColor inkOn(QRgb ground)
{
    // Relative luminance of WCAG 2; at 0.179 black and white have the same contrast.
    const double luminance = 0.2126 * linearChannel(qRed(ground)) + 0.7152 * linearChannel(qGreen(ground))
                             + 0.0722 * linearChannel(qBlue(ground));
    return luminance > 0.179 ? QColor(Qt::black) : QColor(Qt::white);
}

QColor kindColour(const QString& kind, int order)
{
    static const char* const names[] = {"q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"};
    for (std::size_t i = 0; i < std::size(names); ++i)
        if (kind == QLatin1String(names[i]))
            return QColor(kKinds[i]);
    return seriesColour(order);
}

QColor seriesColour(int index)
{
    return QColor(kKinds[std::size_t(std::max(index, 0)) % std::size(kKinds)]);
}

} // namespace prunescope::gui
