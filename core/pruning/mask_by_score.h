#pragma once
// Methods that only mask: a score, a selector, no update of what stays.

#include "core/pruning/method.h"
#include "core/pruning/selection.h"

namespace prunescope {

/// How a plan entry's parameters and pattern select. Reads "group" and "reference_count" where the method has them.
SelectionParams selectionParams(double sparsityShare, const Pattern& pattern, const ParamValues& params);

/// Zeroes what the selection prunes.
/// @param scores  [out, in], float32, contiguous
MatrixOutcome maskBySelection(const MatrixTask& task, const Selection& selection);

/// The scores as a span over the tensor's memory.
std::span<const float> scoreSpan(const at::Tensor& scores);

} // namespace prunescope
