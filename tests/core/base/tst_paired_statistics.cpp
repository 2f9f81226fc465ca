// Paired statistics by hand, and the coverage of the interval where tokens of a window depend on each other.
#include "core/base/paired_statistics.h"
#include "core/base/error.h"
#include "core/base/random.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <cmath>
#include <vector>

using namespace prunescope;
using prunescope::tests::throwsNaming;

namespace {

struct Sample {
    std::vector<float> a, b;
    std::vector<std::int64_t> ends;
};

/// Windows that share a skewed deviation of their own, far larger than what the noise of tokens leaves of it.
Sample correlated(Random& random, int windows, double trueMean)
{
    const auto skewed = [&] { return -std::log(1 - random.uniform()) - 1; }; // mean 0, variance 1
    Sample out;
    for (int window = 0; window < windows; ++window) {
        const double ofWindow = 0.05 * skewed();
        const int tokens = 20 + int(random.below(40));
        for (int i = 0; i < tokens; ++i) {
            const double base = 3 + random.normal();
            out.a.push_back(float(base));
            out.b.push_back(float(base + trueMean + ofWindow + 0.1 * skewed()));
        }
        out.ends.push_back(std::int64_t(out.a.size()));
    }
    return out;
}

/// One token a window, A costing nothing.
PairedStatistics ofDifferences(const std::vector<float>& differences)
{
    std::vector<std::int64_t> ends;
    for (std::size_t i = 0; i < differences.size(); ++i)
        ends.push_back(std::int64_t(i + 1));
    return pairedStatistics(std::vector<float>(differences.size()), differences, ends);
}

} // namespace

class TstPairedStatistics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void meanAndErrorsAreThoseOfThePaper()
    {
        // Differences 1 3 | 2 2 | 6 4: window sums 4, 4, 10; mean 3; residuals -2, -2, 4.
        const std::vector<float> a{1, 1, 1, 1, 1, 1}, b{2, 4, 3, 3, 7, 5};
        const auto paired = pairedStatistics(a, b, std::vector<std::int64_t>{2, 4, 6});
        QCOMPARE(paired.mean, 3.0);
        QCOMPARE(paired.windowError, std::sqrt(3.0 / 2.0 * (4 + 4 + 16)) / 6);
        QCOMPARE(paired.tokenError, std::sqrt((4.0 + 0 + 1 + 1 + 9 + 1) / 6 / 5));
        QCOMPARE(paired.windows, std::int64_t(3));
        QCOMPARE(paired.shareWorse, 1.0);
    }

    void unequalWindowsCountByTheirTokens()
    {
        // Sums 1 of one token, 9 of three: the mean over tokens is 10 / 4, residuals -1.5 and 1.5.
        const auto paired = pairedStatistics(std::vector<float>{0, 0, 0, 0}, std::vector<float>{1, 3, 3, 3}, std::vector<std::int64_t>{1, 4});
        QCOMPARE(paired.mean, 2.5);
        QCOMPARE(paired.windowError, std::sqrt(2.0 * (2.25 + 2.25)) / 4);
    }

    void tiesAreNeitherBetterNorWorse()
    {
        const auto paired = ofDifferences({-1, 0, 0, 2, -3, -1, 0, 0});
        QCOMPARE(paired.shareBetter, 3.0 / 8);
        QCOMPARE(paired.shareWorse, 1.0 / 8);
        QCOMPARE(paired.shareEqual, 4.0 / 8);
    }

    void theIntervalCoversTheTrueMeanAsOftenAsItSays_data()
    {
        QTest::addColumn<int>("windows");
        for (const int windows : {5, 8, 24, 60})
            QTest::addRow("%d windows", windows) << windows;
    }
    void theIntervalCoversTheTrueMeanAsOftenAsItSays()
    {
        QFETCH(int, windows);
        constexpr double kTrue = 0.03;
        Random random(2024);
        int covered = 0, coveredByTokens = 0;
        for (int draw = 0; draw < 1000; ++draw) {
            const Sample sample = correlated(random, windows, kTrue);
            const auto paired = pairedStatistics(sample.a, sample.b, sample.ends, 2000, std::uint64_t(draw));
            covered += paired.low <= kTrue && kTrue <= paired.high;
            coveredByTokens += std::abs(paired.mean - kTrue) <= 1.96 * paired.tokenError;
        }
        const std::string counts = std::to_string(covered) + " and " + std::to_string(coveredByTokens);
        QVERIFY2(covered >= 930 && covered <= 970, counts.c_str());
        QVERIFY2(coveredByTokens < 800, counts.c_str()); // what the error over tokens would claim
    }

    void theIntervalIsNeverShorterThanStudents()
    {
        // 2.0639 and 2.7764 are the 97.5 % quantiles for 24 and 4 degrees of freedom.
        Random random(9);
        for (const auto& [windows, quantile] : {std::pair{25, 2.0639}, {5, 2.7764}}) {
            const Sample sample = correlated(random, windows, 0);
            const auto paired = pairedStatistics(sample.a, sample.b, sample.ends);
            QVERIFY(paired.mean - paired.low >= 0.999 * quantile * paired.windowError);
            QVERIFY(paired.high - paired.mean >= 0.999 * quantile * paired.windowError);
        }
    }

    void sameSeedSameBits()
    {
        Random random(1);
        const Sample sample = correlated(random, 12, 0);
        const auto once = pairedStatistics(sample.a, sample.b, sample.ends, 2000, 5);
        QVERIFY(once == pairedStatistics(sample.a, sample.b, sample.ends, 2000, 5));
        const auto other = pairedStatistics(sample.a, sample.b, sample.ends, 2000, 6);
        QVERIFY(once.low != other.low || once.high != other.high);
        QVERIFY(once.draws >= 1990 && once.draws <= 2000);
    }

    void swappingTheModelsMirrorsEverything()
    {
        Random random(3);
        const Sample sample = correlated(random, 20, 0.5);
        const auto there = pairedStatistics(sample.a, sample.b, sample.ends);
        const auto back = pairedStatistics(sample.b, sample.a, sample.ends);
        QCOMPARE(back.mean, -there.mean);
        QCOMPARE(back.windowError, there.windowError);
        QVERIFY(std::abs(back.low + there.high) < 1e-12 && std::abs(back.high + there.low) < 1e-12);
        QCOMPARE(there.verdict, PairedVerdict::Worse);
        QCOMPARE(back.verdict, PairedVerdict::Better);
    }

    void verdictsArePlainSentences()
    {
        const auto worse = ofDifferences({1, 2, 1, 2, 1, 2, 1, 2, 1, 2});
        const std::string sentence = verdictText(worse, "A", "B").english();
        QVERIFY2(sentence.starts_with("B is worse than A by 1.50 ± 0.17 nats per token; that is certain"), sentence.c_str());
        const auto better = ofDifferences({-1, -2, -1, -2, -1, -2, -1, -2, -1, -2});
        QVERIFY(verdictText(better, "A", "B").english().starts_with("B is better than A by 1.50 ± 0.17 nats per token"));
        const auto open = ofDifferences({1, -1, 1, -1, 1, -1, 1, -1, 1, -1});
        QCOMPARE(open.verdict, PairedVerdict::Undecided);
        QVERIFY(verdictText(open, "A", "B").english().starts_with("A and B cannot be told apart on this text"));
    }

    void fourWindowsAreTooFewForAClaim()
    {
        const auto few = ofDifferences({1, 1.1F, 1, 1.1F});
        QCOMPARE(few.verdict, PairedVerdict::TooShort);
        QVERIFY(verdictText(few, "A", "B").english().find("windows: 4; needed: 5") != std::string::npos);
        QCOMPARE(ofDifferences({1, 1.1F, 1, 1.1F, 1}).verdict, PairedVerdict::Worse);
    }

    void equalModelsAreEqual()
    {
        const auto same = ofDifferences({0, 0, 0});
        QCOMPARE(same.verdict, PairedVerdict::Equal);
        QCOMPARE(same.low, 0.0);
        QCOMPARE(same.high, 0.0);
    }

    void constantDifferencesHaveAPointForAnInterval()
    {
        const auto constant = ofDifferences({2, 2, 2, 2, 2, 2});
        QCOMPARE(constant.windowError, 0.0);
        QCOMPARE(constant.low, 2.0);
        QCOMPARE(constant.verdict, PairedVerdict::Worse);
    }

    void unpairedLossesAreRefusedWithBothCounts()
    {
        const std::vector<float> two{1, 2}, three{1, 2, 3};
        QVERIFY(throwsNaming([&] { pairedStatistics(two, three, std::vector<std::int64_t>{2}); }, ErrorKind::Shape, "2", "3"));
        QVERIFY(throwsNaming([&] { pairedStatistics(three, three, std::vector<std::int64_t>{2}); }, ErrorKind::Shape, "2", "3"));
    }
};

PRUNESCOPE_TEST(TstPairedStatistics)
#include "tst_paired_statistics.moc"
