// Figures of channels and blocks.
#include "core/calibration/channel_statistics.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace prunescope {
namespace {

// A task's values of one stretch fit into the second cache: they are read twice.
constexpr std::int64_t kChannelsPerTask = 128, kTokensPerStretch = 128;
constexpr std::int64_t kTokensPerTask = 16;
constexpr double kPi = 3.14159265358979323846;

at::Tensor tokensOf(const at::Tensor& x) { return x.reshape({-1, x.size(-1)}).to(at::kFloat).contiguous(); }

std::vector<float> toFloat(const std::vector<double>& values, double divisor)
{
    std::vector<float> out(values.size());
    std::transform(values.begin(), values.end(), out.begin(), [divisor](double value) { return float(value / divisor); });
    return out;
}

} // namespace

/// Means and deviations of a task's channels over one stretch of tokens.
struct ChannelStatistics::Stretch {
    std::array<double, kChannelsPerTask> mean{}, deviation{};
    std::int64_t tokens = 0;
};

ChannelStatistics::ChannelStatistics(std::int64_t channels)
    : m_squares(std::size_t(channels)), m_means(m_squares.size()), m_deviations(m_squares.size()), m_maxima(m_squares.size()),
      m_above6(m_squares.size()), m_above5Means(m_squares.size())
{
}

std::int64_t ChannelStatistics::add(const at::Tensor& x)
{
    const std::int64_t width = channels();
    if (x.dim() < 2 || x.size(-1) != width)
        throw Error(ErrorKind::Shape, PS_TEXT("ChannelStatistics: the activations have %1 channels, but %2 were expected."),
                    x.dim() ? x.size(-1) : 0, width);
    const at::Tensor flat = tokensOf(x); // [tokens, C]
    const float* values = flat.data_ptr<float>();
    const std::int64_t tokens = flat.size(0);
    std::vector<double> limits(static_cast<std::size_t>(tokens)); // first the mean |x| of each token
    at::parallel_for(0, tokens, kTokensPerTask, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t token = begin; token < end; ++token) {
            double sum = 0;
            for (std::int64_t j = 0; j < width; ++j)
                sum += double(std::abs(values[token * width + j]));
            limits[std::size_t(token)] = sum / double(width);
        }
    });
    for (double& limit : limits) {
        m_magnitudes += limit;
        limit *= kLargeFactor;
    }
    at::parallel_for(0, (width + kChannelsPerTask - 1) / kChannelsPerTask, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t task = begin; task < end; ++task)
            addChannels(values, tokens, limits, task * kChannelsPerTask, std::min(width, (task + 1) * kChannelsPerTask));
    });
    m_sequences += x.dim() == 2 ? 1 : x.size(0);
    m_tokens += tokens;
    const auto bad = std::find_if(m_squares.begin(), m_squares.end(), [](double sum) { return !std::isfinite(sum); });
    return bad == m_squares.end() ? -1 : bad - m_squares.begin();
}

void ChannelStatistics::addChannels(const float* x, std::int64_t tokens, const std::vector<double>& limits, std::int64_t first,
                                    std::int64_t last)
{
    const std::int64_t width = channels();
    for (std::int64_t start = 0; start < tokens; start += kTokensPerStretch) {
        Stretch stretch;
        stretch.tokens = std::min(kTokensPerStretch, tokens - start);
        const auto count = std::size_t(last - first);
        for (std::int64_t token = start; token < start + stretch.tokens; ++token) {
            const float* here = x + token * width + first;
            const double limit = limits[std::size_t(token)];
            for (std::size_t j = 0; j < count; ++j) {
                const auto channel = std::size_t(first) + j;
                const double value = double(here[j]), size = std::abs(value);
                stretch.mean[j] += value;
                m_squares[channel] += value * value;
                m_maxima[channel] = std::max(m_maxima[channel], std::abs(here[j]));
                m_above6[channel] += size > kLargeValue;
                m_above5Means[channel] += size > limit;
            }
        }
        for (std::size_t j = 0; j < count; ++j)
            stretch.mean[j] /= double(stretch.tokens);
        for (std::int64_t token = start; token < start + stretch.tokens; ++token) {
            const float* here = x + token * width + first;
            for (std::size_t j = 0; j < count; ++j) {
                const double deviation = double(here[j]) - stretch.mean[j];
                stretch.deviation[j] += deviation * deviation;
            }
        }
        merge(stretch, first, last, m_tokens + start);
    }
}

/// @param before  tokens that the channels have seen already
void ChannelStatistics::merge(const Stretch& stretch, std::int64_t first, std::int64_t last, std::int64_t before)
{
    const double share = double(stretch.tokens) / double(before + stretch.tokens);
    for (std::int64_t channel = first; channel < last; ++channel) {
        const auto j = std::size_t(channel - first), c = std::size_t(channel);
        const double distance = stretch.mean[j] - m_means[c];
        m_means[c] += distance * share;
        m_deviations[c] += stretch.deviation[j] + distance * distance * share * double(before);
    }
}

std::vector<float> ChannelStatistics::norms() const
{
    std::vector<float> out = toFloat(m_squares, double(std::max<std::int64_t>(1, m_sequences)));
    for (float& value : out)
        value = std::sqrt(value);
    return out;
}

std::vector<float> ChannelStatistics::means() const { return toFloat(m_means, 1); }

std::vector<float> ChannelStatistics::variances() const
{
    return toFloat(m_deviations, double(std::max<std::int64_t>(1, m_tokens)));
}

double ChannelStatistics::meanMagnitude() const { return m_magnitudes / double(std::max<std::int64_t>(1, m_tokens)); }

std::vector<float> ChannelStatistics::sharesOf(const std::vector<std::int64_t>& counts) const
{
    std::vector<float> out(counts.size());
    const double tokens = double(std::max<std::int64_t>(1, m_tokens));
    std::transform(counts.begin(), counts.end(), out.begin(), [tokens](std::int64_t n) { return float(double(n) / tokens); });
    return out;
}

void BlockChange::add(const at::Tensor& before, const at::Tensor& after)
{
    if (before.sizes() != after.sizes() || before.dim() < 2)
        throw Error(ErrorKind::Shape, PS_TEXT("BlockChange: the block's input has %1 values, but its output has %2."), before.numel(),
                    after.numel());
    const at::Tensor from = tokensOf(before), to = tokensOf(after); // [tokens, D]
    const std::int64_t tokens = from.size(0), width = from.size(1);
    struct Products {
        double from = 0, to = 0, both = 0, difference = 0;
    };
    std::vector<Products> products(static_cast<std::size_t>(tokens));
    at::parallel_for(0, tokens, kTokensPerTask, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t token = begin; token < end; ++token) {
            const float *a = from.data_ptr<float>() + token * width, *b = to.data_ptr<float>() + token * width;
            Products& sums = products[std::size_t(token)];
            for (std::int64_t j = 0; j < width; ++j) {
                const double x = double(a[j]), y = double(b[j]);
                sums.from += x * x;
                sums.to += y * y;
                sums.both += x * y;
                sums.difference += (y - x) * (y - x);
            }
        }
    });
    for (const Products& sums : products) {
        const bool isDefined = sums.from > 0 && sums.to > 0;
        const double undefined = sums.from == 0 && sums.to == 0 ? 1.0 : 0.0;
        const double cosine =
            isDefined ? std::clamp(sums.both / (std::sqrt(sums.from) * std::sqrt(sums.to)), -1.0, 1.0) : undefined;
        m_lost += 1 - cosine;
        m_angles += std::acos(cosine) / kPi;
        if (sums.from > 0) {
            m_changes += std::sqrt(sums.difference / sums.from);
            ++m_nonZero;
        }
    }
    m_tokens += tokens;
}

double BlockChange::influence() const { return m_lost / double(std::max<std::int64_t>(1, m_tokens)); }
double BlockChange::angularDistance() const { return m_angles / double(std::max<std::int64_t>(1, m_tokens)); }
double BlockChange::relativeChange() const { return m_changes / double(std::max<std::int64_t>(1, m_nonZero)); }

} // namespace prunescope
