// How conventions cut and average, by small numbers.
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/evaluation/perplexity.h"
#include "core/sensitivity/suffix_losses.h"
#include "tests/core/architecture/small_family.h"
#include "tests/test_case.h"

#include <ATen/Parallel.h>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

/// Ids below 50 in no order.
at::Tensor mixedIds(std::int64_t count) { return (at::arange(count, at::kLong) * 37 + 11).remainder(50); }

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
    void rollingWindowsMayFillTheContext()
    {
        // 32 learned positions: the 33rd token of a window is foretold, but must not be run.
        for (const char* family : {"gpt2", "opt", "llama"}) {
            const Model model = smallModel(smallConfig(family)).model();
            auto wanted = params("lm-eval", 32);
            wanted.eosId = 7;
            wanted.documentEnds = {75, 90};
            const at::Tensor ids = mixedIds(90);
            const WindowPlan plan = planWindows(wanted, 90);
            StopFlag stop;
            const StreamLosses losses = evaluateStream(model, plan, ids, stop, {});
            QCOMPARE(losses.tokenNll.size(), std::size_t(90));
            // The harness by hand: stretches of 32 predictions, each input ends right before the last prediction.
            std::size_t at = 0;
            for (const auto& [first, last] : {std::pair(0, 75), {75, 90}})
                for (int begin = first; begin < last; begin += 32) {
                    const int end = std::min(begin + 32, last);
                    const int from = begin == first ? first - 1 : std::max(first - 1, end - 33);
                    std::vector<std::int64_t> input;
                    for (int i = from; i < end - 1; ++i)
                        input.push_back(i < first ? 7 : ids[i].item<std::int64_t>());
                    QVERIFY(input.size() <= 32);
                    const auto logs = at::log_softmax(model.logits(at::tensor(input, at::kLong).unsqueeze(0), {}).squeeze(0).to(at::kDouble), -1);
                    for (int i = begin; i < end; ++i, ++at)
                        QVERIFY2(std::abs(-logs[i - 1 - from][ids[i]].item<double>() - double(losses.tokenNll[at])) < 1e-5, family);
                }
            SuffixLosses suffix(model, plan, ids, stop);
            QVERIFY(std::abs(suffix.figures({}).nll - perplexityFigures(plan, losses).nll) < 1e-6);
        }
    }
    void theSameBitsTwiceAndOneMillionthAcrossThreads()
    {
        const int before = at::get_num_threads();
        StopFlag stop;
        for (const char* family : {"llama", "gpt2", "bloom"}) {
            const Model model = smallModel(smallConfig(family)).model();
            for (const char* convention : {"paper", "strided", "lm-eval"}) {
                auto wanted = params(convention, 24, convention == std::string("strided") ? 8 : 0);
                wanted.eosId = 7;
                const WindowPlan plan = planWindows(wanted, 400);
                std::vector<std::vector<float>> runs;
                for (const int threads : {2, 2, 1, 4}) {
                    at::set_num_threads(threads);
                    runs.push_back(evaluateStream(model, plan, mixedIds(400), stop, {}).tokenNll);
                }
                at::set_num_threads(before);
                QVERIFY(runs[0] == runs[1]);
                for (const auto& run : runs)
                    for (std::size_t i = 0; i < run.size(); ++i)
                        QVERIFY(std::abs(run[i] - runs[0][i]) <= 1e-6f * std::max(1.0f, runs[0][i]));
            }
        }
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
