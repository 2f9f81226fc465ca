// The dense matrix product.
#include "core/architecture/matrix_product.h"

#include "core/architecture/layers.h"
#include "core/architecture/torch.h"

namespace prunescope {
namespace {

class DenseProduct final : public MatrixProduct {
public:
    DenseProduct(at::Tensor weight, at::Tensor bias) : m_weight(std::move(weight)), m_bias(std::move(bias)) {}

    at::Tensor apply(const at::Tensor& x) const override
    {
        return affine(x, m_weight, m_bias);
    }
    at::Tensor denseWeight() const override { return m_weight; }

private:
    at::Tensor m_weight; // [out, in]
    at::Tensor m_bias;   // [out] or undefined
};

} // namespace

MatrixProductPtr denseProduct(at::Tensor weight, at::Tensor bias)
{
    return std::make_shared<DenseProduct>(std::move(weight), std::move(bias));
}

} // namespace prunescope
