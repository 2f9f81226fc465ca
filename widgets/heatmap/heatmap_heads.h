#pragma once
// Attention heads along a heatmap's axis: brackets and names beside it, boundaries on it.

#include "widgets/heatmap/heatmap_painter.h"

namespace prunescope::gui {

/// Short names: "q 3", "q 3, k and v", "kv 0: q 0–3".
QString headName(const HeadSpan& span, bool isGrouped);
QString headGroupName(const HeadSpan& first, const HeadSpan& last);

void paintHeadRuler(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout);
/// Lines between heads once they are wide enough to be told apart; between groups they are stronger.
void paintHeadBoundaries(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout);

} // namespace prunescope::gui
