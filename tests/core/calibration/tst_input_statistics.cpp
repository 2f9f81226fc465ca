// Wanda's running statistic by hand.
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/calibration/input_statistics.h"
#include "tests/test_case.h"

#include <ATen/Parallel.h>

#include <cmath>

using namespace prunescope;

class TstInputStatistics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void meanIsOverSequencesNotTokens()
    {
        InputStatistics statistics(2);
        statistics.add(at::tensor({1.f, 2.f, 3.f, 0.f}).view({1, 2, 2})); // one sequence of two tokens
        statistics.add(at::tensor({2.f, 0.f}).view({1, 2}));              // two axes: one sequence
        const auto squares = statistics.meanSquares();
        QCOMPARE(squares[0].item<float>(), (1.f + 9.f + 4.f) / 2);
        QCOMPARE(squares[1].item<float>(), 2.f);
        QCOMPARE(statistics.sequences(), std::int64_t(2));
    }
    void batchesCountAsManySequences()
    {
        at::manual_seed(4);
        const auto x = at::randn({6, 5, 70});
        InputStatistics whole(70), parts(70);
        whole.add(x);
        for (int i = 0; i < 6; ++i)
            parts.add(x.narrow(0, i, 1));
        QVERIFY(at::equal(whole.norms(), parts.norms()));
    }
    void threadCountDoesNotChangeABit()
    {
        at::manual_seed(5);
        const auto x = at::randn({3, 100, 130});
        InputStatistics one(130), two(130);
        at::set_num_threads(1);
        one.add(x);
        at::set_num_threads(2);
        two.add(x);
        QVERIFY(at::equal(one.meanSquares(), two.meanSquares()));
    }
    void wrongWidthIsAShapeError()
    {
        InputStatistics statistics(3);
        QVERIFY_THROWS_EXCEPTION(Error, statistics.add(at::ones({1, 2, 4})));
    }
    void infiniteInputIsNamed()
    {
        InputStatistics statistics(2);
        QVERIFY_THROWS_EXCEPTION(Error, statistics.add(at::tensor({1.f, INFINITY}).view({1, 2})));
    }
};

PRUNESCOPE_TEST(TstInputStatistics)
#include "tst_input_statistics.moc"
