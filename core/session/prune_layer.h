#pragma once
// The act that prunes one matrix from files: for experiments and for checking methods against published code. Torch-free
// header.

#include "core/base/progress.h"
#include "core/base/stop_flag.h"
#include "core/plan/plan.h"

#include <optional>
#include <string>

namespace prunescope {

struct PruneLayerParams {
    std::string weightFile;   ///< safetensors with tensor W (or in.W) [out, in]
    std::string inputsFile;   ///< safetensors with X.0, X.1 ... (or in.X.k): [sequences, tokens, in] or [tokens, in]; may be ""
    std::string method;
    double sparsityShare = 0;
    Pattern pattern;
    ParamValues params;       ///< given ones; the others take their defaults
    std::string outputFile;   ///< gets W_pruned (type of W) and mask (U8, 1 = pruned); "" writes nothing
};

struct PruneLayerResult {
    double sparsity = 0;                 ///< zeros / elements of W_pruned
    std::optional<double> loss;          ///< the one the method itself reports (SparseGPT: half the sum of squared errors of
                                         ///< its sweep, damping included), else measuredLoss; absent without inputs
    std::optional<double> measuredLoss;  ///< ||X (W' - W)^T||^2 / N over all inputs, N sequences
    std::optional<double> relativeError; ///< ||X (W' - W)^T|| / ||X W^T||
    std::optional<double> damping;       ///< share of the Hessian's mean diagonal that was added; absent without
    double seconds = 0;                  ///< of the method alone
};

/// @throws Error{BadInput} for files without the tensors or with other shapes; Error{Usage} if the method needs inputs
PruneLayerResult pruneLayer(const PruneLayerParams& params, StopFlag& stop, const ProgressSink& progress);

} // namespace prunescope
