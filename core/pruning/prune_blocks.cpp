// Pruning a whole model block by block.
#include "core/pruning/prune_blocks.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/pruning/methods.h"

#include <algorithm>
#include <chrono>
#include <memory>

namespace prunescope {
namespace {

constexpr std::int64_t kTokensPerBatch = 2048; // keeps matrix products efficient for short windows
constexpr std::int64_t kErrorTokens = 2048;    // inputs kept to measure the output error

/// Statistics and a sample of one distinct input, shared by all matrices that read it.
struct SharedInput {
    explicit SharedInput(std::int64_t features) : statistics(features) {}
    InputStatistics statistics;
    std::vector<at::Tensor> sample; // [tokens, in] pieces, kErrorTokens in all
    std::int64_t sampled = 0;
};

/// Inputs of one block's matrices, collected through the model's hook.
class BlockInputs {
public:
    void add(std::span<const std::string> modules, const at::Tensor& input)
    {
        auto& shared = m_byModule[modules.front()];
        if (!shared)
            shared = std::make_shared<SharedInput>(input.size(-1));
        for (const auto& module : modules)
            m_byModule[module] = shared;
        shared->statistics.add(input);
        const auto flat = input.reshape({-1, input.size(-1)});
        const std::int64_t wanted = std::min(kErrorTokens - shared->sampled, flat.size(0));
        if (wanted > 0) {
            shared->sample.push_back(flat.narrow(0, 0, wanted).clone());
            shared->sampled += wanted;
        }
    }
    const SharedInput* find(const std::string& module) const
    {
        const auto it = m_byModule.find(module);
        return it == m_byModule.end() ? nullptr : it->second.get();
    }

private:
    std::map<std::string, std::shared_ptr<SharedInput>> m_byModule;
};

double relativeOutputError(const SharedInput& input, const at::Tensor& before, const at::Tensor& after)
{
    const auto X = at::cat(input.sample).to(at::kFloat);
    const auto W = before.to(at::kFloat);
    const double reference = at::linear(X, W).norm().item<double>();
    const double error = at::linear(X, after.to(at::kFloat) - W).norm().item<double>();
    return reference > 0 ? error / reference : 0.0;
}

/// The walk over blocks with everything it carries along.
class BlockWalk {
public:
    BlockWalk(const Model* model, const StoredWeight& storedWeight, const at::Tensor& windows, StopFlag& stop,
              const ProgressSink& progress, int lastBlock)
        : m_model(model), m_storedWeight(storedWeight), m_stop(stop), m_progress(progress)
    {
        if (windows.defined()) {
            const std::int64_t rows = std::max<std::int64_t>(1, kTokensPerBatch / windows.size(1));
            for (std::int64_t row = 0; row < windows.size(0); row += rows)
                m_batches.push_back(windows.narrow(0, row, std::min(rows, windows.size(0) - row)));
        }
        m_stepsPerBlock = double(2 * m_batches.size() + 1);
        m_total = m_stepsPerBlock * double(lastBlock + 1);
    }

    void embed()
    {
        for (auto& batch : m_batches)
            batch = m_model->embed(batch, {});
    }

    /// Dense pass over the block, collecting inputs.
    BlockInputs measure(int block)
    {
        BlockInputs inputs;
        ForwardContext context;
        context.inputHook = [&](std::span<const std::string> modules, const at::Tensor& x) { inputs.add(modules, x); };
        for (std::size_t i = 0; i < m_batches.size(); ++i) {
            step(block, double(i), PS_TEXT("Measuring the inputs of block %1"));
            m_model->runBlock(block, m_batches[i], context);
        }
        return inputs;
    }

    MatrixResult prune(const MatrixOrder& order, const BlockInputs& inputs)
    {
        step(order.block, double(m_batches.size()), PS_TEXT("Pruning block %1"));
        const auto start = std::chrono::steady_clock::now();
        const SharedInput* input = inputs.find(order.module);
        MatrixTask task{order.module, m_storedWeight(order.module), nullptr, order.sparsityShare, order.pattern,
                        order.params};
        task.statistics = input ? &input->statistics : nullptr;
        const auto outcome = makePruneMethod(order.method)->prune(task, m_stop);
        MatrixResult result;
        result.module = order.module;
        result.weight = outcome.weight;
        result.zeros = outcome.weight.numel() - at::count_nonzero(outcome.weight).item<std::int64_t>();
        if (input)
            result.outputError = relativeOutputError(*input, task.weight, outcome.weight);
        result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        return result;
    }

    /// Runs the block with its pruned weights; its outputs become the next block's inputs.
    void advance(int block, const std::map<std::string, MatrixProductPtr>& pruned)
    {
        const Model model = m_model->withProducts(pruned);
        for (std::size_t i = 0; i < m_batches.size(); ++i) {
            step(block, double(m_batches.size() + 1 + i), PS_TEXT("Running pruned block %1"));
            m_batches[i] = model.runBlock(block, m_batches[i], {});
        }
    }

    bool hasData() const { return !m_batches.empty(); }
    void finish() { report(m_progress, m_total, m_total, Text(PS_TEXT("Pruning finished"))); }

private:
    void step(int block, double done, const char* pattern)
    {
        m_stop.poll();
        report(m_progress, m_stepsPerBlock * block + done, m_total, Text(pattern, block), block);
    }

    const Model* m_model;
    const StoredWeight& m_storedWeight;
    StopFlag& m_stop;
    const ProgressSink& m_progress;
    std::vector<at::Tensor> m_batches; // ids [b, L] at first, then activations [b, L, D]
    double m_stepsPerBlock = 1, m_total = 1;
};

} // namespace

std::vector<MatrixResult> pruneBlocks(const Model* model, const StoredWeight& storedWeight,
                                      const std::vector<MatrixOrder>& orders, const at::Tensor& windows, StopFlag& stop,
                                      const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    std::map<int, std::vector<const MatrixOrder*>> byBlock;
    for (const auto& order : orders)
        byBlock[order.block].push_back(&order);
    if (byBlock.empty())
        return {};
    const bool usesData = model && windows.defined();
    BlockWalk walk(model, storedWeight, usesData ? windows : at::Tensor(), stop, progress, byBlock.rbegin()->first);
    if (usesData)
        walk.embed();
    std::vector<MatrixResult> results;
    for (int block = 0; block <= byBlock.rbegin()->first; ++block) {
        const bool isMeasured = usesData && byBlock.count(block) > 0;
        const BlockInputs inputs = isMeasured ? walk.measure(block) : BlockInputs();
        std::map<std::string, MatrixProductPtr> pruned;
        for (const MatrixOrder* order : byBlock[block]) {
            results.push_back(walk.prune(*order, inputs));
            if (usesData) {
                const auto& old = model->product(order->module)->denseWeight();
                pruned[order->module] =
                    denseProduct(results.back().weight.to(old.scalar_type()), model->bias(order->module));
            }
        }
        if (usesData && block < byBlock.rbegin()->first)
            walk.advance(block, pruned);
    }
    walk.finish();
    return results;
}

} // namespace prunescope
