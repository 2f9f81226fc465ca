// Selection by counting bits against a plain sort.
#include "core/pruning/rank_cut.h"
#include "core/base/random.h"
#include "core/base/wide_vectors.h"
#include "core/pruning/selection.h"
#include "tests/test_case.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace prunescope;

namespace {

/// Scores on a coarse grid, so that many are equal.
std::vector<float> grid(std::size_t size, std::uint64_t seed)
{
    Random random(seed);
    std::vector<float> out(size);
    for (float& value : out)
        value = float(int(random.uniform() * 40)) * 0.25f;
    return out;
}

/// The slow way: sort by value, then by place.
std::vector<std::uint8_t> sortedMask(const std::vector<float>& scores, std::int64_t count)
{
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::isnan(scores[b]) ? !std::isnan(scores[a]) : scores[a] < scores[b];
    });
    std::vector<std::uint8_t> mask(scores.size(), 0);
    for (std::int64_t i = 0; i < count; ++i)
        mask[order[std::size_t(i)]] = 1;
    return mask;
}

/// Two pieces, the second one first: what threads may do.
void runBackwards(std::int64_t count, std::int64_t, const std::function<void(std::int64_t, std::int64_t)>& work)
{
    if (count > 1)
        work(count / 2, count);
    work(0, std::max<std::int64_t>(1, count / 2));
}

} // namespace

class TstRankCut : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keysOrderAsScoresDo()
    {
        const float rising[] = {-std::numeric_limits<float>::infinity(), -3.f, -1e-40f, 0.f, 1e-40f, 0.5f, 7.f,
                                std::numeric_limits<float>::infinity(), std::nanf("")};
        for (std::size_t i = 1; i < std::size(rising); ++i)
            QVERIFY(rankKey(rising[i - 1]) < rankKey(rising[i]));
        QCOMPARE(rankKey(-0.0f), rankKey(0.0f));
        QCOMPARE(rankKey(-std::nanf("")), rankKey(std::nanf("")));
    }
    void aGroupIsCutAsBySorting_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 7, 255, 256, 1000, 5000})
            QTest::addRow("%d", size) << size;
    }
    void aGroupIsCutAsBySorting()
    {
        QFETCH(int, size);
        std::vector<std::uint32_t> scratch;
        auto scores = grid(std::size_t(size), 3);
        scores[scores.size() / 2] = std::nanf("");
        for (const std::int64_t count : {std::int64_t(0), std::int64_t(1), std::int64_t(size / 3), std::int64_t(size)}) {
            std::vector<std::uint8_t> mask(scores.size(), 9);
            const RankCut cut = rankCut(scores, count, scratch);
            QCOMPARE(markBelow(scores, cut, mask.data()), count);
            QCOMPARE(mask, sortedMask(scores, count));
        }
    }
    void aMatrixIsCutAsBySortingInAnyOrderOfWork()
    {
        const std::int64_t rows = 37, columns = 113;
        const auto scores = grid(std::size_t(rows * columns), 5);
        const RowScores source = [&](std::int64_t row, float*) { return scores.data() + row * columns; };
        for (const std::int64_t count : {std::int64_t(0), std::int64_t(1), std::int64_t(2000), rows * columns})
            for (const auto& run : {RangeRunner(runHere), RangeRunner(runBackwards)}) {
                std::vector<std::uint8_t> mask(scores.size(), 9);
                const RankCut cut = rankCut(rows, columns, source, count, run);
                QCOMPARE(markBelow(rows, columns, source, cut, mask.data(), run), count);
                QCOMPARE(mask, sortedMask(scores, count));
            }
    }
    void theThresholdIsTheLargestScoreThatGoes()
    {
        std::vector<std::uint32_t> scratch;
        const std::vector<float> scores{4.f, 1.f, 3.f, 2.f, -5.f};
        QCOMPARE(rankCut(scores, 3, scratch).threshold(), 2.f);
        QCOMPARE(rankCut(scores, 1, scratch).threshold(), -5.f);
        QCOMPARE(rankCut(scores, 0, scratch).threshold(), -1.f);
    }
    void narrowAndWideVectorsAgree()
    {
        const auto scores = grid(3001, 8);
        std::vector<std::uint32_t> scratch;
        std::vector<std::uint8_t> wide(scores.size()), narrow(scores.size());
        markBelow(scores, rankCut(scores, 1500, scratch), wide.data());
        allowWideVectors(false);
        markBelow(scores, rankCut(scores, 1500, scratch), narrow.data());
        allowWideVectors(true);
        QCOMPARE(wide, narrow);
    }
    void aLargeGroupOfAPatternLosesItsLowest()
    {
        const auto scores = grid(64, 11);
        std::vector<std::uint8_t> mask(scores.size());
        pruneLowestOfGroup(scores.data(), 64, 40, mask.data());
        QCOMPARE(mask, sortedMask(scores, 40));
    }
};

PRUNESCOPE_TEST(TstRankCut)
#include "tst_rank_cut.moc"
