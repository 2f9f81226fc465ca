#pragma once
// What the weights of a plan take on the disk in the forms that know zeros.

#include "core/plan/plan.h"

namespace prunescope {

/// Bytes of the planned matrices.
struct PlanBytes {
    double dense = 0;   ///< every weight stored
    double bitmask = 0; ///< weights that stay, and one bit for each place; dense where that is less
    double semi = 0;    ///< 2:4 matrices as half their weights and two bits for each of those; the others as bitmask
};

/// @param sizes         one per plan entry
/// @param elementBytes  of a stored weight, 2 for bf16
PlanBytes planBytes(const Plan& plan, const MatrixSizes& sizes, double elementBytes);

} // namespace prunescope
