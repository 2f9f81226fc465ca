#pragma once
// Relative importance and activations (Zhang et al. 2024, "Plug-and-Play: An Efficient Post-training Pruning Method for
// Large Language Models"): a weight counts by its share of its input's and of its output's weights.

#include "core/base/stop_flag.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace prunescope {

/// The parts of the score that belong to whole columns and rows, so that a score can be computed where it is wanted.
struct RiaParts {
    std::vector<double> perColumn;  ///< [in]: 1 / sum of |W| over the column; 0 where all of it is zero
    std::vector<double> perRow;     ///< [out]: the same of the row
    std::vector<double> activation; ///< [in]: norm_j to the power

    /// Scores of one row. @param magnitudes  [in]: |W| of the row; may be `out` itself
    void scoreRow(std::int64_t row, const float* magnitudes, float* out) const;
};

/// Sums run over rows or columns in order, in double: the same bits for any thread count.
/// @param weight     [out, in], any float type, only read
/// @param inputNorm  [in], float32, L2 norm of each input feature, >= 0
/// @param power      of the norm; the paper uses 0.5, and 0 leaves the inputs out
/// @param stop       polled every few million weights; may be null
/// @throws Error{Shape} if inputNorm does not have weight.size(1) entries
RiaParts riaParts(const at::Tensor& weight, const at::Tensor& inputNorm, double power, StopFlag* stop = nullptr);

/// score[o, i] = (|W[o, i]| / sum_k |W[k, i]| + |W[o, i]| / sum_k |W[o, k]|) * inputNorm[i] ^ power
///
/// A term whose sum is zero is left out. Parameters and errors as riaParts().
/// @return  [out, in], float32, on the CPU; larger means keep
at::Tensor riaScore(const at::Tensor& weight, const at::Tensor& inputNorm, double power = 0.5);

} // namespace prunescope
