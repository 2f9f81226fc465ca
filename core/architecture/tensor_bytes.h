#pragma once
// Between checkpoint bytes and tensors.

#include "core/checkpoint/tensor_view.h"

#include <ATen/core/Tensor.h>

namespace prunescope {

/// A tensor over the view's bytes without copying. Read-only by convention; valid as long as the bytes are.
at::Tensor tensorOver(const TensorView& view);

/// A copy in its own memory, converted to the type.
at::Tensor copyOf(const TensorView& view, at::ScalarType type);

/// A view over a contiguous CPU tensor's memory, for writing. The tensor must outlive it.
/// @throws Error{Shape} for a type that safetensors files of ours do not hold
TensorView viewOf(std::string name, const at::Tensor& tensor);

at::ScalarType scalarType(DType dtype);

} // namespace prunescope
