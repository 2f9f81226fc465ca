// Causal attention with grouped key/value heads.
#include "core/architecture/attention.h"

#include "core/architecture/layers.h"
#include "core/architecture/row_kernels.h"
#include "core/architecture/torch.h"

#include <ATen/Parallel.h>

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

/// One query per head, as in generation. Each head is a product of its keys with the query and a mixture of its values.
/// @param q [B, H, 1, W], @param k, v [B, G, S, W] with features next to each other
at::Tensor attendOnce(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, double scale, std::int64_t window)
{
    const std::int64_t B = q.size(0), H = q.size(1), W = q.size(3), G = k.size(1), S = k.size(2);
    const std::int64_t firstKey = window > 0 ? std::max<std::int64_t>(0, S - window) : 0, keys = S - firstKey;
    const auto queries = q.reshape({B, H, W}).contiguous();
    auto out = at::empty({B, 1, H * W}, q.options());
    constexpr std::int64_t valuesPerThread = 1 << 16;
    at::parallel_for(0, B * H, std::max<std::int64_t>(1, valuesPerThread / (keys * W)), [&](std::int64_t first, std::int64_t last) {
        std::vector<float> weights(static_cast<std::size_t>(keys));
        for (std::int64_t i = first; i < last; ++i) {
            const std::int64_t b = i / H, g = i % H / (H / G);
            const float* key = k.data_ptr<float>() + b * k.stride(0) + g * k.stride(1) + firstKey * k.stride(2);
            const float* value = v.data_ptr<float>() + b * v.stride(0) + g * v.stride(1) + firstKey * v.stride(2);
            dotRows(key, k.stride(2), keys, W, queries.data_ptr<float>() + i * W, nullptr, float(scale), weights.data());
            softmaxRow(weights.data(), 0, keys, keys);
            mixRows(value, v.stride(2), keys, W, weights.data(), out.data_ptr<float>() + i * W);
        }
    });
    return out;
}

/// What one thread needs to attend, reused from head to head.
struct Desk {
    at::Tensor queries, scores, mixed;
};

/// The query heads of one key/value head, in strips. @param q [H / G, T, W], @param k, v [S, W], @param out [T, H / G, W]
void attendGroup(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, double scale, const AttentionOptions& options,
                 const at::Tensor& slopes, const at::Tensor& out, Desk& desk)
{
    const std::int64_t heads = q.size(0), T = q.size(1), W = q.size(2), S = k.size(0), past = S - T, window = options.window;
    for (std::int64_t start = 0; start < T; start += kStripRows) {
        const std::int64_t first = past + start, rows = std::min(kStripRows, T - start);
        const Strip strip{first, rows, window > 0 ? std::max<std::int64_t>(0, first - window + 1) : 0};
        auto queries = desk.queries.narrow(0, 0, heads * rows * W).view({heads * rows, W});
        for (std::int64_t i = 0; i < heads * rows; ++i)
            scaleRow(q.data_ptr<float>() + i / rows * q.stride(0) + (start + i % rows) * q.stride(1), float(scale), W,
                     queries.data_ptr<float>() + i * W);
        auto scores = desk.scores.narrow(0, 0, heads * rows * strip.keys()).view({heads * rows, strip.keys()});
        at::mm_out(scores, queries, k.narrow(0, strip.firstKey, strip.keys()).t());
        if (options.softcap > 0)
            scores.div_(options.softcap).tanh_().mul_(options.softcap);
        if (slopes.defined())
            scores.view({heads, rows, strip.keys()}).add_(positionBias(strip, slopes, 1, scores.options()).view({heads, 1, strip.keys()}));
        for (std::int64_t i = 0; i < heads * rows; ++i) {
            const std::int64_t own = first + i % rows - strip.firstKey + 1; // keys up to the query's own
            softmaxRow(scores.data_ptr<float>() + i * strip.keys(), window > 0 ? std::max<std::int64_t>(0, own - window) : 0, own,
                       strip.keys());
        }
        auto mixed = desk.mixed.narrow(0, 0, heads * rows * W).view({heads * rows, W});
        at::mm_out(mixed, scores, v.narrow(0, strip.firstKey, strip.keys()));
        out.narrow(0, start, rows).copy_(mixed.view({heads, rows, W}).transpose(0, 1));
    }
}

/// Without gradients: scores stay in one buffer, whose softmax reads what each query sees and nothing else. Heads are shared
/// out among the threads.
at::Tensor attendInPlace(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, double scale, const AttentionOptions& options)
{
    const std::int64_t B = q.size(0), H = q.size(1), T = q.size(2), W = q.size(3), G = k.size(1), S = k.size(2);
    if (T == 1 && options.softcap == 0 && !options.slopes.defined())
        return attendOnce(q, k, v, scale, options.window);
    auto out = at::empty({B, T, G, H / G, W}, q.options());
    const std::int64_t rows = H / G * std::min(kStripRows, T);
    at::parallel_for(0, B * G, 1, [&](std::int64_t first, std::int64_t last) {
        const at::NoGradGuard guard; // belongs to the thread
        Desk desk{at::empty({rows * W}, q.options()), at::empty({rows * S}, q.options()), at::empty({rows * W}, q.options())};
        for (std::int64_t i = first; i < last; ++i) {
            const std::int64_t b = i / G, g = i % G;
            const auto slopes = options.slopes.defined() ? options.slopes.narrow(0, g * (H / G), H / G) : at::Tensor();
            attendGroup(q[b].narrow(0, g * (H / G), H / G), k[b][g], v[b][g], scale, options, slopes, out[b].select(1, g), desk);
        }
    });
    return out.view({B, T, H * W});
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
    const double scale = options.scale > 0 ? options.scale : 1.0 / std::sqrt(double(W));
    if (canTakeRows(q) && canTakeRows(k) && canTakeRows(v) && q.stride(3) == 1 && k.stride(3) == 1 && v.stride(3) == 1)
        return attendInPlace(q, k, v, scale, options);
    const auto scaled = q * scale;
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
