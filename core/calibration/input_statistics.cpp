// Running statistics of matrix inputs.
#include "core/calibration/input_statistics.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace prunescope {
namespace {

constexpr std::int64_t kFeaturesPerTask = 64; // one cache line of floats times four: tasks do not share lines
// Rows of the Hessian computed by one product: narrow enough that little of the lower triangle is computed for nothing,
// wide enough for an efficient product.
constexpr std::int64_t kPanel = 256;

} // namespace

InputStatistics::InputStatistics(std::int64_t features, StatisticsNeeds needs)
    : m_needs(needs), m_squares(at::zeros({features}, at::kDouble))
{
    if (needs.moments) {
        m_sums = at::zeros({features}, at::kDouble);
        m_variances = at::zeros({features}, at::kDouble);
    }
    if (needs.hessian)
        m_products = at::zeros({features, features}, at::kFloat);
}

void InputStatistics::add(const at::Tensor& inputs, StopFlag* stop)
{
    const std::int64_t features = m_squares.numel();
    if (inputs.dim() < 2 || inputs.size(-1) != features)
        throw Error(ErrorKind::Shape, PS_TEXT("InputStatistics: the inputs have %1 features, but the matrix reads %2."),
                    inputs.dim() ? inputs.size(-1) : 0, features);
    const auto flat = inputs.reshape({-1, features}).to(at::kFloat).contiguous(); // [tokens, in]
    const std::int64_t tokens = flat.size(0);
    const float* x = flat.data_ptr<float>();
    double* sums = m_squares.data_ptr<double>();
    at::parallel_for(0, features, kFeaturesPerTask, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t token = 0; token < tokens; ++token)
            for (std::int64_t j = begin; j < end; ++j)
                sums[j] += double(x[token * features + j]) * x[token * features + j];
    });
    m_sequences += inputs.dim() == 2 ? 1 : inputs.size(0);
    m_tokens += tokens;
    for (std::int64_t j = 0; j < features; ++j)
        if (!std::isfinite(sums[j]))
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("Input feature %1 is not finite in sequence %2; check the weights before this matrix."), j,
                        m_sequences);
    if (m_needs.moments)
        addMoments(x, tokens);
    if (m_needs.hessian)
        addProducts(flat, stop);
}

void InputStatistics::addMoments(const float* x, std::int64_t tokens)
{
    const std::int64_t features = m_squares.numel();
    double* sums = m_sums.data_ptr<double>();
    double* variances = m_variances.data_ptr<double>();
    at::parallel_for(0, features, kFeaturesPerTask, [&](std::int64_t begin, std::int64_t end) {
        std::vector<double> means(std::size_t(end - begin), 0.0), deviations(means.size(), 0.0);
        for (std::int64_t token = 0; token < tokens; ++token)
            for (std::int64_t j = begin; j < end; ++j)
                means[std::size_t(j - begin)] += double(x[token * features + j]);
        for (std::int64_t j = begin; j < end; ++j) {
            sums[j] += means[std::size_t(j - begin)];
            means[std::size_t(j - begin)] /= double(tokens);
        }
        // Deviations from the batch's own mean: the difference of two large sums would lose the small variances.
        for (std::int64_t token = 0; token < tokens; ++token)
            for (std::int64_t j = begin; j < end; ++j) {
                const double deviation = double(x[token * features + j]) - means[std::size_t(j - begin)];
                deviations[std::size_t(j - begin)] += deviation * deviation;
            }
        for (std::int64_t j = begin; j < end; ++j)
            variances[j] += deviations[std::size_t(j - begin)];
    });
}

void InputStatistics::addProducts(const at::Tensor& flat, StopFlag* stop)
{
    const std::int64_t features = flat.size(1);
    const std::int64_t panels = (features + kPanel - 1) / kPanel;
    const auto addPanel = [&](std::int64_t panel) {
        if (stop)
            stop->poll();
        const std::int64_t first = panel * kPanel, width = std::min(kPanel, features - first), rest = features - first;
        auto target = m_products.narrow(0, first, width).narrow(1, first, rest);
        at::addmm_out(target, target, flat.narrow(1, first, width).t(), flat.narrow(1, first, rest));
    };
    // Panels grow shorter: the first goes with the last, so that all pairs are the same work. Inside a parallel region a
    // product stays in its thread.
    at::parallel_for(0, std::max<std::int64_t>(2, (panels + 1) / 2), 1, [&](std::int64_t begin, std::int64_t end) {
        const at::NoGradGuard guard; // thread-local
        for (std::int64_t pair = begin; pair < std::min(end, (panels + 1) / 2); ++pair) {
            addPanel(pair);
            if (panels - 1 - pair != pair)
                addPanel(panels - 1 - pair);
        }
    });
}

at::Tensor InputStatistics::meanSquares() const
{
    return (m_squares / double(std::max<std::int64_t>(1, m_sequences))).to(at::kFloat);
}

at::Tensor InputStatistics::norms() const { return meanSquares().sqrt(); }

at::Tensor InputStatistics::meanSums() const
{
    if (!m_needs.moments)
        throw Error(ErrorKind::Internal, PS_TEXT("InputStatistics: moments were not kept."));
    return (m_sums / double(std::max<std::int64_t>(1, m_sequences))).to(at::kFloat);
}

at::Tensor InputStatistics::meanVariances() const
{
    if (!m_needs.moments)
        throw Error(ErrorKind::Internal, PS_TEXT("InputStatistics: moments were not kept."));
    return (m_variances / double(std::max<std::int64_t>(1, m_tokens))).to(at::kFloat);
}

at::Tensor InputStatistics::hessian() const
{
    if (!m_needs.hessian)
        throw Error(ErrorKind::Internal, PS_TEXT("InputStatistics: the Hessian was not kept."));
    const std::int64_t features = m_products.size(0);
    const auto scale = float(2.0 / double(std::max<std::int64_t>(1, m_sequences)));
    auto whole = at::empty_like(m_products);
    const float* from = m_products.data_ptr<float>();
    float* to = whole.data_ptr<float>();
    // Tile by tile, turned in a buffer: rows that lie a power of two apart would push each other out of the cache.
    constexpr std::int64_t kTile = 64;
    at::parallel_for(0, (features + kTile - 1) / kTile, 1, [&](std::int64_t begin, std::int64_t end) {
        std::array<float, kTile * kTile> turned;
        for (std::int64_t row0 = begin * kTile; row0 < std::min(features, end * kTile); row0 += kTile)
            for (std::int64_t column0 = row0; column0 < features; column0 += kTile) {
                const std::int64_t rows = std::min(kTile, features - row0), columns = std::min(kTile, features - column0);
                for (std::int64_t i = 0; i < rows; ++i)
                    for (std::int64_t j = 0; j < columns; ++j)
                        turned[std::size_t(j * kTile + i)] = from[(row0 + i) * features + column0 + j] * scale;
                if (row0 == column0) // only what lies above the diagonal counts
                    for (std::int64_t i = 0; i < rows; ++i)
                        for (std::int64_t j = i + 1; j < columns; ++j)
                            turned[std::size_t(i * kTile + j)] = turned[std::size_t(j * kTile + i)];
                for (std::int64_t j = 0; j < columns; ++j)
                    std::copy_n(&turned[std::size_t(j * kTile)], rows, to + (column0 + j) * features + row0);
                for (std::int64_t i = 0; i < rows && column0 > row0; ++i)
                    for (std::int64_t j = 0; j < columns; ++j)
                        to[(row0 + i) * features + column0 + j] = from[(row0 + i) * features + column0 + j] * scale;
            }
    });
    return whole;
}

} // namespace prunescope
