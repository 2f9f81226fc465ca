#pragma once
// Causal attention with grouped key/value heads, and the cutting of features into heads: shared by the families.

#include "core/architecture/model.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <utility>

namespace prunescope {

/// What differs between the families' attention.
struct AttentionOptions {
    double scale = 0;            ///< multiplies q k^T; 0 = 1 / sqrt(headWidth)
    std::int64_t window = 0;     ///< keys a query sees, itself included; 0 = all earlier ones
    double softcap = 0;          ///< scores become softcap * tanh(scores / softcap) before the mask; 0 = none
    at::Tensor slopes;           ///< [H]: ALiBi adds slope * key position to the scores (Press et al. 2021); or undefined
};

/// [B, T, heads * width] -> [B, heads, T, width], a view.
at::Tensor splitHeads(const at::Tensor& x, std::int64_t heads, std::int64_t width);

/// Appends k and v of the new tokens to a block's cache. @return all keys and values so far
std::pair<at::Tensor, at::Tensor> extendCache(KeyValueCache& cache, int block, const at::Tensor& k, const at::Tensor& v);

/// softmax(scale * q k^T) v, each token seeing itself and earlier ones.
///
/// @param q  [B, H, T, headWidth], the last T of S tokens
/// @param k  [B, G, S, headWidth], G key/value heads; query head h reads key/value head h / (H / G)
/// @param v  like k
/// @return   [B, T, H * headWidth]
///
/// Works in strips of queries that only touch the keys they may see, so memory is B * H * 128 * S floats.
at::Tensor causalAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
                           const AttentionOptions& options = {});

} // namespace prunescope
