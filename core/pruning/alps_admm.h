#pragma once
// The search for the support in ALPS (Meng et al. 2024): alternating directions between the least-squares solution and
// the weights with the allowed number of nonzeros.

#include "core/base/stop_flag.h"
#include "core/importance/hessian_solver.h"
#include "core/pruning/selection.h"

#include <ATen/core/Tensor.h>

#include <functional>

namespace prunescope {

struct AdmmParams {
    SelectionParams selection;  ///< by |weight| in scaled coordinates; layer or n:m
    double rho = 0.1;           ///< the penalty at the start
    int maxIterations = 300;
};

/// Where the search is, after every third iteration; valid during the call.
struct AdmmState {
    int iteration = 0;
    double rho = 0;                ///< of the iterations since the last state
    double change = 0;             ///< pruned weights that changed sides since the last state, as a share of the kept ones
    const at::Tensor& start;       ///< [out, in], float32: W * scale
    const at::Tensor& sum;         ///< [out, in], float32: kept entries are those of the sparse weights
    const std::vector<std::uint8_t>& pruned; ///< [out, in]
    bool isLast = false;
};

struct AdmmResult {
    at::Tensor weight;                ///< [out, in], float32, scaled coordinates: the dense iterate
    std::vector<std::uint8_t> pruned; ///< [out, in]: all but its largest entries
    int iterations = 0;
};

/// Minimises ||X (B / scale - W)^T||^2 over weights with the allowed nonzeros, in the coordinates B = W * scale. Schedule of
/// rho, restarts and the end as published.
///
/// The iterations run in float32, as the published ones do, but on B - W * scale: subtracting what stays before the product
/// keeps the large products of the inputs out of it. Against float64 no entry of the golden masks changes, and on random
/// layers with inputs of very uneven energy at most 3 in 10,000, the final loss by less than 1e-4.
///
/// @param start    [out, in], float32: W * scale
/// @param observe  called after every third iteration; may be empty
///
/// Products are split by rows so that about seven billion operations lie between two polls. Memory: three copies of the matrix
/// in float32, and two of [in, in].
AdmmResult searchSupport(const at::Tensor& start, const ScaledEigen& eigen, const AdmmParams& params, StopFlag& stop,
                         const std::function<void(const AdmmState&)>& observe = {});

} // namespace prunescope
