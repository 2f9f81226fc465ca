#pragma once
// The figures of a matrix that the model map shows, in two passes over its weights.

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace prunescope {

/// Statistics of one matrix. Entries that are not finite count as such and as nothing else.
struct WeightSummary {
    double meanMagnitude = 0, maxMagnitude = 0;
    double standardDeviation = 0;   ///< with n - 1; 0 for a single weight
    std::int64_t zeros = 0, nonFinite = 0;
    double meanScore = 0;           ///< mean of |w_ij| * norm_j; of |w_ij| without norms
    double outlierShare = 0;        ///< share of scores above outlierFactor times their mean (OWL, Yin et al. 2023)
};

/// @param weight  [out, in], any float type
/// @param norm    [in], float32, or undefined
///
/// Sums run row by row in double and are added in the order of rows: the same bits for any thread count.
WeightSummary summarizeWeight(const at::Tensor& weight, const at::Tensor& norm, double outlierFactor);

} // namespace prunescope
