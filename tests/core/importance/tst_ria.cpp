// Relative importance by hand.
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/importance/ria.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <ATen/Parallel.h>

using namespace prunescope;
using prunescope::tests::throwsNaming;

class TstRiaScore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scoreIsBothSharesTimesARootOfTheNorm()
    {
        const auto weight = at::tensor({1.f, -3.f, 3.f, 1.f}).view({2, 2});
        const auto norm = at::tensor({4.f, 1.f});
        // Every row and column sums to 4; the root of the norm is 2 and 1.
        const auto expected = at::tensor({1.f, 1.5f, 3.f, 0.5f}).view({2, 2});
        QVERIFY(at::equal(riaScore(weight, norm, 0.5), expected));
    }
    void powerZeroLeavesTheInputsOut()
    {
        const auto weight = at::tensor({1.f, 3.f}).view({1, 2});
        QVERIFY(at::equal(riaScore(weight, at::tensor({0.f, 9.f}), 0), at::tensor({1.25f, 1.75f}).view({1, 2})));
    }
    void zeroRowsAndColumnsScoreZero()
    {
        const auto weight = at::tensor({0.f, 2.f, 0.f, 0.f}).view({2, 2});
        const auto score = riaScore(weight, at::ones({2}));
        QVERIFY(at::equal(score, at::tensor({0.f, 2.f, 0.f, 0.f}).view({2, 2})));
    }
    void deadInputsScoreZero()
    {
        QVERIFY(at::equal(riaScore(at::ones({2, 2}), at::tensor({0.f, 1.f})), at::tensor({0.f, 1.f, 0.f, 1.f}).view({2, 2})));
    }
    void storedTypeDoesNotMatter()
    {
        const auto weight = at::tensor({1.f, -2.f, 0.5f, 8.f}).view({2, 2}), norm = at::tensor({2.f, 3.f});
        QVERIFY(at::equal(riaScore(weight.to(at::kBFloat16), norm), riaScore(weight, norm)));
        QVERIFY(at::equal(riaScore(weight.to(at::kHalf), norm), riaScore(weight, norm)));
        QVERIFY(at::equal(riaScore(weight.t().contiguous().t(), norm), riaScore(weight, norm)));
    }
    void threadsDoNotChangeABit()
    {
        at::manual_seed(3);
        const auto weight = at::randn({300, 700}), norm = at::rand({700});
        const int before = at::get_num_threads();
        at::set_num_threads(1);
        const auto one = riaScore(weight, norm);
        at::set_num_threads(2);
        const auto two = riaScore(weight, norm);
        at::set_num_threads(before);
        QVERIFY(at::equal(one, two));
    }
    void wrongNormLengthIsAShapeError()
    {
        QVERIFY(throwsNaming([] { riaScore(at::ones({2, 3}), at::ones({2})); }, ErrorKind::Shape, "[2, 3]", "[2]"));
    }
    void aStopRequestEndsTheSums()
    {
        StopFlag stop;
        stop.requestStop();
        QVERIFY_THROWS_EXCEPTION(Error, riaParts(at::ones({2, 3}), at::ones({3}), 0.5, &stop));
    }
};

PRUNESCOPE_TEST(TstRiaScore)
#include "importance/tst_ria.moc" // another tst_ria.cpp tests the method
