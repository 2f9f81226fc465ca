#pragma once
// The Cholesky factor of the inverse Hessian, which SparseGPT reads its scores and updates from (Frantar and Alistarh
// 2023, section 3.3).

#include "core/base/stop_flag.h"

#include <ATen/core/Tensor.h>

namespace prunescope {

/// U and what was done to get it.
struct InverseFactor {
    at::Tensor upper;    ///< [in, in], float32: U with inverse(H + damping) = U^T U; zero below the diagonal
    at::Tensor isDead;   ///< [in], bool: inputs that never fire; their weights are pruned
    double damping = 0;  ///< share of the mean diagonal that was added; larger than wanted where that was needed
};

/// U_ii^2 is the i-th diagonal of the inverse Hessian of the inputs i, i + 1 ...: what makes a fixed order from left to
/// right exact.
///
/// One factorisation: with J the reversal of the order, J H J = L L^T gives U = J inverse(L) J. Panels are 256 wide, so
/// that the stop flag is polled often. Where H is not positive definite the damping is multiplied by 10, up to 1.
///
/// @param hessian  [in, in], float32, symmetric; overwritten and returned as `upper`
/// @param damping  share of the mean diagonal to add, above 0; the published programs use 0.01
/// @throws Error{BadInput} naming the first input feature with an entry that is not finite, or saying that no damping
///         helped
InverseFactor inverseFactor(at::Tensor hessian, double damping, StopFlag& stop);

} // namespace prunescope
