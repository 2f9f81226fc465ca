#pragma once
// AlphaPruning's statistic (Lu et al. 2024): how heavy the tail of a matrix's spectrum is.

#include "core/base/stop_flag.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace prunescope {

/// Where the tail begins.
enum class TailStart {
    Peak,   ///< near the peak of the histogram of log10 eigenvalues, at the best fit: "alpha_peak"
    Middle, ///< at the median eigenvalue: "alpha_mid"
};

/// Eigenvalues of W^T W that are above rounding, rising: the squared singular values without the zeros.
///
/// @param weight  [out, in], any float type, only read
/// @return        at most min(out, in) values; empty for a matrix of zeros and for one that is not finite
///
/// From the smaller Gram matrix in double: as exact as float32 singular values and faster on oblong matrices.
/// Inside a parallel region it runs on one thread. Memory: two times min(out, in)^2 doubles.
std::vector<double> squaredSingularValues(const at::Tensor& weight);

/// Exponent of a power law p(x) ~ x^-alpha fitted to the largest eigenvalues by Hill's estimator:
/// alpha = 1 + n / (sum of ln(x_k / x_min) over the n values from x_min on). Smaller means a heavier tail.
///
/// For TailStart::Peak, x_min is the eigenvalue near the peak that gives the smallest Kolmogorov-Smirnov
/// distance. The published code means to look from 0.95 to 1.5 times the peak, but compares eigenvalues with
/// log10(0.95 * peak); so do we, since the published exponents and allocations come from there.
///
/// @param eigenvalues  rising, above 0
/// @return NaN where there is no tail: fewer than two values, or all the same from x_min on
double tailExponent(const std::vector<double>& eigenvalues, TailStart start);

/// Exponents of many matrices, several at a time, each on one thread: tall products and factorisations of one
/// matrix gain little from more.
///
/// @param sizes   of min(out, in), one per matrix; bounds how many are worked on together
/// @param weight  the i-th weight, [out, in]; called in any thread
/// @param stop    polled between groups of matrices
/// @param onDone  hears how many are done, in the caller's thread
std::vector<double> tailExponents(const std::vector<std::int64_t>& sizes,
                                  const std::function<at::Tensor(std::size_t)>& weight, TailStart start,
                                  StopFlag& stop, const std::function<void(std::size_t done)>& onDone);

} // namespace prunescope
