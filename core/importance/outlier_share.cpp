// Two passes: the mean of the block has to be known before scores can be called outliers.
#include "core/importance/outlier_share.h"

#include "core/architecture/torch.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace prunescope {
namespace {

/// What is counted in one row or in many.
struct RowSum {
    double sum = 0;
    std::int64_t count = 0;
};

/// work(row's scores, columns) of each row, added in the order of rows.
template <typename Work> RowSum overRows(const at::Tensor& scores, const Work& work)
{
    const std::int64_t rows = scores.size(0), columns = scores.size(1);
    std::vector<RowSum> sums(static_cast<std::size_t>(rows));
    const auto whole = scores.contiguous();
    const float* data = whole.data_ptr<float>();
    const std::int64_t grain = std::max<std::int64_t>(1, 65536 / std::max<std::int64_t>(1, columns));
    at::parallel_for(0, rows, grain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row)
            sums[std::size_t(row)] = work(data + row * columns, columns);
    });
    RowSum all;
    for (const RowSum& row : sums) {
        all.sum += row.sum;
        all.count += row.count;
    }
    return all;
}

RowSum sumFinite(const float* row, std::int64_t columns)
{
    RowSum out;
    for (std::int64_t i = 0; i < columns; ++i)
        if (std::isfinite(row[i])) {
            out.sum += double(row[i]);
            ++out.count;
        }
    return out;
}

} // namespace

double outlierPercent(std::size_t matrices, const ScoreSource& scores, double factor, StopFlag& stop)
{
    RowSum finite;
    std::int64_t all = 0, outliers = 0;
    for (std::size_t i = 0; i < matrices; ++i) {
        stop.poll();
        const auto values = scores(i);
        const RowSum sum = overRows(values, sumFinite);
        finite.sum += sum.sum;
        finite.count += sum.count;
        all += values.numel();
    }
    if (finite.count == 0)
        return 0;
    const auto limit = float(factor * finite.sum / double(finite.count));
    for (std::size_t i = 0; i < matrices; ++i) {
        stop.poll();
        const auto above = [limit](const float* row, std::int64_t columns) {
            return RowSum{0,
                          std::count_if(row, row + columns, [limit](float score) { return score > limit; })};
        };
        outliers += overRows(scores(i), above).count;
    }
    return 100 * double(outliers) / double(all);
}

} // namespace prunescope
