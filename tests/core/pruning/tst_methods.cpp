// The table of methods and what all of them promise.
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/plan/method_info.h"
#include "core/pruning/methods.h"
#include "tests/test_case.h"

#include <cmath>

using namespace prunescope;

class TstMethods : public QObject {
    Q_OBJECT

    static MatrixTask task(const std::string& id, const InputStatistics& statistics)
    {
        at::manual_seed(6);
        MatrixTask out;
        out.name = "m";
        out.weight = at::randn({12, 16});
        out.sparsityShare = 0.5;
        out.params = completeParams(methodInfo(id).params, {}, id);
        out.statistics = &statistics;
        return out;
    }
    static InputStatistics someStatistics()
    {
        at::manual_seed(7);
        InputStatistics statistics(16);
        statistics.add(at::randn({2, 9, 16}));
        return statistics;
    }

private Q_SLOTS:
    void tableMatchesTheTorchFreeOne()
    {
        QCOMPARE(pruneMethods().size(), methodInfos().size());
        for (std::size_t i = 0; i < pruneMethods().size(); ++i)
            QCOMPARE(std::string(pruneMethods()[i].id), methodInfos()[i].id);
        QVERIFY_THROWS_EXCEPTION(Error, makePruneMethod("none"));
    }
    void everyMethodReachesItsCountAndKeepsTheRest()
    {
        const auto statistics = someStatistics();
        StopFlag stop;
        for (const auto& entry : pruneMethods()) {
            const auto work = task(std::string(entry.id), statistics);
            const auto outcome = entry.make()->prune(work, stop);
            QCOMPARE(outcome.mask.sum().item<std::int64_t>(), std::int64_t(96));
            const auto kept = outcome.mask == 0;
            QVERIFY(at::equal(outcome.weight.masked_select(kept), work.weight.masked_select(kept)));
            QCOMPARE(at::count_nonzero(outcome.weight).item<std::int64_t>(), std::int64_t(96));
        }
    }
    void everyMethodKeepsThePatternInEveryGroup()
    {
        const auto statistics = someStatistics();
        StopFlag stop;
        for (const auto& entry : pruneMethods()) {
            auto work = task(std::string(entry.id), statistics);
            work.pattern = {1, 4};
            const auto outcome = entry.make()->prune(work, stop);
            QVERIFY((outcome.mask.view({12, 4, 4}).sum(-1) == 3).all().item<bool>());
        }
    }
    void nanIsNamedWithItsPlace()
    {
        const auto statistics = someStatistics();
        StopFlag stop;
        for (const auto& entry : pruneMethods()) {
            auto work = task(std::string(entry.id), statistics);
            work.weight[3][5] = NAN;
            try {
                entry.make()->prune(work, stop);
                QFAIL("was accepted");
            } catch (const Error& error) {
                QVERIFY(QString::fromUtf8(error.what()).contains("row 3, column 5"));
            }
        }
    }
    void aStopRequestEndsTheWork()
    {
        const auto statistics = someStatistics();
        StopFlag stop;
        stop.requestStop();
        for (const auto& entry : pruneMethods())
            QVERIFY_THROWS_EXCEPTION(Error, entry.make()->prune(task(std::string(entry.id), statistics), stop));
    }
    void deadChannelsGoFirstWithWanda()
    {
        InputStatistics statistics(4);
        statistics.add(at::tensor({0.f, 1.f, 1.f, 0.f}).view({1, 4}));
        MatrixTask work = task("wanda", statistics);
        work.weight = at::tensor({9.f, 1.f, 2.f, 8.f}).view({1, 4});
        StopFlag stop;
        const auto outcome = makePruneMethod("wanda")->prune(work, stop);
        QVERIFY(at::equal(outcome.mask, at::tensor({1, 0, 0, 1}, at::kByte).view({1, 4})));
    }
};

PRUNESCOPE_TEST(TstMethods)
#include "tst_methods.moc"
