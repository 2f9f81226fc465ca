// The factor of the inverse Hessian against its definition, and the ways in which it may fail.
#include "core/importance/inverse_factor.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/importance/hessian_solver.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <ATen/Parallel.h>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

/// H of correlated inputs. @param tokens  fewer than features make it singular
at::Tensor hessian(std::int64_t features, std::int64_t tokens)
{
    at::manual_seed(features + tokens);
    const auto X = at::mm(at::randn({tokens, features}), at::eye(features) + 0.1 * at::rand({features, features}));
    return (2.0 * at::mm(X.t(), X)).contiguous();
}

/// Largest entry of U (H + damping) U^T - 1, in double: 0 for an exact factor.
double defect(const at::Tensor& H, const InverseFactor& factor)
{
    const auto U = factor.upper.to(at::kDouble);
    const auto damped = H.to(at::kDouble) + factor.damping * H.to(at::kDouble).diagonal().mean() * at::eye(H.size(0), at::kDouble);
    const auto identity = at::eye(H.size(0), at::kDouble);
    return (at::mm(at::mm(U, damped), U.t()) - identity).abs().max().item<double>();
}

} // namespace

class TstInverseFactor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void inverseOfHIsUTransposedTimesU_data()
    {
        QTest::addColumn<int>("features");
        // One panel, a part of one, several with a rest, more columns than one product of the inverse.
        for (const int features : {1, 5, 256, 300, 1400})
            QTest::addRow("%d", features) << features;
    }
    void inverseOfHIsUTransposedTimesU()
    {
        QFETCH(int, features);
        const auto H = hessian(features, 2 * features);
        StopFlag stop;
        const auto factor = inverseFactor(H.clone(), 0.01, stop);
        QCOMPARE(factor.damping, 0.01);
        QVERIFY(at::equal(factor.upper, factor.upper.triu()));
        // float32 over a condition number of a few thousand
        QVERIFY2(defect(H, factor) < 2e-3, qPrintable(QString::number(defect(H, factor))));
    }
    void fewerTokensThanInputsAreHeldByTheDamping()
    {
        const auto H = hessian(80, 20);
        StopFlag stop;
        const auto factor = inverseFactor(H.clone(), 0.01, stop);
        QCOMPARE(factor.damping, 0.01);
        QVERIFY(defect(H, factor) < 2e-3);
    }
    void dampingGrowsUntilItSuffices()
    {
        // An indefinite "Hessian": eigenvalues 1 +- 1.05, so 0.05 times the mean diagonal is missing.
        const auto H = at::tensor({1.f, 1.05f, 1.05f, 1.f}).view({2, 2});
        StopFlag stop;
        const auto factor = inverseFactor(H.clone(), 0.01, stop);
        QCOMPARE(factor.damping, 0.1);
        QVERIFY(defect(H, factor) < 1e-4);
    }
    void retriedPanelsStartFromTheOriginal()
    {
        // The last panel fails after the first ones have been overwritten.
        auto H = hessian(600, 1200);
        H[3].zero_();
        H.select(1, 3).zero_();
        H[3][3] = 1e-3f;
        H[3][4] = H[4][3] = 0.35f * std::sqrt(H[4][4].item<float>() * H.diagonal().mean().item<float>());
        StopFlag stop;
        const auto factor = inverseFactor(H.clone(), 0.01, stop);
        QVERIFY(factor.damping > 0.05);
        QVERIFY2(defect(H, factor) < 5e-3, qPrintable(QString::number(defect(H, factor))));
    }
    void whatNoDampingHelpsIsSaid()
    {
        const auto H = at::tensor({1.f, 5.f, 5.f, 1.f}).view({2, 2});
        StopFlag stop;
        QVERIFY(throwsNaming([&] { inverseFactor(H.clone(), 0.01, stop); }, ErrorKind::BadInput, "2 inputs", "damping 1"));
    }
    void aNanIsNamedWithItsInput()
    {
        auto H = hessian(6, 12);
        H[4][4] = NAN;
        StopFlag stop;
        QVERIFY(throwsNaming([&] { inverseFactor(H.clone(), 0.01, stop); }, ErrorKind::BadInput, "feature 4"));
        H = hessian(6, 12);
        H[2][3] = INFINITY;
        QVERIFY(throwsNaming([&] { inverseFactor(H.clone(), 0.01, stop); }, ErrorKind::BadInput, "feature 2"));
    }
    void deadInputsGetAOneAndAreMarked()
    {
        auto H = hessian(8, 16);
        H[5].zero_();
        H.select(1, 5).zero_();
        StopFlag stop;
        const auto factor = inverseFactor(H.clone(), 0.01, stop);
        QCOMPARE(factor.isDead.sum().item<std::int64_t>(), std::int64_t(1));
        QVERIFY(factor.isDead[5].item<bool>());
        QVERIFY(at::isfinite(factor.upper).all().item<bool>());
    }
    void theSameBitsForOneThreadAndTwo()
    {
        const auto H = hessian(700, 1400);
        StopFlag stop;
        const int threads = at::get_num_threads();
        at::set_num_threads(1);
        const auto one = inverseFactor(H.clone(), 0.01, stop);
        at::set_num_threads(2);
        const auto two = inverseFactor(H.clone(), 0.01, stop);
        at::set_num_threads(threads);
        QVERIFY(at::equal(one.upper, two.upper));
    }
    void aStopRequestEndsIt()
    {
        StopFlag stop;
        stop.requestStop();
        QVERIFY(throwsNaming([&] { inverseFactor(hessian(10, 20), 0.01, stop); }, ErrorKind::Cancelled));
    }
    void aSolverComputesOnceForEachDamping()
    {
        at::manual_seed(1);
        InputStatistics statistics(12, {.moments = false, .hessian = true});
        statistics.add(at::randn({2, 30, 12}));
        HessianSolver solver(statistics);
        StopFlag stop;
        const auto* memory = solver.factor(0.01, stop).upper.data_ptr();
        QCOMPARE(solver.factor(0.01, stop).upper.data_ptr(), memory);
        QCOMPARE(solver.factor(0.1, stop).damping, 0.1);
        const auto& eigen = solver.eigen(0.01, stop);
        const auto rebuilt = at::mm(eigen.vectors * eigen.values.unsqueeze(0), eigen.vectors.t());
        QVERIFY((rebuilt - eigen.products).abs().max().item<double>() < 1e-12);
        QVERIFY((eigen.products.diagonal() - 1.0).abs().max().item<double>() < 1e-12);
    }
};

PRUNESCOPE_TEST(TstInverseFactor)
#include "tst_inverse_factor.moc"
