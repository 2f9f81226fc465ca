// Pruning a whole model block by block.
#include "core/pruning/prune_blocks.h"

#include "core/architecture/activation_store.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/pruning/fold.h"
#include "core/pruning/methods.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <optional>

namespace prunescope {
namespace {

constexpr std::int64_t kTokensPerBatch = 2048; // keeps matrix products efficient for short windows
constexpr std::int64_t kErrorTokens = 2048;    // inputs kept to measure the output error
constexpr std::int64_t kErrorRows = 1024;      // outputs measured at a time

/// Statistics and a sample of one distinct input, shared by all matrices that read it.
struct SharedInput {
    SharedInput(std::int64_t features, StatisticsNeeds needs) : statistics(features, needs), solver(statistics) {}
    SharedInput(const SharedInput&) = delete;
    SharedInput& operator=(const SharedInput&) = delete;

    void add(const at::Tensor& input, StopFlag& stop)
    {
        if (statistics.needs().moments && input.dim() == 3)
            for (std::int64_t sequence = 0; sequence < input.size(0); ++sequence)
                statistics.add(input.narrow(0, sequence, 1), &stop); // variances are those of single sequences
        else
            statistics.add(input, &stop);
        const auto flat = input.reshape({-1, input.size(-1)});
        const std::int64_t wanted = std::min(kErrorTokens - sampled, flat.size(0));
        if (wanted > 0) {
            sample.push_back(flat.narrow(0, 0, wanted).clone());
            sampled += wanted;
        }
    }

    InputStatistics statistics;
    HessianSolver solver;
    std::vector<at::Tensor> sample; // [tokens, in] pieces, kErrorTokens in all
    std::int64_t sampled = 0;
};

/// Inputs of the matrices of one block that wait to be pruned, collected through the model's hook.
class BlockInputs {
public:
    /// @param needs      by module: the matrices that wait
    /// @param isSingle   collects only the first input that one of them reads
    BlockInputs(const std::map<std::string, StatisticsNeeds>& needs, bool isSingle) : m_needs(needs), m_isSingle(isSingle) {}

    void add(std::span<const std::string> modules, const at::Tensor& input, StopFlag& stop)
    {
        const auto first = std::find_if(modules.begin(), modules.end(), [&](const auto& module) { return m_needs.count(module); });
        if (first == modules.end() || (m_isSingle && !m_byModule.empty() && !m_byModule.count(*first)))
            return;
        auto& shared = m_byModule[*first];
        if (!shared) {
            StatisticsNeeds needs;
            for (const auto& module : modules)
                if (const auto wanted = m_needs.find(module); wanted != m_needs.end())
                    needs = needs | wanted->second;
            const auto made = std::make_shared<SharedInput>(input.size(-1), needs);
            for (const auto& module : modules)
                if (m_needs.count(module))
                    m_byModule[module] = made;
        }
        m_byModule[*first]->add(input, stop);
    }
    bool has(const std::string& module) const { return m_byModule.count(module); }
    /// The input of a matrix, or null. It is gone when its last matrix has been taken.
    std::shared_ptr<SharedInput> take(const std::string& module)
    {
        const auto node = m_byModule.extract(module);
        return node ? node.mapped() : nullptr;
    }

private:
    const std::map<std::string, StatisticsNeeds>& m_needs;
    bool m_isSingle;
    std::map<std::string, std::shared_ptr<SharedInput>> m_byModule;
};

/// Some outputs at a time: float32 copies of a whole matrix would be among the largest things in memory.
double relativeOutputError(const SharedInput& input, const at::Tensor& before, const at::Tensor& after)
{
    const auto X = at::cat(input.sample).to(at::kFloat);
    double reference = 0, error = 0;
    for (std::int64_t row = 0; row < before.size(0); row += kErrorRows) {
        const std::int64_t rows = std::min(kErrorRows, before.size(0) - row);
        const auto W = before.narrow(0, row, rows).to(at::kFloat);
        reference += std::pow(at::linear(X, W).norm().item<double>(), 2);
        error += std::pow(at::linear(X, after.narrow(0, row, rows).to(at::kFloat) - W).norm().item<double>(), 2);
    }
    return reference > 0 ? std::sqrt(error / reference) : 0.0;
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

    /// A pass over the block as it is, collecting inputs. @param from, to  its part of the measuring, for progress
    void measure(BlockInputs& inputs, double from, double to)
    {
        ForwardContext context;
        context.inputHook = [&](std::span<const std::string> modules, const at::Tensor& x) { inputs.add(modules, x, m_stop); };
        for (std::size_t i = 0; i < m_batches->size(); ++i) {
            step(double(m_batches->size()) * from + (to - from) * double(i), PS_TEXT("Measuring the inputs of block %1"));
            m_here->runBlock(m_block, m_batches->get(i), context);
        }
    }

    void beginPruning() { step(double(m_batches->size()), PS_TEXT("Pruning block %1")); }

    /// From now on the block computes with this weight. Its outputs change places at most once.
    void replace(const MatrixResult& result)
    {
        const auto type = m_here->product(result.module)->denseWeight().scalar_type();
        auto bias = m_here->bias(result.module);
        if (bias.defined() && !result.rowOrder.empty())
            bias = reordered(bias, 0, result.rowOrder);
        m_here.emplace(m_here->withProducts({{result.module, denseProduct(result.weight.to(type), bias)}}));
    }

    /// Which columns of a matrix of the present block may change places.
    std::vector<FoldGroup> folds(const std::string& module) const
    {
        return foldGroups(m_model.architecture(), m_model.config(), m_block, module);
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

/// What the methods want to know of the inputs of one block's matrices.
std::map<std::string, StatisticsNeeds> needsOf(const std::vector<const MatrixOrder*>& orders)
{
    std::map<std::string, StatisticsNeeds> needs;
    for (const MatrixOrder* order : orders)
        needs[order->module] = makePruneMethod(order->method)->needs(order->params);
    return needs;
}

bool isSequential(const MatrixOrder& order)
{
    const auto flag = order.params.find("true_sequential");
    return flag != order.params.end() && std::get<bool>(flag->second);
}

std::int64_t zerosOf(const at::Tensor& weight) { return weight.numel() - at::count_nonzero(weight).item<std::int64_t>(); }

/// The result's columns have not changed places yet.
/// @param isLast  no other matrix reads this input
MatrixResult pruneMatrix(const MatrixOrder& order, std::vector<ColumnGroup> columnGroups, SharedInput* input, bool isLast,
                         const StoredWeight& storedWeight, LiveSink* live, StopFlag& stop)
{
    const auto start = std::chrono::steady_clock::now();
    MatrixTask task;
    task.name = order.module;
    task.weight = storedWeight(order.module).contiguous(); // [in, out] storage comes as a transposed view
    task.sparsityShare = order.sparsityShare;
    task.pattern = order.pattern;
    task.params = order.params;
    task.columnGroups = std::move(columnGroups);
    task.live = live;
    if (input) {
        task.statistics = &input->statistics;
        task.solver = input->statistics.needs().hessian ? &input->solver : nullptr;
    }
    const auto outcome = makePruneMethod(order.method)->prune(task, stop);
    if (input && isLast)
        input->solver.release();
    MatrixResult result;
    result.module = order.module;
    result.weight = outcome.weight;
    result.columnOrder = outcome.columnOrder;
    result.zeros = zerosOf(outcome.weight);
    result.lossEstimate = outcome.lossEstimate;
    result.damping = outcome.damping;
    if (input)
        result.outputError = relativeOutputError(*input, task.weight, outcome.weight);
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return result;
}

/// The run with all it carries along.
class BlockRun {
public:
    BlockRun(const StoredWeight& storedWeight, const PruneBlocksParts& parts, StopFlag& stop, BlockWalk* walk)
        : m_storedWeight(storedWeight), m_parts(parts), m_stop(stop), m_walk(walk)
    {}

    /// Prunes the orders of one block, or takes them from the journal.
    void run(int block, const std::vector<const MatrixOrder*>& orders)
    {
        if (m_parts.journal && !orders.empty())
            if (auto results = m_parts.journal->finished(block); !results.empty()) {
                for (MatrixResult& result : results)
                    keep(std::move(result));
                return;
            }
        const std::size_t before = m_results.size();
        if (m_walk && std::any_of(orders.begin(), orders.end(), [](const auto* order) { return isSequential(*order); }))
            pruneByInput(orders);
        else
            pruneAtOnce(orders);
        for (std::size_t i = before, pruned = m_results.size(); i < pruned; ++i)
            if (!m_results[i].columnOrder.empty())
                fold(i, before);
        if (m_parts.journal && m_results.size() > before)
            m_parts.journal->keep(block, {m_results.begin() + std::ptrdiff_t(before), m_results.end()});
    }

    std::vector<MatrixResult> takeResults() { return std::move(m_results); }

private:
    void pruneAtOnce(const std::vector<const MatrixOrder*>& orders)
    {
        const auto needs = needsOf(orders);
        BlockInputs inputs(needs, false);
        if (m_walk && !orders.empty())
            m_walk->measure(inputs, 0, 1);
        if (m_walk)
            m_walk->beginPruning();
        for (const MatrixOrder* order : orders)
            prune(*order, inputs);
    }

    void pruneByInput(const std::vector<const MatrixOrder*>& orders)
    {
        auto needs = needsOf(orders);
        // How many inputs there are shows only on the way: each pass takes half of the progress that is left.
        for (double from = 0; !needs.empty(); from = (from + 1) / 2) {
            BlockInputs inputs(needs, true);
            m_walk->measure(inputs, from, (from + 1) / 2);
            std::vector<std::string> done;
            for (const MatrixOrder* order : orders)
                if (inputs.has(order->module)) {
                    prune(*order, inputs);
                    done.push_back(order->module);
                }
            if (done.empty())
                throw Error(ErrorKind::Internal, PS_TEXT("No input of %1 was seen."), needs.begin()->first);
            for (const auto& module : done)
                needs.erase(module);
        }
    }

    void prune(const MatrixOrder& order, BlockInputs& inputs)
    {
        const auto input = inputs.take(order.module);
        auto groups = m_walk ? columnGroups(m_walk->folds(order.module)) : std::vector<ColumnGroup>{};
        keep(pruneMatrix(order, std::move(groups), input.get(), input.use_count() == 1, m_storedWeight, m_parts.live, m_stop));
    }

    /// Puts the columns of a pruned matrix into their new order, and the rows that make its inputs. Comes after all pruning
    /// of the block, so that every matrix was pruned with inputs and outputs in the order that they were measured in.
    /// @param first  result of the block
    void fold(std::size_t index, std::size_t first)
    {
        m_stop.poll();
        const std::vector<std::int64_t> order = m_results[index].columnOrder;
        const auto groups = m_walk->folds(m_results[index].module);
        m_results[index].weight = reordered(m_results[index].weight, 1, order);
        adopt(m_results[index]);
        for (const auto& producer : producers(groups)) {
            MatrixResult& result = resultOf(producer, first);
            result.rowOrder = foldedRows(groups, order, producer, result.weight.size(0));
            result.weight = reordered(result.weight, 0, result.rowOrder);
            adopt(result);
        }
    }

    /// The block's result for a matrix, made of the stored weight where it is not pruned.
    MatrixResult& resultOf(const std::string& module, std::size_t first)
    {
        const auto found = std::find_if(m_results.begin() + std::ptrdiff_t(first), m_results.end(),
                                        [&](const MatrixResult& result) { return result.module == module; });
        if (found != m_results.end())
            return *found;
        MatrixResult& result = m_results.emplace_back();
        result.module = module;
        result.weight = m_storedWeight(module);
        result.isPruned = false;
        result.zeros = zerosOf(result.weight);
        return result;
    }

    void keep(MatrixResult result)
    {
        adopt(result);
        m_results.push_back(std::move(result));
    }

    /// Takes the weight into keeping, and from now on the block computes with it.
    void adopt(MatrixResult& result)
    {
        if (m_parts.keep)
            result.weight = m_parts.keep(result.module, result.weight);
        if (m_walk)
            m_walk->replace(result);
    }

    const StoredWeight& m_storedWeight;
    const PruneBlocksParts& m_parts;
    StopFlag& m_stop;
    BlockWalk* m_walk;
    std::vector<MatrixResult> m_results;
};

} // namespace

std::vector<MatrixResult> pruneBlocks(const Model* model, const StoredWeight& storedWeight,
                                      const std::vector<MatrixOrder>& orders, const at::Tensor& windows,
                                      const PruneBlocksParts& parts, StopFlag& stop, const ProgressSink& progress)
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
    BlockRun run(storedWeight, parts, stop, walk ? &*walk : nullptr);
    for (int block = 0; block <= last; ++block) {
        if (walk) {
            walk->enter(block);
        } else {
            stop.poll();
            report(progress, block, last + 1, Text(PS_TEXT("Pruning block %1"), block), block);
        }
        run.run(block, byBlock[block]);
        if (walk && block < last)
            walk->advance();
    }
    report(progress, 1, 1, Text(PS_TEXT("Pruning finished")));
    return run.takeResults();
}

} // namespace prunescope
