// The share of a block's scores that stand out.
#include "core/architecture/torch.h"
#include "core/importance/outlier_share.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <ATen/Parallel.h>

#include <cmath>

using namespace prunescope;
using prunescope::tests::thrownBy;

namespace {

double percentOf(const std::vector<at::Tensor>& scores, double factor)
{
    StopFlag stop;
    return outlierPercent(
        scores.size(), [&](std::size_t i) { return scores[i]; }, factor, stop);
}

} // namespace

class TstOutlierShare : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matricesOfABlockAreOnePopulation()
    {
        // Mean 2 over both, so 8.5 counts from 4.25 on; alone, the second one's mean would be 3 and its
        // limit 12.75.
        const auto small = at::tensor({1.f, 1.f, 1.f, 1.f}).view({2, 2}),
                   large = at::tensor({1.f, 1.f, 1.5f, 8.5f}).view({2, 2});
        QCOMPARE(percentOf({small, large}, 4.2), 12.5);
        QCOMPARE(percentOf({large}, 4.25), 0.0);
    }
    void theLimitItselfIsNoOutlier()
    {
        QCOMPARE(percentOf({at::tensor({0.f, 0.f, 0.f, 4.f}).view({1, 4})}, 4), 0.0);
        QCOMPARE(percentOf({at::tensor({0.f, 0.f, 0.f, 4.f}).view({1, 4})}, 3.9), 25.0);
    }
    void whatIsNotFiniteDoesNotMoveTheMean()
    {
        QCOMPARE(percentOf({at::tensor({1.f, 3.f, INFINITY, NAN}).view({2, 2})}, 1.2),
                 50.0); // 3 and the infinite one
    }
    void zerosHaveNoOutliers()
    {
        QCOMPARE(percentOf({at::zeros({3, 5})}, 5), 0.0);
        QCOMPARE(percentOf({at::full({2, 2}, NAN)}, 5), 0.0);
    }
    void viewsAndThreadsDoNotMatter()
    {
        at::manual_seed(4);
        const auto scores = at::randn({300, 500}).abs();
        const int threads = at::get_num_threads();
        at::set_num_threads(1);
        const double one = percentOf({scores}, 2.5);
        at::set_num_threads(3);
        const double three = percentOf({scores}, 2.5);
        const double view = percentOf({scores.t().contiguous().t()}, 2.5);
        at::set_num_threads(threads);
        QCOMPARE(one, three);
        QCOMPARE(one, view);
        QVERIFY(one > 0);
    }
    void aStopEndsIt()
    {
        StopFlag stop;
        stop.requestStop();
        const auto error = thrownBy([&] {
            outlierPercent(
                1,
                [](std::size_t) {
                    return at::ones({1, 1});
                },
                5, stop);
        });
        QVERIFY(error && error->kind() == ErrorKind::Cancelled);
    }
};

PRUNESCOPE_TEST(TstOutlierShare)
#include "tst_outlier_share.moc"
