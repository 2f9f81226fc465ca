// Accuracies, errors and verdicts by hand.
#include "core/evaluation/choice_figures.h"
#include "tests/test_case.h"

#include <cmath>
#include <limits>

using namespace prunescope;

namespace {

/// `both` questions that both models get right, then ones that only either does, then ones that neither does.
PairedChoices pair(int both, int onlyFirst, int onlySecond, int neither)
{
    std::vector<bool> a, b;
    const auto add = [&](int count, bool first, bool second) {
        a.insert(a.end(), std::size_t(count), first);
        b.insert(b.end(), std::size_t(count), second);
    };
    add(both, true, true);
    add(onlyFirst, true, false);
    add(onlySecond, false, true);
    add(neither, false, false);
    return pairedChoices(a, b);
}

} // namespace

class TstChoiceFigures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theErrorIsTheSampleDeviationOverTheRootOfN()
    {
        const ChoiceShare share = choiceShare({true, true, true, false});
        QCOMPARE(share.share, 0.75);
        // Deviations 1/4, 1/4, 1/4, -3/4: squares sum to 3/4; variance 3/4 / 3; its root over 2.
        QCOMPARE(share.standardError.value(), std::sqrt(0.25) / 2);
        QVERIFY(!choiceShare({true}).standardError);
        QCOMPARE(choiceShare({false, false}).standardError.value(), 0.0);
    }
    void theFirstOfTheLargestWins()
    {
        QCOMPARE(bestChoice({-3, -1, -1}), 1);
        QCOMPARE(bestChoice({std::nan(""), -9}), 1);
        QCOMPARE(bestChoice({-std::numeric_limits<double>::infinity(), -9}), 1);
    }
    void pairsCountWhatDiffers()
    {
        const PairedChoices counts = pair(50, 2, 12, 36);
        QCOMPARE(counts.questions, 100);
        QCOMPARE(counts.bothRight, 50);
        QCOMPARE(counts.onlyFirst, 2);
        QCOMPARE(counts.onlySecond, 12);
        QCOMPARE(counts.neither, 36);
        QCOMPARE(counts.difference, 0.1);
        // Of the values -1 (2), +1 (12), 0 (86): variance (14 - 10^2 / 100) / 99.
        QCOMPARE(counts.standardError.value(), std::sqrt((14.0 - 1.0) / 99 / 100));
        // 2 * (C(14,0) + C(14,1) + C(14,2)) / 2^14 = 2 * 106 / 16384
        QVERIFY(std::abs(counts.pValue - 212.0 / 16384) < 1e-12);
        QCOMPARE(counts.verdict, ChoiceVerdict::SecondBetter);
        QCOMPARE(choiceVerdictText(counts, "A", "B").english(),
                 std::string("B is right more often than A, by 10.0 ± 3.6 points: more than twice the error."));
        QCOMPARE(pair(50, 12, 2, 36).verdict, ChoiceVerdict::FirstBetter);
    }
    void closerThanTwoErrorsIsNoRanking()
    {
        const PairedChoices counts = pair(50, 5, 9, 36);
        QCOMPARE(counts.verdict, ChoiceVerdict::CannotTell);
        QCOMPARE(choiceVerdictText(counts, "A", "B").english(),
                 std::string("A and B cannot be told apart on these 100 questions (difference 4.0 ± 3.7 points)."));
    }
    void fewDifferingQuestionsAreNoRankingEither()
    {
        // 0.05 is 2.27 errors of 0.022, but five heads in a row come by chance once in 16 (two-sided).
        const PairedChoices counts = pair(95, 0, 5, 0);
        QVERIFY(counts.difference > 2 * counts.standardError.value());
        QVERIFY(std::abs(counts.pValue - 2.0 / 32) < 1e-12);
        QCOMPARE(counts.verdict, ChoiceVerdict::CannotTell);
        QCOMPARE(pair(94, 0, 6, 0).verdict, ChoiceVerdict::SecondBetter);
    }
    void equalAnswersAreSaidToBeEqual()
    {
        QCOMPARE(pair(3, 0, 0, 4).verdict, ChoiceVerdict::Alike);
        QCOMPARE(pair(3, 0, 0, 4).pValue, 1.0);
        QCOMPARE(pair(0, 1, 0, 0).verdict, ChoiceVerdict::TooFew);
        QVERIFY(choiceVerdictText(pair(0, 1, 0, 0), "A", "B").english().starts_with("1 question is too few"));
    }
};

PRUNESCOPE_TEST(TstChoiceFigures)
#include "tst_choice_figures.moc"
