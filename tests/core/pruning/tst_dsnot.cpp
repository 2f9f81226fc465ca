// DSnoT on whole matrices: counts, patterns, what it starts from.
#include "core/base/error.h"
#include "tests/core/pruning/pruning_task.h"
#include "tests/test_case.h"

#include <algorithm>

using namespace prunescope;
using prunescope::tests::keepsPattern;
using prunescope::tests::PruningTask;

namespace {

/// |average loss| of each row: the sum over pruned weights of w_j * m_j.
at::Tensor rowErrors(PruningTask& work, const at::Tensor& mask)
{
    const auto contributions = work.task().weight * work.statistics().meanSums();
    return (contributions.to(at::kDouble) * mask).sum(1).abs();
}

} // namespace

class TstDsnot : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutSwapsItIsTheMethodItStartsFrom()
    {
        const ParamValues none{{"max_cycles", 0.0}}, row{{"group", std::string("row")}};
        QVERIFY(at::equal(PruningTask("dsnot", 12, 32, 0.5, {}, none).prune().mask,
                          PruningTask("wanda", 12, 32, 0.5).prune().mask));
        const ParamValues magnitude{{"max_cycles", 0.0}, {"initial", std::string("magnitude")}};
        QVERIFY(at::equal(PruningTask("dsnot", 12, 32, 0.5, {}, magnitude).prune().mask,
                          PruningTask("magnitude", 12, 32, 0.5, {}, row).prune().mask));
    }
    void everyRowKeepsItsCount()
    {
        PruningTask work("dsnot", 24, 48, 0.6);
        const auto outcome = work.prune();
        QVERIFY((outcome.mask.sum(1) == 29).all().item<bool>()); // floor(48 * 0.6 + 0.5)
        work.task().params["reference_count"] = true;
        QVERIFY((work.prune().mask.sum(1) == 28).all().item<bool>());
        QVERIFY(!at::equal(outcome.mask, PruningTask("wanda", 24, 48, 0.6).prune().mask));
    }
    void averageLossFallsOverTheMatrix()
    {
        PruningTask work("dsnot", 24, 48, 0.5), before("wanda", 24, 48, 0.5);
        const double start = rowErrors(before, before.prune().mask).mean().item<double>();
        QVERIFY(rowErrors(work, work.prune().mask).mean().item<double>() < start);
    }
    void patternsHoldAndNoRowLosesMore_data()
    {
        QTest::addColumn<int>("keep");
        QTest::addColumn<int>("group");
        QTest::newRow("2:4") << 2 << 4;
        QTest::newRow("4:8") << 4 << 8;
        QTest::newRow("1:4") << 1 << 4;
    }
    void patternsHoldAndNoRowLosesMore()
    {
        QFETCH(int, keep);
        QFETCH(int, group);
        const Pattern pattern{keep, group};
        PruningTask work("dsnot", 24, 48, pattern.sparsityShare(), pattern);
        const auto start = PruningTask("wanda", 24, 48, pattern.sparsityShare(), pattern).prune().mask;
        const auto mask = work.prune().mask;
        QVERIFY(keepsPattern(mask, pattern));
        const auto before = rowErrors(work, start), after = rowErrors(work, mask);
        QVERIFY((after <= before * (1 + 1e-6)).all().item<bool>()); // float32 products on both sides
        QVERIFY(after.mean().item<double>() < 0.9 * before.mean().item<double>());
    }
    void inputsThatNeverFireAreNotSwapped()
    {
        auto inputs = PruningTask::someInputs(32);
        inputs.select(2, 4).zero_();
        inputs.select(2, 9).fill_(0.5f); // no variance
        PruningTask work("dsnot", PruningTask::someWeight(12, 32), inputs, 0.5);
        const auto mask = work.prune().mask;
        QVERIFY((mask.sum(1) == 16).all().item<bool>());
        QVERIFY(mask.select(1, 4).all().item<bool>()); // Wanda's score 0 goes first and nothing brings it back
    }
    void aStopRequestInMidRunEndsTheWork()
    {
        PruningTask work("dsnot", at::ones({300, 1024}), at::ones({1, 2, 1024}), 0.5); // two stretches of rows
        StopFlag stop;
        int shown = 0;
        LiveSink sink([&](LivePicture) {
            ++shown;
            stop.requestStop();
        });
        work.task().live = &sink;
        QVERIFY_THROWS_EXCEPTION(Error, work.prune(stop));
        QCOMPARE(shown, 1);
    }
    void picturesCountEveryRow()
    {
        PruningTask work("dsnot", 24, 48, 0.5);
        const auto shown = work.pictures();
        QVERIFY(!shown.empty());
        const auto& curves = shown.back().curves;
        const auto find = [&](const char* id) {
            return *std::find_if(curves.begin(), curves.end(), [id](const LiveCurve& curve) { return curve.id == id; });
        };
        double rows = 0;
        for (const double count : find("swaps").y)
            rows += count;
        QCOMPARE(rows, 24.0);
        QVERIFY(find("error").y.back() < find("error").y.front());
        QCOMPARE(find("before").y.size(), std::size_t(24));
        QCOMPARE(find("after").y.size(), std::size_t(24));
    }
};

PRUNESCOPE_TEST(TstDsnot)
#include "tst_dsnot.moc"
