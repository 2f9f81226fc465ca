// Paired differences by window. The mean over tokens is a ratio of window sums, so windows of unequal length count by theirs.
#include "core/base/paired_statistics.h"

#include "core/base/error.h"
#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

namespace prunescope {
namespace {

constexpr double kOutside = 0.025; // on either side of the interval

/// Sum of differences and number of tokens of one window.
struct WindowSum {
    double difference = 0;
    double tokens = 0;
};

struct Estimate {
    double mean = 0;
    double error = 0;
};

/// Mean over all tokens of the windows picked, and its error by the spread of their residuals (ratio estimator).
template <typename Pick> Estimate estimate(const std::vector<WindowSum>& windows, Pick pick)
{
    double difference = 0, tokens = 0;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        difference += windows[pick(i)].difference;
        tokens += windows[pick(i)].tokens;
    }
    Estimate out{difference / tokens, 0};
    double squares = 0;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        const WindowSum& window = windows[pick(i)];
        const double residual = window.difference - out.mean * window.tokens;
        squares += residual * residual;
    }
    const double count = double(windows.size());
    if (windows.size() > 1)
        out.error = std::sqrt(squares * count / (count - 1)) / tokens;
    return out;
}

/// Value at a share of sorted numbers, between neighbours by linear interpolation.
double atShare(const std::vector<double>& sorted, double share)
{
    const double place = share * double(sorted.size() - 1);
    const std::size_t low = std::size_t(place), high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (place - double(low)) * (sorted[high] - sorted[low]);
}

/// The 97.5 % quantile of Student's t (Abramowitz and Stegun 26.7.5); within 0.1 % from four degrees of freedom on.
double studentQuantile(double freedom)
{
    const double z = 1.959963984540054, z2 = z * z, n = freedom;
    const double first = (z2 + 1) / 4, second = ((5 * z2 + 16) * z2 + 3) / 96, third = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    const double fourth = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
    return z * (1 + (first + (second + (third + fourth / n) / n) / n) / n);
}

/// Draws windows and looks how far, in standard errors of the draw, its mean lies from the true one of the sample.
void addInterval(PairedStatistics& out, const std::vector<WindowSum>& windows, int draws, std::uint64_t seed)
{
    out.low = out.high = out.mean;
    if (windows.size() < 2 || !(out.windowError > 0))
        return;
    Random random(seed);
    std::vector<std::size_t> drawn(windows.size());
    std::vector<double> distances;
    distances.reserve(std::size_t(draws));
    for (int draw = 0; draw < draws; ++draw) {
        for (std::size_t& window : drawn)
            window = std::size_t(random.below(windows.size()));
        const Estimate one = estimate(windows, [&](std::size_t i) { return drawn[i]; });
        // One window drawn over and over has no spread to measure by; more often so the fewer there are.
        if (one.error > 1e-9 * out.windowError)
            distances.push_back((one.mean - out.mean) / one.error);
    }
    out.draws = int(distances.size());
    if (distances.empty())
        return;
    std::sort(distances.begin(), distances.end());
    const double student = studentQuantile(double(windows.size() - 1));
    out.low = out.mean - std::max(student, atShare(distances, 1 - kOutside)) * out.windowError;
    out.high = out.mean + std::max(student, -atShare(distances, kOutside)) * out.windowError;
}

PairedVerdict verdictOf(const PairedStatistics& paired)
{
    if (paired.tokens > 0 && paired.shareEqual == 1)
        return PairedVerdict::Equal;
    if (paired.windows < kFewestWindows)
        return PairedVerdict::TooShort;
    if (paired.low > 0)
        return PairedVerdict::Worse;
    return paired.high < 0 ? PairedVerdict::Better : PairedVerdict::Undecided;
}

void requireSameTokens(std::span<const float> a, std::span<const float> b, std::span<const std::int64_t> windowEnd)
{
    if (a.size() != b.size())
        throw Error(ErrorKind::Shape, PS_TEXT("Losses of %1 and of %2 tokens are no pairs."), a.size(), b.size());
    const std::int64_t last = windowEnd.empty() ? 0 : windowEnd.back();
    if (last != std::int64_t(a.size()) || !std::is_sorted(windowEnd.begin(), windowEnd.end()))
        throw Error(ErrorKind::Shape, PS_TEXT("The windows end at token %1, but there are losses of %2 tokens."), last, a.size());
}

/// Two significant digits of the error decide how many decimals all figures of a sentence get.
int decimalsFor(double error)
{
    if (!(error > 0))
        return 4;
    return std::clamp(1 - int(std::floor(std::log10(error))), 0, 9);
}

std::string fixed(double value, int decimals)
{
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
    const std::string text = buffer;
    // A real minus sign: the sentence is for people.
    return text.starts_with('-') ? "\u2212" + text.substr(1) : text;
}

} // namespace

PairedStatistics pairedStatistics(std::span<const float> a, std::span<const float> b, std::span<const std::int64_t> windowEnd,
                                  int draws, std::uint64_t seed)
{
    requireSameTokens(a, b, windowEnd);
    PairedStatistics out;
    out.tokens = std::int64_t(a.size());
    std::vector<WindowSum> windows;
    std::int64_t better = 0, worse = 0, begin = 0;
    double squares = 0;
    for (const std::int64_t end : windowEnd) {
        WindowSum window;
        for (std::int64_t i = begin; i < end; ++i) {
            const double difference = double(b[std::size_t(i)]) - double(a[std::size_t(i)]);
            window.difference += difference;
            squares += difference * difference;
            better += difference < 0;
            worse += difference > 0;
        }
        window.tokens = double(end - begin);
        if (end > begin)
            windows.push_back(window);
        begin = end;
    }
    out.windows = std::int64_t(windows.size());
    if (windows.empty())
        return out;
    const Estimate whole = estimate(windows, [](std::size_t i) { return i; });
    const double count = double(out.tokens);
    out.mean = whole.mean;
    out.windowError = whole.error;
    if (out.tokens > 1)
        out.tokenError = std::sqrt(std::max(0.0, squares / count - out.mean * out.mean) / (count - 1));
    out.shareBetter = double(better) / count;
    out.shareWorse = double(worse) / count;
    out.shareEqual = double(out.tokens - better - worse) / count;
    addInterval(out, windows, draws, seed);
    out.verdict = verdictOf(out);
    return out;
}

Text verdictText(const PairedStatistics& paired, const std::string& a, const std::string& b)
{
    const int decimals = decimalsFor(paired.windowError);
    const std::string size = fixed(std::abs(paired.mean), decimals), error = fixed(paired.windowError, decimals);
    const std::string low = fixed(paired.low, decimals), high = fixed(paired.high, decimals);
    switch (paired.verdict) {
    case PairedVerdict::TooShort:
        return Text(PS_TEXT("The text is too short to tell %1 and %2 apart (windows: %3; needed: %4)."), a, b,
                    paired.windows, kFewestWindows);
    case PairedVerdict::Equal:
        return Text(PS_TEXT("%1 and %2 give every token the same probability."), a, b);
    case PairedVerdict::Undecided:
        return Text(PS_TEXT("%1 and %2 cannot be told apart on this text: the 95 % interval of the difference, %3 to %4 nats per "
                            "token, contains zero."),
                    a, b, low, high);
    case PairedVerdict::Better:
        return Text(PS_TEXT("%1 is better than %2 by %3 ± %4 nats per token; that is certain: the 95 % interval, %5 to %6, "
                            "excludes zero."),
                    b, a, size, error, low, high);
    case PairedVerdict::Worse:
        return Text(PS_TEXT("%1 is worse than %2 by %3 ± %4 nats per token; that is certain: the 95 % interval, %5 to %6, "
                            "excludes zero."),
                    b, a, size, error, low, high);
    }
    return {};
}

} // namespace prunescope
