#pragma once
// Finding the k-th lowest of many scores by counting bits, and marking what lies below. Torch-free; the same answer for
// any number of threads.

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace prunescope {

/// Where a group is cut: every key below `key` goes, and of the entries with this very key the first `ties`.
struct RankCut {
    std::uint32_t key = 0;
    std::int64_t ties = 0;
    std::int64_t below = 0; ///< entries of the group below the key
    std::int64_t equal = 0; ///< entries of the group with this very key

    bool isEmpty() const { return key == 0 && ties == 0; }
    /// The largest score that goes.
    float threshold() const;
};

/// Orders as scores do: -0 as +0, NaN above everything. The lowest key is above 0.
std::uint32_t rankKey(float score);

/// Cuts one group so that exactly `count` entries lie below.
/// @param count    0 to scores.size(); 0 gives the empty cut
/// @param scratch  reused between calls
RankCut rankCut(std::span<const float> scores, std::int64_t count, std::vector<std::uint32_t>& scratch);

/// Runs work(first, last) over pieces of a range, perhaps in several threads, and returns when all are done.
using RangeRunner = std::function<void(std::int64_t count, std::int64_t piece,
                                       const std::function<void(std::int64_t first, std::int64_t last)>& work)>;

/// Scores of a matrix row by row: where they lie, or in the buffer of `columns` floats after filling it. Called from
/// several threads, and several times for each row.
using RowScores = std::function<const float*(std::int64_t row, float* buffer)>;

/// Cuts a whole matrix as one group.
RankCut rankCut(std::int64_t rows, std::int64_t columns, const RowScores& scores, std::int64_t count, const RangeRunner& run);

/// Marks what a cut of these scores takes: pruned[i] = 1 below the cut, 0 above; ties by place.
/// @return the number marked
std::int64_t markBelow(std::span<const float> scores, const RankCut& cut, std::uint8_t* pruned);
/// The same for a whole matrix; ties by row, then by column.
std::int64_t markBelow(std::int64_t rows, std::int64_t columns, const RowScores& scores, const RankCut& cut,
                       std::uint8_t* pruned, const RangeRunner& run);

} // namespace prunescope
