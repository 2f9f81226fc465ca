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

// Leading bits that a histogram counts: sign and exponent with one bit of the fraction, or with four. A table of 64 KiB
// stays in the nearest caches; for the few thousand scores of a row a smaller one is read faster.
constexpr int kRowShift = 22;
constexpr int kLargeShift = 19;
constexpr std::size_t kSmallGroup = 256; // below, a histogram would cost more than it saves

std::int64_t rowsPerPiece(std::int64_t columns) { return std::max<std::int64_t>(1, (1 << 17) / columns); }

PRUNESCOPE_KERNEL_BODY std::uint32_t keyOf(float score)
{
    const auto bits = std::bit_cast<std::uint32_t>(score + 0.0f);
    const std::uint32_t flip = std::uint32_t(std::int32_t(bits) >> 31) | 0x80000000u; // negative scores turn round
    return score != score ? 0xFFFFFFFFu : bits ^ flip;
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

/// Below the key: 1. Equal: counted and 1. @return entries equal to the key in the high half, below it in the low half
PRUNESCOPE_KERNEL_BODY std::uint64_t markBody(const float* scores, std::int64_t count, std::uint32_t key, std::uint8_t* pruned)
{
    std::uint32_t below = 0, equal = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::uint32_t own = keyOf(scores[i]);
        pruned[i] = own <= key;
        below += own < key;
        equal += own == key;
    }
    return std::uint64_t(equal) << 32 | below;
}
std::uint64_t markNarrow(const float* scores, std::int64_t count, std::uint32_t key, std::uint8_t* pruned)
{
    return markBody(scores, count, key, pruned);
}
PRUNESCOPE_WIDE_TARGET std::uint64_t markWide(const float* scores, std::int64_t count, std::uint32_t key, std::uint8_t* pruned)
{
    return markBody(scores, count, key, pruned);
}

/// Index of the bin that holds the entry of this rank, which becomes the rank within the bin.
template <typename Counts> std::size_t binOf(const Counts& counts, std::int64_t& rank)
{
    std::size_t bin = 0;
    while (rank >= std::int64_t(counts[bin]))
        rank -= std::int64_t(counts[bin++]);
    return bin;
}

/// Takes the mark from all but the first `kept` entries with this key.
void unmarkTies(std::span<const float> scores, std::uint32_t key, std::int64_t kept, std::uint8_t* pruned)
{
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (pruned[i] && keyOf(scores[i]) == key && --kept < 0)
            pruned[i] = 0;
}

/// The cut after the entry of this rank; keys are moved about.
RankCut cutAmong(std::span<std::uint32_t> keys, std::int64_t rank)
{
    const auto at = keys.begin() + rank;
    std::nth_element(keys.begin(), at, keys.end());
    // What nth_element left before the cut is not above it; those equal to it share its rank.
    const auto below = std::count_if(keys.begin(), at, [&](std::uint32_t key) { return key < *at; });
    return {*at, rank - below + 1};
}

using LargeCounts = std::array<std::int64_t, 1u << (32 - kLargeShift)>;

void countKeys(const float* scores, std::int64_t count, LargeCounts& counts)
{
    for (std::int64_t i = 0; i < count; ++i)
        ++counts[keyOf(scores[i]) >> kLargeShift];
}

/// Keys of one bin. @param out  [count + 1] @return how many
std::size_t collectKeys(const float* scores, std::int64_t count, std::uint32_t bin, std::uint32_t* out)
{
    std::size_t found = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::uint32_t key = keyOf(scores[i]);
        out[found] = key;
        found += key >> kLargeShift == bin;
    }
    return found;
}

struct Marked {
    std::int64_t below = 0, equal = 0;
};

Marked mark(std::span<const float> scores, std::uint32_t key, std::uint8_t* pruned)
{
    const auto counts = (usesWideVectors() ? markWide : markNarrow)(scores.data(), std::int64_t(scores.size()), key, pruned);
    return {std::int64_t(counts & 0xFFFFFFFFu), std::int64_t(counts >> 32)};
}

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
    const std::size_t size = scores.size();
    scratch.resize(2 * size);
    std::uint32_t* keys = scratch.data();
    (usesWideVectors() ? keysWide : keysNarrow)(scores.data(), std::int64_t(size), keys);
    if (size < kSmallGroup)
        return cutAmong({keys, size}, count - 1);
    std::array<std::uint32_t, 1u << (32 - kRowShift)> counts{};
    for (std::size_t i = 0; i < size; ++i)
        ++counts[keys[i] >> kRowShift];
    std::int64_t rank = count - 1;
    const auto bin = std::uint32_t(binOf(counts, rank));
    std::uint32_t* candidates = keys + size;
    std::size_t found = 0;
    for (std::size_t i = 0; i < size; ++i) {
        candidates[found] = keys[i];
        found += (keys[i] >> kRowShift) == bin;
    }
    return cutAmong({candidates, found}, rank);
}

RankCut rankCut(std::int64_t rows, std::int64_t columns, const RowScores& scores, std::int64_t count, const RangeRunner& run)
{
    if (count <= 0)
        return {};
    std::mutex mutex;
    LargeCounts counts{};
    run(rows, rowsPerPiece(columns), [&](std::int64_t first, std::int64_t last) {
        LargeCounts own{};
        std::vector<float> buffer(std::size_t(columns), 0.0f);
        for (std::int64_t row = first; row < last; ++row)
            countKeys(scores(row, buffer.data()), columns, own);
        const std::lock_guard lock(mutex);
        for (std::size_t bin = 0; bin < own.size(); ++bin)
            counts[bin] += own[bin]; // sums of integers: the order of threads does not matter
    });
    std::int64_t rank = count - 1;
    const auto bin = std::uint32_t(binOf(counts, rank));
    std::vector<std::uint32_t> candidates;
    candidates.reserve(std::size_t(counts[bin]));
    run(rows, rowsPerPiece(columns), [&](std::int64_t first, std::int64_t last) {
        std::vector<std::uint32_t> own(std::size_t(columns) + 1), found;
        std::vector<float> buffer(std::size_t(columns), 0.0f);
        for (std::int64_t row = first; row < last; ++row) {
            const std::size_t size = collectKeys(scores(row, buffer.data()), columns, bin, own.data());
            found.insert(found.end(), own.begin(), own.begin() + std::ptrdiff_t(size));
        }
        const std::lock_guard lock(mutex);
        candidates.insert(candidates.end(), found.begin(), found.end()); // a set: its order does not matter
    });
    return cutAmong(candidates, rank);
}

std::int64_t markBelow(std::span<const float> scores, const RankCut& cut, std::uint8_t* pruned)
{
    if (cut.isEmpty()) {
        std::fill(pruned, pruned + scores.size(), std::uint8_t(0));
        return 0;
    }
    const Marked marked = mark(scores, cut.key, pruned);
    if (marked.equal > cut.ties)
        unmarkTies(scores, cut.key, cut.ties, pruned);
    return marked.below + std::min(marked.equal, cut.ties);
}

std::int64_t markBelow(std::int64_t rows, std::int64_t columns, const RowScores& scores, const RankCut& cut,
                       std::uint8_t* pruned, const RangeRunner& run)
{
    const auto width = std::size_t(columns);
    if (cut.isEmpty()) {
        std::fill(pruned, pruned + std::size_t(rows) * width, std::uint8_t(0));
        return 0;
    }
    std::vector<Marked> byRow(static_cast<std::size_t>(rows));
    run(rows, rowsPerPiece(columns), [&](std::int64_t first, std::int64_t last) {
        std::vector<float> buffer(width, 0.0f);
        for (std::int64_t row = first; row < last; ++row)
            byRow[std::size_t(row)] =
                mark({scores(row, buffer.data()), width}, cut.key, pruned + std::size_t(row) * width);
    });
    std::vector<float> buffer(width, 0.0f);
    std::int64_t ties = cut.ties, count = 0;
    for (std::int64_t row = 0; row < rows; ++row) {
        const Marked& marked = byRow[std::size_t(row)];
        const std::int64_t kept = std::min(ties, marked.equal);
        if (kept < marked.equal)
            unmarkTies({scores(row, buffer.data()), width}, cut.key, kept, pruned + std::size_t(row) * width);
        ties -= kept;
        count += marked.below + kept;
    }
    return count;
}

} // namespace prunescope
