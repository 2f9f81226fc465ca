#pragma once
// The act that prunes: a plan, a model, a calibration text in; another model and a report out. Torch-free header.

#include "core/base/live_picture.h"
#include "core/plan/plan.h"
#include "core/session/open_model.h"
#include "core/session/texts.h"

#include <string>
#include <vector>

namespace prunescope {

struct PruneParams {
    Plan plan;                        ///< entries with sparsity 0 are left alone
    /// Needed if a method of the plan needs data; given for others too, it lets the report state output errors. An empty
    /// text path means none.
    CalibrationParams calibration;
    /// Where a model larger than memory keeps its pruned weights until they are exported: a folder on the disk of the later
    /// export, which then writes nothing twice. Empty: the user's cache folder.
    std::string scratchFolder;
    /// Where finished blocks are kept until the run is done, so that the same run, started again after a crash, goes on with
    /// the next block and ends with the same bits. Empty: nothing is kept.
    std::string journalFolder;
    /// A folder in which each run chooses a journalFolder of its own by what it does; not used beside one.
    std::string journalRoot;
    LiveSink::Show live;              ///< receives pictures of the work, in the working thread; may be empty
};

/// What happened to one matrix.
struct MatrixReport {
    std::string name;
    std::string method;
    double plannedShare = 0;
    double achievedShare = 0;         ///< zeros / elements after the run
    std::int64_t zeros = 0, elements = 0;
    double outputError = -1;          ///< ||X (W' - W)^T|| / ||X W^T|| on the calibration inputs; -1 without data
    double lossEstimate = -1;         ///< squared output error per sequence that the method expected; -1 where it has no estimate
    double damping = -1;              ///< share of the Hessian's mean diagonal that was added; -1 without
    double seconds = 0;
    std::vector<std::int64_t> rowOrder;    ///< place i holds what was output rowOrder[i]; empty where none changed places
    std::vector<std::int64_t> columnOrder; ///< the same of the inputs
};

struct PruneResult {
    ModelHandle model;                ///< shares unchanged tensors with its source
    std::vector<MatrixReport> matrices; ///< planned ones, in model order
    double plannedShare = 0;          ///< over the planned matrices, parameter-weighted
    double achievedShare = 0;         ///< zeros of all prunable matrices
    double achievedModelShare = 0;    ///< zeros of the whole model
    TextInfo text;
    int windows = 0, window = 0;      ///< calibration actually used; 0 without
    std::string calibrationHash;
    int resumedBlocks = 0;            ///< taken over from an earlier run that did not end
    double seconds = 0;
};

/// A plan that gives every prunable matrix the same method, sparsity and pattern.
/// @throws Error{Usage} for an unknown method, a sparsity outside 0..1 or not matching the pattern
Plan uniformPlan(const ModelInfo& model, const std::string& method, double sparsityShare, const Pattern& pattern,
                 const ParamValues& params);

/// Checks that a plan can be run on a model, before anything is computed.
/// @throws Error{BadInput} for a plan of another model (both fingerprints), an unknown matrix, a width that the pattern's
///         group does not divide
void checkPlan(const Plan& plan, const ModelInfo& model);

/// Whether the plan's methods look at a text, with the parameters that they have.
bool needsCalibration(const Plan& plan);

/// Prunes block by block with the pruned prefix (methods/unstructured.md 1.3). The source model is not changed; a
/// cancelled run leaves nothing. A method that deals out columns has their new order folded into the matrices before, which
/// then differ from the source by the order of their rows, even if the plan leaves them alone.
/// @throws Error as checkPlan(); Error{BadInput} for weights that are not finite, naming the matrix and the place
PruneResult pruneModel(const ModelHandle& model, const PruneParams& params, StopFlag& stop,
                       const ProgressSink& progress);

/// Writes the model as a checkpoint that reloads anywhere: unchanged tensors byte for byte, pruned ones in their stored
/// type with +0.0 zeros, the plan beside them as prunescope.psplan. All or nothing.
/// @param plan  may be null
void exportModel(const ModelHandle& model, const Plan* plan, const std::string& folder, StopFlag& stop,
                 const ProgressSink& progress);

} // namespace prunescope
