#pragma once
// Rules from numbers to sparsities: what OWL and AlphaPruning make of a statistic of each block, and how a
// plan with locks and n:m patterns then meets its parameter-weighted total. The statistics are measured in
// core/importance.

#include "core/plan/plan.h"

#include <vector>

namespace prunescope {

/// Sparsity of each block by OWL (Yin et al. 2024): with D_l the percentage of outliers,
/// keep_l = 2 range (D_l - min D) / (max D - min D), moved so that the mean of 1 - keep is the wanted share.
///
/// The published code turns values below 0 into 0.01; these are as the formula gives them, and meetTotal()
/// clamps.
///
/// @param outlierPercents  one per block, finite; all equal gives the wanted share everywhere
/// @param range            lambda, >= 0: sparsities span 2 lambda
std::vector<double> owlShares(const std::vector<double>& outlierPercents, double wantedShare, double range);

/// Sparsity of each block by AlphaPruning (Lu et al. 2024), up to a common factor: linear from the smallest
/// alpha at 1 - epsilon to the largest at 1 + epsilon. A heavier tail, a smaller alpha, is pruned less.
///
/// @param alphas   one per block; NaN (no tail) and all equal give 1
/// @param epsilon  0 to 1
std::vector<double> alphaFactors(const std::vector<double>& alphas, double epsilon);

/// What a matrix alone costs at some shares.
struct LossCurve {
    std::vector<double> shares;    ///< rising
    std::vector<double> increases; ///< of the loss, nats per token
};

/// Interpolated; beyond the last share the last piece goes on. @param curve  two points or more
double lossAt(const LossCurve& curve, double share);

/// Shares of the least sum of the curves at the wanted total: of each curve, made rising and convex, the cheapest weights
/// fall first (the Lagrangian solution of a separable problem).
///
/// Measured curves are noisy, and what matrices do to each other is not in them: a term that grows with the square of the
/// distance from the wanted share, a tenth of the mean curve at one range's distance, keeps matrices together that the curves
/// cannot tell apart.
///
/// @param curves  one per entry; an empty one leaves its entry at the wanted share
/// @param sizes   one per entry
/// @param wanted  0 to 1
/// @param range   > 0: no share is further from the wanted one
std::vector<double> cheapestShares(const std::vector<LossCurve>& curves, const MatrixSizes& sizes, double wanted, double range);

/// How sparsities move to the wanted total.
enum class Meeting {
    Shift, ///< by a common summand: differences stay (OWL)
    Scale, ///< by a common factor: ratios stay (AlphaPruning)
};

/// Whether a strategy may set this entry: it is neither locked nor n:m, whose sparsity is fixed.
bool isAllocatable(const PlanEntry& entry);

/// Gives each allocatable entry its share and moves them all to the parameter-weighted total, clamped to its bounds, otherwise to
/// [0, kHighestAllocatedShare]. What bounds cut of scaled shares is made up for by a common summand. Without locks, n:m entries,
/// bounds and clamps, shares whose weighted mean is the wanted total stay as they are.
///
/// @param sizes   one per plan entry; 0 leaves the entry alone
/// @param shares  one per plan entry, read for allocatable ones; >= 0 for Meeting::Scale
/// @return the total reached; the wanted one wherever requireReachable() passes
double meetTotal(Plan& plan, const MatrixSizes& sizes, const std::vector<double>& shares, double wantedShare,
                 Meeting meeting);

/// Puts each allocatable entry within its bounds; where that moved one, all of them are then shifted to the total.
/// @return the total reached
double meetBounds(Plan& plan, const MatrixSizes& sizes, double wantedShare);

/// Totals that are possible while fixed entries stay as they are and the others keep their bounds.
struct ReachableTotals {
    double lowest = 0, highest = 0;
};
/// @param highestShare  of an allocatable entry without an upper bound
ReachableTotals reachableTotals(const Plan& plan, const MatrixSizes& sizes,
                                double highestShare = kHighestAllocatedShare);

/// @throws Error{Usage} naming the wanted and the reachable totals if the wanted one is not among them
void requireReachable(const Plan& plan, const MatrixSizes& sizes, double wantedShare,
                      double highestShare = kHighestAllocatedShare);

} // namespace prunescope
