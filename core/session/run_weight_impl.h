#pragma once
// The weights that a run made, at the places that they have in its source. For core/session only.

#include "core/session/prune.h"

#include <ATen/core/Tensor.h>

namespace prunescope {

/// A matrix of the run's model with rows and columns back in the order of the source.
/// @param report  of the same run
/// @return        [out, in], stored type
at::Tensor weightInSourceOrder(const PruneResult& run, const MatrixReport& report);

} // namespace prunescope
