#pragma once
// What SparseGPT and ALPS derive from the inputs of a matrix, computed once for all matrices that read the same input.

#include "core/base/stop_flag.h"
#include "core/calibration/input_statistics.h"
#include "core/importance/inverse_factor.h"

#include <ATen/core/Tensor.h>

#include <map>
#include <optional>

namespace prunescope {

/// A symmetric matrix by its eigenvalues and vectors, after its diagonal was scaled to one.
struct ScaledEigen {
    at::Tensor scale;     ///< [in], double: square roots of the damped diagonal of X^T X
    at::Tensor products;  ///< [in, in], double: the damped X^T X divided by scale along both axes
    at::Tensor values;    ///< [in], double, ascending
    at::Tensor vectors;   ///< [in, in], double, one eigenvector a column
};

/// Keeps the latest result of each kind; asking again with the same setting costs nothing. Not thread-safe.
class HessianSolver {
public:
    /// @param statistics  with the Hessian; outlives the solver
    explicit HessianSolver(const InputStatistics& statistics) : m_statistics(statistics) {}

    /// @throws Error as inverseFactor()
    const InverseFactor& factor(double damping, StopFlag& stop);

    /// The eigen-decomposition that ALPS needs: of X^T X (no factor 2/N), with ridge times its mean diagonal added.
    /// Runs in one undivided library call of O(in^3): about a minute at 4096 inputs; the stop flag is polled before it.
    /// @throws Error{BadInput} naming the first input feature whose energy is not finite
    const ScaledEigen& eigen(double ridge, StopFlag& stop);

    /// Forgets all results and gives their memory back.
    void release();

private:
    const InputStatistics& m_statistics;
    std::optional<double> m_damping, m_ridge;
    InverseFactor m_factor;
    ScaledEigen m_eigen;
};

} // namespace prunescope
