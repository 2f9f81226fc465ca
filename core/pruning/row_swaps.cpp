// Swaps of one row.
#include "core/pruning/row_swaps.h"

#include <algorithm>
#include <cmath>

namespace prunescope {
namespace {

/// Puts the first `count` of a list into order; the rest stays behind them as it comes.
template <typename Before> void sortFirst(std::vector<std::int32_t>& list, std::size_t count, Before before)
{
    const auto end = list.begin() + std::ptrdiff_t(std::min(count, list.size()));
    std::partial_sort(list.begin(), end, list.end(), before);
}

/// The most extreme rank first. Among equals the outer column of a stable ascending sort, as published.
void sortForRegrowing(std::array<std::vector<std::int32_t>, 2>& lists, std::span<const float> rank, std::size_t count)
{
    const auto value = [rank](std::int32_t j) { return rank[std::size_t(j)]; };
    sortFirst(lists[0], count, [&](auto a, auto b) { return value(a) != value(b) ? value(a) < value(b) : a < b; });
    sortFirst(lists[1], count, [&](auto a, auto b) { return value(a) != value(b) ? value(a) > value(b) : a > b; });
}

} // namespace

SwapCount RowSwapper::swap(const SwapRow& row, const SwapLimits& limits, std::span<double> errors)
{
    for (auto* lists : {&m_regrow, &m_prune})
        for (auto& list : *lists)
            list.clear();
    SwapCount count;
    for (std::size_t j = 0; j < row.contribution.size(); ++j) {
        const float contribution = row.contribution[j];
        if (row.pruned[j])
            count.before += double(contribution);
        if (contribution > 0 || contribution < 0) // weights that contribute nothing would be moved for nothing
            (row.pruned[j] ? m_regrow : m_prune)[contribution > 0].push_back(std::int32_t(j));
    }
    if (!errors.empty())
        errors[0] = std::abs(count.before);
    count.after = count.before;
    count.swaps = limits.group ? swapWithinGroups(row, limits, count.after, errors)
                               : swapAnywhere(row, limits, count.after, errors);
    if (!errors.empty())
        std::fill(errors.begin() + count.swaps, errors.end(), std::abs(count.after));
    return count;
}

int RowSwapper::swapAnywhere(const SwapRow& row, const SwapLimits& limits, double& error, std::span<double> errors)
{
    const auto most = std::size_t(limits.maxCycles);
    sortForRegrowing(m_regrow, row.regrowRank, most);
    for (auto& list : m_prune)
        sortFirst(list, most, [&](std::int32_t a, std::int32_t b) {
            const float left = row.pruneRank[std::size_t(a)], right = row.pruneRank[std::size_t(b)];
            return left != right ? left < right : a < b;
        });
    std::array<std::size_t, 2> regrown{}, gone{};
    int swaps = 0;
    while (swaps < limits.maxCycles && std::abs(error) > limits.threshold) {
        const std::size_t sign = error > 0;
        // A loss that is too positive shrinks by taking back a positive weight and by pruning a negative one.
        if (regrown[sign] == m_regrow[sign].size() || gone[1 - sign] == m_prune[1 - sign].size())
            break;
        const auto back = std::size_t(m_regrow[sign][regrown[sign]++]), out = std::size_t(m_prune[1 - sign][gone[1 - sign]++]);
        row.pruned[back] = 0;
        row.pruned[out] = 1;
        error += double(row.contribution[out]) - double(row.contribution[back]);
        ++swaps;
        if (!errors.empty())
            errors[std::size_t(swaps)] = std::abs(error);
    }
    return swaps;
}

int RowSwapper::swapWithinGroups(const SwapRow& row, const SwapLimits& limits, double& error, std::span<double> errors)
{
    sortForRegrowing(m_regrow, row.regrowRank, row.contribution.size()); // candidates without a partner are passed over
    m_hasMoved.assign(row.contribution.size(), 0);
    std::array<std::size_t, 2> tried{};
    const auto group = std::size_t(limits.group);
    int swaps = 0;
    while (swaps < limits.maxCycles && std::abs(error) > limits.threshold) {
        const std::size_t sign = error > 0;
        if (tried[sign] == m_regrow[sign].size())
            break;
        const auto back = std::size_t(m_regrow[sign][tried[sign]++]);
        if (m_hasMoved[back])
            continue;
        const std::size_t first = back / group * group;
        std::size_t out = first + group;
        for (std::size_t j = first; j < first + group; ++j) {
            const double after = error + double(row.contribution[j]) - double(row.contribution[back]);
            if (!row.pruned[j] && !m_hasMoved[j] && std::abs(after) < std::abs(error) &&
                (out == first + group || row.pruneRank[j] < row.pruneRank[out]))
                out = j;
        }
        if (out == first + group)
            continue;
        error += double(row.contribution[out]) - double(row.contribution[back]);
        row.pruned[back] = 0;
        row.pruned[out] = 1;
        m_hasMoved[back] = m_hasMoved[out] = 1;
        ++swaps;
        if (!errors.empty())
            errors[std::size_t(swaps)] = std::abs(error);
    }
    return swaps;
}

} // namespace prunescope
