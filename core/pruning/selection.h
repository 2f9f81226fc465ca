#pragma once
// From scores to masks: the selectors that methods combine with scores (methods/unstructured.md 1.4, design 5).
// Torch-free and deterministic: ties go by row, then by column, whatever the thread count.

#include "core/plan/plan.h"
#include "core/pruning/rank_cut.h"

#include <cstdint>
#include <span>
#include <vector>

namespace prunescope {

/// Which weights compete with each other.
enum class SelectionGroup { Layer, Row };

/// How a mask is chosen from scores.
struct SelectionParams {
    double sparsityShare = 0;        ///< 0 to 1; not used for n:m
    Pattern pattern;
    SelectionGroup group = SelectionGroup::Row;
    /// Count as the published code: a layer loses every score <= sorted[int(n * s)] (that is int(n * s) + 1 and ties), a
    /// row loses int(columns * s). Otherwise a group of n loses exactly floor(n * s + 0.5).
    bool countsLikeReference = false;
};

/// Where groups were cut.
struct SelectionCuts {
    std::vector<float> thresholds;     ///< largest pruned score of each group (layer: one, row: one each); -1 where a group
                                       ///< loses nothing; empty for n:m
    std::int64_t count = 0;            ///< pruned weights
};

/// A mask and what it cut off.
struct Selection : SelectionCuts {
    std::vector<std::uint8_t> pruned;  ///< [rows, columns], row-major, 1 = pruned
};

/// How many weights each row of so many columns loses. @throws Error{Usage} for a share outside 0..1
std::int64_t rowCount(std::int64_t columns, double sparsityShare, bool countsLikeReference);

/// Prunes the lowest scores. NaN scores count as the highest and are kept longest.
/// @param scores  [rows, columns], row-major
/// @throws Error{Shape} if the sizes do not fit; Error{Usage} for a share outside 0..1 or a group that does not divide
///         the columns
Selection selectLowest(std::span<const float> scores, std::int64_t rows, std::int64_t columns,
                       const SelectionParams& params);

/// The same for scores that are computed row by row when they are wanted, in threads.
/// @param pruned  [rows, columns], overwritten
SelectionCuts selectLowest(std::int64_t rows, std::int64_t columns, const RowScores& scores, const SelectionParams& params,
                           const RangeRunner& run, std::uint8_t* pruned);
Selection selectLowest(std::int64_t rows, std::int64_t columns, const RowScores& scores, const SelectionParams& params,
                       const RangeRunner& run);

/// Marks the `lost` lowest of a small group: lowest place first among equals. @param pruned  [group], overwritten
void pruneLowestOfGroup(const float* scores, int group, int lost, std::uint8_t* pruned);

/// Runs everything in the calling thread.
void runHere(std::int64_t count, std::int64_t piece, const std::function<void(std::int64_t, std::int64_t)>& work);

/// Wanda's variant (appendix of Sun et al. 2023): every row loses its lowest scores up to a share alpha of the row's
/// total; alpha is found by bisection on [0, 0.8] until the layer's sparsity is within 0.001 of the target or the
/// interval is below 0.001. Rows differ in count.
Selection selectByRowMass(std::span<const float> scores, std::int64_t rows, std::int64_t columns, double sparsityShare);

} // namespace prunescope
