#pragma once
// What stands beside a heatmap along its axes: input norms and column means above, row means at the right, and the range
// that is brushed on them.

#include "widgets/heatmap/heatmap_painter.h"

namespace prunescope::gui {

/// Norms of the inputs, for the columns that are seen.
void paintNormStrip(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout);
/// Mean and share kept of each column and row that is seen.
void paintColumnProfile(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout);
void paintRowProfile(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout);
/// The brushed range: a band on the margins, its edges on the picture.
void paintBrush(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout);

} // namespace prunescope::gui
