#pragma once
// The distribution of a matrix's scores. No Qt in here: it is counted in a worker thread.

#include "core/base/stop_flag.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace prunescope::gui {

/// Counts of scores between edges; the counts sum to the finite scores of the matrix.
struct ScoreCounts {
    bool isLogarithmic = false;          ///< edges in equal ratios instead of equal steps
    std::vector<double> edges;           ///< one more than counts; all scores lie within
    std::vector<std::int64_t> counts;    ///< the first includes the zeros where edges are logarithmic
    std::vector<std::int64_t> pruned;    ///< of them; empty without a mask
    std::int64_t finite = 0;
    std::int64_t nonFinite = 0;

    /// Share of the finite scores up to this one, 0 to 1; within a bin by proportion.
    double shareUpTo(double score) const;
    /// The inverse: the score below which this share lies.
    double scoreAt(double share) const;
};

/// Values below zero make the edges run from the lowest to the highest value in equal steps.
/// @param pruned  null, or one byte per score, 1 = removed
/// @param stop    polled between stripes; may be null
std::shared_ptr<const ScoreCounts> countScores(const std::vector<float>& scores, const std::vector<std::uint8_t>* pruned,
                                               bool isLogarithmic, StopFlag* stop = nullptr);

/// Some rows and columns of a matrix, one after the other. @param values  [rows, columns]; ranges are [first, last)
template <typename Value>
std::vector<Value> cutOut(const std::vector<Value>& values, std::int64_t columns, std::int64_t firstRow, std::int64_t lastRow,
                          std::int64_t firstColumn, std::int64_t lastColumn)
{
    std::vector<Value> part;
    part.reserve(std::size_t((lastRow - firstRow) * (lastColumn - firstColumn)));
    for (std::int64_t r = firstRow; r < lastRow; ++r)
        part.insert(part.end(), values.begin() + r * columns + firstColumn, values.begin() + r * columns + lastColumn);
    return part;
}

/// The thresholds of all groups in three numbers.
struct ThresholdSpread {
    double lowest = 0, median = 0, highest = 0;
    bool exists = false; ///< false for n:m patterns and empty masks
};
ThresholdSpread spreadOf(std::vector<float> thresholds);

} // namespace prunescope::gui
