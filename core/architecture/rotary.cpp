// Rotary position embedding. Frequencies are float32 in the order of transformers' operations: at position 10^5 another
// rounding turns a pair by 10^-2.
#include "core/architecture/rotary.h"

#include "core/architecture/layers.h"
#include "core/architecture/row_kernels.h"
#include "core/architecture/torch.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <mutex>
#include <numbers>

namespace prunescope {
namespace {

/// Positions per radian: theta^(2i / width). @return [width / 2]
std::vector<float> periods(double theta, std::int64_t width)
{
    const auto exponents = at::arange(0, width, 2, at::TensorOptions().dtype(at::kFloat)) / double(width);
    const auto powers = at::pow(theta, exponents);
    return {powers.data_ptr<float>(), powers.data_ptr<float>() + powers.numel()};
}

/// bloc97's "NTK-aware" base, which grows with the length beyond the context.
double dynamicTheta(const RotaryConfig& config, std::int64_t length)
{
    const double stretch = double(std::max(length, config.originalContext)) / double(config.originalContext);
    const double width = double(config.width);
    return config.theta * std::pow(config.factor * stretch - (config.factor - 1), width / (width - 2));
}

/// LLaMA 3.1: long waves are stretched, short ones stay, those between are mixed.
float llama3Frequency(const RotaryConfig& config, float frequency)
{
    const float context = float(config.originalContext);
    const float longest = float(double(config.originalContext) / config.lowFrequencyFactor);
    const float shortest = float(double(config.originalContext) / config.highFrequencyFactor);
    const float factor = float(config.factor);
    const float wave = float(2 * std::numbers::pi) / frequency;
    if (wave < shortest)
        return frequency;
    if (wave > longest)
        return frequency / factor;
    const float share = (context / wave - float(config.lowFrequencyFactor)) /
                        float(config.highFrequencyFactor - config.lowFrequencyFactor);
    return (1 - share) * frequency / factor + share * frequency;
}

/// The features between which YaRN goes over from plain to stretched frequencies (Peng et al. 2023, section 3.2).
std::pair<double, double> yarnRamp(const RotaryConfig& config)
{
    const auto featureOf = [&](double turns) { // that makes so many turns within the original context
        return double(config.width) * std::log(double(config.originalContext) / (turns * 2 * std::numbers::pi)) /
               (2 * std::log(config.theta));
    };
    double low = featureOf(config.betaFast), high = featureOf(config.betaSlow);
    if (config.truncatesRamp) {
        low = std::floor(low);
        high = std::ceil(high);
    }
    low = std::max(low, 0.0);
    high = std::min(high, double(config.width - 1));
    return {low, low == high ? high + 0.001 : high};
}

std::vector<float> yarnFrequencies(const RotaryConfig& config)
{
    auto out = periods(config.theta, config.width);
    const auto [low, high] = yarnRamp(config);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const float ramp = std::clamp((float(i) - float(low)) / float(high - low), 0.f, 1.f);
        const float plain = 1 / out[i], stretched = 1 / (float(config.factor) * out[i]);
        out[i] = stretched * (1 - (1 - ramp)) + plain * (1 - ramp);
    }
    return out;
}

/// Radians per position for an input of so many tokens, those before it included. @return [width / 2]
std::vector<float> frequencies(const RotaryConfig& config, std::int64_t length)
{
    if (config.scaling == RotaryScaling::Yarn)
        return yarnFrequencies(config);
    const double theta = config.scaling == RotaryScaling::Dynamic ? dynamicTheta(config, length) : config.theta;
    auto out = periods(theta, config.width);
    const auto& factors = length > config.originalContext ? config.longFactors : config.shortFactors;
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i] = 1 / (config.scaling == RotaryScaling::LongRope ? float(factors[i]) * out[i] : out[i]);
        if (config.scaling == RotaryScaling::Linear)
            out[i] /= float(config.factor);
        else if (config.scaling == RotaryScaling::Llama3)
            out[i] = llama3Frequency(config, out[i]);
    }
    return out;
}

RotaryTable newTable(const RotaryConfig& config, std::int64_t first, std::int64_t count)
{
    const auto position = at::arange(first, first + count, at::TensorOptions().dtype(at::kFloat)); // [T]
    const auto frequency = at::tensor(frequencies(config, first + count));                         // [width / 2]
    const auto half = position.unsqueeze(1) * frequency.unsqueeze(0);
    const auto angle = at::cat({half, half}, 1); // [T, width]
    if (config.attentionFactor == 1)
        return {angle.cos(), angle.sin()};
    return {angle.cos() * config.attentionFactor, angle.sin() * config.attentionFactor};
}

/// The last tables from position 0 on: every block, window and new token asks for one of them. Thread-safe.
class TableCache {
public:
    RotaryTable from(const RotaryConfig& config, std::int64_t first, std::int64_t count)
    {
        constexpr std::int64_t most = 8192; // positions that are kept
        // These choose their frequencies by the length.
        const bool isByLength = config.scaling == RotaryScaling::Dynamic || config.scaling == RotaryScaling::LongRope;
        if (isByLength || first + count > most)
            return newTable(config, first, count);
        const std::lock_guard lock(m_mutex);
        auto kept = std::find_if(m_tables.begin(), m_tables.end(), [&](const Kept& one) { return one.config == config; });
        if (kept == m_tables.end() || kept->table.cosine.size(0) < first + count) {
            const auto positions = std::int64_t(std::bit_ceil(std::uint64_t(std::max<std::int64_t>(first + count, 256))));
            if (kept != m_tables.end())
                m_tables.erase(kept);
            constexpr std::size_t mostTables = 4; // local and global ones of two models
            if (m_tables.size() == mostTables)
                m_tables.pop_back();
            kept = m_tables.insert(m_tables.begin(), {config, newTable(config, 0, positions)});
        }
        return {kept->table.cosine.narrow(0, first, count), kept->table.sine.narrow(0, first, count)};
    }

private:
    struct Kept {
        RotaryConfig config;
        RotaryTable table;
    };
    std::mutex m_mutex;
    std::vector<Kept> m_tables;
};

/// [B, H, T, headWidth], its memory in the order [B, T, H, headWidth].
at::Tensor rotateHeads(const at::Tensor& x, const RotaryTable& table)
{
    const std::int64_t B = x.size(0), H = x.size(1), T = x.size(2), headWidth = x.size(3), width = table.cosine.size(1);
    auto out = at::empty({B, T, H, headWidth}, x.options());
    constexpr std::int64_t valuesPerThread = 1 << 15;
    at::parallel_for(0, B * T, std::max<std::int64_t>(1, valuesPerThread / (H * headWidth)), [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t i = first; i < last; ++i) {
            const std::int64_t t = i % T;
            const float* from = x.data_ptr<float>() + i / T * x.stride(0) + t * x.stride(2);
            float* to = out.data_ptr<float>() + i * H * headWidth;
            for (std::int64_t h = 0; h < H; ++h)
                turnHead(from + h * x.stride(1), table.cosine.data_ptr<float>() + t * width, table.sine.data_ptr<float>() + t * width, width,
                         headWidth, to + h * headWidth);
        }
    });
    return out.transpose(1, 2);
}

} // namespace

RotaryTable rotaryTable(const RotaryConfig& config, std::int64_t first, std::int64_t count)
{
    static TableCache cache;
    return cache.from(config, first, count);
}

at::Tensor rotate(const at::Tensor& x, const RotaryTable& table)
{
    if (canTakeRows(x) && x.stride(-1) == 1)
        return rotateHeads(x, table);
    const std::int64_t width = table.cosine.size(-1), half = width / 2, rest = x.size(-1) - width;
    const auto turning = rest == 0 ? x : x.narrow(-1, 0, width);
    const auto turned = at::cat({-turning.narrow(-1, half, half), turning.narrow(-1, 0, half)}, -1);
    const auto out = turning * table.cosine.to(x.scalar_type()) + turned * table.sine.to(x.scalar_type());
    return rest == 0 ? out : at::cat({out, x.narrow(-1, width, rest)}, -1);
}

} // namespace prunescope
