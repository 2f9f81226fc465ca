// The table of methods and what all of them promise.
#include "core/base/error.h"
#include "tests/core/pruning/pruning_task.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <ATen/Parallel.h>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

/// Whether a method changes the weights it keeps.
bool updatesKept(std::string_view id) { return id == "sparsegpt" || id == "alps"; }

} // namespace

class TstMethods : public QObject {
    Q_OBJECT

    static PruningTask task(std::string_view id, double sparsityShare = 0.5, Pattern pattern = {})
    {
        return PruningTask(std::string(id), 12, 16, sparsityShare, pattern);
    }

private Q_SLOTS:
    void tableMatchesTheTorchFreeOne()
    {
        QCOMPARE(pruneMethods().size(), methodInfos().size());
        for (std::size_t i = 0; i < pruneMethods().size(); ++i)
            QCOMPARE(std::string(pruneMethods()[i].id), methodInfos()[i].id);
        QVERIFY_THROWS_EXCEPTION(Error, makePruneMethod("none"));
    }
    void everyMethodReachesItsCount()
    {
        for (const auto& entry : pruneMethods()) {
            const auto outcome = task(entry.id).prune();
            QCOMPARE(outcome.mask.sum().item<std::int64_t>(), std::int64_t(96));
            const auto pruned = outcome.weight.masked_select(outcome.mask.to(at::kBool));
            QVERIFY((pruned == 0).all().item<bool>() && !at::signbit(pruned).any().item<bool>());
            QVERIFY(at::isfinite(outcome.weight).all().item<bool>());
        }
    }
    void keptWeightsStayWhereTheMethodOnlyMasks()
    {
        for (const auto& entry : pruneMethods()) {
            auto work = task(entry.id);
            const auto outcome = work.prune();
            const auto kept = outcome.mask == 0;
            QCOMPARE(at::equal(outcome.weight.masked_select(kept), work.task().weight.masked_select(kept)),
                     !updatesKept(entry.id));
        }
    }
    void aTransposedViewGivesTheSameAnswer()
    {
        for (const auto& entry : pruneMethods()) {
            auto plain = task(entry.id), turned = task(entry.id);
            turned.task().weight = turned.task().weight.t().contiguous().t(); // as [in, out] storage comes
            const auto a = plain.prune(), b = turned.prune();
            QVERIFY2(at::equal(a.mask, b.mask), std::string(entry.id).c_str());
            QVERIFY2(at::equal(a.weight, b.weight), std::string(entry.id).c_str());
        }
    }
    void everyMethodKeepsThePatternInEveryGroup()
    {
        for (const auto& entry : pruneMethods())
            for (const Pattern pattern : {Pattern{1, 4}, Pattern{2, 4}, Pattern{4, 8}})
                QVERIFY(keepsPattern(task(entry.id, pattern.sparsityShare(), pattern).prune().mask, pattern));
    }
    void nothingAndEverythingKeepTheirExactMeaning()
    {
        for (const auto& entry : pruneMethods()) {
            auto none = task(entry.id, 0), all = task(entry.id, 1);
            const auto kept = none.prune(), gone = all.prune();
            QVERIFY(at::equal(kept.weight, none.task().weight));
            QVERIFY(at::equal(kept.mask, at::zeros({12, 16}, at::kByte)));
            QVERIFY(at::equal(gone.weight, at::zeros({12, 16})));
            QVERIFY(at::equal(gone.mask, at::ones({12, 16}, at::kByte)));
        }
    }
    void threadsDoNotChangeMasks()
    {
        const int before = at::get_num_threads();
        for (const auto& entry : pruneMethods()) {
            const auto maskWith = [&](int threads) {
                at::set_num_threads(threads);
                return PruningTask(std::string(entry.id), 96, 160, 0.5).prune().mask;
            };
            const auto one = maskWith(1), two = maskWith(2);
            at::set_num_threads(before);
            QVERIFY2(at::equal(one, two), std::string(entry.id).c_str());
        }
    }
    void methodsAskForWhatTheyRead()
    {
        // With nothing but what needs() asks for, every method works.
        for (const auto& entry : pruneMethods()) {
            auto work = task(entry.id);
            const auto needs = entry.make()->needs(work.task().params);
            InputStatistics statistics(16, needs);
            statistics.add(work.inputs());
            HessianSolver solver(statistics);
            work.task().statistics = &statistics;
            work.task().solver = needs.hessian ? &solver : nullptr;
            QVERIFY(at::equal(work.prune().mask, task(entry.id).prune().mask));
        }
    }
    void missingInputsAreAUsageError()
    {
        for (const auto& entry : pruneMethods()) {
            auto work = task(entry.id);
            work.task().statistics = nullptr;
            work.task().solver = nullptr;
            if (methodInfo(entry.id).needsCalibration)
                QVERIFY(throwsNaming([&] { work.prune(); }, ErrorKind::Usage, "m: ", methodInfo(entry.id).title));
            else
                work.prune();
        }
    }
    void aPatternThatDoesNotDivideTheWidthIsAUsageError()
    {
        for (const auto& entry : pruneMethods())
            QVERIFY(throwsNaming([&] { task(entry.id, 0.4, {3, 5}).prune(); }, ErrorKind::Usage, "3:5", "16"));
    }
    void nanIsNamedWithItsPlace()
    {
        for (const auto& entry : pruneMethods()) {
            auto work = task(entry.id);
            work.task().weight[3][5] = NAN;
            QVERIFY(throwsNaming([&] { work.prune(); }, ErrorKind::BadInput, "row 3, column 5"));
        }
    }
    void aStopRequestEndsTheWork()
    {
        for (const auto& entry : pruneMethods()) {
            StopFlag stop;
            stop.requestStop();
            const auto error = thrownBy([&] { task(entry.id).prune(stop); });
            QVERIFY(error && error->kind() == ErrorKind::Cancelled);
        }
    }
    void deadChannelsGoFirstWithWanda()
    {
        PruningTask work("wanda", at::tensor({9.f, 1.f, 2.f, 8.f}).view({1, 4}),
                         at::tensor({0.f, 1.f, 1.f, 0.f}).view({1, 4}), 0.5);
        QVERIFY(at::equal(work.prune().mask, at::tensor({1, 0, 0, 1}, at::kByte).view({1, 4})));
    }
};

PRUNESCOPE_TEST(TstMethods)
#include "tst_methods.moc"
