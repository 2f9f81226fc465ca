#pragma once
// Line icons of the rail and the top bar, drawn in the palette's ink at any size.

#include <QIcon>

namespace prunescope::gui {

enum class Glyph { Explore, Sensitivity, Plan, Run, Compare, Undo, Redo };

/// Follows palette changes and scaling, since it is drawn each time it is asked for.
QIcon glyphIcon(Glyph glyph);

} // namespace prunescope::gui
