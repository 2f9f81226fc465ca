#pragma once
// Normalisations and activations that the families share.

#include <ATen/core/Tensor.h>

#include <optional>
#include <string_view>

namespace prunescope {

/// x / rms(x) * (offset + gain), the mean in float32 (Zhang and Sennrich 2019). x [..., D], gain [D].
/// @param offset  0, or 1 for Gemma, whose files store the gain less one (there the product is taken in float32, too)
at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& gain, double epsilon, double offset = 0);

/// x W^T + bias, as at::linear(); one row of x without gradients reads the weights once and copies nothing.
/// @param x  [..., in], @param weight  [out, in], @param bias  [out] or undefined
at::Tensor affine(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias = {});

/// (x - mean) / sqrt(variance + epsilon) * gain + bias (Ba et al. 2016). x [..., D], gain and bias [D],
/// undefined for 1 and 0.
at::Tensor layerNorm(const at::Tensor& x, const at::Tensor& gain, const at::Tensor& bias, double epsilon);

/// Activations by the names that config.json uses.
enum class Activation { Silu, Relu, Gelu, GeluTanh };

/// "silu", "swish", "relu", "gelu", and the tanh forms "gelu_new", "gelu_fast", "gelu_pytorch_tanh", or nothing.
std::optional<Activation> findActivation(std::string_view name);
at::Tensor activate(const at::Tensor& x, Activation activation);
/// activate(gate) * up, of the same shape.
at::Tensor activateAndMultiply(const at::Tensor& gate, const at::Tensor& up, Activation activation);
/// x + part; without gradients in the memory of part, which nobody else may hold.
at::Tensor addTo(const at::Tensor& x, at::Tensor part);

/// Whether an operation may take the short cuts of row_kernels.h: float32 and no gradients.
bool canTakeRows(const at::Tensor& x);

} // namespace prunescope
