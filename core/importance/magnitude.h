#pragma once
// Magnitude as importance.

#include <ATen/core/Tensor.h>

namespace prunescope {

/// |W| as float32. @param weight [out, in], any float type; @return [out, in], new memory
at::Tensor magnitudeScore(const at::Tensor& weight);

} // namespace prunescope
