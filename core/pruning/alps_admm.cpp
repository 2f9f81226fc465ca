// Alternating directions. With T = B + V / rho, the sparse weights D are T on the support, and the multipliers V are rho * T
// off it and 0 on it: T and the support are the whole state.
#include "core/pruning/alps_admm.h"

#include "core/architecture/torch.h"
#include "core/pruning/polling_threads.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>

namespace prunescope {
namespace {

constexpr double kOperationsPerPoll = 7e9;
constexpr std::int64_t kWeightsPerTask = 1 << 15;
// The published schedule.
constexpr int kIterationsPerCheck = 3;
constexpr int kFirstEarlyEnd = 30;
constexpr double kEarlyEndChange = 0.0003, kLargeChange = 0.1, kSmallChange = 0.005;
constexpr double kHighestRho = 1e6;
constexpr double kLowestRho = 1e-8; // the published code has none and divides until float32 overflows

/// Rows of a product of [rows, in] by [in, in] between two polls.
std::int64_t rowsPerPoll(std::int64_t columns)
{
    const auto rows = std::int64_t(kOperationsPerPoll / (2.0 * double(columns) * double(columns)));
    return std::max<std::int64_t>(128, rows / 32 * 32); // narrower products are slow
}

class Search {
public:
    Search(const at::Tensor& start, const ScaledEigen& eigen, const AdmmParams& params, StopFlag& stop)
        : m_rows(start.size(0)), m_columns(start.size(1)), m_params(params), m_stop(stop), m_values(eigen.values.contiguous()),
          m_vectors(eigen.vectors.t().contiguous()), m_start(start), m_sum(at::empty_like(start)), m_free(at::empty_like(start)),
          m_right(at::empty({std::min(m_rows, rowsPerPoll(m_columns)), m_columns}, at::kFloat)), m_rho(params.rho)
    {
        m_first = smallest(m_start);
        m_kept = std::max<std::int64_t>(1, std::count(m_first.begin(), m_first.end(), std::uint8_t(0)));
        m_checked = m_first;
        restart();
        invert();
    }

    AdmmResult run(const std::function<void(const AdmmState&)>& observe)
    {
        int iteration = 0;
        for (bool isDone = false; iteration < m_params.maxIterations && !isDone; ++iteration) {
            iterate();
            if ((iteration + 1) % kIterationsPerCheck == 0)
                isDone = check(iteration, observe);
        }
        if (iteration == 0)
            m_free.copy_(m_start);
        return {m_free, smallest(m_free), iteration};
    }

private:
    std::vector<std::uint8_t> smallest(const at::Tensor& weights) const
    {
        const float* values = weights.data_ptr<float>();
        const RowScores scores = [values, this](std::int64_t row, float* buffer) -> const float* {
            for (std::int64_t j = 0; j < m_columns; ++j)
                buffer[j] = std::abs(values[row * m_columns + j]);
            return buffer;
        };
        return selectLowest(m_rows, m_columns, scores, m_params.selection, pollingThreads(m_stop)).pruned;
    }

    void restart()
    {
        m_sum.copy_(m_start);
        m_pruned = m_first;
        m_dualRho = 0;
    }

    /// inverse(P + rho) = S^T S, with S the eigenvectors as rows over sqrt(value + rho); upper panels, then mirrored.
    void invert()
    {
        if (!m_inverse.defined()) {
            m_inverse = at::empty({m_columns, m_columns}, at::kFloat);
            m_scaled = at::empty_like(m_inverse);
        }
        const double* vectors = m_vectors.data_ptr<double>();
        const double* values = m_values.data_ptr<double>();
        float* scaled = m_scaled.data_ptr<float>();
        const std::int64_t task = std::max<std::int64_t>(1, kWeightsPerTask / m_columns);
        at::parallel_for(0, m_columns, task, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t k = begin; k < end; ++k) {
                // Rounding may push eigenvalues of dead directions below zero.
                const double factor = 1.0 / std::sqrt(std::max(0.0, values[k]) + m_rho);
                for (std::int64_t j = 0; j < m_columns; ++j)
                    scaled[k * m_columns + j] = float(vectors[k * m_columns + j] * factor);
            }
        });
        const std::int64_t panel = rowsPerPoll(m_columns);
        for (std::int64_t first = 0; first < m_columns; first += panel) {
            m_stop.poll();
            const std::int64_t width = std::min(panel, m_columns - first), rest = m_columns - first;
            auto target = m_inverse.narrow(0, first, width).narrow(1, first, rest);
            at::mm_out(target, m_scaled.narrow(1, first, width).t(), m_scaled.narrow(1, first, rest));
        }
        m_stop.poll();
        mirror();
    }

    void mirror()
    {
        constexpr std::int64_t kTile = 64; // both sides of a mirrored tile stay in the cache
        float* inverse = m_inverse.data_ptr<float>();
        const std::int64_t n = m_columns;
        at::parallel_for(0, (n + kTile - 1) / kTile, 1, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t top = begin * kTile; top < std::min(n, end * kTile); top += kTile)
                for (std::int64_t left = 0; left <= top; left += kTile)
                    for (std::int64_t i = top; i < std::min(n, top + kTile); ++i)
                        for (std::int64_t j = left; j < std::min(i, left + kTile); ++j)
                            inverse[i * n + j] = inverse[j * n + i];
        });
    }

    void iterate()
    {
        for (std::int64_t first = 0; first < m_rows; first += m_right.size(0)) {
            m_stop.poll();
            const std::int64_t count = std::min(m_right.size(0), m_rows - first);
            auto right = m_right.narrow(0, 0, count), free = m_free.narrow(0, first, count);
            setRightSide(first, count);
            at::mm_out(free, right, m_inverse);
            addSum(first, count);
        }
        m_pruned = smallest(m_sum);
        m_dualRho = m_rho;
    }

    /// rho * (D - B0) - V
    void setRightSide(std::int64_t first, std::int64_t count)
    {
        const auto offset = first * m_columns;
        const float* start = m_start.data_ptr<float>() + offset;
        const float* sum = m_sum.data_ptr<float>() + offset;
        const std::uint8_t* pruned = m_pruned.data() + offset;
        float* right = m_right.data_ptr<float>();
        const auto rho = float(m_rho), dual = float(-m_dualRho);
        at::parallel_for(0, count * m_columns, kWeightsPerTask, [=](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i)
                right[i] = sum[i] * (pruned[i] ? dual : rho) - rho * start[i];
        });
    }

    /// B = B0 + product; T = B + V / rho
    void addSum(std::int64_t first, std::int64_t count)
    {
        const auto offset = first * m_columns;
        const float* start = m_start.data_ptr<float>() + offset;
        const std::uint8_t* pruned = m_pruned.data() + offset;
        float* sum = m_sum.data_ptr<float>() + offset;
        float* free = m_free.data_ptr<float>() + offset;
        const auto ratio = float(m_dualRho / m_rho);
        at::parallel_for(0, count * m_columns, kWeightsPerTask, [=](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i) {
                free[i] += start[i];
                sum[i] = free[i] + sum[i] * (pruned[i] ? ratio : 0.0f);
            }
        });
    }

    /// @return whether the search ends here
    bool check(int iteration, const std::function<void(const AdmmState&)>& observe)
    {
        std::int64_t changed = 0;
        for (std::size_t i = 0; i < m_pruned.size(); ++i)
            changed += m_pruned[i] != m_checked[i];
        const double change = double(changed) / double(m_kept);
        const bool isSettled =
            (changed == 0 && m_hasGrown) || (iteration >= kFirstEarlyEnd && change < kEarlyEndChange);
        if (observe)
            observe({iteration, m_rho, change, m_start, m_sum, m_pruned,
                     isSettled || iteration + kIterationsPerCheck >= m_params.maxIterations});
        if (isSettled)
            return true;
        m_checked = m_pruned;
        const double before = m_rho;
        adaptRho(change, changed);
        if (m_rho != before)
            invert();
        return false;
    }

    void adaptRho(double change, std::int64_t changed)
    {
        if (change > kSmallChange || (changed > 0 && m_hasGrown)) {
            m_rho *= change > kLargeChange ? 1.3 : change > kSmallChange ? 1.2 : 1.1;
            m_hasGrown = true;
        } else {
            m_rho /= 5; // began too stiff: the support froze before it was searched
            if (changed > 0)
                restart();
        }
        m_rho = std::clamp(m_rho, kLowestRho, kHighestRho);
    }

    std::int64_t m_rows, m_columns;
    AdmmParams m_params;
    StopFlag& m_stop;
    at::Tensor m_values;            // [in], double
    at::Tensor m_vectors;           // [in, in], double, one eigenvector a row
    at::Tensor m_start;             // B0 = W * scale
    at::Tensor m_sum;               // T
    at::Tensor m_free;              // B
    at::Tensor m_right;             // some rows of the right side
    at::Tensor m_inverse, m_scaled; // [in, in], float32
    std::vector<std::uint8_t> m_first, m_pruned, m_checked; // supports: of B0, now, at the last check
    std::int64_t m_kept = 1;
    double m_rho, m_dualRho = 0;    // now, and when V was set
    bool m_hasGrown = false;
};

} // namespace

AdmmResult searchSupport(const at::Tensor& start, const ScaledEigen& eigen, const AdmmParams& params, StopFlag& stop,
                         const std::function<void(const AdmmState&)>& observe)
{
    return Search(start, eigen, params, stop).run(observe);
}

} // namespace prunescope
