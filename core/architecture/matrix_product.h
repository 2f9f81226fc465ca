#pragma once
// The replaceable matrix product of the forward pass: every linear map goes through it, so that masked, low-rank or
// sparse forms can take the place of the dense one without the architectures knowing.

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>

namespace prunescope {

/// y = x W^T + b for one matrix. Immutable, thread-safe, differentiable with respect to x and its own parameters.
class MatrixProduct {
public:
    virtual ~MatrixProduct() = default;

    /// @param x  [..., in], the weight's type
    /// @return   [..., out]
    virtual at::Tensor apply(const at::Tensor& x) const = 0;
    /// The matrix as one dense tensor, [out, in]; the product's own storage where it is dense already.
    virtual at::Tensor denseWeight() const = 0;
};

using MatrixProductPtr = std::shared_ptr<const MatrixProduct>;

/// The plain product. @param weight [out, in]; @param bias [out] or undefined
MatrixProductPtr denseProduct(at::Tensor weight, at::Tensor bias);

} // namespace prunescope
