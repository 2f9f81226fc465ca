// Tables of 256 entries, interpolated between published anchors.
//
// viridis: van der Walt and Smith 2015 (CC0); cividis: Nunez, Anderton and Renslow 2018; both sampled from matplotlib's
// tables, the interpolation differs from them by less than 3/255 per channel. Diverging: ColorBrewer RdBu with 11 classes
// (Brewer 2003), turned so that positive is red. Kinds: Okabe and Ito 2008.
#include "core/base/colour_tables.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

namespace prunescope {
namespace {

struct Anchor {
    int index;
    Rgb colour;
};

constexpr Anchor kViridis[] = {
    {0, 0x440154},   {16, 0x48186a},  {32, 0x472d7b},  {48, 0x424086},  {64, 0x3b528b},  {80, 0x33638d},
    {96, 0x2c728e},  {112, 0x26828e}, {128, 0x21918c}, {144, 0x1fa088}, {160, 0x28ae80}, {176, 0x3fbc73},
    {192, 0x5ec962}, {208, 0x84d44b}, {224, 0xaddc30}, {240, 0xd8e219}, {255, 0xfde725}};
constexpr Anchor kCividis[] = {
    {0, 0x00224e},   {16, 0x002e6a},  {22, 0x003171},  {32, 0x1a386f},  {48, 0x32436d},  {64, 0x434e6c},  {80, 0x535a6d},
    {96, 0x61656f},  {112, 0x6f7073}, {128, 0x7d7c78}, {144, 0x8c8878}, {160, 0x9b9476}, {176, 0xaba072}, {192, 0xbcae6c},
    {208, 0xcdbb63}, {224, 0xdec958}, {240, 0xf0d846}, {251, 0xfde334}, {255, 0xfee838}};
constexpr Rgb kDiverging[] = {0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7,
                              0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b, 0x67001f};
constexpr Rgb kKinds[] = {0x0072b2, 0x56b4e9, 0x009e73, 0xcc79a7, 0xe69f00, 0xd55e00, 0x8c8c8c};

int channel(Rgb colour, int shift) { return int((colour >> shift) & 0xff); }

template <std::size_t count> RgbTable interpolated(const Anchor (&anchors)[count])
{
    RgbTable table{};
    std::size_t segment = 0;
    for (int i = 0; i < int(table.size()); ++i) {
        while (i > anchors[segment + 1].index)
            ++segment;
        const Anchor& from = anchors[segment];
        const Anchor& to = anchors[segment + 1];
        table[std::size_t(i)] = mixRgb(from.colour, to.colour, double(i - from.index) / (to.index - from.index));
    }
    return table;
}

RgbTable betweenDiverging()
{
    constexpr int last = int(std::size(kDiverging)) - 1;
    RgbTable table{};
    for (int i = 0; i < int(table.size()); ++i) {
        const double position = double(i) / 255 * last;
        const int segment = std::min(int(position), last - 1);
        table[std::size_t(i)] = mixRgb(kDiverging[segment], kDiverging[segment + 1], position - segment);
    }
    return table;
}

double linearChannel(int value)
{
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

} // namespace

const RgbTable& viridisTable()
{
    static const RgbTable table = interpolated(kViridis);
    return table;
}

const RgbTable& cividisTable()
{
    static const RgbTable table = interpolated(kCividis);
    return table;
}

const RgbTable& divergingTable()
{
    static const RgbTable table = betweenDiverging();
    return table;
}

Rgb mixRgb(Rgb a, Rgb b, double share)
{
    Rgb mixed = 0;
    for (const int shift : {16, 8, 0}) {
        const int x = channel(a, shift), y = channel(b, shift);
        mixed |= Rgb(int(x + (y - x) * share + 0.5)) << shift;
    }
    return mixed;
}

Rgb inkOnRgb(Rgb ground)
{
    // At 0.179 black and white have the same contrast.
    const double luminance = 0.2126 * linearChannel(channel(ground, 16)) + 0.7152 * linearChannel(channel(ground, 8)) +
                             0.0722 * linearChannel(channel(ground, 0));
    return luminance > 0.179 ? 0x000000 : 0xffffff;
}

Rgb kindRgb(std::string_view kind, int order)
{
    constexpr std::string_view names[] = {"q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"};
    const auto found = std::find(std::begin(names), std::end(names), kind);
    return found == std::end(names) ? seriesRgb(order) : kKinds[found - std::begin(names)];
}

Rgb seriesRgb(int index) { return kKinds[std::size_t(std::max(index, 0)) % std::size(kKinds)]; }

} // namespace prunescope
