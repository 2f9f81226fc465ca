// How conventions cut and average, by small numbers.
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/evaluation/perplexity.h"
#include "tests/test_case.h"

#include <cmath>

using namespace prunescope;

namespace {

WindowParams params(const std::string& convention, std::int64_t window, std::int64_t stride = 0)
{
    WindowParams out;
    out.convention = convention;
    out.window = window;
    out.stride = stride;
    return out;
}

} // namespace

class TstPerplexity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paperDropsTheTail()
    {
        const auto plan = planWindows(params("paper", 4), 11);
        QCOMPARE(plan.windows.size(), std::size_t(2));
        QCOMPARE(plan.windows[1].begin, std::int64_t(4));
        QCOMPARE(plan.windows[1].firstScored, std::int64_t(1));
    }
    void stridedScoresOnlyNewTokens()
    {
        const auto plan = planWindows(params("strided", 4, 2), 9);
        // [0,4) scores 1..3, [2,6) scores 4 5, [4,8) scores 6 7, [6,9) scores 8 (one new token counts for nothing).
        QCOMPARE(plan.windows.size(), std::size_t(3));
        QCOMPARE(plan.windows[0].weight, std::int64_t(3));
        QCOMPARE(plan.windows[1].firstScored, std::int64_t(2));
        QCOMPARE(plan.windows[1].weight, std::int64_t(1));
    }
    void llamaCppScoresTheSecondHalfAfterBos()
    {
        auto wanted = params("llama.cpp", 8);
        wanted.bosId = 5;
        const auto plan = planWindows(wanted, 17);
        QCOMPARE(plan.windows.size(), std::size_t(2));
        QCOMPARE(plan.windows[1].length - plan.windows[1].firstScored, std::int64_t(8 - 4 - 1));
        QCOMPARE(windowIds(plan, plan.windows[1], at::arange(17))[0][0].item<std::int64_t>(), std::int64_t(5));
        QVERIFY_THROWS_EXCEPTION(Error, planWindows(wanted, 15));
    }
    void lmEvalScoresEveryTokenOfEveryDocument()
    {
        auto wanted = params("lm-eval", 4);
        wanted.eosId = 99;
        wanted.documentEnds = {6, 9};
        const auto plan = planWindows(wanted, 9);
        std::int64_t scored = 0;
        for (const auto& window : plan.windows)
            scored += window.weight;
        QCOMPARE(scored, std::int64_t(9));
        QCOMPARE(plan.windows.size(), std::size_t(3));
        QVERIFY(plan.windows[2].hasPrefix);
        QCOMPARE(windowIds(plan, plan.windows[2], at::arange(9))[0][0].item<std::int64_t>(), std::int64_t(99));
        // The second window of the first document predicts 4 and 5 from as many tokens as fit.
        QCOMPARE(plan.windows[1].begin, std::int64_t(1));
        QCOMPARE(plan.windows[1].firstScored, std::int64_t(3));
    }
    void shortTextNamesBothCounts()
    {
        try {
            planWindows(params("paper", 128), 100);
            QFAIL("was accepted");
        } catch (const Error& error) {
            QVERIFY(QString::fromUtf8(error.what()).contains("100"));
            QVERIFY(QString::fromUtf8(error.what()).contains("128"));
        }
    }
    void unknownConventionAndWrongStrideAreUsageErrors()
    {
        QVERIFY_THROWS_EXCEPTION(Error, planWindows(params("mine", 4), 10));
        QVERIFY_THROWS_EXCEPTION(Error, planWindows(params("strided", 4, 5), 10));
        QVERIFY_THROWS_EXCEPTION(Error, planWindows(params("paper", 1), 10));
    }
    void nllIsLogSumExpMinusTarget()
    {
        // Two logits 0 and ln 3: probabilities 1/4 and 3/4.
        const auto logits = at::tensor({0.f, std::log(3.f), 0.f, std::log(3.f)}).view({2, 2});
        const auto nll = tokenNll(logits, at::tensor({0, 1}, at::kLong), 1);
        QCOMPARE(nll.numel(), std::int64_t(1));
        QVERIFY(std::abs(nll[0].item<double>() - std::log(4.0 / 3.0)) < 1e-6);
    }
    void figuresAreMeansAndErrorsByHand()
    {
        WindowPlan plan = planWindows(params("paper", 3), 6);
        StreamLosses losses;
        losses.tokenNll = {1, 3, 2, 4};
        losses.windowEnd = {2, 4};
        const auto paper = perplexityFigures(plan, losses);
        QCOMPARE(paper.nll, 2.5); // windows 2 and 3
        QCOMPARE(*paper.standardError, std::exp(2.5) * std::sqrt(0.25 / 1));
        plan.windows.resize(1);
        losses.tokenNll = {1, 3};
        losses.windowEnd = {2};
        QVERIFY(!perplexityFigures(plan, losses).standardError.has_value());
    }
};

PRUNESCOPE_TEST(TstPerplexity)
#include "tst_perplexity.moc"
