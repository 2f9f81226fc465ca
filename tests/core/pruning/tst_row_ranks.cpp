// Cuts by kept ranks against cuts by selection: the same masks, ties and thresholds.
#include "core/base/random.h"
#include "core/pruning/row_ranks.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

std::vector<float> drawn(std::size_t count, int kinds, std::uint64_t seed)
{
    Random random(seed);
    std::vector<float> scores;
    for (std::size_t i = 0; i < count; ++i) {
        const double value = std::abs(random.normal());
        scores.push_back(kinds > 0 ? float(std::floor(value * kinds)) : float(value));
    }
    return scores;
}

} // namespace

class TstRowRanks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMaskIsThatOfASelection_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("kinds");
        for (const auto& [rows, columns] : {std::pair(1, 1), std::pair(5, 3), std::pair(7, 128), std::pair(40, 1000), std::pair(3, 5000)})
            for (const int kinds : {0, 1, 3}) // all different, many equal, few values
                QTest::addRow("%d x %d, %d", rows, columns, kinds) << rows << columns << kinds;
    }
    void theMaskIsThatOfASelection()
    {
        QFETCH(int, rows);
        QFETCH(int, columns);
        QFETCH(int, kinds);
        auto scores = drawn(std::size_t(rows) * std::size_t(columns), kinds, 7);
        scores[scores.size() / 2] = std::numeric_limits<float>::quiet_NaN();
        scores[scores.size() / 3] = -0.0f;
        scores[scores.size() - 1] = std::numeric_limits<float>::infinity();
        const RowRanks ranks(scores, rows, columns, runHere);
        for (const double share : {0.0, 0.1, 0.37, 0.5, 0.999, 1.0})
            for (const bool isPublished : {false, true}) {
                const Selection wanted = selectLowest(scores, rows, columns, {share, {}, SelectionGroup::Row, isPublished});
                const Selection got = ranks.select(share, isPublished, runHere);
                QVERIFY(got.pruned == wanted.pruned);
                QCOMPARE(got.count, wanted.count);
                for (int row = 0; row < rows; ++row) {
                    const float a = got.thresholds[std::size_t(row)], b = wanted.thresholds[std::size_t(row)];
                    QVERIFY(a == b || (std::isnan(a) && std::isnan(b)));
                }
            }
    }
    void theLongestRowsAreRanked()
    {
        const auto scores = drawn(std::size_t(RowRanks::kMostColumns), 0, 3);
        const RowRanks ranks(scores, 1, RowRanks::kMostColumns, runHere);
        for (const double share : {0.5, 1.0}) {
            const Selection wanted = selectLowest(scores, 1, RowRanks::kMostColumns, {share, {}, SelectionGroup::Row, false});
            QVERIFY(ranks.select(share, false, runHere).pruned == wanted.pruned);
        }
    }
    // Memory of an earlier mask is full of it.
    void usedMemoryLeavesNoTrace()
    {
        const auto scores = drawn(40 * 100, 0, 11);
        const RowRanks ranks(scores, 40, 100, runHere);
        std::vector<std::uint8_t> all = ranks.select(1.0, false, runHere).pruned;
        const std::uint8_t* memory = all.data();
        ranks.spare()->give(std::move(all));
        const Selection none = ranks.select(0.0, false, runHere);
        QCOMPARE(none.pruned.data(), memory);
        QCOMPARE(std::count(none.pruned.begin(), none.pruned.end(), 0), std::ptrdiff_t(none.pruned.size()));
        ranks.spare()->give(std::vector<std::uint8_t>(17, 1)); // of another size
        const Selection half = ranks.select(0.5, false, runHere);
        QVERIFY(half.pruned == selectLowest(scores, 40, 100, {0.5, {}, SelectionGroup::Row, false}).pruned);
    }
    void badShapesAndSharesAreRefused()
    {
        const std::vector<float> scores(12, 1.0f);
        QVERIFY(throwsNaming([&] { RowRanks(scores, 3, 5, runHere); }, ErrorKind::Shape, "12", "3", "5"));
        const std::vector<float> wide(std::size_t(RowRanks::kMostColumns) + 1, 1.0f);
        QVERIFY(throwsNaming([&] { RowRanks(wide, 1, RowRanks::kMostColumns + 1, runHere); }, ErrorKind::Shape, "65537"));
        QVERIFY(throwsNaming([&] { RowRanks(scores, 3, 4, runHere).select(1.5, false, runHere); }, ErrorKind::Usage, "1.5"));
    }
};
PRUNESCOPE_TEST(TstRowRanks)
#include "tst_row_ranks.moc"
