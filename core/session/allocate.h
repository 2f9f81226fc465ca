#pragma once
// The act that allocates: a wanted total and a strategy in, a plan and the statistic it follows out.
// Torch-free header.

#include "core/plan/plan.h"
#include "core/session/explore.h"
#include "core/session/open_model.h"
#include "core/session/sensitivity.h"
#include "core/session/texts.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace prunescope {

struct AllocateParams {
    std::string strategy = "uniform"; ///< id of strategyInfos()
    ParamValues params;               ///< of the strategy; only the ones that differ from the defaults
    double sparsityShare = 0.5;       ///< wanted, parameter-weighted over the plan's matrices
    /// Matrix name -> share: set and locked in the plan before anything is spread.
    std::map<std::string, double> locks;
    /// Matrix name -> bounds: set in the plan before anything is spread.
    std::map<std::string, ShareBounds> bounds;
    /// Which matrices, with which method, pattern and parameters. Entries that are locked or n:m keep their
    /// sparsity and count towards the total; the sparsities of the others are not read.
    Plan plan;
    /// For OWL, and for the global threshold if it is to compare Wanda scores. An empty text path means none.
    CalibrationParams calibration;
    /// For the strategy that follows a sweep: one by matrix of this model. Null: it is measured, the losses on windows of the
    /// calibration text, so that no text is judged by that was not meant for tuning.
    std::shared_ptr<const SensitivityResult> sweep;
};

/// One matrix of the plan.
struct AllocatedMatrix {
    std::string name;
    int block = -1;
    double sparsityShare = 0;
    double statistic = 0; ///< its own or its block's; NaN where it has none
};

/// One block that has matrices in the plan.
struct AllocatedBlock {
    int block = -1;
    double sparsityShare = 0; ///< parameter-weighted over its matrices of the plan
    double statistic = 0;     ///< NaN where it has none
};

struct AllocateResult {
    Plan plan; ///< the plan given, with sparsities and locks set
    /// What the strategy followed: "outlier_percent" (of a block: OWL's D), "alpha" (of a matrix; its mean
    /// over the block's matrices), "mean_score" (of a matrix that the threshold cuts; the block's mean), "loss_increase" (of a
    /// matrix alone at the wanted total, nats per token; the block's sum), or
    /// "" (uniform).
    std::string statistic;
    std::vector<AllocatedMatrix> matrices; ///< in the plan's order
    std::vector<AllocatedBlock> blocks;    ///< those with matrices in the plan, in order
    std::string score;       ///< what was compared: "wanda" or "magnitude"; "" where nothing was
    double threshold = 0;    ///< global: the largest score that falls
    double plannedShare = 0; ///< total reached, over the plan's matrices
    TextInfo text;           ///< calibration used; windows 0 without
    int windows = 0, window = 0;
    std::string calibrationHash;
    double seconds = 0;
};

/// Spreads the wanted sparsity. Statistics are those of the given model: pass the dense one.
///
/// @param inputs  norms measured before, or null: then the strategy measures them where it needs them
/// @throws Error{Usage} for an unknown strategy or parameter, a total that locks and n:m entries make impossible,
///         a lock or a bound outside 0 to 1, a lock against its pattern, or no calibration text where one is needed;
///         Error{BadInput} for a lock or bounds on a matrix that the plan does not have, or as checkPlan(), measureInputs()
AllocateResult allocateSparsity(const ModelHandle& model, const AllocateParams& params,
                                const std::shared_ptr<const InputNorms>& inputs, StopFlag& stop,
                                const ProgressSink& progress);

} // namespace prunescope
