// From scores to masks. Groups are cut by counting leading bits, which is linear in their size.
#include "core/pruning/selection.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace prunescope {
namespace {

constexpr std::int64_t kScoresPerPiece = 1 << 16; // of one piece of work
constexpr int kSmallGroup = 32;                   // up to here repeated search is faster than a selection

std::int64_t exactCount(std::int64_t size, double share) { return std::int64_t(std::floor(double(size) * share + 0.5)); }

/// Cuts a whole matrix. The published rule prunes every score <= sorted[int(n * s)].
void selectLayer(std::int64_t rows, std::int64_t columns, const RowScores& scores, const SelectionParams& params,
                 const RangeRunner& run, std::uint8_t* mask, SelectionCuts& out)
{
    const std::int64_t size = rows * columns;
    std::int64_t count = exactCount(size, params.sparsityShare);
    // The published rule would take one weight even at 0 and has no threshold at 1; both ends keep their meaning.
    const bool isPublished = params.countsLikeReference && params.sparsityShare > 0 && params.sparsityShare < 1;
    if (isPublished)
        count = std::min(std::int64_t(double(size) * params.sparsityShare), size - 1) + 1;
    RankCut cut = rankCut(rows, columns, scores, count, run);
    if (isPublished)
        cut.ties = size;
    out.count = markBelow(rows, columns, scores, cut, mask, run);
    out.thresholds = {cut.threshold()};
}

void selectRows(std::int64_t rows, std::int64_t columns, const RowScores& scores, const SelectionParams& params,
                const RangeRunner& run, std::uint8_t* mask, SelectionCuts& out)
{
    const std::int64_t count = rowCount(columns, params.sparsityShare, params.countsLikeReference);
    out.thresholds.assign(std::size_t(rows), -1);
    const auto width = std::size_t(columns);
    run(rows, std::max<std::int64_t>(1, kScoresPerPiece / columns), [&](std::int64_t first, std::int64_t last) {
        std::vector<std::uint32_t> scratch;
        std::vector<float> buffer(width, 0.0f);
        for (std::int64_t row = first; row < last; ++row) {
            const std::span<const float> values(scores(row, buffer.data()), width);
            const RankCut cut = rankCut(values, count, scratch);
            markBelow(values, cut, mask + std::size_t(row) * width);
            out.thresholds[std::size_t(row)] = cut.threshold();
        }
    });
    out.count = rows * count;
}

/// Groups of m consecutive inputs lose their m - n lowest scores; lowest column first among equals.
void selectPattern(std::int64_t rows, std::int64_t columns, const RowScores& scores, const Pattern& pattern,
                   const RangeRunner& run, std::uint8_t* mask, SelectionCuts& out)
{
    if (columns % pattern.group != 0)
        throw Error(ErrorKind::Usage, PS_TEXT("Pattern %1 needs a width that is a multiple of %2, but the matrix has %3 inputs."),
                    patternText(pattern), pattern.group, columns);
    const auto width = std::size_t(columns), group = std::size_t(pattern.group);
    const int lost = pattern.group - pattern.keep;
    run(rows, std::max<std::int64_t>(1, kScoresPerPiece / columns), [&](std::int64_t first, std::int64_t last) {
        std::vector<float> buffer(width, 0.0f);
        for (std::int64_t row = first; row < last; ++row) {
            const float* values = scores(row, buffer.data());
            std::uint8_t* pruned = mask + std::size_t(row) * width;
            for (std::size_t begin = 0; begin < width; begin += group)
                pruneLowestOfGroup(values + begin, pattern.group, lost, pruned + begin);
        }
    });
    out.count = rows * (columns / pattern.group) * lost;
}

void requireShare(double share)
{
    if (!(share >= 0 && share <= 1))
        throw Error(ErrorKind::Usage, PS_TEXT("The sparsity is %1, but should be from 0 to 1."), share);
}

void requireShape(std::size_t size, std::int64_t rows, std::int64_t columns, double share)
{
    if (rows < 1 || columns < 1 || size != std::size_t(rows) * std::size_t(columns))
        throw Error(ErrorKind::Shape, PS_TEXT("selectLowest: %1 scores do not fill a matrix of %2 rows and %3 columns."), size,
                    rows, columns);
    requireShare(share);
}

} // namespace

std::int64_t rowCount(std::int64_t columns, double sparsityShare, bool countsLikeReference)
{
    requireShare(sparsityShare);
    return countsLikeReference ? std::int64_t(double(columns) * sparsityShare) : exactCount(columns, sparsityShare);
}

void runHere(std::int64_t count, std::int64_t, const std::function<void(std::int64_t, std::int64_t)>& work)
{
    if (count > 0)
        work(0, count);
}

void pruneLowestOfGroup(const float* scores, int group, int lost, std::uint8_t* pruned)
{
    if (group > kSmallGroup) {
        std::vector<std::uint32_t> scratch;
        const std::span<const float> values(scores, std::size_t(group));
        markBelow(values, rankCut(values, lost, scratch), pruned);
        return;
    }
    std::fill(pruned, pruned + group, std::uint8_t(0));
    for (; lost > 0; --lost) {
        int lowest = -1;
        std::uint32_t lowestKey = 0;
        for (int i = 0; i < group; ++i) {
            const std::uint32_t key = rankKey(scores[i]);
            if (!pruned[i] && (lowest < 0 || key < lowestKey)) {
                lowest = i;
                lowestKey = key;
            }
        }
        pruned[lowest] = 1;
    }
}

SelectionCuts selectLowest(std::int64_t rows, std::int64_t columns, const RowScores& scores, const SelectionParams& params,
                           const RangeRunner& run, std::uint8_t* pruned)
{
    requireShape(std::size_t(rows) * std::size_t(columns), rows, columns, params.sparsityShare);
    SelectionCuts out;
    if (!params.pattern.isUnstructured())
        selectPattern(rows, columns, scores, params.pattern, run, pruned, out);
    else if (params.group == SelectionGroup::Layer)
        selectLayer(rows, columns, scores, params, run, pruned, out);
    else
        selectRows(rows, columns, scores, params, run, pruned, out);
    return out;
}

Selection selectLowest(std::int64_t rows, std::int64_t columns, const RowScores& scores, const SelectionParams& params,
                       const RangeRunner& run)
{
    Selection out;
    out.pruned.resize(std::size_t(rows) * std::size_t(columns));
    static_cast<SelectionCuts&>(out) = selectLowest(rows, columns, scores, params, run, out.pruned.data());
    return out;
}

Selection selectLowest(std::span<const float> scores, std::int64_t rows, std::int64_t columns,
                       const SelectionParams& params)
{
    requireShape(scores.size(), rows, columns, params.sparsityShare);
    return selectLowest(
        rows, columns, [&](std::int64_t row, float*) { return scores.data() + row * columns; }, params, runHere);
}

Selection selectByRowMass(std::span<const float> scores, std::int64_t rows, std::int64_t columns, double sparsityShare)
{
    requireShape(scores.size(), rows, columns, sparsityShare);
    const std::size_t width = static_cast<std::size_t>(columns);
    std::vector<std::uint32_t> order(scores.size()); // per row: columns by score
    std::vector<float> mass(scores.size());          // per row: running sum in that order
    for (std::int64_t row = 0; row < rows; ++row) {
        const float* values = scores.data() + std::size_t(row) * width;
        auto* columnsByScore = order.data() + std::size_t(row) * width;
        std::iota(columnsByScore, columnsByScore + width, 0u);
        std::sort(columnsByScore, columnsByScore + width,
                  [&](std::uint32_t a, std::uint32_t b) { return std::pair(rankKey(values[a]), a) < std::pair(rankKey(values[b]), b); });
        float sum = 0;
        for (std::size_t i = 0; i < width; ++i)
            mass[std::size_t(row) * width + i] = sum += values[columnsByScore[i]];
    }
    // Per row: how many leading sums stay within alpha of the row's total. Sums never fall, so a search suffices.
    std::vector<std::size_t> counts(static_cast<std::size_t>(rows));
    const auto shareAt = [&](double alpha) {
        std::size_t total = 0;
        for (std::size_t row = 0; row < counts.size(); ++row) {
            const auto begin = mass.begin() + std::ptrdiff_t(row * width), end = begin + columns;
            const float limit = float(double(*(end - 1)) * alpha);
            counts[row] = std::size_t(std::upper_bound(begin, end, limit) - begin);
            total += counts[row];
        }
        return double(total) / double(scores.size());
    };
    double alpha = 0.4, low = 0.0, high = 0.8, share = shareAt(alpha);
    while (std::abs(share - sparsityShare) > 0.001 && high - low >= 0.001) {
        (share > sparsityShare ? high : low) = alpha;
        alpha = (low + high) / 2;
        share = shareAt(alpha);
    }
    Selection out;
    out.pruned.assign(scores.size(), 0);
    for (std::size_t row = 0; row < counts.size(); ++row) {
        for (std::size_t i = 0; i < counts[row]; ++i)
            out.pruned[row * width + order[row * width + i]] = 1;
        out.thresholds.push_back(counts[row] == 0 ? -1 : scores[row * width + order[row * width + counts[row] - 1]]);
        out.count += std::int64_t(counts[row]);
    }
    return out;
}

} // namespace prunescope
