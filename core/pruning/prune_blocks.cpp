// Pruning a whole model block by block.
#include "core/pruning/prune_blocks.h"

#include "core/architecture/activation_store.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/pruning/methods.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>

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
    BlockWalk(const Model& model, const at::Tensor& windows, StopFlag& stop, const ProgressSink& progress, int lastBlock)
        : m_model(model), m_stop(stop), m_progress(progress)
    {
        const std::int64_t rows = std::max<std::int64_t>(1, kTokensPerBatch / windows.size(1));
        const Model ends = model.withBlock(Model::kEnds);
        std::vector<std::vector<std::int64_t>> shapes;
        std::vector<at::Tensor> ids;
        for (std::int64_t row = 0; row < windows.size(0); row += rows) {
            ids.push_back(windows.narrow(0, row, std::min(rows, windows.size(0) - row)));
            shapes.push_back({ids.back().size(0), windows.size(1), model.config().width});
        }
        m_stepsPerBlock = double(2 * ids.size() + 1);
        m_total = m_stepsPerBlock * double(lastBlock + 1);
        for (const auto& batch : ids) {
            stop.poll();
            const auto x = ends.embed(batch, {});
            if (!m_batches)
                m_batches.emplace(std::move(shapes), x.scalar_type(), activationMemory());
            m_batches->put(std::size_t(&batch - ids.data()), x);
        }
    }

    void enter(int block)
    {
        m_block = block;
        m_here.emplace(m_model.withBlock(block));
    }

    /// Dense pass over the block, collecting inputs.
    BlockInputs measure()
    {
        BlockInputs inputs;
        ForwardContext context;
        context.inputHook = [&](std::span<const std::string> modules, const at::Tensor& x) { inputs.add(modules, x); };
        for (std::size_t i = 0; i < m_batches->size(); ++i) {
            step(double(i), PS_TEXT("Measuring the inputs of block %1"));
            m_here->runBlock(m_block, m_batches->get(i), context);
        }
        return inputs;
    }

    void beginPruning() { step(double(m_batches->size()), PS_TEXT("Pruning block %1")); }

    /// From now on the block computes with this weight.
    void replace(const std::string& module, const at::Tensor& weight)
    {
        const auto type = m_here->product(module)->denseWeight().scalar_type();
        m_here.emplace(m_here->withProducts({{module, denseProduct(weight.to(type), m_here->bias(module))}}));
    }

    /// Runs the block with its pruned weights; its outputs become the next block's inputs.
    void advance()
    {
        for (std::size_t i = 0; i < m_batches->size(); ++i) {
            step(double(m_batches->size() + 1 + i), PS_TEXT("Running pruned block %1"));
            m_batches->put(i, m_here->runBlock(m_block, m_batches->get(i), {}));
        }
    }

private:
    void step(double done, const char* pattern)
    {
        m_stop.poll();
        report(m_progress, m_stepsPerBlock * m_block + done, m_total, Text(pattern, m_block), m_block);
    }

    const Model& m_model;
    StopFlag& m_stop;
    const ProgressSink& m_progress;
    std::optional<ActivationStore> m_batches; // inputs of the present block, [b, L, D]
    std::optional<Model> m_here;              // the present block, pruned as far as it is
    int m_block = 0;
    double m_stepsPerBlock = 1, m_total = 1;
};

MatrixResult pruneMatrix(const MatrixOrder& order, const SharedInput* input, const StoredWeight& storedWeight, StopFlag& stop)
{
    const auto start = std::chrono::steady_clock::now();
    MatrixTask task{order.module, storedWeight(order.module), nullptr, order.sparsityShare, order.pattern, order.params};
    task.statistics = input ? &input->statistics : nullptr;
    const auto outcome = makePruneMethod(order.method)->prune(task, stop);
    MatrixResult result;
    result.module = order.module;
    result.weight = outcome.weight;
    result.zeros = outcome.weight.numel() - at::count_nonzero(outcome.weight).item<std::int64_t>();
    if (input)
        result.outputError = relativeOutputError(*input, task.weight, outcome.weight);
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return result;
}

} // namespace

std::vector<MatrixResult> pruneBlocks(const Model* model, const StoredWeight& storedWeight, const KeepWeight& keep,
                                      const std::vector<MatrixOrder>& orders, const at::Tensor& windows, StopFlag& stop,
                                      const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    std::map<int, std::vector<const MatrixOrder*>> byBlock;
    for (const auto& order : orders)
        byBlock[order.block].push_back(&order);
    if (byBlock.empty())
        return {};
    const int last = byBlock.rbegin()->first;
    std::optional<BlockWalk> walk;
    if (model && windows.defined())
        walk.emplace(*model, windows, stop, progress, last);
    std::vector<MatrixResult> results;
    for (int block = 0; block <= last; ++block) {
        BlockInputs inputs;
        if (walk) {
            walk->enter(block);
            if (byBlock.count(block))
                inputs = walk->measure();
            walk->beginPruning();
        } else {
            stop.poll();
            report(progress, block, last + 1, Text(PS_TEXT("Pruning block %1"), block), block);
        }
        for (const MatrixOrder* order : byBlock[block]) {
            results.push_back(pruneMatrix(*order, inputs.find(order->module), storedWeight, stop));
            if (keep)
                results.back().weight = keep(order->module, results.back().weight);
            if (walk)
                walk->replace(order->module, results.back().weight);
        }
        if (walk && block < last)
            walk->advance();
    }
    report(progress, 1, 1, Text(PS_TEXT("Pruning finished")));
    return results;
}

} // namespace prunescope
