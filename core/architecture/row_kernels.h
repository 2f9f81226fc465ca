#pragma once
// The small operations between the matrix products of a forward pass, each in one pass over its rows: a library's general
// operations cross the memory several times for the same. No gradients. Torch-free; float32 unless said otherwise.

#include <cstdint>

namespace prunescope {

/// x / sqrt(mean(x^2) + epsilon) * (offset + gain) of each row (Zhang and Sennrich 2019).
/// @param x, out  [rows, width]; may be the same
void normRows(const float* x, const float* gain, std::int64_t rows, std::int64_t width, double epsilon, double offset, float* out);

/// silu(gate) * up. @param out  [count]; may be gate
void siluTimes(const float* gate, const float* up, std::int64_t count, float* out);

/// Rotates the first `width` features of a head by halves and copies the rest (Su et al. 2021).
/// @param cosine, sine  [width], the second half repeats the first
void turnHead(const float* x, const float* cosine, const float* sine, std::int64_t width, std::int64_t headWidth, float* out);

/// Softmax over the places [first, last) of a row of `width` scores; the others become 0.
void softmaxRow(float* scores, std::int64_t first, std::int64_t last, std::int64_t width);

/// log(sum(exp(values))), in float32 over short stretches and double above.
double logSumExp(const float* values, std::int64_t count);

/// Scaled copy. @param out  [count]
void scaleRow(const float* x, float factor, std::int64_t count, float* out);

/// out[r] = scale * sum over c of matrix[r * stride + c] * x[c] (+ bias[r]).
/// @param bias  [rows] or null
void dotRows(const float* matrix, std::int64_t stride, std::int64_t rows, std::int64_t columns, const float* x, const float* bias,
             float scale, float* out);
/// The same of bfloat16 weights, by their bits.
void dotRows(const std::uint16_t* matrix, std::int64_t stride, std::int64_t rows, std::int64_t columns, const float* x,
             const float* bias, float scale, float* out);

/// out = sum over r of weights[r] * matrix[r * stride ..]. @param out  [columns]
void mixRows(const float* matrix, std::int64_t stride, std::int64_t rows, std::int64_t columns, const float* weights, float* out);

} // namespace prunescope
