// Conjugate gradients in blocks of rows, so that all that is stored besides the result belongs to one block.
#include "core/pruning/support_solve.h"

#include "core/architecture/torch.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <vector>

namespace prunescope {
namespace {

constexpr double kOperationsPerPoll = 3e9;
constexpr std::int64_t kWeightsPerTask = 1 << 15;

/// Some rows on their way to the minimum; all [rows, in], double.
class RowBlock {
public:
    RowBlock(const SupportProblem& problem, std::int64_t first, std::int64_t rows, at::Tensor solution)
        : m_rows(rows), m_columns(problem.products.size(0)), m_products(problem.products),
          m_wanted(problem.wanted.narrow(0, first, rows).to(at::kDouble).contiguous()), m_solution(std::move(solution)),
          m_pruned(problem.pruned.data() + first * m_columns), m_direction(at::zeros({rows, m_columns}, at::kDouble)),
          m_image(at::empty_like(m_direction)), m_energies(std::size_t(rows), 0.0)
    {
        m_solution.copy_(problem.guess.narrow(0, first, rows));
        forEachRow([this](std::int64_t row) {
            double* solution = rowOf(m_solution, row);
            for (std::int64_t j = 0; j < m_columns; ++j)
                if (isPruned(row, j))
                    solution[j] = 0;
        });
        at::sub_out(m_image, m_wanted, m_solution);
        m_gradient = at::mm(m_image, m_products); // downhill: (B0 - B) P
    }

    /// @return whether any row still moved
    bool step()
    {
        std::vector<std::uint8_t> moves(std::size_t(m_rows), 0);
        forEachRow([&](std::int64_t row) { moves[std::size_t(row)] = turn(row); });
        if (std::find(moves.begin(), moves.end(), 1) == moves.end())
            return false;
        at::mm_out(m_image, m_direction, m_products);
        forEachRow([this](std::int64_t row) { advance(row); });
        return true;
    }

    double loss() const
    {
        std::vector<double> losses(std::size_t(m_rows), 0.0);
        forEachRow([&](std::int64_t row) {
            const double *wanted = rowOf(m_wanted, row), *solution = rowOf(m_solution, row), *gradient = rowOf(m_gradient, row);
            for (std::int64_t j = 0; j < m_columns; ++j)
                losses[std::size_t(row)] += (wanted[j] - solution[j]) * gradient[j];
        });
        double sum = 0;
        for (const double loss : losses)
            sum += loss;
        return sum;
    }

private:
    double* rowOf(const at::Tensor& tensor, std::int64_t row) const { return tensor.data_ptr<double>() + row * m_columns; }
    bool isPruned(std::int64_t row, std::int64_t column) const { return m_pruned[row * m_columns + column] != 0; }
    template <typename Work> void forEachRow(Work work) const
    {
        const std::int64_t task = std::max<std::int64_t>(1, kWeightsPerTask / m_columns);
        at::parallel_for(0, m_rows, task, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t row = begin; row < end; ++row)
                work(row);
        });
    }

    /// The next direction: the gradient on the support, conjugate to the last one.
    bool turn(std::int64_t row)
    {
        const double* gradient = rowOf(m_gradient, row);
        double* direction = rowOf(m_direction, row);
        double energy = 0;
        for (std::int64_t j = 0; j < m_columns; ++j)
            energy += isPruned(row, j) ? 0.0 : gradient[j] * gradient[j];
        double& last = m_energies[std::size_t(row)];
        const double keep = last > 0 ? energy / last : 0.0;
        last = energy;
        for (std::int64_t j = 0; j < m_columns; ++j)
            direction[j] = (isPruned(row, j) ? 0.0 : gradient[j]) + keep * direction[j];
        return energy > 0;
    }

    void advance(std::int64_t row)
    {
        const double *direction = rowOf(m_direction, row), *image = rowOf(m_image, row);
        double curvature = 0;
        for (std::int64_t j = 0; j < m_columns; ++j)
            curvature += direction[j] * image[j];
        if (!(curvature > 0))
            return; // already there, or a direction that no input feels
        const double length = m_energies[std::size_t(row)] / curvature;
        double *solution = rowOf(m_solution, row), *gradient = rowOf(m_gradient, row);
        for (std::int64_t j = 0; j < m_columns; ++j) {
            solution[j] += length * direction[j];
            gradient[j] -= length * image[j];
        }
    }

    std::int64_t m_rows, m_columns;
    at::Tensor m_products, m_wanted, m_solution;
    const std::uint8_t* m_pruned;
    at::Tensor m_direction, m_image, m_gradient;
    std::vector<double> m_energies; // of each row: squared gradient on the support at the last step
};

} // namespace

SupportSolution solveOnSupport(const SupportProblem& problem, int steps, StopFlag& stop)
{
    const std::int64_t rows = problem.wanted.size(0), columns = problem.wanted.size(1);
    SupportSolution out{at::empty({rows, columns}, at::kDouble), 0};
    const auto block = std::max<std::int64_t>(64, std::int64_t(kOperationsPerPoll / (2.0 * double(columns) * double(columns))));
    for (std::int64_t first = 0; first < rows; first += block) {
        stop.poll();
        const std::int64_t count = std::min(block, rows - first);
        RowBlock work(problem, first, count, out.weight.narrow(0, first, count));
        for (int step = 0; step < steps; ++step) {
            stop.poll();
            if (!work.step())
                break;
        }
        out.loss += work.loss();
    }
    return out;
}

} // namespace prunescope
