// Running statistics of matrix inputs.
#include "core/calibration/input_statistics.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"

#include <ATen/Parallel.h>

#include <cmath>

namespace prunescope {
namespace {

constexpr std::int64_t kFeaturesPerTask = 64; // one cache line of floats times four: tasks do not share lines

} // namespace

InputStatistics::InputStatistics(std::int64_t features) : m_sums(at::zeros({features}, at::kDouble)) {}

void InputStatistics::add(const at::Tensor& inputs)
{
    const std::int64_t features = m_sums.numel();
    if (inputs.dim() < 2 || inputs.size(-1) != features)
        throw Error(ErrorKind::Shape, PS_TEXT("InputStatistics: the inputs have %1 features, but the matrix reads %2."),
                    inputs.dim() ? inputs.size(-1) : 0, features);
    const auto flat = inputs.reshape({-1, features}).to(at::kFloat).contiguous(); // [tokens, in]
    const std::int64_t tokens = flat.size(0);
    const float* x = flat.data_ptr<float>();
    double* sums = m_sums.data_ptr<double>();
    at::parallel_for(0, features, kFeaturesPerTask, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t token = 0; token < tokens; ++token)
            for (std::int64_t j = begin; j < end; ++j)
                sums[j] += double(x[token * features + j]) * x[token * features + j];
    });
    m_sequences += inputs.dim() == 2 ? 1 : inputs.size(0);
    for (std::int64_t j = 0; j < features; ++j)
        if (!std::isfinite(sums[j]))
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("Input feature %1 is not finite in sequence %2; check the weights before this matrix."), j,
                        m_sequences);
}

at::Tensor InputStatistics::meanSquares() const
{
    return (m_sums / double(std::max<std::int64_t>(1, m_sequences))).to(at::kFloat);
}

at::Tensor InputStatistics::norms() const { return meanSquares().sqrt(); }

} // namespace prunescope
