#pragma once
// Calibration windows on their way through a model, block by block: what the matrices of a block read, and a block whose
// weights are replaced one after the other (methods/unstructured.md 1.3).

#include "core/architecture/activation_store.h"
#include "core/architecture/model.h"
#include "core/base/progress.h"
#include "core/base/stop_flag.h"
#include "core/calibration/input_statistics.h"
#include "core/importance/hessian_solver.h"
#include "core/pruning/fold.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace prunescope {

/// Statistics and a sample of one distinct input, shared by all matrices that read it.
struct SharedInput {
    SharedInput(std::int64_t features, StatisticsNeeds needs) : statistics(features, needs), solver(statistics) {}
    SharedInput(const SharedInput&) = delete;
    SharedInput& operator=(const SharedInput&) = delete;

    /// @param input  [B, T, in]: B sequences, or [T, in]
    void add(const at::Tensor& input, StopFlag& stop);

    InputStatistics statistics;
    HessianSolver solver;
    std::vector<at::Tensor> sample; ///< [tokens, in] pieces of the first tokens, to measure output errors
    std::int64_t sampled = 0;       ///< tokens of the sample
};

/// Inputs of the matrices of one block that wait to be pruned, collected through the model's hook.
class BlockInputs {
public:
    /// @param needs      by module: the matrices that wait; kept by reference
    /// @param isSingle   collects only the first input that one of them reads
    BlockInputs(const std::map<std::string, StatisticsNeeds>& needs, bool isSingle) : m_needs(needs), m_isSingle(isSingle) {}

    /// @param modules  all that read this input
    void add(std::span<const std::string> modules, const at::Tensor& input, StopFlag& stop);
    bool has(const std::string& module) const { return m_byModule.count(module); }
    /// The input of a matrix, or null.
    std::shared_ptr<SharedInput> find(const std::string& module) const;
    /// The same; it is gone when its last matrix has been taken.
    std::shared_ptr<SharedInput> take(const std::string& module);

private:
    const std::map<std::string, StatisticsNeeds>& m_needs;
    bool m_isSingle;
    std::map<std::string, std::shared_ptr<SharedInput>> m_byModule;
};

/// The windows before a block, and the block as it is by now. Not thread-safe.
class BlockWalk {
public:
    /// Embeds the windows. Everything is kept by reference.
    /// @param windows    int64 [N, L]
    /// @param lastBlock  where the walk will end, for progress
    BlockWalk(const Model& model, const at::Tensor& windows, StopFlag& stop, const ProgressSink& progress, int lastBlock);

    void enter(int block);
    /// A pass over the block as it is, collecting inputs. @param from, to  its part of the measuring, for progress
    void measure(BlockInputs& inputs, double from, double to);
    /// Tells progress that the block's matrices are pruned now.
    void beginPruning();
    /// From now on the block computes with this weight. Its outputs change places at most once.
    /// @param rowOrder  place i holds what was output rowOrder[i]; empty: none changed places
    void replace(const std::string& module, const at::Tensor& weight, const std::vector<std::int64_t>& rowOrder);
    /// Which columns of a matrix of the present block may change places.
    std::vector<FoldGroup> folds(const std::string& module) const;
    /// Runs the block with its present weights; its outputs become the next block's inputs.
    void advance();

private:
    void step(double done, const char* pattern);

    const Model& m_model;
    StopFlag& m_stop;
    const ProgressSink& m_progress;
    std::optional<ActivationStore> m_batches; // inputs of the present block, [b, L, D]
    std::optional<Model> m_here;              // the present block, pruned as far as it is
    int m_block = 0;
    double m_stepsPerBlock = 1, m_total = 1;
};

} // namespace prunescope
