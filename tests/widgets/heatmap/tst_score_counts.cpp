// Counting scores.
#include "tests/test_case.h"

#include "core/base/random.h"
#include "widgets/heatmap/score_counts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace prunescope;
using namespace prunescope::gui;

class TstScoreCounts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsSumToTheElements_data()
    {
        QTest::addColumn<bool>("logarithmic");
        QTest::newRow("linear") << false;
        QTest::newRow("logarithmic") << true;
    }
    void countsSumToTheElements()
    {
        QFETCH(bool, logarithmic);
        std::vector<float> scores{0, 0, std::nanf(""), 1e-12f};
        Random random(5);
        for (int i = 0; i < 5000; ++i)
            scores.push_back(float(std::exp(2 * random.normal())));
        std::vector<std::uint8_t> pruned;
        for (const float score : scores)
            pruned.push_back(score < 1);
        const auto counts = countScores(scores, &pruned, logarithmic);
        QCOMPARE(std::accumulate(counts->counts.begin(), counts->counts.end(), std::int64_t(0)), std::int64_t(5003));
        QCOMPARE(counts->finite, std::int64_t(5003));
        QCOMPARE(counts->nonFinite, std::int64_t(1));
        QCOMPARE(counts->isLogarithmic, logarithmic);
        QCOMPARE(std::accumulate(counts->pruned.begin(), counts->pruned.end(), std::int64_t(0)),
                 std::int64_t(std::count_if(scores.begin(), scores.end(), [](float s) { return s < 1; })));
        for (std::size_t i = 0; i < counts->counts.size(); ++i)
            QVERIFY(counts->pruned[i] <= counts->counts[i]);
    }

    void everyScoreLiesInItsBin()
    {
        std::vector<float> scores;
        for (int i = 1; i <= 1600; ++i)
            scores.push_back(float(i) / 1600);
        const auto linear = countScores(scores, nullptr, false);
        // Ten of 1600 evenly spaced scores per bin of 160; edges may round either way by one.
        for (const std::int64_t count : linear->counts)
            QVERIFY(std::abs(count - 10) <= 1);
        const auto logarithmic = countScores(scores, nullptr, true);
        for (std::size_t i = 0; i < logarithmic->counts.size(); ++i) {
            const auto inside = std::count_if(scores.begin(), scores.end(), [&](float s) {
                return double(s) >= logarithmic->edges[i] && double(s) < logarithmic->edges[i + 1];
            });
            // The bin of a score is found from 7 bits of its logarithm: one neighbour at each edge may differ per
            // 1/64 octave, which holds at most 1600 / 64 scores.
            QVERIFY(std::abs(logarithmic->counts[i] - inside) <= 1600 / 64 + 1);
        }
    }

    void sharesAndScoresAreInverse()
    {
        std::vector<float> scores;
        for (int i = 1; i <= 1000; ++i)
            scores.push_back(float(i));
        const auto counts = countScores(scores, nullptr, false);
        QVERIFY(std::abs(counts->shareUpTo(500) - 0.5) < 0.005);
        for (const double share : {0.1, 0.37, 0.5, 0.9})
            QVERIFY(std::abs(counts->shareUpTo(counts->scoreAt(share)) - share) < 1e-6);
        QCOMPARE(counts->shareUpTo(-1), 0.0);
        QCOMPARE(counts->shareUpTo(2000), 1.0);
    }

    void aMatrixOfZerosHasOneFullBin()
    {
        const auto counts = countScores(std::vector<float>(7, 0.0f), nullptr, true);
        QCOMPARE(counts->counts[0], std::int64_t(7));
        QVERIFY(!counts->isLogarithmic);
    }

    void thresholdsHaveAMedianAndEnds()
    {
        const ThresholdSpread spread = spreadOf({3, 1, 2, std::nanf("")});
        QVERIFY(spread.exists);
        QCOMPARE(spread.lowest, 1.0);
        QCOMPARE(spread.median, 2.0);
        QCOMPARE(spread.highest, 3.0);
        QVERIFY(!spreadOf({}).exists);
    }

    void valuesBelowZeroAreCountedToo()
    {
        const std::vector<float> values{-2, -1, 0, 1, 1, 6};
        for (const bool isLogarithmic : {false, true}) {
            const auto counts = countScores(values, nullptr, isLogarithmic);
            QVERIFY(!counts->isLogarithmic); // no logarithm of what is below zero
            QCOMPARE(counts->edges.front(), -2.0);
            QCOMPARE(counts->edges.back(), 6.0);
            QCOMPARE(counts->counts.front(), std::int64_t(1));
            QCOMPARE(counts->counts.back(), std::int64_t(1));
            QCOMPARE(std::accumulate(counts->counts.begin(), counts->counts.end(), std::int64_t(0)), std::int64_t(6));
            QVERIFY(std::abs(counts->shareUpTo(0.5) - 0.5) < 1e-9);
        }
    }

    void partsOfAMatrixAreCutOut()
    {
        const std::vector<float> values{1, 2, 3, 4, 5, 6};
        QCOMPARE(cutOut(values, 3, 1, 2, 0, 3), (std::vector<float>{4, 5, 6}));
        QCOMPARE(cutOut(values, 3, 0, 2, 1, 3), (std::vector<float>{2, 3, 5, 6}));
    }
};

PRUNESCOPE_TEST(TstScoreCounts)
#include "tst_score_counts.moc"
