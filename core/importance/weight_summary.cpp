// Two passes: the mean score has to be known before scores can be called outliers.
#include "core/importance/weight_summary.h"

#include "core/architecture/torch.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace prunescope {
namespace {

struct RowSums {
    double magnitude = 0, score = 0, value = 0, square = 0;
    float largest = 0;
    std::int64_t zeros = 0, nonFinite = 0, outliers = 0;
};

/// One row as float32; the buffer is used unless it is that already.
template <typename Stored> const float* widened(const Stored* row, std::int64_t columns, std::vector<float>& buffer)
{
    if constexpr (std::is_same_v<Stored, float>) {
        return row;
    } else {
        for (std::int64_t i = 0; i < columns; ++i)
            buffer[std::size_t(i)] = float(row[i]);
        return buffer.data();
    }
}

void sumRow(const float* row, const float* norm, std::int64_t columns, RowSums& out)
{
    for (std::int64_t i = 0; i < columns; ++i) {
        const float value = row[i], magnitude = std::abs(value);
        if (!(magnitude <= std::numeric_limits<float>::max())) {
            ++out.nonFinite;
            continue;
        }
        out.magnitude += double(magnitude);
        out.score += double(norm ? magnitude * norm[i] : magnitude);
        out.value += double(value);
        out.square += double(value) * double(value);
        out.largest = std::max(out.largest, magnitude);
        out.zeros += magnitude == 0;
    }
}

void countOutliers(const float* row, const float* norm, std::int64_t columns, float limit, RowSums& out)
{
    for (std::int64_t i = 0; i < columns; ++i)
        out.outliers += (norm ? std::abs(row[i]) * norm[i] : std::abs(row[i])) > limit;
}

template <typename Stored>
WeightSummary summarize(const at::Tensor& weight, const float* norm, double outlierFactor)
{
    const std::int64_t rows = weight.size(0), columns = weight.size(1);
    const auto* data = weight.data_ptr<Stored>();
    std::vector<RowSums> sums(static_cast<std::size_t>(rows));
    const auto eachRow = [&](const auto& work) {
        at::parallel_for(0, rows, std::max<std::int64_t>(1, 65536 / columns), [&](std::int64_t begin, std::int64_t end) {
            std::vector<float> buffer(static_cast<std::size_t>(columns));
            for (std::int64_t row = begin; row < end; ++row)
                work(widened(data + row * columns, columns, buffer), sums[std::size_t(row)]);
        });
    };
    eachRow([&](const float* row, RowSums& out) { sumRow(row, norm, columns, out); });
    RowSums all;
    for (const RowSums& row : sums) {
        all.magnitude += row.magnitude;
        all.score += row.score;
        all.value += row.value;
        all.square += row.square;
        all.largest = std::max(all.largest, row.largest);
        all.zeros += row.zeros;
        all.nonFinite += row.nonFinite;
    }
    WeightSummary out;
    const double count = double(rows * columns - all.nonFinite);
    out.zeros = all.zeros;
    out.nonFinite = all.nonFinite;
    if (count == 0)
        return out;
    out.meanMagnitude = all.magnitude / count;
    out.maxMagnitude = double(all.largest);
    const double mean = all.value / count;
    out.standardDeviation = count > 1 ? std::sqrt(std::max(0.0, (all.square - count * mean * mean) / (count - 1))) : 0.0;
    out.meanScore = all.score / count;
    const auto limit = float(outlierFactor * out.meanScore);
    eachRow([&](const float* row, RowSums& row2) { countOutliers(row, norm, columns, limit, row2); });
    std::int64_t outliers = 0;
    for (const RowSums& row : sums)
        outliers += row.outliers;
    out.outlierShare = double(outliers) / double(rows * columns);
    return out;
}

} // namespace

WeightSummary summarizeWeight(const at::Tensor& weight, const at::Tensor& norm, double outlierFactor)
{
    const auto whole = weight.contiguous();
    const auto norms = norm.defined() ? norm.to(at::kFloat).contiguous() : at::Tensor();
    const float* scale = norms.defined() ? norms.data_ptr<float>() : nullptr;
    switch (whole.scalar_type()) {
    case at::kBFloat16: return summarize<at::BFloat16>(whole, scale, outlierFactor);
    case at::kHalf: return summarize<at::Half>(whole, scale, outlierFactor);
    case at::kFloat: return summarize<float>(whole, scale, outlierFactor);
    default: return summarize<float>(whole.to(at::kFloat), scale, outlierFactor);
    }
}

} // namespace prunescope
