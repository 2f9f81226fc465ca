#pragma once
// The colours of data. Sequential quantities use viridis or cividis, signed ones a diverging map centred on zero; what is
// kept and what is pruned differ in lightness, so that it survives greyscale and colour blindness.

#include <QColor>
#include <QString>

#include <array>

namespace prunescope::gui {

enum class ColourMap {
    Viridis,   ///< sequential; the default
    Cividis,   ///< sequential, looks alike with red-green blindness
    Diverging, ///< blue below zero, near-white at zero, red above
};

using ColourTable = std::array<QRgb, 256>;

/// Made on first use.
const ColourTable& colourTable(ColourMap map);

/// Colour for a position 0 to 1 on the map; values outside are clamped, NaN gives nonFiniteColour().
QRgb colourAt(ColourMap map, double position);

/// For NaN and infinite values: a colour that is in no map.
QRgb nonFiniteColour();

/// Dark and light tone of the kept/pruned overlay.
QRgb keptTone();
QRgb prunedTone();
/// Between them by the share kept, 0 to 1.
QRgb keptShareTone(double keptShare);

/// a * (1 - share) + b * share, per channel.
QRgb mixColours(QRgb a, QRgb b, double share);
/// Black or white, whichever reads better on the ground.
QColor inkOn(QRgb ground);

/// One fixed colour per matrix kind, from the Okabe-Ito set (its black as mid-grey, to show on both grounds).
/// @param order  place of the kind in the model, used for kinds that are not known
QColor kindColour(const QString& kind, int order = 0);
/// Colours for runs, plans and other series, in the order in which they are added.
QColor seriesColour(int index);

} // namespace prunescope::gui
