// Two models on the same tokens.
#include "core/evaluation/comparison.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace prunescope {
namespace {

/// log-sum-exp of a row, in double.
double logSum(const float* values, std::int64_t count)
{
    const float top = *std::max_element(values, values + count);
    double sum = 0;
    for (std::int64_t v = 0; v < count; ++v)
        sum += std::exp(values[v] - top);
    return double(top) + std::log(sum);
}

/// KL(a || b) of each row, and whether the arg-max agrees. Rows are independent.
void rowDivergence(const at::Tensor& a, const at::Tensor& b, std::vector<float>& kl, std::int64_t& sameTop)
{
    const std::int64_t rows = a.size(0), vocabulary = a.size(1);
    const float* left = a.data_ptr<float>();
    const float* right = b.data_ptr<float>();
    std::vector<float> values(static_cast<std::size_t>(rows));
    std::vector<char> same(static_cast<std::size_t>(rows));
    at::parallel_for(0, rows, 16, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row) {
            const float* x = left + row * vocabulary;
            const float* y = right + row * vocabulary;
            const double sumX = logSum(x, vocabulary), sumY = logSum(y, vocabulary);
            double divergence = 0;
            for (std::int64_t v = 0; v < vocabulary; ++v) {
                const double logP = double(x[v]) - sumX;
                divergence += std::exp(logP) * (logP - (double(y[v]) - sumY));
            }
            values[std::size_t(row)] = float(std::max(0.0, divergence));
            same[std::size_t(row)] =
                std::max_element(x, x + vocabulary) - x == std::max_element(y, y + vocabulary) - y;
        }
    });
    kl.insert(kl.end(), values.begin(), values.end());
    sameTop += std::count(same.begin(), same.end(), 1);
}

void addLosses(StreamLosses& losses, const at::Tensor& nll)
{
    const float* values = nll.data_ptr<float>();
    losses.tokenNll.insert(losses.tokenNll.end(), values, values + nll.numel());
    losses.windowEnd.push_back(std::int64_t(losses.tokenNll.size()));
}

} // namespace

StreamComparison compareStreams(const Model& a, const Model& b, const WindowPlan& plan, const at::Tensor& stream,
                                StopFlag& stop, const ProgressSink& progress)
{
    if (a.config().vocabulary != b.config().vocabulary)
        throw Error(ErrorKind::BadInput, PS_TEXT("The models have vocabularies of %1 and %2 pieces; only equal ones compare."),
                    a.config().vocabulary, b.config().vocabulary);
    StreamComparison out;
    const bool hasSameBlocks = a.blockCount() == b.blockCount() && a.config().width == b.config().width;
    std::vector<double> difference(std::size_t(a.blockCount())), reference(std::size_t(a.blockCount()));
    std::int64_t number = 0;
    for (const auto& window : plan.windows) {
        report(progress, double(number), double(plan.windows.size()),
               Text(PS_TEXT("Comparing: window %1 of %2"), number + 1, plan.windows.size()));
        const auto ids = windowIds(plan, window, stream);
        const std::int64_t shift = ids.size(1) - window.length;
        const std::int64_t firstScored = std::max<std::int64_t>(1, window.firstScored + shift);
        std::vector<at::Tensor> outputs;
        const auto startA = std::chrono::steady_clock::now();
        const auto logitsA =
            windowLogits(a, ids, stop, [&](int, const at::Tensor& y) { outputs.push_back(y); }).to(at::kFloat);
        const auto startB = std::chrono::steady_clock::now();
        const auto logitsB = windowLogits(b, ids, stop, [&](int block, const at::Tensor& y) {
                                 if (!hasSameBlocks)
                                     return;
                                 const auto& dense = outputs[std::size_t(block)];
                                 difference[std::size_t(block)] += (y - dense).to(at::kDouble).pow(2).sum().item<double>();
                                 reference[std::size_t(block)] += dense.to(at::kDouble).pow(2).sum().item<double>();
                                 outputs[std::size_t(block)] = at::Tensor();
                             }).to(at::kFloat);
        const auto end = std::chrono::steady_clock::now();
        out.a.secondsInModel += std::chrono::duration<double>(startB - startA).count();
        out.b.secondsInModel += std::chrono::duration<double>(end - startB).count();
        addLosses(out.a, tokenNll(logitsA, ids.squeeze(0), firstScored));
        addLosses(out.b, tokenNll(logitsB, ids.squeeze(0), firstScored));
        const std::int64_t rows = ids.size(1) - firstScored;
        for (std::int64_t i = 0; i < rows; ++i)
            out.a.tokenPosition.push_back(window.begin + firstScored - shift + i);
        rowDivergence(logitsA.narrow(0, firstScored - 1, rows).contiguous(),
                      logitsB.narrow(0, firstScored - 1, rows).contiguous(), out.kl, out.sameTop);
        ++number;
    }
    out.b.tokenPosition = out.a.tokenPosition;
    for (std::size_t block = 0; hasSameBlocks && block < difference.size(); ++block)
        out.blockErrors.push_back(reference[block] > 0 ? std::sqrt(difference[block] / reference[block]) : 0.0);
    report(progress, double(number), double(number), Text(PS_TEXT("Comparing: window %1 of %2"), number, number));
    return out;
}

PairedDifference pairedDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    PairedDifference out;
    const std::size_t count = std::min(a.size(), b.size());
    if (count == 0)
        return out;
    for (std::size_t i = 0; i < count; ++i)
        out.mean += double(b[i]) - double(a[i]);
    out.mean /= double(count);
    double squares = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double deviation = double(b[i]) - double(a[i]) - out.mean;
        squares += deviation * deviation;
    }
    if (count > 1)
        out.standardError = std::sqrt(squares / double(count) / double(count - 1));
    return out;
}

double quantile(std::vector<float> values, double q)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const double place = q * double(values.size() - 1);
    const std::size_t low = std::size_t(place), high = std::min(low + 1, values.size() - 1);
    return double(values[low]) + (place - double(low)) * (double(values[high]) - double(values[low]));
}

} // namespace prunescope
