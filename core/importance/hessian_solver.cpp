// Shared factorisations.
#include "core/importance/hessian_solver.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"

namespace prunescope {

const InverseFactor& HessianSolver::factor(double damping, StopFlag& stop)
{
    if (m_damping != damping) {
        m_damping.reset();
        m_factor = {}; // frees its memory before the next one needs as much
        m_factor = inverseFactor(m_statistics.hessian(), damping, stop);
        m_damping = damping;
    }
    return m_factor;
}

const ScaledEigen& HessianSolver::eigen(double ridge, StopFlag& stop)
{
    if (m_ridge == ridge)
        return m_eigen;
    m_ridge.reset();
    m_eigen = {};
    stop.poll();
    // Scaling to a unit diagonal makes the factor 2/N of the Hessian disappear.
    auto products = m_statistics.hessian().to(at::kDouble);
    auto diagonal = products.diagonal();
    const auto isFinite = at::isfinite(diagonal);
    if (!isFinite.all().item<bool>())
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("The energy of input feature %1 over the calibration tokens is not finite; check the weights before "
                            "this matrix or use another text."),
                    isFinite.logical_not().nonzero()[0][0].item<std::int64_t>());
    const double mean = diagonal.mean().item<double>();
    diagonal.add_(mean > 0 ? ridge * mean : 1.0); // inputs that are all zero: any scale will do
    m_eigen.scale = diagonal.sqrt();
    products.div_(m_eigen.scale.unsqueeze(0)).div_(m_eigen.scale.unsqueeze(1));
    m_eigen.products = products;
    std::tie(m_eigen.values, m_eigen.vectors) = at::linalg_eigh(products);
    m_ridge = ridge;
    return m_eigen;
}

void HessianSolver::release()
{
    m_damping.reset();
    m_ridge.reset();
    m_factor = {};
    m_eigen = {};
}

} // namespace prunescope
