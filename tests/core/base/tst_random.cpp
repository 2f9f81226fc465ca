// Random numbers against an independent implementation (Python), and their ranges.
#include "core/base/random.h"
#include "tests/test_case.h"

#include <cmath>

using namespace prunescope;

class TstRandom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seedZeroGivesThePublishedStream()
    {
        Random random(0);
        for (const std::uint64_t expected :
             {0x99ec5f36cb75f2b4u, 0xbf6e1f784956452au, 0x1a5f849d4933e6e0u, 0x6aa594f1262d2d2cu})
            QCOMPARE(random.next(), expected);
    }

    void uniformTakesTheUpper53Bits()
    {
        Random random(42);
        for (const double expected : {0.08386297105988216, 0.3789802506626686, 0.6800434110281394})
            QVERIFY(random.uniform() == expected);
    }

    void belowIsTheRemainder()
    {
        Random random(7);
        for (const std::uint64_t expected : {4, 4, 8, 4, 4, 1, 6, 6, 8, 9, 3, 6})
            QCOMPARE(random.below(10), expected);
    }

    void belowReachesEveryValueAndNoOther()
    {
        Random random(3);
        std::array<int, 5> seen{};
        for (int i = 0; i < 1000; ++i)
            ++seen.at(random.below(5)); // at() throws beyond the end
        for (const int count : seen)
            QVERIFY(count > 0); // missing one has probability 5 * 0.8^1000
        QCOMPARE(random.below(1), std::uint64_t(0));
    }

    void belowRejectsTheUnevenRest()
    {
        // With bound 2^63 + 1 nearly half of all values are rejected: the result is below the bound all the
        // same.
        Random random(5);
        const std::uint64_t bound = (std::uint64_t(1) << 63) + 1;
        for (int i = 0; i < 100; ++i)
            QVERIFY(random.below(bound) < bound);
    }

    void normalIsBoxMuller()
    {
        Random random(1);
        QVERIFY(std::abs(random.normal() - -1.5452228371402943) < 1e-15);
    }

    void normalHasMeanZeroAndVarianceOne()
    {
        Random random(2);
        double sum = 0;
        double squares = 0;
        constexpr int kCount = 10'000;
        for (int i = 0; i < kCount; ++i) {
            const double x = random.normal();
            sum += x;
            squares += x * x;
        }
        // Five standard errors: 1 / sqrt(n) of the mean, sqrt(2 / n) of the variance.
        QVERIFY(std::abs(sum / kCount) < 5 / std::sqrt(double(kCount)));
        QVERIFY(std::abs(squares / kCount - 1) < 5 * std::sqrt(2.0 / kCount));
    }

    void equalSeedsGiveEqualStreams()
    {
        Random first(9);
        Random second(9);
        Random other(10);
        const std::uint64_t value = first.next();
        QCOMPARE(second.next(), value);
        QVERIFY(other.next() != value);
    }
};

PRUNESCOPE_TEST(TstRandom)
#include "tst_random.moc"
