// Relative importance and activations.
#include "core/importance/ria.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/checkpoint/tensor_view.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>

namespace prunescope {
namespace {

constexpr std::int64_t kColumnsPerTask = 256;
constexpr std::int64_t kWeightsPerStep = 1 << 22; // between two polls

double inverseOrZero(double sum) { return sum > 0 ? 1.0 / sum : 0.0; }

/// Adds |x| of some rows to the sums of their rows and of all columns.
void addMagnitudes(const float* x, std::int64_t firstRow, std::int64_t rows, std::int64_t columns, RiaParts& sums)
{
    at::parallel_for(0, columns, kColumnsPerTask, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = 0; row < rows; ++row)
            for (std::int64_t j = begin; j < end; ++j)
                sums.perColumn[std::size_t(j)] += double(std::abs(x[row * columns + j]));
    });
    at::parallel_for(0, rows, 16, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row) {
            double sum = 0;
            for (std::int64_t j = 0; j < columns; ++j)
                sum += double(std::abs(x[row * columns + j]));
            sums.perRow[std::size_t(firstRow + row)] = sum;
        }
    });
}

} // namespace

void RiaParts::scoreRow(std::int64_t row, const float* magnitudes, float* out) const
{
    const double own = perRow[std::size_t(row)];
    for (std::size_t j = 0; j < perColumn.size(); ++j)
        out[j] = float(double(magnitudes[j]) * (perColumn[j] + own) * activation[j]);
}

RiaParts riaParts(const at::Tensor& weight, const at::Tensor& inputNorm, double power, StopFlag* stop)
{
    if (weight.dim() != 2 || inputNorm.dim() != 1 || inputNorm.size(0) != weight.size(1))
        throw Error(ErrorKind::Shape, PS_TEXT("riaScore: weight is %1 but inputNorm is %2."), shapeText(weight.sizes().vec()),
                    shapeText(inputNorm.sizes().vec()));
    const std::int64_t rows = weight.size(0), columns = weight.size(1);
    RiaParts parts;
    parts.perColumn.assign(std::size_t(columns), 0.0);
    parts.perRow.assign(std::size_t(rows), 0.0);
    const std::int64_t step = std::max<std::int64_t>(1, kWeightsPerStep / std::max<std::int64_t>(1, columns));
    for (std::int64_t first = 0; first < rows; first += step) {
        if (stop)
            stop->poll();
        const std::int64_t count = std::min(step, rows - first);
        const auto piece = weight.narrow(0, first, count).to(at::kFloat).contiguous();
        addMagnitudes(piece.data_ptr<float>(), first, count, columns, parts);
    }
    std::transform(parts.perColumn.begin(), parts.perColumn.end(), parts.perColumn.begin(), inverseOrZero);
    std::transform(parts.perRow.begin(), parts.perRow.end(), parts.perRow.begin(), inverseOrZero);
    const auto norms = inputNorm.to(at::kFloat).contiguous();
    for (std::int64_t j = 0; j < columns; ++j)
        parts.activation.push_back(std::pow(double(norms.data_ptr<float>()[j]), power));
    return parts;
}

at::Tensor riaScore(const at::Tensor& weight, const at::Tensor& inputNorm, double power)
{
    const auto parts = riaParts(weight, inputNorm, power);
    auto out = weight.to(at::kFloat).abs().contiguous();
    float* values = out.data_ptr<float>();
    at::parallel_for(0, out.size(0), 16, [&, columns = out.size(1)](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row)
            parts.scoreRow(row, values + row * columns, values + row * columns);
    });
    return out;
}

} // namespace prunescope
