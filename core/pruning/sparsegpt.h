#pragma once
// The SparseGPT pruning method, and its update for masks of other methods.

#include "core/pruning/method.h"

#include <memory>

namespace prunescope {

std::unique_ptr<PruneMethod> makeSparseGptMethod();

/// Whether a method's parameters ask for SparseGPT's update of the kept weights ("update" = "sparsegpt").
bool wantsUpdate(const ParamValues& params);

/// Prunes by a mask and lets the kept weights of each row make up for it, with the task's "damping" or 0.01.
/// @param mask  [out, in], uint8, 1 = prune
/// @throws Error{Usage} if the task has no solver
MatrixOutcome pruneWithUpdate(const MatrixTask& task, const at::Tensor& mask, StopFlag& stop);

} // namespace prunescope
