// Paired differences and quantiles by hand.
#include "core/evaluation/comparison.h"
#include "tests/test_case.h"

#include <cmath>

using namespace prunescope;

class TstComparison : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pairedErrorIgnoresWhatBothShare()
    {
        const auto difference = pairedDifference({1, 5, 9}, {2, 6, 10});
        QCOMPARE(difference.mean, 1.0);
        QCOMPARE(difference.standardError, 0.0);
    }
    void pairedErrorIsTheStandardErrorOfTheMean()
    {
        const auto difference = pairedDifference({0, 0}, {1, 3});
        QCOMPARE(difference.mean, 2.0);
        QCOMPARE(difference.standardError, std::sqrt(2.0 / 2.0 / 1.0));
    }
    void probabilityChangeIsOfTheTrueToken()
    {
        // Probabilities 1/2 to 1/4 and 1/4 to 1/2: no change on average, a quarter in size.
        const float half = float(std::log(2.0)), quarter = float(std::log(4.0));
        const auto change = probabilityChange({half, quarter}, {quarter, half});
        QVERIFY(std::abs(change.mean) < 1e-7);
        QVERIFY(std::abs(change.rootMeanSquare - 0.25) < 1e-7);
        QCOMPARE(probabilityChange({}, {}).rootMeanSquare, 0.0);
    }
    void quantilesInterpolate()
    {
        QCOMPARE(quantile({4, 1, 3, 2}, 0.5), 2.5);
        QCOMPARE(quantile({7}, 0.99), 7.0);
        QCOMPARE(quantile({}, 0.5), 0.0);
    }
};

PRUNESCOPE_TEST(TstComparison)
#include "tst_comparison.moc"
