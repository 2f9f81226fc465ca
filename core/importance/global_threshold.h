#pragma once
// One threshold over the scores of a whole model: how much each matrix loses if its weights compete with all
// others.

#include "core/base/stop_flag.h"
#include "core/importance/outlier_share.h"

#include <cstdint>
#include <vector>

namespace prunescope {

/// Where the cut lies and what falls below it.
struct GlobalThreshold {
    float score = 0;                  ///< the largest score removed; 0 where nothing is
    std::vector<std::int64_t> counts; ///< weights removed, one per matrix
};

/// The lowest scores of all matrices together, counted without sorting or keeping them: scores are at least
/// 0, so their bits rise with them; one pass counts by the upper half of the bits, a second one by the lower
/// half inside the cell that the cut falls into. The count is exact; ties go in the order of matrices. NaN
/// counts as the largest score.
///
/// @param sizes        number of weights, one per matrix
/// @param scores       called twice for each matrix; must give the same values
/// @param wantedCount  weights to remove in all
/// @param highestShare no matrix loses more than this share of its weights; the others make up for it
/// @param stop         polled per matrix
/// @return counts that add up to wantedCount, or to as much as highestShare allows
///
/// Memory: 256 KiB per matrix, and one matrix of scores.
GlobalThreshold findGlobalThreshold(const std::vector<std::int64_t>& sizes, const ScoreSource& scores,
                                    std::int64_t wantedCount, double highestShare, StopFlag& stop);

} // namespace prunescope
