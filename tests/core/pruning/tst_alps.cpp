// ALPS on whole matrices: errors, counts, inputs that never fire.
#include "tests/core/pruning/pruning_task.h"
#include "tests/test_case.h"

#include <algorithm>
#include <cmath>

using namespace prunescope;
using prunescope::tests::keepsPattern;
using prunescope::tests::PruningTask;

namespace {

/// ||X (W' - W)^T||^2 per sequence.
double error(PruningTask& work, const at::Tensor& weight)
{
    const auto X = work.inputs().reshape({-1, weight.size(1)}).to(at::kDouble);
    const auto change = weight.to(at::kDouble) - work.task().weight.to(at::kDouble);
    return at::linear(X, change).pow(2).sum().item<double>() / double(work.statistics().sequences());
}

} // namespace

class TstAlps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itErrsLessThanWandaAndSparseGpt()
    {
        PruningTask work("alps", 24, 48, 0.7), wanda("wanda", 24, 48, 0.7), sparseGpt("sparsegpt", 24, 48, 0.7);
        const double own = error(work, work.prune().weight);
        QVERIFY(own < error(sparseGpt, sparseGpt.prune().weight));
        QVERIFY(own < error(wanda, wanda.prune().weight));
    }
    void itsEstimateIsTheErrorThatIsMeasured()
    {
        PruningTask work("alps", 24, 48, 0.7);
        const auto outcome = work.prune();
        // The products of the inputs are sums in float32 over 192 tokens.
        QVERIFY(std::abs(outcome.lossEstimate / error(work, outcome.weight) - 1) < 1e-3);
        QCOMPARE(outcome.damping, 0.01);
    }
    void stepsForTheKeptWeightsLowerTheError()
    {
        const auto errorAfter = [](double steps) {
            PruningTask work("alps", 24, 48, 0.7, {}, {{"cg_iterations", steps}});
            return error(work, work.prune().weight);
        };
        const double none = errorAfter(0), ten = errorAfter(10);
        QVERIFY(ten < none);
    }
    void countsAreExactAndThePublishedOnesWhereAsked()
    {
        // Of 35 weights half is 17.5: 18 go. The published code keeps 17.5, rounded half to even: 17 go.
        PruningTask work("alps", 5, 7, 0.5), published("alps", 5, 7, 0.5, {}, {{"reference_count", true}});
        QCOMPARE(work.prune().mask.sum().item<std::int64_t>(), std::int64_t(18));
        QCOMPARE(published.prune().mask.sum().item<std::int64_t>(), std::int64_t(17));
        // Of 25 it is 12.5: 13 go, and 12 are kept.
        QCOMPARE(PruningTask("alps", 5, 5, 0.5, {}, {{"reference_count", true}}).prune().mask.sum().item<std::int64_t>(),
                 std::int64_t(13));
    }
    void patternsHold()
    {
        for (const Pattern pattern : {Pattern{2, 4}, Pattern{4, 8}, Pattern{1, 4}}) {
            PruningTask work("alps", 8, 24, pattern.sparsityShare(), pattern);
            QVERIFY(keepsPattern(work.prune().mask, pattern));
        }
    }
    void inputsThatNeverFireArePrunedFirst()
    {
        auto inputs = PruningTask::someInputs(24);
        inputs.select(2, 3).zero_();
        PruningTask work("alps", PruningTask::someWeight(10, 24), inputs, 0.5);
        const auto outcome = work.prune();
        QVERIFY(at::isfinite(outcome.weight).all().item<bool>());
        QCOMPARE(outcome.mask.sum().item<std::int64_t>(), std::int64_t(120));
        QVERIFY(outcome.mask.select(1, 3).to(at::kDouble).mean().item<double>() > 0.9);
    }
    void inputsThatAreAllZeroLeaveFiniteWeights()
    {
        PruningTask work("alps", PruningTask::someWeight(6, 8), at::zeros({1, 4, 8}), 0.5);
        const auto outcome = work.prune();
        QVERIFY(at::isfinite(outcome.weight).all().item<bool>());
        QCOMPARE(outcome.mask.sum().item<std::int64_t>(), std::int64_t(24));
        QCOMPARE(outcome.lossEstimate, 0.0);
    }
    void storedTypeIsKept()
    {
        PruningTask work("alps", PruningTask::someWeight(8, 16).to(at::kBFloat16), PruningTask::someInputs(16), 0.5);
        QCOMPARE(work.prune().weight.scalar_type(), at::kBFloat16);
    }
    void picturesShowTheObjectiveFalling()
    {
        PruningTask work("alps", 24, 48, 0.7);
        const auto shown = work.pictures();
        QVERIFY(!shown.empty());
        const auto& curves = shown.back().curves;
        QCOMPARE(curves.size(), std::size_t(3));
        for (const auto& curve : curves) {
            QCOMPARE(curve.x.size(), curve.y.size());
            QVERIFY(std::all_of(curve.y.begin(), curve.y.end(), [](double y) { return std::isfinite(y); }));
        }
        QVERIFY(curves[0].y.front() > 0 && curves[0].y.front() < 1);
        QCOMPARE(shown.back().images.front().id, std::string("mask"));
    }
};

PRUNESCOPE_TEST(TstAlps)
#include "tst_alps.moc"
