// Conjugate gradients on a support against the direct solution.
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/pruning/support_solve.h"
#include "tests/test_case.h"

#include <cmath>

using namespace prunescope;

namespace {

struct Problem {
    Problem(std::int64_t rows, std::int64_t columns)
    {
        at::manual_seed(4);
        const auto X = at::randn({3 * columns, columns}, at::kDouble) + at::randn({3 * columns, 1}, at::kDouble);
        products = at::mm(X.t(), X) / double(columns);
        wanted = at::randn({rows, columns}, at::kDouble);
        const auto random = at::rand({rows, columns}) < 0.6;
        for (std::int64_t i = 0; i < rows * columns; ++i)
            pruned.push_back(random.view(-1)[i].item<bool>());
    }
    SupportSolution solve(int steps)
    {
        StopFlag stop;
        return solveOnSupport({products, wanted, wanted, pruned}, steps, stop);
    }
    double loss(const at::Tensor& weight) const
    {
        const auto change = weight - wanted;
        return (at::mm(change, products) * change).sum().item<double>();
    }
    std::vector<std::int64_t> kept(std::int64_t row) const
    {
        std::vector<std::int64_t> columns;
        for (std::int64_t j = 0; j < wanted.size(1); ++j)
            if (!pruned[std::size_t(row * wanted.size(1) + j)])
                columns.push_back(j);
        return columns;
    }

    at::Tensor products, wanted;
    std::vector<std::uint8_t> pruned;
};

} // namespace

class TstSupportSolve : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void manyStepsReachTheDirectSolution()
    {
        Problem problem(9, 24);
        const auto solution = problem.solve(100);
        const auto target = at::mm(problem.wanted, problem.products);
        for (std::int64_t row = 0; row < 9; ++row) {
            const auto columns = at::tensor(problem.kept(row));
            const auto matrix = problem.products.index_select(0, columns).index_select(1, columns);
            const auto exact = at::linalg_solve(matrix, target[row].index_select(0, columns));
            const auto got = solution.weight[row].index_select(0, columns);
            QVERIFY((got - exact).norm().item<double>() < 1e-9 * exact.norm().item<double>());
        }
    }
    void prunedEntriesStayZeroAndTheLossIsTheirs()
    {
        Problem problem(9, 24);
        for (const int steps : {0, 1, 5}) {
            const auto solution = problem.solve(steps);
            QCOMPARE(at::count_nonzero(solution.weight).item<std::int64_t>(),
                     std::count(problem.pruned.begin(), problem.pruned.end(), std::uint8_t(0)));
            QVERIFY(std::abs(solution.loss / problem.loss(solution.weight) - 1) < 1e-9);
        }
    }
    void everyStepLowersTheLoss()
    {
        Problem problem(9, 24);
        double last = problem.solve(0).loss;
        for (const int steps : {1, 2, 4, 8}) {
            const double loss = problem.solve(steps).loss;
            QVERIFY(loss < last);
            last = loss;
        }
    }
    void directionsThatNoInputFeelsAreLeftAlone()
    {
        Problem problem(3, 8);
        problem.products.select(0, 2).zero_();
        problem.products.select(1, 2).zero_();
        const auto solution = problem.solve(50);
        QVERIFY(at::isfinite(solution.weight).all().item<bool>());
        for (std::int64_t row = 0; row < 3; ++row)
            if (!problem.pruned[std::size_t(row * 8 + 2)])
                QCOMPARE(solution.weight[row][2].item<double>(), problem.wanted[row][2].item<double>());
    }
    void nothingKeptGivesZeros()
    {
        Problem problem(2, 6);
        std::fill(problem.pruned.begin(), problem.pruned.end(), std::uint8_t(1));
        QCOMPARE(at::count_nonzero(problem.solve(10).weight).item<std::int64_t>(), std::int64_t(0));
    }
    void aStopRequestEndsTheWork()
    {
        Problem problem(2, 6);
        StopFlag stop;
        stop.requestStop();
        const SupportProblem given{problem.products, problem.wanted, problem.wanted, problem.pruned};
        QVERIFY_THROWS_EXCEPTION(Error, solveOnSupport(given, 3, stop));
    }
};

PRUNESCOPE_TEST(TstSupportSolve)
#include "tst_support_solve.moc"
