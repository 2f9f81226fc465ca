#pragma once
// Figures of every channel of an activation over many tokens: size, mean, spread, largest value and outliers.

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace prunescope {

/// Running figures of the channels of one place in a model. Not thread-safe.
///
/// Sums run over tokens in order, in double, each channel by itself: the same bits for any thread count. Means and
/// variances are taken over stretches of tokens and merged (Chan et al. 1983), so that a channel with a huge mean keeps its
/// variance; the sums of squares are those of InputStatistics, so that norms are the same bits.
class ChannelStatistics {
public:
    /// Where LLM.int8() begins to call a value an outlier (Dettmers et al. 2022, sec. 3.2).
    static constexpr double kLargeValue = 6;
    /// The multiple of the mean |x| of a token from which on a value counts as large beside the token's other channels.
    static constexpr double kLargeFactor = 5;

    explicit ChannelStatistics(std::int64_t channels);

    /// One batch.
    /// @param x  [B, T, C] or [T, C] (one sequence), any float type; B sequences are counted
    /// @return   the first channel that is not finite by now, or -1; the figures are then of no use
    /// @throws Error{Shape} if the last axis is not channels()
    std::int64_t add(const at::Tensor& x);

    std::int64_t channels() const { return std::int64_t(m_squares.size()); }
    std::int64_t sequences() const { return m_sequences; }
    std::int64_t tokens() const { return m_tokens; }

    /// [C]: sqrt of the sum over tokens of x^2, divided by the number of sequences; InputStatistics::norms().
    std::vector<float> norms() const;
    /// [C]: mean over tokens of x.
    std::vector<float> means() const;
    /// [C]: mean over tokens of (x - mean)^2.
    std::vector<float> variances() const;
    /// [C]: the largest |x| of any token.
    std::vector<float> maxima() const { return m_maxima; }
    /// [C]: share of tokens with |x| > kLargeValue.
    std::vector<float> sharesAbove6() const { return sharesOf(m_above6); }
    /// [C]: share of tokens with |x| > kLargeFactor times the mean |x| over the channels of the same token.
    std::vector<float> sharesAbove5Means() const { return sharesOf(m_above5Means); }
    /// Mean |x| over all channels and tokens.
    double meanMagnitude() const;

private:
    struct Stretch;
    void addChannels(const float* x, std::int64_t tokens, const std::vector<double>& limits, std::int64_t first, std::int64_t last);
    void merge(const Stretch& stretch, std::int64_t first, std::int64_t last, std::int64_t before);
    std::vector<float> sharesOf(const std::vector<std::int64_t>& counts) const;

    std::int64_t m_sequences = 0, m_tokens = 0;
    double m_magnitudes = 0;                     // sum over tokens of the mean |x| of each
    std::vector<double> m_squares, m_means, m_deviations; // [C]; the last: sum of (x - mean)^2
    std::vector<float> m_maxima;
    std::vector<std::int64_t> m_above6, m_above5Means;
};

/// What a block does to the residual stream, over many tokens. Not thread-safe; the same bits for any thread count.
class BlockChange {
public:
    /// @param before, after  the block's input and output, [B, T, D], of equal shape, any float type
    void add(const at::Tensor& before, const at::Tensor& after);

    std::int64_t tokens() const { return m_tokens; }
    /// Block influence (Men et al. 2024, eq. 1): 1 less the mean over tokens of cos(before, after). A token that is zero on
    /// both sides counts as unchanged (cos 1), on one side as turned (cos 0).
    double influence() const;
    /// Mean over tokens of arccos(cos(before, after)) / pi, 0 to 1 (Gromov et al. 2024, who look at the last token only).
    double angularDistance() const;
    /// Mean over tokens of |after - before| / |before|, tokens with |before| = 0 left out.
    double relativeChange() const;

private:
    std::int64_t m_tokens = 0, m_nonZero = 0;
    double m_lost = 0, m_angles = 0, m_changes = 0;
};

} // namespace prunescope
