// Dynamic Sparse no Training (Zhang et al. 2024): a row-wise mask of Wanda or magnitude is improved by swaps that make
// the average loss of each row small (methods/unstructured.md 6). Kept weights are not changed. Unlike the published
// code this one keeps n:m patterns, and it keeps counts where a row runs out of weights of one sign.
#include "core/pruning/dsnot.h"

#include "core/architecture/torch.h"
#include "core/pruning/mask_by_score.h"
#include "core/pruning/polling_threads.h"
#include "core/pruning/row_swaps.h"
#include "core/pruning/task_checks.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>

namespace prunescope {
namespace {

constexpr int kImageCells = 192;                   // along each axis of a picture
constexpr std::int64_t kCurvePoints = 512;
constexpr std::int64_t kWeightsPerStep = 1 << 18;  // between two polls

/// What the swaps read of the inputs, [in].
struct InputMoments {
    InputMoments(const InputStatistics& statistics, double variancePower)
        : means(statistics.meanSums().contiguous()), norms(statistics.norms().contiguous()),
          spreads(statistics.meanVariances().pow(variancePower).contiguous())
    {}
    at::Tensor means, norms, spreads; // float32
};

/// What happened so far, for pictures.
struct SwapHistory {
    std::vector<double> before, after;    // of each row: |error|
    std::vector<double> rowsBySwaps;      // rows by their number of swaps
    std::vector<double> errorSums;        // after so many swaps: sum of |error| over the rows done
};

/// Curve over rows: means over stretches.
LiveCurve rowCurve(const char* id, Text title, const std::vector<double>& values)
{
    LiveCurve curve{id, std::move(title), Text(PS_TEXT("row")), Text(PS_TEXT("|average loss| of the output")), {}, {}, true,
                    false};
    const auto count = std::int64_t(values.size()), points = std::min(count, kCurvePoints);
    for (std::int64_t point = 0; point < points; ++point) {
        const std::int64_t first = count * point / points, last = count * (point + 1) / points;
        double sum = 0;
        for (std::int64_t i = first; i < last; ++i)
            sum += values[std::size_t(i)];
        curve.x.push_back(double(first));
        curve.y.push_back(sum / double(last - first));
    }
    return curve;
}

LivePicture picture(const MatrixTask& task, const SwapHistory& history, const std::vector<std::uint8_t>& pruned)
{
    LivePicture out{"dsnot", task.name, {}, {}};
    const std::int64_t columns = task.weight.size(1);
    out.images.push_back(pooledImage("mask", Text(PS_TEXT("Pruned share")), LiveScale::Mask, task.weight.size(0), columns,
                                     kImageCells, [&](auto i, auto j) { return pruned[std::size_t(i * columns + j)]; }));
    LiveCurve errors{"error", Text(PS_TEXT("Mean over rows of the |average loss|")), Text(PS_TEXT("swaps")),
                     Text(PS_TEXT("|average loss| of an output")), {}, {}, true, false};
    LiveCurve swaps{"swaps", Text(PS_TEXT("Swaps of a row")), Text(PS_TEXT("swaps")), Text(PS_TEXT("rows")), {}, {}, false,
                    true};
    std::size_t used = history.rowsBySwaps.size();
    while (used > 1 && history.rowsBySwaps[used - 1] == 0)
        --used;
    for (std::size_t i = 0; i < used; ++i) {
        errors.x.push_back(double(i));
        errors.y.push_back(history.errorSums[i] / double(history.before.size()));
        swaps.x.push_back(double(i));
        swaps.y.push_back(history.rowsBySwaps[i]);
    }
    out.curves = {std::move(errors), std::move(swaps), rowCurve("before", Text(PS_TEXT("Before the swaps")), history.before),
                  rowCurve("after", Text(PS_TEXT("After the swaps")), history.after)};
    return out;
}

/// The work on one matrix.
class MatrixSwaps {
public:
    MatrixSwaps(const MatrixTask& task, std::vector<std::uint8_t>& pruned)
        : m_task(task), m_moments(*task.statistics, std::get<double>(task.params.at("variance_power"))), m_pruned(pruned)
    {
        m_limits.maxCycles = int(std::get<double>(task.params.at("max_cycles")));
        m_limits.threshold = std::get<double>(task.params.at("threshold"));
        m_limits.group = task.pattern.group;
        m_history.rowsBySwaps.assign(std::size_t(m_limits.maxCycles) + 1, 0.0);
        m_history.errorSums = m_history.rowsBySwaps;
    }

    void run(StopFlag& stop)
    {
        const std::int64_t rows = m_task.weight.size(0), columns = m_task.weight.size(1);
        const std::int64_t step = std::max<std::int64_t>(1, kWeightsPerStep / columns);
        for (std::int64_t first = 0; first < rows; first += step) {
            stop.poll();
            const std::int64_t count = std::min(step, rows - first);
            swapRows(first, m_task.weight.narrow(0, first, count).to(at::kFloat).contiguous());
            if (m_task.live)
                m_task.live->offer([&] { return picture(m_task, m_history, m_pruned); }, first + count == rows);
        }
    }

private:
    void swapRows(std::int64_t first, const at::Tensor& weight)
    {
        const std::int64_t rows = weight.size(0), columns = weight.size(1);
        const std::size_t traced = m_task.live ? std::size_t(m_limits.maxCycles) + 1 : 0;
        std::vector<SwapCount> counts(static_cast<std::size_t>(rows));
        std::vector<double> errors(counts.size() * traced);
        at::parallel_for(0, rows, 4, [&](std::int64_t begin, std::int64_t end) {
            RowSwapper swapper;
            std::vector<float> contribution(static_cast<std::size_t>(columns));
            std::vector<float> regrow(contribution.size()), prune(contribution.size());
            for (std::int64_t row = begin; row < end; ++row) {
                rank(weight.data_ptr<float>() + row * columns, contribution, regrow, prune);
                const SwapRow work{contribution, regrow, prune,
                                   {m_pruned.data() + (first + row) * columns, contribution.size()}};
                counts[std::size_t(row)] =
                    swapper.swap(work, m_limits, std::span(errors).subspan(std::size_t(row) * traced, traced));
            }
        });
        for (std::size_t row = 0; traced && row < counts.size(); ++row) {
            m_history.before.push_back(std::abs(counts[row].before));
            m_history.after.push_back(std::abs(counts[row].after));
            ++m_history.rowsBySwaps[std::size_t(counts[row].swaps)];
            for (std::size_t i = 0; i < traced; ++i)
                m_history.errorSums[i] += errors[row * traced + i];
        }
    }

    void rank(const float* weight, std::vector<float>& contribution, std::vector<float>& regrow,
              std::vector<float>& prune) const
    {
        const float* means = m_moments.means.data_ptr<float>();
        const float* norms = m_moments.norms.data_ptr<float>();
        const float* spreads = m_moments.spreads.data_ptr<float>();
        for (std::size_t j = 0; j < contribution.size(); ++j) {
            contribution[j] = weight[j] * means[j];
            // An input without variance loses exactly its mean: infinitely sure, so it comes first. 0/0 is never ranked.
            regrow[j] = contribution[j] / spreads[j];
            prune[j] = std::abs(weight[j]) * norms[j];
        }
    }

    const MatrixTask& m_task;
    InputMoments m_moments;
    SwapLimits m_limits;
    SwapHistory m_history;
    std::vector<std::uint8_t>& m_pruned;
};

class Dsnot final : public PruneMethod {
public:
    StatisticsNeeds needs(const ParamValues&) const override { return {.moments = true, .hessian = false}; }

    MatrixOutcome prune(const MatrixTask& task, StopFlag& stop) const override
    {
        requireInputs(task, "DSnoT");
        requireDividingPattern(task);
        stop.poll();
        requireFinite(task.weight, task.name);
        if (isAllOrNothing(task))
            return allOrNothing(task);
        const bool isWanda = std::get<std::string>(task.params.at("initial")) == "wanda";
        const auto scores = isWanda ? wandaRows(task.weight, task.statistics->norms()) : magnitudeRows(task.weight);
        Selection selection =
            selectLowest(task.weight.size(0), task.weight.size(1), scores,
                         selectionParams(task.sparsityShare, task.pattern, task.params), pollingThreads(stop));
        MatrixSwaps(task, selection.pruned).run(stop);
        stop.poll();
        return maskBySelection(task, std::move(selection), stop);
    }
};

} // namespace

std::unique_ptr<PruneMethod> makeDsnotMethod() { return std::make_unique<Dsnot>(); }

} // namespace prunescope
