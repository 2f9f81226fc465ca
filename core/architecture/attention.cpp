// Causal attention with grouped key/value heads, and rotary positions.
#include "core/architecture/attention.h"

#include "core/architecture/torch.h"

#include <cmath>
#include <limits>
#include <vector>

namespace prunescope {
namespace {

constexpr std::int64_t kStripRows = 128; // best of 64 to 512 for T = 512 on two cores; halves the causal work

/// Additive mask of a strip: query row r (absolute position first + r) sees keys 0 .. first + r.
at::Tensor stripMask(std::int64_t first, std::int64_t rows, const at::TensorOptions& options)
{
    const auto mask = at::full({rows, first + rows}, -std::numeric_limits<float>::infinity(), options);
    return mask.triu_(first + 1);
}

} // namespace

RotaryTable rotaryTable(std::int64_t first, std::int64_t count, std::int64_t headWidth, double theta)
{
    const auto options = at::TensorOptions().dtype(at::kFloat);
    const auto exponent = at::arange(0, headWidth, 2, options) / double(headWidth);
    const auto frequency = 1.0 / at::pow(theta, exponent);                                 // [headWidth / 2]
    const auto position = at::arange(first, first + count, options);                       // [T]
    const auto half = position.unsqueeze(1) * frequency.unsqueeze(0);                      // [T, headWidth / 2]
    const auto angle = at::cat({half, half}, 1);
    return {angle.cos(), angle.sin()};
}

at::Tensor rotate(const at::Tensor& x, const RotaryTable& table)
{
    const std::int64_t half = x.size(-1) / 2;
    const auto turned = at::cat({-x.narrow(-1, half, half), x.narrow(-1, 0, half)}, -1);
    return x * table.cosine.to(x.scalar_type()) + turned * table.sine.to(x.scalar_type());
}

at::Tensor causalAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v)
{
    const std::int64_t B = q.size(0), H = q.size(1), T = q.size(2), W = q.size(3);
    const std::int64_t G = k.size(1), S = k.size(2), past = S - T;
    const auto scaled = q * (1.0 / std::sqrt(double(W)));
    std::vector<at::Tensor> strips;
    for (std::int64_t first = 0; first < T; first += kStripRows) {
        const std::int64_t rows = std::min(kStripRows, T - first), seen = past + first + rows;
        // The H / G query heads of a group read the same keys: stacked as rows they share one product.
        const auto queries = scaled.narrow(2, first, rows).reshape({B, G, H / G * rows, W});
        auto scores = at::matmul(queries, k.narrow(2, 0, seen).transpose(-2, -1)).view({B, G, H / G, rows, seen});
        if (rows > 1)
            scores = scores + stripMask(past + first, rows, scores.options());
        const auto weights = at::softmax(scores, -1).view({B, G, H / G * rows, seen});
        strips.push_back(at::matmul(weights, v.narrow(2, 0, seen)).view({B, H, rows, W}));
    }
    const auto out = strips.size() == 1 ? strips.front() : at::cat(strips, 2); // [B, H, T, W]
    return out.transpose(1, 2).reshape({B, T, H * W});
}

} // namespace prunescope
