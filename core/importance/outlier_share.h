#pragma once
// OWL's statistic (Yin et al. 2024): how many weights of a block stand out by their score.

#include "core/base/stop_flag.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <functional>

namespace prunescope {

/// Scores of the i-th matrix, [out, in], float32, >= 0. Called more than once for each, so that no two have
/// to be in memory together.
using ScoreSource = std::function<at::Tensor(std::size_t)>;

/// Percentage of a block's scores above `factor` times their mean, over all its matrices as if they were one:
/// matrices with large inputs dominate, as in the published code.
///
/// @param matrices  number of matrices of the block
/// @param stop      polled per matrix
///
/// Scores that are not finite do not count towards the mean. The mean is summed row by row in double, in
/// order: the same bits for any thread count. Memory: what `scores` returns, one matrix at a time.
double outlierPercent(std::size_t matrices, const ScoreSource& scores, double factor, StopFlag& stop);

} // namespace prunescope
