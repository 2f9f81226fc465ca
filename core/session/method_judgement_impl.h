#pragma once
// What one method did to one matrix, kept so that questions about single weights are answered at once. For core/session
// only; the public face is explain.h.

#include "core/importance/hessian_solver.h"
#include "core/pruning/rank_cut.h"
#include "core/session/matrix_inputs_impl.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <string>

namespace prunescope {

/// A matrix as the methods get it.
struct JudgedMatrix {
    std::string name;
    at::Tensor weight;                    ///< [out, in], stored type
    at::Tensor exact;                     ///< the same in float32, so that no rounding hides what a method did
    const MatrixInputs* inputs = nullptr; ///< null: methods that need inputs are not asked
    HessianSolver* solver = nullptr;      ///< of the same inputs
};

/// Immutable once made.
struct MethodJudgement {
    std::string method;
    Text problem;                         ///< why the method could not be run; then nothing below is set
    Pattern pattern;
    at::Tensor mask;                      ///< [out, in], uint8, 1 = pruned
    at::Tensor weight;                    ///< [out, in], stored type; undefined where kept weights stay as they are
    RankGroup group = RankGroup::None;
    RowScores scores;                     ///< what the method ranks by; empty without a group
    std::int64_t blockColumns = 0;        ///< of RankGroup::Block
    std::int64_t loses = 0;               ///< pruned weights of the matrix
    float matrixThreshold = -1;           ///< of RankGroup::Matrix
    std::int64_t bytes = 0;               ///< held beside the stored weight
};

/// Runs a method with its usual parameters.
/// @throws Error as the method, but BadInput becomes the judgement's problem
MethodJudgement judgeMethod(const std::string& method, const JudgedMatrix& matrix, const MatrixQuestion& question,
                            StopFlag& stop);

/// What the judgement says of one weight.
/// @param value  of the weight as stored
MethodVerdict verdictOf(const MethodJudgement& judgement, std::int64_t row, std::int64_t column, double value,
                        StopFlag& stop);

/// The scores by which SparseGPT chose its mask, with the weights as they were when the sweep reached their block (for n:m:
/// their group): (w / U_jj)^2. Found from the result alone: with E the errors of the sweep, W - W' = E U, which gives E
/// block by block from the left, and E what each block looked like before it was swept.
/// @param before     [out, in], float32: W
/// @param after      [out, in], float32: W' as the sweep left it
/// @param blockSize  columns that share a threshold
/// @return           [out, in], float32
at::Tensor sweptScores(const at::Tensor& before, const at::Tensor& after, const InverseFactor& factor,
                       std::int64_t blockSize, const Pattern& pattern, StopFlag& stop);

} // namespace prunescope
