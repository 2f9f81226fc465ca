#pragma once
// Causal attention with grouped key/value heads, and rotary positions: shared by the families.

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace prunescope {

/// Cosines and sines of rotary position embedding (Su et al. 2021), half-split order as Hugging Face stores LLaMA.
struct RotaryTable {
    at::Tensor cosine, sine; ///< [T, headWidth], float32, second half repeats the first
};

/// @param first  position of the first token
RotaryTable rotaryTable(std::int64_t first, std::int64_t count, std::int64_t headWidth, double theta);

/// Rotates queries or keys. @param x [B, H, T, headWidth]; @return same shape
at::Tensor rotate(const at::Tensor& x, const RotaryTable& table);

/// softmax(q k^T / sqrt(headWidth)) v, each token seeing itself and earlier ones.
///
/// @param q  [B, H, T, headWidth], the last T of S tokens
/// @param k  [B, G, S, headWidth], G key/value heads; query head h reads key/value head h / (H / G)
/// @param v  like k
/// @return   [B, T, H * headWidth]
///
/// Works in strips of queries that only touch the keys they may see, so memory is B * H * 128 * S floats.
at::Tensor causalAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v);

} // namespace prunescope
