#pragma once
// Pictures of the methods that choose a mask by a score: the weights, their inputs, the product of both, the mask, and
// what magnitude would have removed instead (methods/unstructured.md 2 and 3, "Draw").

#include "core/pruning/method.h"

#include <string>

namespace prunescope {

/// Offers the pictures of a finished mask to the task's live sink; does nothing where nobody looks, or where the kept
/// weights were updated, since the sweep that did it has shown pictures of its own.
/// @param method   id of the method, for the pictures
/// @param norms    [in], float32: what |W| is multiplied by; undefined for magnitude
/// @param mask     [out, in], uint8, 1 = pruned
///
/// Rows of matrices with more than four million weights are sampled evenly for the images.
void offerScorePictures(const MatrixTask& task, const std::string& method, const at::Tensor& norms, const at::Tensor& mask,
                        StopFlag& stop);

} // namespace prunescope
