#pragma once
// Pruning a whole model block by block (methods/unstructured.md 1.3): a block's statistics are taken with all earlier
// blocks pruned and itself still dense; then it is pruned and run again to make the next block's inputs.

#include "core/architecture/model.h"
#include "core/base/progress.h"
#include "core/pruning/method.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace prunescope {

/// What is to be done to one matrix of a model.
struct MatrixOrder {
    std::string module;          ///< name without ".weight"
    int block = 0;
    std::string method;
    double sparsityShare = 0;
    Pattern pattern;
    ParamValues params;          ///< complete
};

/// What was done to it.
struct MatrixResult {
    std::string module;
    at::Tensor weight;           ///< [out, in], stored type
    std::int64_t zeros = 0;      ///< entries that are zero now, earlier zeros included
    double outputError = -1;     ///< ||X (W' - W)^T|| / ||X W^T|| over the first (at most 2048) calibration tokens; -1
                                 ///< without data
    double seconds = 0;
};

/// The stored weight of a module, [out, in].
using StoredWeight = std::function<at::Tensor(const std::string& module)>;
/// Takes a pruned weight into keeping and gives back what the result holds: the same numbers, perhaps on the disk.
using KeepWeight = std::function<at::Tensor(const std::string& module, const at::Tensor& weight)>;

/// Prunes the ordered matrices; the model is not changed. Of a streamed model one block is in memory at a time.
/// @param model     may be null without windows
/// @param keep      may be empty: then the results stay in memory
/// @param windows   int64 [N, L] calibration ids, or undefined: then no forward pass runs, and methods that need input
///                  statistics fail
/// @return          results in the order of blocks. N * L * D floats of activations, in memory or in a scratch file.
std::vector<MatrixResult> pruneBlocks(const Model* model, const StoredWeight& storedWeight, const KeepWeight& keep,
                                      const std::vector<MatrixOrder>& orders, const at::Tensor& windows, StopFlag& stop,
                                      const ProgressSink& progress);

} // namespace prunescope
