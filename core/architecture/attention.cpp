// Causal attention with grouped key/value heads.
#include "core/architecture/attention.h"

#include "core/architecture/torch.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace prunescope {
namespace {

constexpr std::int64_t kStripRows = 128; // best of 64 to 512 for T = 512 on two cores; halves the causal work

/// The queries first .. first + rows - 1 (absolute positions) and the keys that any of them sees.
struct Strip {
    std::int64_t first, rows, firstKey;

    std::int64_t keys() const { return first + rows - firstKey; }
};

/// Additive mask of a strip: each query sees the keys up to its own position, the last `window` of them. [rows, keys]
at::Tensor stripMask(const Strip& strip, std::int64_t window, const at::TensorOptions& options)
{
    auto mask = at::full({strip.rows, strip.keys()}, -std::numeric_limits<float>::infinity(), options);
    const std::int64_t own = strip.first - strip.firstKey; // column of the first query's own key
    auto later = at::triu(mask, own + 1);
    return window > 0 ? later + at::tril(mask, own - window) : later;
}

/// ALiBi of a strip: slope * key position. @param slopes [H]; @return [1, G, H / G, 1, keys]
at::Tensor positionBias(const Strip& strip, const at::Tensor& slopes, std::int64_t groups, const at::TensorOptions& options)
{
    const auto position = at::arange(strip.firstKey, strip.firstKey + strip.keys(), slopes.options());
    return (slopes.view({1, groups, -1, 1, 1}) * position).to(options);
}

} // namespace

at::Tensor splitHeads(const at::Tensor& x, std::int64_t heads, std::int64_t width)
{
    return x.view({x.size(0), x.size(1), heads, width}).transpose(1, 2);
}

std::pair<at::Tensor, at::Tensor> extendCache(KeyValueCache& cache, int block, const at::Tensor& k, const at::Tensor& v)
{
    if (cache.keys.size() <= std::size_t(block)) {
        cache.keys.resize(std::size_t(block) + 1);
        cache.values.resize(std::size_t(block) + 1);
    }
    auto& keys = cache.keys[std::size_t(block)];
    auto& values = cache.values[std::size_t(block)];
    const std::int64_t needed = cache.length + k.size(2);
    if (!keys.defined() || keys.size(2) < needed) {
        // Doubling keeps the copying linear in the number of tokens.
        auto larger = k.sizes().vec();
        larger[2] = std::max<std::int64_t>(256, 2 * needed);
        auto newKeys = at::empty(larger, k.options()), newValues = at::empty(larger, v.options());
        if (cache.length > 0) {
            newKeys.narrow(2, 0, cache.length).copy_(keys.narrow(2, 0, cache.length));
            newValues.narrow(2, 0, cache.length).copy_(values.narrow(2, 0, cache.length));
        }
        keys = newKeys;
        values = newValues;
    }
    keys.narrow(2, cache.length, k.size(2)).copy_(k);
    values.narrow(2, cache.length, v.size(2)).copy_(v);
    return {keys.narrow(2, 0, needed), values.narrow(2, 0, needed)};
}

at::Tensor causalAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const AttentionOptions& options)
{
    const std::int64_t B = q.size(0), H = q.size(1), T = q.size(2), W = q.size(3);
    const std::int64_t G = k.size(1), S = k.size(2), past = S - T, window = options.window;
    const auto scaled = q * (options.scale > 0 ? options.scale : 1.0 / std::sqrt(double(W)));
    std::vector<at::Tensor> outputs;
    for (std::int64_t start = 0; start < T; start += kStripRows) {
        const std::int64_t first = past + start;
        const Strip strip{first, std::min(kStripRows, T - start),
                          window > 0 ? std::max<std::int64_t>(0, first - window + 1) : 0};
        // The H / G query heads of a group read the same keys: stacked as rows they share one product.
        const auto queries = scaled.narrow(2, start, strip.rows).reshape({B, G, H / G * strip.rows, W});
        const auto keys = k.narrow(2, strip.firstKey, strip.keys());
        auto scores = at::matmul(queries, keys.transpose(-2, -1)).view({B, G, H / G, strip.rows, strip.keys()});
        if (options.softcap > 0)
            scores = at::tanh(scores / options.softcap) * options.softcap;
        if (options.slopes.defined())
            scores = scores + positionBias(strip, options.slopes, G, scores.options());
        if (strip.rows > 1) // a single query sees exactly the keys of its strip
            scores = scores + stripMask(strip, window, scores.options());
        const auto weights = at::softmax(scores, -1).view({B, G, H / G * strip.rows, strip.keys()});
        const auto values = v.narrow(2, strip.firstKey, strip.keys());
        outputs.push_back(at::matmul(weights, values).view({B, H, strip.rows, W}));
    }
    const auto out = outputs.size() == 1 ? outputs.front() : at::cat(outputs, 2); // [B, H, T, W]
    return out.transpose(1, 2).reshape({B, T, H * W});
}

} // namespace prunescope
