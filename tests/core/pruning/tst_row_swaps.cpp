// Swaps of one row by hand.
#include "core/base/random.h"
#include "core/pruning/row_swaps.h"
#include "tests/test_case.h"

#include <cmath>
#include <numeric>

using namespace prunescope;

namespace {

using Mask = std::vector<std::uint8_t>;

struct Row {
    std::vector<float> contribution, prune;
    Mask pruned;
    std::vector<double> errors;

    SwapCount swap(const SwapLimits& limits)
    {
        errors.assign(std::size_t(limits.maxCycles) + 1, -1.0);
        return RowSwapper().swap({contribution, contribution, prune, pruned}, limits, errors);
    }
};

Row randomRow(std::size_t columns, const SwapLimits& limits, int keep, std::uint64_t seed)
{
    Random random(seed);
    Row row;
    for (std::size_t j = 0; j < columns; ++j) {
        row.contribution.push_back(float(random.uniform() - 0.3));
        row.prune.push_back(float(random.uniform()));
        row.pruned.push_back(int(j) % limits.group >= keep);
    }
    return row;
}

} // namespace

class TstRowSwaps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPositiveErrorTakesBackTheLargestAndPrunesTheLeastImportantNegative()
    {
        Row row{{1.0f, 2.0f, 0.5f, -0.25f, -1.0f, 4.0f}, {0, 0, 1, 3, 2, 1}, {1, 1, 0, 0, 0, 0}, {}};
        // Error 3; 2.0 comes back, -1.0 goes (score 2 before 3): error 0.
        const auto count = row.swap({});
        QCOMPARE(count.swaps, 1);
        QCOMPARE(count.before, 3.0);
        QCOMPARE(count.after, 0.0);
        QCOMPARE(row.pruned, (Mask{1, 0, 0, 0, 1, 0}));
        QCOMPARE(row.errors[0], 3.0);
        QCOMPARE(row.errors[1], 0.0);
        QCOMPARE(row.errors[50], 0.0);
    }
    void anErrorMayOvershootAndComeBack()
    {
        Row row{{5.0f, -4.0f, -6.0f, 3.0f}, {0, 0, 1, 1}, {1, 1, 0, 0}, {}};
        // Error 1: 5 comes back, -6 goes: -10. Then -4 comes back, 3 goes: -3. Then nothing is left.
        const auto count = row.swap({});
        QCOMPARE(count.swaps, 2);
        QCOMPARE(count.after, -3.0);
        QCOMPARE(row.pruned, (Mask{0, 0, 1, 1}));
    }
    void smallErrorsAreLeftAlone()
    {
        Row row{{0.1f, 1.0f, -1.0f}, {0, 0, 0}, {1, 0, 0}, {}};
        QCOMPARE(row.swap({.maxCycles = 50, .threshold = 0.11}).swaps, 0);
        QCOMPARE(row.swap({.maxCycles = 0, .threshold = 0.01}).swaps, 0);
        QCOMPARE(row.swap({.maxCycles = 1, .threshold = 0.01}).swaps, 1);
    }
    void rowsWithoutWeightsOfTheOtherSignStop()
    {
        Row row{{1.0f, 2.0f, 3.0f, 0.0f}, {0, 1, 2, 0}, {1, 1, 0, 0}, {}};
        QCOMPARE(row.swap({}).swaps, 0);
        QCOMPARE(row.pruned, (Mask{1, 1, 0, 0}));
    }
    void withinGroupsOnlySwapsThatHelpAreMade()
    {
        // Error 2 from the first group: taking 2 back and pruning -5 would overshoot to -5, pruning 0.5 gives 0.5.
        Row row{{2.0f, -5.0f, 0.5f, -1.0f}, {0, 0, 1, 0}, {1, 0, 0, 0}, {}};
        const auto count = row.swap({.maxCycles = 50, .threshold = 0.1, .group = 3 + 1});
        QCOMPARE(count.swaps, 1);
        QCOMPARE(count.after, -1.0); // -1.0 has the smaller score
        QCOMPARE(row.pruned, (Mask{0, 0, 0, 1}));
        Row apart{{2.0f, 3.0f, -1.0f, -1.0f}, {0, 0, 0, 0}, {1, 0, 1, 0}, {}};
        QCOMPARE(apart.swap({.maxCycles = 50, .threshold = 0.1, .group = 2}).swaps, 0); // 2 for 3 makes it larger
    }
    void groupsKeepTheirCountsAndErrorsFall_data()
    {
        QTest::addColumn<int>("keep");
        QTest::addColumn<int>("group");
        QTest::newRow("2:4") << 2 << 4;
        QTest::newRow("4:8") << 4 << 8;
        QTest::newRow("1:4") << 1 << 4;
    }
    void groupsKeepTheirCountsAndErrorsFall()
    {
        QFETCH(int, keep);
        QFETCH(int, group);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const SwapLimits limits{.maxCycles = 50, .threshold = 0.01, .group = group};
            Row row = randomRow(64, limits, keep, seed);
            const auto count = row.swap(limits);
            for (auto begin = row.pruned.begin(); begin != row.pruned.end(); begin += group)
                QCOMPARE(std::accumulate(begin, begin + group, 0), group - keep);
            for (int i = 1; i <= count.swaps; ++i)
                QVERIFY(row.errors[std::size_t(i)] < row.errors[std::size_t(i - 1)]);
            QVERIFY(count.swaps > 0);
            double error = 0;
            for (std::size_t j = 0; j < row.pruned.size(); ++j)
                error += row.pruned[j] ? double(row.contribution[j]) : 0.0;
            QVERIFY(std::abs(error - count.after) < 1e-12);
        }
    }
};

PRUNESCOPE_TEST(TstRowSwaps)
#include "tst_row_swaps.moc"
