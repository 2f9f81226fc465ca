#pragma once
// Sensitivity sweeps: what pruning one part of a model costs, for many parts and levels. Statistics and scores are made
// once for each block, the text's way to a block is walked once, and only the blocks behind a change run again: a sweep over
// all matrices of L equal blocks runs (L + 1) / 2L of the blocks that whole forward passes would.

#include "core/architecture/model.h"
#include "core/base/progress.h"
#include "core/base/stop_flag.h"
#include "core/evaluation/perplexity.h"
#include "core/plan/plan.h"
#include "core/pruning/prune_blocks.h"

#include <cstdint>
#include <string>
#include <vector>

namespace prunescope {

/// What is pruned together in one point of a sweep.
struct SweepUnit {
    std::string id;                   ///< stable, for records
    std::vector<std::string> modules; ///< matrices without ".weight"
    std::vector<int> blocks;          ///< of each module
    /// A whole plan instead of one level for all: the share of each module. Such a unit is measured once; its level is only
    /// its name. Empty: the task's levels.
    std::vector<double> shares;
    double level = 0;                 ///< of a unit with shares
};

/// What a sweep measures.
struct SweepTask {
    std::vector<SweepUnit> units;
    std::vector<double> levels;  ///< shares, 0 to 1, rising
    std::string method;
    ParamValues params;          ///< complete
    at::Tensor calibration;      ///< int64 [N, L], or undefined for a method that needs no inputs
    WindowPlan plan;             ///< how the loss is measured
    at::Tensor stream;           ///< int64 [tokens]
    /// A unit's higher levels are left out once its perplexity is more than this many times the dense one's; 0: never.
    double stopFactor = 0;
};

/// One point.
struct SweepMeasurement {
    std::size_t unit = 0;
    double level = 0;
    std::int64_t zeros = 0, elements = 0; ///< of the unit's matrices, earlier zeros included
    PerplexityFigures figures;
    double seconds = 0;
};

/// Hears what a sweep finds, in the working thread.
class SweepObserver {
public:
    virtual ~SweepObserver() = default;
    virtual void takeDense(const PerplexityFigures& figures) = 0;
    /// A point that need not be measured. @return its mean nats per token, or NaN
    virtual double known(std::size_t unit, double level) = 0;
    virtual void take(const SweepMeasurement& point) = 0;
};

/// Each point is the perplexity of the model that pruneBlocks() makes of the unit's matrices alone. Units of one block come in
/// the order of blocks, then those that reach over several, each of which walks through the whole model.
/// @throws Error as pruneBlocks() and evaluateStream()
void sweepSensitivity(const Model& model, const StoredWeight& storedWeight, const SweepTask& task, SweepObserver& observer,
                      StopFlag& stop, const ProgressSink& progress);

} // namespace prunescope
