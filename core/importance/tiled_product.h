#pragma once
// Large matrix products in tiles that do not depend on the number of threads, so that their bits do not either.

#include "core/base/stop_flag.h"

#include <ATen/core/Tensor.h>

#include <functional>

namespace prunescope {

/// target = beta * target + alpha * left * right, by tiles of rows or columns, each computed by one thread.
///
/// A library that shares one product among threads cuts it differently for one thread and for two, and the last bits
/// follow. Tiles also leave the stop flag polled every few tens of milliseconds.
///
/// @param target  [m, n], float32 or double; its own memory, rows or columns may be far apart
/// @param left    [m, k]
/// @param right   [k, n]
void tiledProduct(at::Tensor target, const at::Tensor& left, const at::Tensor& right, double beta, double alpha, StopFlag& stop);

/// Runs work in one thread, together with the library calls in it: small factorisations that would otherwise round
/// differently for other numbers of threads.
void inOneThread(const std::function<void()>& work);

} // namespace prunescope
