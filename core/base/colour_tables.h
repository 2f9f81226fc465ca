#pragma once
// The colours of data, as numbers: window and report draw from the same tables. 0xrrggbb throughout.

#include <array>
#include <cstdint>
#include <string_view>

namespace prunescope {

using Rgb = std::uint32_t;
using RgbTable = std::array<Rgb, 256>;

/// Sequential; the default.
const RgbTable& viridisTable();
/// Sequential, looks alike with red-green blindness.
const RgbTable& cividisTable();
/// Blue below the middle, near-white there, red above.
const RgbTable& divergingTable();

/// a * (1 - share) + b * share, per channel, rounded.
Rgb mixRgb(Rgb a, Rgb b, double share);
/// Black or white, whichever reads better on the ground (relative luminance of WCAG 2).
Rgb inkOnRgb(Rgb ground);

/// One fixed colour per matrix kind, from the Okabe-Ito set (its black as mid-grey, to show on light and dark).
/// @param order  place of the kind in the model, used for kinds that are not known
Rgb kindRgb(std::string_view kind, int order = 0);
/// Colours for runs, plans and other series, in the order in which they are added.
Rgb seriesRgb(int index);

} // namespace prunescope
