#pragma once
// SparseGPT's sweep over the columns of a matrix: each column's error is made up for in the columns to its right
// (Frantar and Alistarh 2023, algorithm 1).

#include "core/base/stop_flag.h"
#include "core/importance/inverse_factor.h"
#include "core/plan/plan.h"

#include <ATen/core/Tensor.h>

#include <functional>
#include <vector>

namespace prunescope {

/// What decides which weights go while the sweep moves on.
enum class SweepScore {
    Compensated, ///< (w / U_jj)^2 with the weights as changed so far: SparseGPT
    Magnitude,   ///< |w| as changed so far
    Wanda,       ///< |w| * norm_j as changed so far
};

struct SweepParams {
    double sparsityShare = 0;          ///< of every block of columns; not used for n:m or a given mask
    Pattern pattern;
    SweepScore score = SweepScore::Compensated;
    at::Tensor inputNorm;              ///< [in], float32; for SweepScore::Wanda
    at::Tensor givenMask;              ///< [out, in], uint8, 1 = prune; undefined: chosen on the way
    std::int64_t blockSize = 128;      ///< columns that share one threshold; rounded up to a multiple of the pattern's m
    bool countsLikeReference = false;  ///< a block loses int(n * s) + 1 weights and ties, not floor(n * s + 0.5)
};

/// How far a sweep is; valid during the call.
struct SweepState {
    std::int64_t done = 0;                 ///< columns swept
    const at::Tensor& weight;              ///< [out, in], float32, as changed so far
    const at::Tensor& mask;                ///< [out, in], uint8
    const std::vector<double>& rowLosses;  ///< [out]: sum of squared errors so far
};

struct SweepResult {
    at::Tensor weight;              ///< [out, in], float32; pruned entries are +0.0
    at::Tensor mask;                ///< [out, in], uint8, 1 = pruned
    std::vector<double> rowLosses;  ///< [out]: sum over columns of (w / U_jj)^2 of what was pruned
    double loss = 0;                ///< half their sum: the error ||X (W' - W)^T||^2 / N that the sweep expects
};

/// @param weight   [out, in], any float type, only read
/// @param factor   of the inputs; dead inputs are pruned on top of the count, except where a mask is given
/// @param observe  called after each block of columns; may be empty
///
/// Rows are independent once a block's mask is known, so each row walks through the block by itself and skips what it
/// keeps; the columns to the right of the block follow in large products. The same bits for any thread count and vector
/// width. The stop flag is polled between blocks and products.
SweepResult sweepColumns(const at::Tensor& weight, const InverseFactor& factor, const SweepParams& params, StopFlag& stop,
                         const std::function<void(const SweepState&)>& observe = {});

} // namespace prunescope
