// Selectors by hand: counts, ties, patterns, the published counting rule.
#include "core/base/error.h"
#include "core/pruning/selection.h"
#include "tests/test_case.h"

#include <cmath>
#include <limits>
#include <numeric>

using namespace prunescope;

namespace {

using Mask = std::vector<std::uint8_t>;

SelectionParams params(double share, SelectionGroup group, bool reference = false)
{
    SelectionParams out;
    out.sparsityShare = share;
    out.group = group;
    out.countsLikeReference = reference;
    return out;
}

SelectionParams pattern(int keep, int group)
{
    SelectionParams out;
    out.pattern = {keep, group};
    return out;
}

} // namespace

class TstSelection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsLoseTheirOwnLowest()
    {
        const std::vector<float> scores{4, 1, 3, 2, 10, 40, 30, 20};
        const auto got = selectLowest(scores, 2, 4, params(0.5, SelectionGroup::Row));
        QCOMPARE(got.pruned, (Mask{0, 1, 0, 1, 1, 0, 0, 1}));
        QCOMPARE(got.thresholds, (std::vector<float>{2, 20}));
    }
    void layerLosesTheLowestOfAll()
    {
        const std::vector<float> scores{4, 1, 3, 2, 10, 40, 30, 20};
        const auto got = selectLowest(scores, 2, 4, params(0.5, SelectionGroup::Layer));
        QCOMPARE(got.pruned, (Mask{1, 1, 1, 1, 0, 0, 0, 0}));
    }
    void countsRoundHalfUp()
    {
        const std::vector<float> scores{5, 4, 3, 2, 1};
        QCOMPARE(selectLowest(scores, 1, 5, params(0.5, SelectionGroup::Row)).count, std::int64_t(3)); // 2.5 + 0.5
        QCOMPARE(selectLowest(scores, 1, 5, params(0.29, SelectionGroup::Row)).count, std::int64_t(1)); // 1.45 + 0.5
    }
    void tiesGoByRowThenColumn()
    {
        const std::vector<float> scores(6, 7.0f);
        QCOMPARE(selectLowest(scores, 2, 3, params(0.5, SelectionGroup::Layer)).pruned, (Mask{1, 1, 1, 0, 0, 0}));
        QCOMPARE(selectLowest(scores, 2, 3, params(1.0 / 3, SelectionGroup::Row)).pruned, (Mask{1, 0, 0, 1, 0, 0}));
    }
    void endsMeanNothingAndEverything()
    {
        const std::vector<float> scores{0, 0, 1, 2};
        for (const auto group : {SelectionGroup::Layer, SelectionGroup::Row})
            for (const bool reference : {false, true}) {
                QCOMPARE(selectLowest(scores, 2, 2, params(0, group, reference)).count, std::int64_t(0));
                QCOMPARE(selectLowest(scores, 2, 2, params(1, group, reference)).count, std::int64_t(4));
            }
    }
    void referenceLayerRuleTakesOneMoreAndAllTies()
    {
        const std::vector<float> scores{1, 2, 2, 2, 5, 6};
        // int(6 * 0.3) = 1: threshold sorted[1] = 2, and everything <= 2 goes.
        QCOMPARE(selectLowest(scores, 1, 6, params(0.3, SelectionGroup::Layer, true)).pruned, (Mask{1, 1, 1, 1, 0, 0}));
    }
    void referenceRowRuleTruncates()
    {
        std::vector<float> scores(144);
        std::iota(scores.begin(), scores.end(), 0.0f);
        QCOMPARE(selectLowest(scores, 1, 144, params(0.33, SelectionGroup::Row, true)).count, std::int64_t(47));
        QCOMPARE(selectLowest(scores, 1, 144, params(0.33, SelectionGroup::Row)).count, std::int64_t(48));
    }
    void patternKeepsNOfEveryM()
    {
        const std::vector<float> scores{1, 2, 3, 4, 9, 8, 7, 6};
        QCOMPARE(selectLowest(scores, 1, 8, pattern(1, 4)).pruned, (Mask{1, 1, 1, 0, 0, 1, 1, 1}));
        QCOMPARE(selectLowest(scores, 1, 8, pattern(3, 4)).pruned, (Mask{1, 0, 0, 0, 0, 0, 0, 1}));
    }
    void patternTiesPruneTheLowestColumnFirst()
    {
        QCOMPARE(selectLowest(std::vector<float>(4, 1.0f), 1, 4, pattern(2, 4)).pruned, (Mask{1, 1, 0, 0}));
    }
    void patternThatDoesNotDivideIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, selectLowest(std::vector<float>(6, 1.0f), 1, 6, pattern(2, 4)));
    }
    void nanIsKeptLongest()
    {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const std::vector<float> scores{nan, 3, std::numeric_limits<float>::infinity(), 1};
        QCOMPARE(selectLowest(scores, 1, 4, params(0.75, SelectionGroup::Row)).pruned, (Mask{0, 1, 1, 1}));
    }
    void rowMassPrunesUpToTheSameShareOfEachRow()
    {
        // Row totals 10 and 100; half the weights go at alpha just above 0.3 in both rows.
        const std::vector<float> scores{1, 2, 3, 4, 10, 20, 30, 40};
        const auto got = selectByRowMass(scores, 2, 4, 0.5);
        QCOMPARE(got.pruned, (Mask{1, 1, 0, 0, 1, 1, 0, 0}));
    }
    void shareOutsideZeroToOneIsRefused()
    {
        const std::vector<float> scores{1, 2};
        QVERIFY_THROWS_EXCEPTION(Error, selectLowest(scores, 1, 2, params(1.5, SelectionGroup::Row)));
        QVERIFY_THROWS_EXCEPTION(Error, selectLowest(scores, 1, 2, params(std::nan(""), SelectionGroup::Row)));
        QVERIFY_THROWS_EXCEPTION(Error, selectLowest(scores, 2, 2, params(0.5, SelectionGroup::Row)));
    }
};

PRUNESCOPE_TEST(TstSelection)
#include "tst_selection.moc"
