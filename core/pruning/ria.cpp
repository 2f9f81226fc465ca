// RIA (Zhang et al. 2024): the smallest relative importance times activation goes (methods/unstructured.md 6). No
// update. n:m may be chosen after the columns were dealt out again, so that no group holds only strong ones; the order is
// part of the outcome, since it has to be folded into the matrices that make the inputs.
#include "core/pruning/ria.h"

#include "core/architecture/torch.h"
#include "core/importance/ria.h"
#include "core/pruning/mask_by_score.h"
#include "core/pruning/polling_threads.h"
#include "core/pruning/sparsegpt.h"
#include "core/pruning/task_checks.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace prunescope {
namespace {

constexpr int kImageCells = 192;                  // along each axis of a picture
constexpr std::int64_t kCurvePoints = 512;
constexpr std::int64_t kPictureWeights = 1 << 22; // rows of larger matrices are sampled evenly for the images

RowScores riaRows(const at::Tensor& weight, const RiaParts& parts)
{
    return [magnitudes = magnitudeRows(weight), &parts](std::int64_t row, float* buffer) -> const float* {
        parts.scoreRow(row, magnitudes(row, buffer), buffer);
        return buffer;
    };
}

/// Scores of each column, summed over the rows.
std::vector<double> columnTotals(std::int64_t rows, std::int64_t columns, const RowScores& scores, StopFlag& stop)
{
    std::vector<double> totals(std::size_t(columns), 0.0);
    std::vector<float> buffer(totals.size());
    for (std::int64_t row = 0; row < rows; ++row) {
        if (row % 1024 == 0)
            stop.poll();
        const float* values = scores(row, buffer.data());
        for (std::size_t j = 0; j < totals.size(); ++j)
            totals[j] += double(values[j]);
    }
    return totals;
}

/// Which of these each place of the new order takes: by total score, lowest first, they are cut into m stretches of
/// equal length, and n:m group g gets the g-th of each, every second stretch from its far end.
std::vector<std::int64_t> dealt(const std::vector<double>& totals, int group)
{
    std::vector<std::int64_t> sorted(totals.size()), order(totals.size());
    std::iota(sorted.begin(), sorted.end(), std::int64_t(0));
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](std::int64_t a, std::int64_t b) { return totals[std::size_t(a)] < totals[std::size_t(b)]; });
    const std::int64_t groups = std::int64_t(totals.size()) / group;
    for (std::int64_t stretch = 0; stretch < group; ++stretch)
        for (std::int64_t g = 0; g < groups; ++g)
            order[std::size_t(g * group + stretch)] =
                sorted[std::size_t(stretch * groups + (stretch % 2 ? groups - 1 - g : g))];
    return order;
}

/// Which column each place of the new order takes. Each group of columns is dealt out within itself, by scores summed over
/// its runs too: the columns of an attention head, over the query heads that read one key/value head. A group that m does
/// not divide stays as it is.
/// @return  empty if no column moves
std::vector<std::int64_t> dealtColumns(const MatrixTask& task, const RowScores& scores, StopFlag& stop)
{
    const std::int64_t columns = task.weight.size(1);
    const auto groups = task.columnGroups.value_or(std::vector{ColumnGroup{{0}, columns}});
    if (groups.empty())
        return {};
    const auto totals = columnTotals(task.weight.size(0), columns, scores, stop);
    std::vector<std::int64_t> order(totals.size());
    std::iota(order.begin(), order.end(), std::int64_t(0));
    for (const ColumnGroup& group : groups) {
        if (group.length % task.pattern.group != 0)
            continue;
        std::vector<double> sums(std::size_t(group.length), 0.0);
        for (const std::int64_t run : group.runs)
            for (std::size_t j = 0; j < sums.size(); ++j)
                sums[j] += totals[std::size_t(run) + j];
        const auto places = dealt(sums, task.pattern.group);
        for (const std::int64_t run : group.runs)
            for (std::size_t j = 0; j < places.size(); ++j)
                order[std::size_t(run) + j] = run + places[j];
    }
    return std::is_sorted(order.begin(), order.end()) ? std::vector<std::int64_t>{} : order;
}

/// n:m in the new order of columns; the mask comes back in the stored order.
Selection selectDealt(std::int64_t rows, const std::vector<std::int64_t>& order, const RowScores& scores,
                      const SelectionParams& params, StopFlag& stop)
{
    const auto columns = std::int64_t(order.size());
    const RowScores dealt = [&](std::int64_t row, float* buffer) -> const float* {
        std::vector<float> own(order.size());
        const float* values = scores(row, own.data());
        for (std::size_t j = 0; j < order.size(); ++j)
            buffer[j] = values[order[j]];
        return buffer;
    };
    Selection selection = selectLowest(rows, columns, dealt, params, pollingThreads(stop));
    std::vector<std::uint8_t> row(order.size());
    for (std::int64_t i = 0; i < rows; ++i) {
        std::uint8_t* marks = selection.pruned.data() + i * columns;
        for (std::size_t j = 0; j < order.size(); ++j)
            row[std::size_t(order[j])] = marks[j];
        std::copy(row.begin(), row.end(), marks);
    }
    return selection;
}

/// Share of each column that a mask keeps. @param pruned  [rows, columns]
std::vector<double> keptShares(const std::vector<std::uint8_t>& pruned, std::int64_t rows, std::int64_t columns)
{
    std::vector<double> shares(std::size_t(columns), 0.0);
    for (std::int64_t row = 0; row < rows; ++row)
        for (std::int64_t j = 0; j < columns; ++j)
            shares[std::size_t(j)] += pruned[std::size_t(row * columns + j)] ? 0.0 : 1.0;
    for (double& share : shares)
        share /= double(rows);
    return shares;
}

/// A curve over columns in a given order, means over stretches.
LiveCurve shareCurve(std::string id, Text title, const std::vector<double>& shares, const std::vector<std::size_t>& order)
{
    LiveCurve curve{std::move(id), std::move(title), Text(PS_TEXT("inputs, by what magnitude keeps of them")),
                    Text(PS_TEXT("share kept")), {}, {}, false, false};
    const auto count = std::int64_t(order.size()), points = std::min(count, kCurvePoints);
    for (std::int64_t point = 0; point < points; ++point) {
        const std::int64_t first = count * point / points, last = count * (point + 1) / points;
        double sum = 0;
        for (std::int64_t i = first; i < last; ++i)
            sum += shares[order[std::size_t(i)]];
        curve.x.push_back(double(first));
        curve.y.push_back(sum / double(last - first));
    }
    return curve;
}

/// What magnitude, comparing the whole layer, would keep of each input, beside what RIA keeps.
std::vector<LiveCurve> lostInputs(const MatrixTask& task, const Selection& selection, StopFlag& stop)
{
    const std::int64_t rows = task.weight.size(0), columns = task.weight.size(1);
    SelectionParams params;
    params.group = SelectionGroup::Layer;
    params.sparsityShare = double(selection.count) / double(rows * columns);
    const auto other = selectLowest(rows, columns, magnitudeRows(task.weight), params, pollingThreads(stop));
    const auto byMagnitude = keptShares(other.pruned, rows, columns), byRia = keptShares(selection.pruned, rows, columns);
    std::vector<std::size_t> order(byRia.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return byMagnitude[a] < byMagnitude[b]; });
    const auto lost = [](const std::vector<double>& shares) { return std::count(shares.begin(), shares.end(), 0.0); };
    return {shareCurve("kept_by_magnitude", Text(PS_TEXT("Magnitude (%1 inputs lost altogether)"), lost(byMagnitude)),
                       byMagnitude, order),
            shareCurve("kept_by_ria", Text(PS_TEXT("RIA (%1 inputs lost altogether)"), lost(byRia)), byRia, order)};
}

LivePicture picture(const MatrixTask& task, const RiaParts& parts, const Selection& selection, StopFlag& stop)
{
    const std::int64_t rows = task.weight.size(0), columns = task.weight.size(1);
    const std::int64_t shown = std::clamp<std::int64_t>(kPictureWeights / columns, 1, rows);
    const auto rowAt = [&](std::int64_t i) { return i * rows / shown; };
    auto sample = at::empty({shown, columns}, at::kFloat);
    for (std::int64_t i = 0; i < shown; ++i)
        sample[i].copy_(task.weight[rowAt(i)]);
    const float* w = sample.abs_().data_ptr<float>();
    const auto image = [&](const char* id, Text title, LiveScale scale, auto&& value) {
        stop.poll();
        return pooledImage(id, std::move(title), scale, shown, columns, kImageCells, value);
    };
    LivePicture out{"ria", task.name, {}, {}};
    out.images.push_back(image("of_input", Text(PS_TEXT("Share of its input's weights")), LiveScale::Sequential,
                               [&](auto i, auto j) { return double(w[i * columns + j]) * parts.perColumn[std::size_t(j)]; }));
    out.images.push_back(image("of_output", Text(PS_TEXT("Share of its output's weights")), LiveScale::Sequential,
                               [&](auto i, auto j) { return double(w[i * columns + j]) * parts.perRow[std::size_t(rowAt(i))]; }));
    out.images.push_back(image("score", Text(PS_TEXT("Both shares, times the input's norm to the power")),
                               LiveScale::Sequential, [&](auto i, auto j) {
                                   const double both = parts.perColumn[std::size_t(j)] + parts.perRow[std::size_t(rowAt(i))];
                                   return double(w[i * columns + j]) * both * parts.activation[std::size_t(j)];
                               }));
    out.images.push_back(image("mask", Text(PS_TEXT("Pruned share")), LiveScale::Mask, [&](auto i, auto j) {
        return selection.pruned[std::size_t(rowAt(i) * columns + j)];
    }));
    out.curves = lostInputs(task, selection, stop);
    return out;
}

class Ria final : public PruneMethod {
public:
    StatisticsNeeds needs(const ParamValues& params) const override
    {
        return {.moments = false, .hessian = wantsUpdate(params)};
    }

    MatrixOutcome prune(const MatrixTask& task, StopFlag& stop) const override
    {
        requireInputs(task, "RIA");
        requireDividingPattern(task);
        stop.poll();
        requireFinite(task.weight, task.name);
        if (isAllOrNothing(task))
            return allOrNothing(task);
        const std::int64_t rows = task.weight.size(0), columns = task.weight.size(1);
        const auto parts =
            riaParts(task.weight, task.statistics->norms(), std::get<double>(task.params.at("activation_power")), &stop);
        const auto scores = riaRows(task.weight, parts);
        const auto params = selectionParams(task.sparsityShare, task.pattern, task.params);
        const bool isDealt = std::get<bool>(task.params.at("reallocate")) && !task.pattern.isUnstructured();
        auto order = isDealt ? dealtColumns(task, scores, stop) : std::vector<std::int64_t>{};
        Selection selection = order.empty() ? selectLowest(rows, columns, scores, params, pollingThreads(stop))
                                            : selectDealt(rows, order, scores, params, stop);
        if (task.live)
            task.live->offer([&] { return picture(task, parts, selection, stop); }, true);
        stop.poll();
        MatrixOutcome outcome = maskBySelection(task, std::move(selection), stop);
        outcome.columnOrder = std::move(order);
        return outcome;
    }
};

} // namespace

std::unique_ptr<PruneMethod> makeRiaMethod() { return std::make_unique<Ria>(); }

} // namespace prunescope
