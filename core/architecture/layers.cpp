// Normalisations and activations.
#include "core/architecture/layers.h"

#include "core/architecture/row_kernels.h"
#include "core/architecture/torch.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace prunescope {
namespace {

constexpr std::int64_t kValuesPerThread = 1 << 15; // less is done sooner than a second thread wakes up
constexpr std::int64_t kWeightsPerThread = 1 << 17;

/// One row. @param Weight  float, or the bits of bfloat16
template <typename Weight>
at::Tensor linearOfRow(const at::Tensor& x, const at::Tensor& weight, const Weight* weights, const at::Tensor& bias)
{
    const std::int64_t out = weight.size(0), in = weight.size(1);
    const auto input = x.to(at::kFloat).contiguous();
    const auto added = bias.defined() ? bias.to(at::kFloat).contiguous() : at::Tensor();
    auto shape = x.sizes().vec();
    shape.back() = out;
    auto result = at::empty(shape, input.options());
    at::parallel_for(0, out, std::max<std::int64_t>(1, kWeightsPerThread / in), [&](std::int64_t first, std::int64_t last) {
        dotRows(weights + first * weight.stride(0), weight.stride(0), last - first, in, input.data_ptr<float>(),
                added.defined() ? added.data_ptr<float>() + first : nullptr, 1, result.data_ptr<float>() + first);
    });
    return result.to(x.scalar_type());
}

} // namespace

bool canTakeRows(const at::Tensor& x) { return !at::GradMode::is_enabled() && x.scalar_type() == at::kFloat; }

at::Tensor affine(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias)
{
    const bool isRow = !at::GradMode::is_enabled() && x.size(-1) == weight.size(1) && x.numel() == weight.size(1) && weight.stride(1) == 1 &&
                       x.scalar_type() == weight.scalar_type();
    if (isRow && weight.scalar_type() == at::kFloat)
        return linearOfRow(x, weight, weight.data_ptr<float>(), bias);
    if (isRow && weight.scalar_type() == at::kBFloat16)
        return linearOfRow(x, weight, reinterpret_cast<const std::uint16_t*>(weight.data_ptr<at::BFloat16>()), bias);
    return bias.defined() ? at::linear(x, weight, bias) : at::linear(x, weight);
}

at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& gain, double epsilon, double offset)
{
    if (canTakeRows(x) && gain.scalar_type() == at::kFloat && gain.is_contiguous()) {
        const auto rows = x.contiguous();
        auto out = at::empty_like(rows);
        const std::int64_t width = x.size(-1);
        at::parallel_for(0, x.numel() / width, std::max<std::int64_t>(1, kValuesPerThread / width), [&](std::int64_t first, std::int64_t last) {
            normRows(rows.data_ptr<float>() + first * width, gain.data_ptr<float>(), last - first, width, epsilon, offset,
                     out.data_ptr<float>() + first * width);
        });
        return out;
    }
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

at::Tensor activateAndMultiply(const at::Tensor& gate, const at::Tensor& up, Activation activation)
{
    if (activation != Activation::Silu || !canTakeRows(gate) || !canTakeRows(up) || !gate.is_contiguous() || !up.is_contiguous())
        return activate(gate, activation) * up;
    auto out = at::empty_like(gate);
    at::parallel_for(0, gate.numel(), kValuesPerThread, [&](std::int64_t first, std::int64_t last) {
        siluTimes(gate.data_ptr<float>() + first, up.data_ptr<float>() + first, last - first, out.data_ptr<float>() + first);
    });
    return out;
}

at::Tensor addTo(const at::Tensor& x, at::Tensor part)
{
    return at::GradMode::is_enabled() || part.scalar_type() != x.scalar_type() ? x + part : part.add_(x);
}

} // namespace prunescope
