// Pruning a whole model block by block.
#include "core/pruning/prune_blocks.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/pruning/block_walk.h"
#include "core/pruning/fold.h"
#include "core/pruning/methods.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <optional>

namespace prunescope {
namespace {

constexpr std::int64_t kErrorRows = 1024; // outputs measured at a time

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
            m_walk->replace(result.module, result.weight, result.rowOrder);
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
