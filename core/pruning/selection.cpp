// From scores to masks. Groups are selected by nth_element over (score, index) keys, which is linear in their size.
#include "core/pruning/selection.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

namespace prunescope {
namespace {

/// Orders scores by value, then by place; NaN last. Scores are magnitudes (>= 0), so their bits order as they do.
std::uint64_t sortKey(float score, std::uint64_t place)
{
    const float clean = std::isnan(score) ? std::numeric_limits<float>::infinity() : score + 0.0f;
    std::uint32_t bits = 0;
    std::memcpy(&bits, &clean, sizeof bits);
    bits = (bits & 0x80000000u) ? ~bits : bits | 0x80000000u; // negative scores sort below zero
    if (std::isnan(score))
        bits = 0xFFFFFFFFu;
    return std::uint64_t(bits) << 32 | place;
}

std::int64_t exactCount(std::int64_t size, double share) { return std::int64_t(std::floor(double(size) * share + 0.5)); }

/// Prunes the `count` lowest of one group. @return the largest score pruned, or -1
float pruneLowest(std::span<const float> scores, std::int64_t count, std::uint8_t* pruned,
                  std::vector<std::uint64_t>& keys)
{
    if (count <= 0)
        return -1;
    keys.resize(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i)
        keys[i] = sortKey(scores[i], i);
    std::nth_element(keys.begin(), keys.begin() + (count - 1), keys.end());
    const std::uint64_t last = keys[std::size_t(count - 1)];
    for (std::size_t i = 0; i < scores.size(); ++i)
        pruned[i] = sortKey(scores[i], i) <= last;
    return scores[last & 0xFFFFFFFFu];
}

/// The published layer rule: every score <= sorted[int(n * s)] goes. @return that threshold
float pruneUpToReferenceThreshold(std::span<const float> scores, double share, std::vector<std::uint8_t>& pruned)
{
    const std::size_t place = std::min(std::size_t(double(scores.size()) * share), scores.size() - 1);
    std::vector<float> sorted(scores.begin(), scores.end());
    const auto isBelow = [](float a, float b) { return std::isnan(b) ? !std::isnan(a) : a < b; };
    std::nth_element(sorted.begin(), sorted.begin() + std::ptrdiff_t(place), sorted.end(), isBelow);
    const float threshold = sorted[place];
    for (std::size_t i = 0; i < scores.size(); ++i)
        pruned[i] = scores[i] <= threshold;
    return threshold;
}

void selectLayer(std::span<const float> scores, const SelectionParams& params, Selection& out)
{
    // Whole layers may exceed 32 bits of places only beyond four billion weights.
    if (scores.size() > 0xFFFFFFFFull)
        throw Error(ErrorKind::Shape, PS_TEXT("A matrix of %1 weights is too large for one comparison group."), scores.size());
    // The published rule would take one weight even at 0 and has no threshold at 1; both ends keep their meaning.
    if (params.countsLikeReference && params.sparsityShare > 0 && params.sparsityShare < 1) {
        out.thresholds = {pruneUpToReferenceThreshold(scores, params.sparsityShare, out.pruned)};
        return;
    }
    std::vector<std::uint64_t> keys;
    out.thresholds = {pruneLowest(scores, exactCount(std::int64_t(scores.size()), params.sparsityShare),
                                  out.pruned.data(), keys)};
}

void selectRows(std::span<const float> scores, std::int64_t rows, std::int64_t columns, const SelectionParams& params,
                Selection& out)
{
    const std::int64_t count = params.countsLikeReference ? std::int64_t(double(columns) * params.sparsityShare)
                                                          : exactCount(columns, params.sparsityShare);
    std::vector<std::uint64_t> keys;
    for (std::int64_t row = 0; row < rows; ++row) {
        const auto begin = std::size_t(row * columns);
        out.thresholds.push_back(
            pruneLowest(scores.subspan(begin, std::size_t(columns)), count, out.pruned.data() + begin, keys));
    }
}

/// Groups of m consecutive inputs lose their m - n lowest scores; lowest column first among equals.
void selectPattern(std::span<const float> scores, std::int64_t columns, const Pattern& pattern, Selection& out)
{
    if (columns % pattern.group != 0)
        throw Error(ErrorKind::Usage, PS_TEXT("Pattern %1 needs a width that is a multiple of %2, but the matrix has %3 inputs."),
                    patternText(pattern), pattern.group, columns);
    std::vector<std::uint64_t> keys;
    for (std::size_t begin = 0; begin < scores.size(); begin += std::size_t(pattern.group))
        pruneLowest(scores.subspan(begin, std::size_t(pattern.group)), pattern.group - pattern.keep,
                    out.pruned.data() + begin, keys);
}

void requireShape(std::size_t size, std::int64_t rows, std::int64_t columns, double share)
{
    if (rows < 1 || columns < 1 || size != std::size_t(rows) * std::size_t(columns))
        throw Error(ErrorKind::Shape, PS_TEXT("selectLowest: %1 scores do not fill a matrix of %2 rows and %3 columns."), size,
                    rows, columns);
    if (!(share >= 0 && share <= 1))
        throw Error(ErrorKind::Usage, PS_TEXT("The sparsity is %1, but should be from 0 to 1."), share);
}

} // namespace

Selection selectLowest(std::span<const float> scores, std::int64_t rows, std::int64_t columns,
                       const SelectionParams& params)
{
    requireShape(scores.size(), rows, columns, params.sparsityShare);
    Selection out;
    out.pruned.assign(scores.size(), 0);
    if (!params.pattern.isUnstructured())
        selectPattern(scores, columns, params.pattern, out);
    else if (params.group == SelectionGroup::Layer)
        selectLayer(scores, params, out);
    else
        selectRows(scores, rows, columns, params, out);
    out.count = std::count(out.pruned.begin(), out.pruned.end(), 1);
    return out;
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
                  [&](std::uint32_t a, std::uint32_t b) { return sortKey(values[a], a) < sortKey(values[b], b); });
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
