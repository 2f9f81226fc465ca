#pragma once
// Wanda importance (Sun et al. 2023, "A Simple and Effective Pruning Approach for Large Language Models").

#include <ATen/core/Tensor.h>

namespace prunescope {

/// Wanda importance of each weight of one linear layer (Sun et al. 2023, equation 1).
///
/// score[o, i] = |weight[o, i]| * inputNorm[i]
///
/// @param weight     [out, in], any float type, only read
/// @param inputNorm  [in], float32, L2 norm of each input feature over all calibration tokens, >= 0
/// @return           [out, in], float32, on the CPU; larger means keep
/// @throws Error{ErrorKind::Shape} if inputNorm does not have weight.size(1) entries
///
/// Memory: one float32 copy of weight. Thread-safe.
at::Tensor wandaScore(const at::Tensor& weight, const at::Tensor& inputNorm);

} // namespace prunescope
