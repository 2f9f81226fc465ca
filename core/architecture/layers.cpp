// Normalisations and activations.
#include "core/architecture/layers.h"

#include "core/architecture/torch.h"

namespace prunescope {

at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& gain, double epsilon, double offset)
{
    const auto wide = x.to(at::kFloat);
    const auto normed = wide * at::rsqrt(wide.pow(2).mean(-1, /*keepdim=*/true) + epsilon);
    if (offset == 0)
        return gain * normed.to(x.scalar_type());
    return (normed * (gain.to(at::kFloat) + offset)).to(x.scalar_type());
}

at::Tensor layerNorm(const at::Tensor& x, const at::Tensor& gain, const at::Tensor& bias, double epsilon)
{
    return at::layer_norm(x, {x.size(-1)}, gain, bias, epsilon);
}

std::optional<Activation> findActivation(std::string_view name)
{
    if (name == "silu" || name == "swish")
        return Activation::Silu;
    if (name == "relu")
        return Activation::Relu;
    if (name == "gelu")
        return Activation::Gelu;
    if (name == "gelu_new" || name == "gelu_fast" || name == "gelu_pytorch_tanh")
        return Activation::GeluTanh;
    return {};
}

at::Tensor activate(const at::Tensor& x, Activation activation)
{
    switch (activation) {
    case Activation::Silu: return at::silu(x);
    case Activation::Relu: return at::relu(x);
    case Activation::Gelu: return at::gelu(x);
    case Activation::GeluTanh: return at::gelu(x, "tanh");
    }
    return x;
}

} // namespace prunescope
