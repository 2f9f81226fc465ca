// Selection by histograms of the leading bits: one pass finds the bin, the entries of that bin are then few.
#include "core/pruning/rank_cut.h"

#include "core/base/wide_vectors.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <memory>
#include <mutex>

namespace prunescope {
namespace {

// Leading bits that a histogram counts: sign and exponent with two bits of the fraction for the few thousand scores of a
// row, whose table is cleared for each, or with four.
constexpr int kRowShift = 21;
constexpr int kLargeShift = 19;
constexpr std::size_t kSmallGroup = 256; // below, a histogram would cost more than it saves

std::int64_t rowsPerPiece(std::int64_t columns) { return std::max<std::int64_t>(1, (1 << 17) / columns); }

// Integer operations alone: a comparison of floats that may be NaN keeps the compiler from using vectors.
PRUNESCOPE_KERNEL_BODY std::uint32_t keyOf(float score)
{
    constexpr std::int32_t kInfinity = 0x7F800000;
    const auto bits = std::bit_cast<std::int32_t>(score + 0.0f);
    const std::uint32_t flip = std::uint32_t(bits >> 31) | 0x80000000u; // negative scores turn round
    const std::uint32_t key = std::uint32_t(bits) ^ flip;
    return (bits & 0x7FFFFFFF) > kInfinity ? 0xFFFFFFFFu : key;
}

PRUNESCOPE_KERNEL_BODY void keysBody(const float* scores, std::int64_t count, std::uint32_t* keys)
{
    for (std::int64_t i = 0; i < count; ++i)
        keys[i] = keyOf(scores[i]);
}
void keysNarrow(const float* scores, std::int64_t count, std::uint32_t* keys) { keysBody(scores, count, keys); }
PRUNESCOPE_WIDE_TARGET void keysWide(const float* scores, std::int64_t count, std::uint32_t* keys)
{
    keysBody(scores, count, keys);
}

void keysOf(const float* scores, std::int64_t count, std::uint32_t* keys)
{
    (usesWideVectors() ? keysWide : keysNarrow)(scores, count, keys);
}

PRUNESCOPE_KERNEL_BODY void markBody(const float* scores, std::int64_t count, std::uint32_t key, std::uint8_t* pruned)
{
    for (std::int64_t i = 0; i < count; ++i)
        pruned[i] = keyOf(scores[i]) <= key;
}
void markNarrow(const float* scores, std::int64_t count, std::uint32_t key, std::uint8_t* pruned)
{
    markBody(scores, count, key, pruned);
}
PRUNESCOPE_WIDE_TARGET void markWide(const float* scores, std::int64_t count, std::uint32_t key, std::uint8_t* pruned)
{
    markBody(scores, count, key, pruned);
}

/// Below the key or equal to it: 1.
void mark(std::span<const float> scores, std::uint32_t key, std::uint8_t* pruned)
{
    (usesWideVectors() ? markWide : markNarrow)(scores.data(), std::int64_t(scores.size()), key, pruned);
}

std::int64_t countEqual(std::span<const float> scores, std::uint32_t key)
{
    return std::count_if(scores.begin(), scores.end(), [&](float score) { return keyOf(score) == key; });
}

/// Takes the mark from all but the first `kept` entries with this key.
void unmarkTies(std::span<const float> scores, std::uint32_t key, std::int64_t kept, std::uint8_t* pruned)
{
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (pruned[i] && keyOf(scores[i]) == key && --kept < 0)
            pruned[i] = 0;
}

/// Index of the bin that holds the entry of this rank, which becomes the rank within the bin.
template <typename Counts> std::size_t binOf(const Counts& counts, std::int64_t& rank)
{
    std::size_t bin = 0;
    while (rank >= std::int64_t(counts[bin]))
        rank -= std::int64_t(counts[bin++]);
    return bin;
}

/// The cut after the entry of this rank; keys are moved about.
/// @param below  entries that are not among the keys and lie below all of them
RankCut cutAmong(std::span<std::uint32_t> keys, std::int64_t rank, std::int64_t below)
{
    const auto at = keys.begin() + rank;
    std::nth_element(keys.begin(), at, keys.end());
    // What nth_element left before the cut is not above it; those equal to it share its rank.
    const auto lower = std::count_if(keys.begin(), at, [&](std::uint32_t key) { return key < *at; });
    return {*at, rank - lower + 1, below + lower, std::count(keys.begin(), keys.end(), *at)};
}

/// Moves the keys of one bin to the front of `out`. @param out  [count + 1] @return how many
std::size_t collectBin(const std::uint32_t* keys, std::int64_t count, int shift, std::uint32_t bin, std::uint32_t* out)
{
    std::size_t found = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        out[found] = keys[i];
        found += keys[i] >> shift == bin;
    }
    return found;
}

/// Adds the keys to a histogram in two parts: neighbours often fall into one bin, and an increment waits for the last one
/// of the same bin.
template <typename Counts>
void countBins(const std::uint32_t* keys, std::int64_t count, int shift, Counts& even, Counts& odd)
{
    for (std::int64_t i = 0; i + 1 < count; i += 2) {
        ++even[keys[i] >> shift];
        ++odd[keys[i + 1] >> shift];
    }
    if (count % 2 != 0)
        ++even[keys[count - 1] >> shift];
}

using LargeCounts = std::array<std::int64_t, 1u << (32 - kLargeShift)>;

} // namespace

float RankCut::threshold() const
{
    if (isEmpty())
        return -1;
    if (key == 0xFFFFFFFFu)
        return std::numeric_limits<float>::quiet_NaN();
    return std::bit_cast<float>(key & 0x80000000u ? key ^ 0x80000000u : ~key);
}

std::uint32_t rankKey(float score) { return keyOf(score); }

RankCut rankCut(std::span<const float> scores, std::int64_t count, std::vector<std::uint32_t>& scratch)
{
    if (count <= 0)
        return {};
    const auto size = std::int64_t(scores.size());
    scratch.resize(2 * scores.size() + 1);
    std::uint32_t* keys = scratch.data();
    keysOf(scores.data(), size, keys);
    std::int64_t rank = count - 1;
    if (scores.size() < kSmallGroup)
        return cutAmong({keys, scores.size()}, rank, 0);
    std::array<std::uint32_t, 1u << (32 - kRowShift)> counts{}, others{};
    countBins(keys, size, kRowShift, counts, others);
    for (std::size_t bin = 0; bin < counts.size(); ++bin)
        counts[bin] += others[bin];
    const auto bin = std::uint32_t(binOf(counts, rank));
    const std::size_t found = collectBin(keys, size, kRowShift, bin, keys + size);
    return cutAmong({keys + size, found}, rank, count - 1 - rank);
}

RankCut rankCut(std::int64_t rows, std::int64_t columns, const RowScores& scores, std::int64_t count, const RangeRunner& run)
{
    if (count <= 0)
        return {};
    std::mutex mutex;
    LargeCounts counts{};
    run(rows, rowsPerPiece(columns), [&](std::int64_t first, std::int64_t last) {
        std::array<std::uint32_t, LargeCounts().size()> own{}, others{};
        std::vector<float> buffer(std::size_t(columns), 0.0f);
        std::vector<std::uint32_t> keys(static_cast<std::size_t>(columns));
        for (std::int64_t row = first; row < last; ++row) {
            keysOf(scores(row, buffer.data()), columns, keys.data());
            countBins(keys.data(), columns, kLargeShift, own, others);
        }
        const std::lock_guard lock(mutex);
        for (std::size_t bin = 0; bin < own.size(); ++bin)
            counts[bin] += std::int64_t(own[bin]) + others[bin]; // integers: the order of threads does not matter
    });
    std::int64_t rank = count - 1;
    const auto bin = std::uint32_t(binOf(counts, rank));
    std::vector<std::uint32_t> candidates;
    candidates.reserve(std::size_t(counts[bin]));
    run(rows, rowsPerPiece(columns), [&](std::int64_t first, std::int64_t last) {
        std::vector<std::uint32_t> keys(static_cast<std::size_t>(columns)), own(std::size_t(columns) + 1), found;
        std::vector<float> buffer(std::size_t(columns), 0.0f);
        for (std::int64_t row = first; row < last; ++row) {
            keysOf(scores(row, buffer.data()), columns, keys.data());
            const std::size_t size = collectBin(keys.data(), columns, kLargeShift, bin, own.data());
            found.insert(found.end(), own.begin(), own.begin() + std::ptrdiff_t(size));
        }
        const std::lock_guard lock(mutex);
        candidates.insert(candidates.end(), found.begin(), found.end()); // a set: its order does not matter
    });
    return cutAmong(candidates, rank, count - 1 - rank);
}

std::int64_t markBelow(std::span<const float> scores, const RankCut& cut, std::uint8_t* pruned)
{
    if (cut.isEmpty()) {
        std::fill(pruned, pruned + scores.size(), std::uint8_t(0));
        return 0;
    }
    mark(scores, cut.key, pruned);
    if (cut.ties < cut.equal)
        unmarkTies(scores, cut.key, cut.ties, pruned);
    return cut.below + std::min(cut.equal, cut.ties);
}

std::int64_t markBelow(std::int64_t rows, std::int64_t columns, const RowScores& scores, const RankCut& cut,
                       std::uint8_t* pruned, const RangeRunner& run)
{
    const auto width = std::size_t(columns);
    if (cut.isEmpty()) {
        std::fill(pruned, pruned + std::size_t(rows) * width, std::uint8_t(0));
        return 0;
    }
    const bool hasTies = cut.ties < cut.equal;
    std::vector<std::int64_t> equalInRow(hasTies ? std::size_t(rows) : 0);
    run(rows, rowsPerPiece(columns), [&](std::int64_t first, std::int64_t last) {
        std::vector<float> buffer(width, 0.0f);
        for (std::int64_t row = first; row < last; ++row) {
            const std::span<const float> own(scores(row, buffer.data()), width);
            mark(own, cut.key, pruned + std::size_t(row) * width);
            if (hasTies)
                equalInRow[std::size_t(row)] = countEqual(own, cut.key);
        }
    });
    if (hasTies) {
        std::vector<float> buffer(width, 0.0f);
        std::int64_t ties = cut.ties;
        for (std::int64_t row = 0; row < rows; ++row) {
            const std::int64_t equal = equalInRow[std::size_t(row)], kept = std::min(ties, equal);
            if (kept < equal)
                unmarkTies({scores(row, buffer.data()), width}, cut.key, kept, pruned + std::size_t(row) * width);
            ties -= kept;
        }
    }
    return cut.below + std::min(cut.equal, cut.ties);
}

} // namespace prunescope
