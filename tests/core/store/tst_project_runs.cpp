// Runs and their results; which runs are dead.
#include "core/store/project_store.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

#include <cmath>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace prunescope;
using prunescope::tests::throwsNaming;

namespace {

RunStart sampleStart()
{
    RunStart start;
    start.kind = "prune";
    start.parameters = {{"method", "wanda"}, {"sparsity", 0.1}};
    start.modelFingerprint = "feed";
    start.planId = "1";
    start.calibrationSha256 = "beef";
    start.seed = 18446744073709551615ull;
    start.threads = 2;
    start.version = "0.1.0";
    return start;
}

StoredMatrixResult resultOf(const char* matrix, double achieved)
{
    return {matrix, "wanda", 0.5, achieved, 0.25, std::nullopt, 1.5, 0.01};
}

std::filesystem::path projectIn(const QTemporaryDir& folder)
{
    return folder.filePath("a.psproj").toStdString();
}

} // namespace

class TstProjectRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsAreThereBeforeTheirWorkStarts()
    {
        const QTemporaryDir folder;
        const auto store = ProjectStore::open(projectIn(folder));
        const std::int64_t id = store->beginRun(sampleStart());
        const StoredRun run =
            ProjectStore::open(projectIn(folder))->run(id); // seen through another connection
        QVERIFY(run.state == RunState::Running);
        QCOMPARE(run.kind, std::string("prune"));
        QVERIFY(run.parameters == sampleStart().parameters);
        QCOMPARE(run.modelFingerprint, std::string("feed"));
        QCOMPARE(run.planId, std::string("1"));
        QCOMPARE(run.calibrationSha256, std::string("beef"));
        QCOMPARE(run.seed, 18446744073709551615ull);
        QCOMPARE(run.threads, 2);
        QCOMPARE(run.version, std::string("0.1.0"));
        QVERIFY(run.startedMs > 0);
        QCOMPARE(run.finishedMs, std::int64_t(0));
    }

    void finishedRunsKeepStateMessageAndResult()
    {
        const auto store = ProjectStore::openInMemory();
        const std::int64_t done = store->beginRun(sampleStart());
        const std::int64_t failed = store->beginRun(sampleStart());
        store->finishRun(done, RunState::Done, "", {{"out", "dir"}});
        store->finishRun(failed, RunState::Failed, "a.bin: größer.");
        QVERIFY(store->run(done).state == RunState::Done);
        QVERIFY(store->run(done).result == Json({{"out", "dir"}}));
        QVERIFY(store->run(done).finishedMs >= store->run(done).startedMs);
        QVERIFY(store->run(failed).state == RunState::Failed);
        QCOMPARE(store->run(failed).message, std::string("a.bin: größer."));
        QVERIFY(store->run(failed).result.is_null());
        QCOMPARE(store->runs().size(), std::size_t(2));
        QCOMPARE(store->runs()[1].id, failed);
    }

    void runsFinishOnce()
    {
        const auto store = ProjectStore::openInMemory();
        const std::int64_t id = store->beginRun(sampleStart());
        store->finishRun(id, RunState::Cancelled);
        QVERIFY(throwsNaming([&] { store->finishRun(id, RunState::Done); }, ErrorKind::Usage, "not running"));
        QVERIFY(
            throwsNaming([&] { store->finishRun(id + 1, RunState::Done); }, ErrorKind::Usage, "not running"));
        QVERIFY(throwsNaming([&] { store->finishRun(id, RunState::Running); }, ErrorKind::Internal));
        QVERIFY(throwsNaming([&] { store->run(id + 1); }, ErrorKind::Usage));
        QVERIFY(store->run(id).state == RunState::Cancelled);
    }

    void matrixResultsComeBackInOrderAndAreReplaced()
    {
        const auto store = ProjectStore::openInMemory();
        const std::int64_t id = store->beginRun(sampleStart());
        const std::vector<StoredMatrixResult> results{resultOf("q", 0.5), resultOf("a", 0.1)};
        store->addMatrixResults(id, results);
        QVERIFY(store->matrixResults(id) == results);
        store->addMatrixResults(id, std::vector{resultOf("q", 0.75), resultOf("z", 1.0)});
        const auto all = store->matrixResults(id);
        QCOMPARE(all.size(), std::size_t(3));
        QVERIFY(all[0] == resultOf("a", 0.1) && all[1] == resultOf("q", 0.75) &&
                all[2] == resultOf("z", 1.0));
        QVERIFY(store->matrixResults(id + 1).empty());
    }

    void resultsOfUnknownRunsAreRefusedWhole()
    {
        const auto store = ProjectStore::openInMemory();
        QVERIFY(throwsNaming([&] { store->addMatrixResults(7, std::vector{resultOf("q", 0.5)}); },
                             ErrorKind::Internal));
        const std::int64_t id = store->beginRun(sampleStart());
        const double nan = std::nan("");
        QVERIFY(throwsNaming(
            [&] {
                store->addMatrixResults(id, std::vector{resultOf("q", 0.5), resultOf("k", nan)});
            },
            ErrorKind::Internal));
        QVERIFY(store->matrixResults(id).empty());
    }

    void evaluationsKeepEveryBit()
    {
        const auto store = ProjectStore::openInMemory();
        const std::int64_t run = store->beginRun(sampleStart());
        StoredEvaluation evaluation;
        evaluation.run = run;
        evaluation.modelFingerprint = "feed";
        evaluation.textSha256 = "cafe";
        evaluation.convention = "strided";
        evaluation.window = 512;
        evaluation.stride = 256;
        evaluation.windows = 3;
        evaluation.tokens = 1533;
        evaluation.perplexity = 12.3;
        evaluation.standardError = 0.1;
        evaluation.nll = std::log(12.3);
        evaluation.bitsPerByte = 1.1;
        evaluation.tokensPerSecond = 1e4;
        evaluation.windowNll = {2.1, 1.0 / 3, 5e-324};
        const std::int64_t id = store->addEvaluation(evaluation);
        const StoredEvaluation stored = store->evaluations(run)[0];
        QCOMPARE(stored.id, id);
        QVERIFY(stored.run == run);
        QCOMPARE(stored.convention, std::string("strided"));
        QCOMPARE(stored.window, 512);
        QCOMPARE(stored.stride, 256);
        QCOMPARE(stored.windows, std::int64_t(3));
        QCOMPARE(stored.tokens, std::int64_t(1533));
        QCOMPARE(stored.perplexity, 12.3);
        QVERIFY(stored.standardError == 0.1);
        QCOMPARE(stored.nll, std::log(12.3));
        QCOMPARE(stored.bitsPerByte, 1.1);
        QCOMPARE(stored.tokensPerSecond, 1e4);
        QVERIFY(stored.windowNll == evaluation.windowNll);
        QCOMPARE(stored.textSha256, std::string("cafe"));
        QVERIFY(stored.createdMs > 0);
    }

    void evaluationsOfBareModelsBelongToNoRun()
    {
        const auto store = ProjectStore::openInMemory();
        const std::int64_t run = store->beginRun(sampleStart());
        store->addEvaluation(StoredEvaluation());
        const auto all = store->evaluations();
        QCOMPARE(all.size(), std::size_t(1));
        QVERIFY(!all[0].run && !all[0].standardError && std::isnan(all[0].perplexity) &&
                all[0].windowNll.empty());
        QVERIFY(store->evaluations(run).empty());
    }

    void infinitePerplexityIsKept()
    {
        const auto store = ProjectStore::openInMemory();
        StoredEvaluation evaluation;
        evaluation.perplexity = std::numeric_limits<double>::infinity();
        store->addEvaluation(evaluation);
        QCOMPARE(store->evaluations()[0].perplexity, std::numeric_limits<double>::infinity());
    }

    void sweepPointsMergeByUnitAndLevel()
    {
        const auto store = ProjectStore::openInMemory();
        const std::int64_t run = store->beginRun(sampleStart());
        StoredSweepPoint point{"q_proj", 0.1, 8.0, 0.5, 2.0, 1.0, {2.0, 2.5}, 0.125};
        store->addSweepPoints(run, std::vector{point});
        StoredSweepPoint other = point;
        other.level = 0.2;
        point.perplexity = 9.0;
        store->addSweepPoints(run, std::vector{other, point});
        const auto points = store->sweepPoints(run);
        QCOMPARE(points.size(), std::size_t(2));
        QCOMPARE(points[0].level, 0.2);
        QCOMPARE(points[1].level, 0.1);
        QCOMPARE(points[1].perplexity, 9.0);
        QVERIFY(points[1].standardError == 0.5 && points[1].windowNll == point.windowNll);
        QCOMPARE(points[1].sparsity, 0.125);
    }

    void removedRunsTakeTheirResultsAlong()
    {
        const auto store = ProjectStore::openInMemory();
        const std::int64_t id = store->beginRun(sampleStart());
        store->addMatrixResults(id, std::vector{resultOf("q", 0.5)});
        StoredEvaluation evaluation;
        evaluation.run = id;
        store->addEvaluation(evaluation);
        QVERIFY(throwsNaming([&] { store->removeRun(id); }, ErrorKind::Usage, "still running"));
        store->finishRun(id, RunState::Done);
        store->removeRun(id);
        QVERIFY(store->runs().empty() && store->matrixResults(id).empty() && store->evaluations().empty());
        QVERIFY(store->beginRun(sampleStart()) > id); // numbers are not used again
    }

    void runsOfOpenSessionsAreNotDead()
    {
        const QTemporaryDir folder;
        auto first = ProjectStore::open(projectIn(folder));
        const auto second = ProjectStore::open(projectIn(folder));
        const std::int64_t id = first->beginRun(sampleStart());
        QVERIFY(first->unfinishedRuns().empty());
        QVERIFY(second->unfinishedRuns().empty());
        QVERIFY(!second->adoptRun(id));
        first.reset(); // ends without finishing
        const auto dead = second->unfinishedRuns();
        QCOMPARE(dead.size(), std::size_t(1));
        QCOMPARE(dead[0].id, id);
        QVERIFY(dead[0].parameters == sampleStart().parameters);
    }

    void deadRunsAreAdoptedOnce()
    {
        const QTemporaryDir folder;
        const std::int64_t id = ProjectStore::open(projectIn(folder))->beginRun(sampleStart());
        const auto first = ProjectStore::open(projectIn(folder));
        const auto second = ProjectStore::open(projectIn(folder));
        QVERIFY(first->adoptRun(id));
        QVERIFY(!second->adoptRun(id));
        QVERIFY(first->unfinishedRuns().empty() && second->unfinishedRuns().empty());
        first->finishRun(id, RunState::Done);
        QVERIFY(!second->adoptRun(id));
        QVERIFY(!second->adoptRun(999));
    }

    void deadRunsCanBeGivenUp()
    {
        const QTemporaryDir folder;
        const std::int64_t id = ProjectStore::open(projectIn(folder))->beginRun(sampleStart());
        const auto store = ProjectStore::open(projectIn(folder));
        store->finishRun(id, RunState::Cancelled);
        QVERIFY(store->unfinishedRuns().empty());
    }

    void runsOfKilledProcessesAreDead()
    {
        const QTemporaryDir folder;
        const pid_t child = ::fork();
        if (child == 0) {
            const auto store = ProjectStore::open(projectIn(folder));
            const std::int64_t id = store->beginRun(sampleStart());
            store->addMatrixResults(id, std::vector{resultOf("q", 0.5)});
            ::_exit(0); // as in a crash: nothing is closed
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        const auto store = ProjectStore::open(projectIn(folder));
        const auto dead = store->unfinishedRuns();
        QCOMPARE(dead.size(), std::size_t(1));
        QVERIFY(store->matrixResults(dead[0].id) == std::vector{resultOf("q", 0.5)}); // to go on from
        QVERIFY(store->adoptRun(dead[0].id));
    }

    void oneStoreServesManyThreads()
    {
        const auto store = ProjectStore::openInMemory();
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 50; ++i) {
                    const std::int64_t id = store->beginRun(sampleStart());
                    store->addMatrixResults(id, std::vector{resultOf("q", 0.5)});
                    store->finishRun(id, RunState::Done);
                    store->runs();
                }
            });
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(store->runs().size(), std::size_t(200));
        for (const auto& run : store->runs())
            QCOMPARE(store->matrixResults(run.id).size(), std::size_t(1));
    }
};

PRUNESCOPE_TEST(TstProjectRuns)
#include "tst_project_runs.moc"
