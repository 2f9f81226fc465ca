#pragma once
// The swaps of one row in Dynamic Sparse no Training (Zhang et al. 2024): pruned weights come back and kept ones go, so
// that what the row loses on average gets small. Torch-free.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace prunescope {

/// One row to improve; all [in].
struct SwapRow {
    std::span<const float> contribution; ///< D_j = w_j * m_j: what the row loses on average when j is pruned
    std::span<const float> regrowRank;   ///< D_j / var_j^p, of the sign of D_j: the most extreme comes back first
    std::span<const float> pruneRank;    ///< Wanda's score: the smallest goes first
    std::span<std::uint8_t> pruned;      ///< the mask, 1 = pruned; changed
};

struct SwapLimits {
    int maxCycles = 50;     ///< swaps at most
    double threshold = 0.1; ///< a row with |error| up to this is left alone
    int group = 0;          ///< 0: swap anywhere in the row; otherwise both weights lie in one group of so many
};

/// What became of a row. The error is the sum of contributions of its pruned weights.
struct SwapCount {
    int swaps = 0;
    double before = 0, after = 0;
};

/// Swaps weights of rows; keeps its memory from row to row. Every swap takes one weight back and prunes one, so counts
/// and patterns stay. No weight moves twice.
class RowSwapper {
public:
    /// Anywhere in the row: as published, without its rule that the error must keep its sign; an error may overshoot.
    /// Within groups: only swaps that make |error| smaller (the published n:m path breaks the pattern).
    /// @param errors  |error| after 0, 1 ... maxCycles swaps, the last value repeated; empty where nobody wants it
    SwapCount swap(const SwapRow& row, const SwapLimits& limits, std::span<double> errors);

private:
    /// Columns by sign of their contribution: 0 negative, 1 positive.
    using BySign = std::array<std::vector<std::int32_t>, 2>;

    int swapAnywhere(const SwapRow& row, const SwapLimits& limits, double& error, std::span<double> errors);
    int swapWithinGroups(const SwapRow& row, const SwapLimits& limits, double& error, std::span<double> errors);

    BySign m_regrow, m_prune;
    std::vector<std::uint8_t> m_hasMoved;
};

} // namespace prunescope
