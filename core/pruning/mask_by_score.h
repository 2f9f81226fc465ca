#pragma once
// Methods that only mask: a score, a selector, no update of what stays.

#include "core/pruning/method.h"
#include "core/pruning/selection.h"

namespace prunescope {

/// How a plan entry's parameters and pattern select. Reads "group" and "reference_count" where the method has them.
SelectionParams selectionParams(double sparsityShare, const Pattern& pattern, const ParamValues& params);

/// Zeroes what the selection prunes; the kept weights are updated where the task's parameters ask for it.
MatrixOutcome maskBySelection(const MatrixTask& task, Selection selection, StopFlag& stop);

/// The same for scores that are computed row by row.
MatrixOutcome maskByRows(const MatrixTask& task, const RowScores& scores, StopFlag& stop);

/// The scores as a span over the tensor's memory.
/// @param scores  [out, in], float32, contiguous
std::span<const float> scoreSpan(const at::Tensor& scores);

/// |w| of each weight, row by row. @param weight  [out, in], any float type; kept alive by the result
RowScores magnitudeRows(const at::Tensor& weight);

/// |w_ij| * norm_j, row by row. @param norm  [in], float32
RowScores wandaRows(const at::Tensor& weight, const at::Tensor& norm);

/// Pieces of work in torch's threads.
void runInThreads(std::int64_t count, std::int64_t piece, const std::function<void(std::int64_t, std::int64_t)>& work);

} // namespace prunescope
