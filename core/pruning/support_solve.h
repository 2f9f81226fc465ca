#pragma once
// Least squares on a given support: the values of the kept weights that change the outputs least.

#include "core/base/stop_flag.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <span>

namespace prunescope {

/// One problem: rows are independent.
struct SupportProblem {
    at::Tensor products;                 ///< [in, in], double, symmetric, positive semidefinite: P
    at::Tensor wanted;                   ///< [out, in], double or float32: B0
    at::Tensor guess;                    ///< [out, in], double or float32; entries off the support are not read
    std::span<const std::uint8_t> pruned; ///< [out, in], 1 = stays zero
};

struct SupportSolution {
    at::Tensor weight;  ///< [out, in], double: B, zero off the support
    double loss = 0;    ///< sum over rows of (B - B0) P (B - B0)^T
};

/// Some steps of conjugate gradients on (B - B0) P (B - B0)^T for each row, in double. A row that has reached its
/// minimum stays. The loss never grows with the number of steps, but for rounding.
/// The stop flag is polled between products of about three billion operations.
SupportSolution solveOnSupport(const SupportProblem& problem, int steps, StopFlag& stop);

} // namespace prunescope
