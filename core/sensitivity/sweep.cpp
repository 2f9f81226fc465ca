// The sweep: one walk of the calibration windows and one of the text, stopping at each block for its units.
#include "core/sensitivity/sweep.h"

#include "core/architecture/torch.h"
#include "core/pruning/block_walk.h"
#include "core/pruning/methods.h"
#include "core/sensitivity/suffix_losses.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

namespace prunescope {
namespace {

bool isSequential(const ParamValues& params)
{
    const auto flag = params.find("true_sequential");
    return flag != params.end() && std::get<bool>(flag->second);
}

class Sweep {
public:
    Sweep(const Model& model, const StoredWeight& storedWeight, const SweepTask& task, SweepObserver& observer, StopFlag& stop,
          const ProgressSink& progress)
        : m_model(model),
          m_storedWeight(storedWeight),
          m_task(task),
          m_observer(observer),
          m_stop(stop),
          m_progress(progress),
          m_method(makePruneMethod(task.method))
    {
        for (std::size_t unit = 0; unit < task.units.size(); ++unit)
            m_total += double(levelsOf(unit).size()) * cost(unit);
        m_total += double(model.blockCount());
    }

    void run()
    {
        tell(Text(PS_TEXT("Sensitivity: the dense model")));
        const auto dense = perplexityFigures(m_task.plan, evaluateStream(m_model, m_task.plan, m_task.stream, m_stop, {}));
        m_denseNll = dense.nll;
        m_observer.takeDense(dense);
        m_done = double(m_model.blockCount());
        int last = -1;
        std::vector<std::vector<std::size_t>> byBlock(std::size_t(m_model.blockCount()));
        for (std::size_t unit = 0; unit < m_task.units.size(); ++unit)
            if (staysInBlock(unit) && hasWork(unit)) {
                byBlock[std::size_t(m_task.units[unit].blocks.front())].push_back(unit);
                last = std::max(last, m_task.units[unit].blocks.front());
            } else if (staysInBlock(unit)) {
                m_done += double(levelsOf(unit).size()) * cost(unit);
            }
        if (last >= 0)
            runBlocks(byBlock, last);
        std::optional<SuffixLosses> fromStart;
        for (std::size_t unit = 0; unit < m_task.units.size(); ++unit)
            if (!staysInBlock(unit)) {
                if (!fromStart)
                    fromStart.emplace(m_model, m_task.plan, m_task.stream, m_stop);
                runWide(unit, *fromStart);
            }
        report(m_progress, 1, 1, Text(PS_TEXT("Sensitivity measured")));
    }

private:
    std::vector<double> levelsOf(std::size_t unit) const
    {
        return m_task.units[unit].shares.empty() ? m_task.levels : std::vector<double>{m_task.units[unit].level};
    }
    /// Whether all its matrices are pruned on the inputs of one dense block.
    bool staysInBlock(std::size_t unit) const
    {
        const auto& blocks = m_task.units[unit].blocks;
        return m_task.units[unit].shares.empty() &&
               std::all_of(blocks.begin(), blocks.end(), [&](int block) { return block == blocks.front(); }) &&
               (blocks.size() == 1 || !isSequential(m_task.params));
    }
    /// Blocks that a point runs.
    double cost(std::size_t unit) const
    {
        const double all = m_model.blockCount();
        return staysInBlock(unit) ? all - m_task.units[unit].blocks.front() : 3 * all;
    }
    /// Whether a level of it has to be measured.
    bool hasWork(std::size_t unit) const
    {
        for (const double level : levelsOf(unit)) {
            const double nll = m_observer.known(unit, level);
            if (std::isnan(nll))
                return true;
            if (endsUnit(nll))
                return false;
        }
        return false;
    }
    bool endsUnit(double nll) const { return m_task.stopFactor > 0 && nll - m_denseNll > std::log(m_task.stopFactor); }
    void tell(const Text& sentence, int block = -1) { report(m_progress, m_done, m_total, sentence, block); }

    void runBlocks(const std::vector<std::vector<std::size_t>>& byBlock, int last)
    {
        SuffixLosses losses(m_model, m_task.plan, m_task.stream, m_stop);
        const ProgressSink silent;
        std::optional<BlockWalk> walk;
        if (m_task.calibration.defined())
            walk.emplace(m_model, m_task.calibration, m_stop, silent, last);
        for (int block = 0; block <= last; ++block) {
            if (walk)
                walk->enter(block);
            if (const auto& units = byBlock[std::size_t(block)]; !units.empty())
                runUnits(units, losses, walk ? &*walk : nullptr);
            if (block == last)
                break;
            if (walk)
                walk->advance();
            losses.advance();
        }
    }

    void runUnits(const std::vector<std::size_t>& units, SuffixLosses& losses, BlockWalk* walk)
    {
        std::map<std::string, StatisticsNeeds> needs;
        for (const std::size_t unit : units)
            for (const auto& module : m_task.units[unit].modules)
                needs[module] = m_method->needs(m_task.params);
        BlockInputs inputs(needs, false);
        if (walk) {
            tell(Text(PS_TEXT("Measuring the inputs of block %1"), losses.block()), losses.block());
            walk->measure(inputs, 0, 1);
        }
        for (const std::size_t unit : units)
            runLevels(unit, [&](double level) { return measure(unit, level, losses, inputs); });
    }

    /// One unit over all levels that are not known yet.
    template <typename Measure> void runLevels(std::size_t unit, Measure measurePoint)
    {
        double spent = 0;
        for (const double level : levelsOf(unit)) {
            m_stop.poll();
            double nll = m_observer.known(unit, level);
            if (std::isnan(nll)) {
                tell(Text(PS_TEXT("Sensitivity: %1 at %2 %"), m_task.units[unit].id, std::round(1000 * level) / 10),
                     m_task.units[unit].blocks.front());
                const auto start = std::chrono::steady_clock::now();
                SweepMeasurement point = measurePoint(level);
                point.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
                nll = point.figures.nll;
                m_observer.take(point);
            }
            m_done += cost(unit);
            spent += cost(unit);
            if (endsUnit(nll))
                break;
        }
        m_done += double(levelsOf(unit).size()) * cost(unit) - spent; // levels left out
    }

    SweepMeasurement measure(std::size_t unit, double level, SuffixLosses& losses, const BlockInputs& inputs)
    {
        SweepMeasurement point;
        point.unit = unit;
        point.level = level;
        std::map<std::string, at::Tensor> weights;
        for (const auto& module : m_task.units[unit].modules) {
            const auto& weight = weights[module] = pruned(module, level, inputs.find(module).get());
            point.elements += weight.numel();
            point.zeros += weight.numel() - at::count_nonzero(weight).item<std::int64_t>();
        }
        point.figures = losses.figures(weights);
        return point;
    }

    at::Tensor pruned(const std::string& module, double level, SharedInput* input)
    {
        MatrixTask task;
        task.name = module;
        task.weight = m_storedWeight(module).contiguous();
        task.sparsityShare = level;
        task.params = m_task.params;
        task.columnGroups.emplace(); // unstructured: columns stay
        if (input) {
            task.statistics = &input->statistics;
            task.solver = input->statistics.needs().hessian ? &input->solver : nullptr;
        }
        return m_method->prune(task, m_stop).weight;
    }

    /// A unit that reaches over several blocks, or prunes one input after the other.
    void runWide(std::size_t unit, SuffixLosses& losses)
    {
        runLevels(unit, [&](double level) {
            std::vector<MatrixOrder> orders;
            const SweepUnit& what = m_task.units[unit];
            for (std::size_t i = 0; i < what.modules.size(); ++i)
                if (const double share = what.shares.empty() ? level : what.shares[i]; share > 0)
                    orders.push_back({what.modules[i], what.blocks[i], m_task.method, share, {}, m_task.params});
            const auto results = pruneBlocks(m_task.calibration.defined() ? &m_model : nullptr, m_storedWeight, orders,
                                             m_task.calibration, {}, m_stop, {});
            SweepMeasurement point;
            point.unit = unit;
            point.level = level;
            std::map<std::string, at::Tensor> weights;
            for (const auto& result : results) {
                point.elements += result.weight.numel();
                point.zeros += result.zeros;
                weights[result.module] = result.weight;
            }
            point.figures = losses.figures(weights);
            return point;
        });
    }

    const Model& m_model;
    const StoredWeight& m_storedWeight;
    const SweepTask& m_task;
    SweepObserver& m_observer;
    StopFlag& m_stop;
    const ProgressSink& m_progress;
    std::unique_ptr<PruneMethod> m_method;
    double m_denseNll = 0, m_done = 0, m_total = 0;
};

} // namespace

void sweepSensitivity(const Model& model, const StoredWeight& storedWeight, const SweepTask& task, SweepObserver& observer,
                      StopFlag& stop, const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    Sweep(model, storedWeight, task, observer, stop, progress).run();
}

} // namespace prunescope
