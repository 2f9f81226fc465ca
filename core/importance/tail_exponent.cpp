// Spectrum, tail and exponent; letters as in the paper: n values x from x_min on.
#include "core/importance/tail_exponent.h"

#include "core/architecture/torch.h"
#include "core/base/system_memory.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace prunescope {
namespace {

constexpr std::int64_t kRowsPerPanel = 1024, kColumnsPerPanel = 256;
constexpr int kBins = 100; // of the histogram; from the published code
constexpr double kBelowPeak = 0.95, kAbovePeak = 1.5;
constexpr double kNoTail = std::numeric_limits<double>::quiet_NaN();
constexpr double kMemoryShare = 0.25; // of the free memory, for the matrices worked on together

/// Upper triangle of W^T W or W W^T, whichever is smaller, in double.
at::Tensor gramMatrix(const at::Tensor& weight)
{
    const auto tall = weight.size(0) >= weight.size(1) ? weight : weight.t(); // [rows, n], rows >= n
    const std::int64_t rows = tall.size(0), n = tall.size(1);
    auto gram = at::zeros({n, n}, at::kDouble);
    for (std::int64_t row = 0; row < rows; row += kRowsPerPanel) {
        const auto panel =
            tall.narrow(0, row, std::min(kRowsPerPanel, rows - row)).to(at::kDouble).contiguous();
        for (std::int64_t first = 0; first < n; first += kColumnsPerPanel) {
            const std::int64_t width = std::min(kColumnsPerPanel, n - first);
            gram.narrow(0, first, width)
                .narrow(1, first, n - first)
                .addmm_(panel.narrow(1, first, width).t(), panel.narrow(1, first, n - first));
        }
    }
    return gram;
}

/// Exponent of the tail that starts at the given value. @param logs  natural logarithms, rising
double hillExponent(std::span<const double> logs)
{
    double sum = 0;
    for (const double log : logs)
        sum += log - logs.front();
    return sum > 0 ? 1 + double(logs.size()) / sum : kNoTail;
}

/// Largest distance between the tail's empirical distribution and the power law.
double distance(std::span<const double> logs, double alpha)
{
    const auto n = double(logs.size());
    double largest = 0;
    for (std::size_t k = 0; k < logs.size(); ++k)
        largest =
            std::max(largest, std::abs(1 - std::exp((1 - alpha) * (logs[k] - logs.front())) - double(k) / n));
    return largest;
}

/// Lower edge of the fullest of kBins equal bins over log10 x; the first of several.
double peakOf(const std::vector<double>& logs)
{
    const double lowest = logs.front() / std::log(10.0), highest = logs.back() / std::log(10.0);
    std::vector<int> counts(kBins, 0);
    for (const double log : logs) {
        const int bin = int((log / std::log(10.0) - lowest) / (highest - lowest) * kBins);
        ++counts[std::size_t(std::clamp(bin, 0, kBins - 1))];
    }
    const auto fullest = std::max_element(counts.begin(), counts.end()) - counts.begin();
    return std::pow(10.0, lowest + (highest - lowest) * double(fullest) / kBins);
}

double exponentNearPeak(const std::vector<double>& eigenvalues, const std::vector<double>& logs)
{
    const double peak = peakOf(logs), lowest = std::log10(kBelowPeak * peak), highest = kAbovePeak * peak;
    double best = kNoTail, bestDistance = INFINITY;
    for (std::size_t i = 0; i + 1 < eigenvalues.size(); ++i) {
        if (eigenvalues[i] < lowest)
            continue;
        if (eigenvalues[i] > highest)
            break;
        const std::span<const double> tail(logs.begin() + std::ptrdiff_t(i), logs.end());
        const double alpha = hillExponent(tail);
        const double here = std::isnan(alpha) ? INFINITY : distance(tail, alpha);
        if (here < bestDistance) {
            best = alpha;
            bestDistance = here;
        }
    }
    return best;
}

} // namespace

std::vector<double> squaredSingularValues(const at::Tensor& weight)
{
    const auto gram = gramMatrix(weight);
    if (!at::isfinite(gram.diagonal()).all().item<bool>())
        return {};
    const auto values = at::linalg_eigvalsh(gram, "U").contiguous(); // rising
    const std::span<const double> all(values.data_ptr<double>(), std::size_t(values.numel()));
    const double rounding = all.back() * double(all.size()) * std::numeric_limits<double>::epsilon();
    return {std::upper_bound(all.begin(), all.end(), std::max(0.0, rounding)), all.end()};
}

double tailExponent(const std::vector<double>& eigenvalues, TailStart start)
{
    if (eigenvalues.size() < 2 || !(eigenvalues.back() > eigenvalues.front()))
        return kNoTail;
    std::vector<double> logs;
    for (const double x : eigenvalues)
        logs.push_back(std::log(x));
    if (start == TailStart::Middle)
        return hillExponent({logs.begin() + std::ptrdiff_t(logs.size() / 2), logs.end()});
    return exponentNearPeak(eigenvalues, logs);
}

std::vector<double> tailExponents(const std::vector<std::int64_t>& sizes,
                                  const std::function<at::Tensor(std::size_t)>& weight, TailStart start,
                                  StopFlag& stop, const std::function<void(std::size_t done)>& onDone)
{
    std::vector<double> exponents(sizes.size(), kNoTail);
    if (sizes.empty())
        return exponents;
    const double largest = double(*std::max_element(sizes.begin(), sizes.end()));
    const double bytesEach = 8 * largest * (2 * largest + double(kRowsPerPanel));
    const auto fitting = std::int64_t(kMemoryShare * double(availableMemoryBytes()) / bytesEach);
    const auto together = std::clamp<std::int64_t>(fitting, 1, at::get_num_threads());
    const auto count = std::int64_t(sizes.size());
    for (std::int64_t first = 0; first < count; first += together) {
        stop.poll();
        onDone(std::size_t(first));
        at::parallel_for(first, std::min(count, first + together), 1,
                         [&](std::int64_t begin, std::int64_t end) {
                             for (std::int64_t i = begin; i < end; ++i)
                                 exponents[std::size_t(i)] =
                                     tailExponent(squaredSingularValues(weight(std::size_t(i))), start);
                         });
    }
    return exponents;
}

} // namespace prunescope
