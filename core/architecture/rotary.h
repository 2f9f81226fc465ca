#pragma once
// Rotary position embedding (Su et al. 2021) and the ways of stretching it to longer contexts.

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace prunescope {

/// How the frequencies of the rotation are chosen; names as config.json writes them.
enum class RotaryScaling { Default, Linear, Dynamic, Llama3, Yarn, LongRope };

/// One set of rotary frequencies.
struct RotaryConfig {
    std::int64_t width = 0;              ///< leading features of each head that are rotated; even; the rest stay
    double theta = 10000;                ///< base of the frequencies
    RotaryScaling scaling = RotaryScaling::Default;
    double factor = 1;                   ///< longest context over the one of pre-training
    std::int64_t originalContext = 0;    ///< tokens of pre-training (Dynamic, Llama3, Yarn, LongRope)
    double lowFrequencyFactor = 1, highFrequencyFactor = 4; ///< Llama3
    double betaFast = 32, betaSlow = 1;  ///< Yarn
    bool truncatesRamp = true;           ///< Yarn: the ends of the ramp are rounded to whole features
    double attentionFactor = 1;          ///< multiplies cosine and sine (Yarn, LongRope)
    std::vector<double> shortFactors, longFactors; ///< LongRope: one per frequency, width / 2 each

    bool operator==(const RotaryConfig&) const = default;
};

/// Cosines and sines in half-split order, as Hugging Face stores LLaMA.
struct RotaryTable {
    at::Tensor cosine, sine; ///< [T, width], float32, second half repeats the first
};

/// @param first  position of the first token
/// @param count  tokens; Dynamic and LongRope choose their frequencies by first + count
RotaryTable rotaryTable(const RotaryConfig& config, std::int64_t first, std::int64_t count);

/// Rotates the first features of queries or keys. @param x [B, H, T, headWidth >= width]; @return same shape
at::Tensor rotate(const at::Tensor& x, const RotaryTable& table);

} // namespace prunescope
