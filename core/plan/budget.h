#pragma once
// A plan moved until a number that it has, zeros, bytes or a predicted perplexity, is the wanted one.

#include "core/plan/plan.h"

#include <functional>

namespace prunescope {

/// A number that a plan has, finite for any sparsities. It rises or falls throughout while sparsities rise together; where it
/// does not quite, as for a prediction from noisy curves, one of the plans that have the wanted number is found.
using PlanQuantity = std::function<double(const Plan&)>;

/// Zeros of the planned matrices: those removed and those that remain are one number seen from two sides.
PlanQuantity zerosQuantity(MatrixSizes sizes);
/// Bytes with the weights that stay and one bit for each place, as planBytes().
PlanQuantity bitmaskQuantity(MatrixSizes sizes, double elementBytes);
/// Bytes with 2:4 matrices packed and the others as bitmask, as planBytes().
PlanQuantity semiQuantity(MatrixSizes sizes, double elementBytes);

/// Moves every unlocked unstructured entry along s' = s + t, clamped to its bounds, otherwise to [0, 0.99], by the common t for
/// which the quantity is the wanted one, to the resolution of double. A plan that has the number already is not touched.
/// @param sizes  one per plan entry; entries of size 0 stay
/// @return the quantity reached. Where locks, bounds and clamps leave no room: that of the closest end, which the plan then has
/// @throws Error{Usage} if the wanted number is not one; Error{Internal} if the quantity is not, or sizes are of another plan.
///         The plan is then as it was.
double shiftToQuantity(Plan& plan, const MatrixSizes& sizes, const PlanQuantity& quantity, double wanted);

} // namespace prunescope
