#pragma once
// Does the mask depend on the calibration text? Two calibrations, one plan, and how far the masks agree. Torch-free header.

#include "core/session/prune.h"

#include <string>
#include <vector>

namespace prunescope {

struct OverlapParams {
    Plan plan;
    CalibrationParams first, second;
};

/// Agreement of two masks of one matrix.
struct MaskOverlap {
    std::string name;
    std::int64_t firstPruned = 0, secondPruned = 0, bothPruned = 0;
    std::int64_t elements = 0;

    std::int64_t eitherPruned() const { return firstPruned + secondPruned - bothPruned; }
    /// Jaccard index of the pruned sets: pruned by both / pruned by either; 1 where neither prunes.
    double jaccard() const { return eitherPruned() > 0 ? double(bothPruned) / double(eitherPruned()) : 1.0; }
    /// What two masks of these sizes would share by chance: p q / (p + q - p q).
    double jaccardByChance() const;
};

struct OverlapResult {
    std::vector<MaskOverlap> matrices;  ///< planned ones, in model order
    MaskOverlap total;                  ///< sums over them
    PruneResult first, second;          ///< the two runs
};

/// Prunes twice and compares what was removed. The model is not changed.
/// @throws Error as pruneModel(); Error{Usage} where no method of the plan looks at a text
OverlapResult compareMasks(const ModelHandle& model, const OverlapParams& params, StopFlag& stop, const ProgressSink& progress);

} // namespace prunescope
