#pragma once
// Pruning a whole model block by block (methods/unstructured.md 1.3): a block's statistics are taken with all earlier
// blocks pruned and itself still dense; then it is pruned and run again to make the next block's inputs. Matrices that
// ask for "true_sequential" are pruned one input at a time instead, the block running again in between. A method that
// wants other orders of columns gets them where they fold into the matrices before (fold.h).

#include "core/architecture/model.h"
#include "core/base/live_picture.h"
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
    std::vector<std::int64_t> rowOrder;    ///< outputs (and with them the bias) changed places: place i holds what was output
                                           ///< rowOrder[i]; empty: none did
    std::vector<std::int64_t> columnOrder; ///< the same of the inputs
    bool isPruned = true;        ///< false: only its outputs changed places, as a pruned matrix that reads them asked
    std::int64_t zeros = 0;      ///< entries that are zero now, earlier zeros included
    double outputError = -1;     ///< ||X (W' - W)^T|| / ||X W^T|| over the first (at most 2048) calibration tokens; -1
                                 ///< without data
    double lossEstimate = -1;    ///< what the method expected: squared output error per sequence; -1 where it has no estimate
    double damping = -1;         ///< share of the mean diagonal added to the Hessian; -1 without
    double seconds = 0;
};

/// The stored weight of a module, [out, in].
using StoredWeight = std::function<at::Tensor(const std::string& module)>;
/// Takes a pruned weight into keeping and gives back what the result holds: the same numbers, perhaps on the disk.
using KeepWeight = std::function<at::Tensor(const std::string& module, const at::Tensor& weight)>;

/// Finished blocks of a run that may have to be taken up again. See run_journal.h for the one on the disk.
class BlockJournal {
public:
    virtual ~BlockJournal() = default;
    /// The results of a block that an earlier run finished; empty where it did not.
    virtual std::vector<MatrixResult> finished(int block) = 0;
    virtual void keep(int block, const std::vector<MatrixResult>& results) = 0;
};

/// Who takes part in a run beside the model; every member may be empty.
struct PruneBlocksParts {
    KeepWeight keep;                  ///< empty: the results stay in memory
    BlockJournal* journal = nullptr;  ///< null: nothing is kept for another run
    LiveSink* live = nullptr;         ///< where pictures go
};

/// Prunes the ordered matrices; the model is not changed. Columns may change places only with a model and windows. Of a streamed model one block is in memory at a time.
/// @param model     may be null without windows
/// @param windows   int64 [N, L] calibration ids, or undefined: then no forward pass runs, and methods that need input
///                  statistics fail
/// @param parts     a block in the journal is not pruned again; the windows pass through its pruned weights
/// @return          results in the order of blocks, errors measured before any outputs changed places. N * L * D floats of activations, in memory or in a scratch file.
std::vector<MatrixResult> pruneBlocks(const Model* model, const StoredWeight& storedWeight,
                                      const std::vector<MatrixOrder>& orders, const at::Tensor& windows,
                                      const PruneBlocksParts& parts, StopFlag& stop, const ProgressSink& progress);

} // namespace prunescope
