#pragma once
// Curves of a live picture in the house's charts. Curves over the same axes share a chart.

#include "core/base/live_picture.h"

#include <QString>

#include <vector>

namespace prunescope::gui {

class Chart;

/// Curves that are drawn in one chart.
using CurveGroup = std::vector<prunescope::LiveCurve>;

/// The curves in their order, those over the same axes together with the first of them; bars stand alone.
std::vector<CurveGroup> curveGroups(const std::vector<prunescope::LiveCurve>& curves);

/// "error", or "before+after": the same for the same chart of the next picture.
QString idOf(const CurveGroup& group);
/// The titles of its curves, translated, with a middle dot between them.
QString titleOf(const CurveGroup& group);

/// Whether the chart would look the same.
bool isSame(const CurveGroup& a, const CurveGroup& b);

/// Says what the axes of a group are.
void showAxes(Chart& chart, const CurveGroup& group);
/// Draws the values of a group; zoom and pan of the user stay.
void showCurves(Chart& chart, const CurveGroup& group);

} // namespace prunescope::gui
