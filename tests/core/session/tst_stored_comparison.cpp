// Runs of a project compared by what they left behind equal a comparison that runs the models.
#include "core/session/session.h"
#include "core/session/stored_comparison.h"
#include "core/store/project_store.h"
#include "tests/core/golden.h"
#include "tests/core/thrown.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

class TstStoredComparison : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    ModelHandle m_dense, m_half, m_third;
    CompareParams m_params;
    std::shared_ptr<ProjectStore> m_store = ProjectStore::openInMemory();
    Session m_session{m_store};
    CompareResult m_first;
    std::int64_t m_pruneHalf = 0, m_pruneThird = 0;

    std::string path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)).toStdString(); }
    ModelHandle pruned(double share)
    {
        PruneParams work;
        work.plan = uniformPlan(modelInfo(*m_dense), "magnitude", share, {}, {});
        work.plan.id = std::to_string(share);
        StopFlag stop;
        return m_session.prune(m_dense, work, stop, {}).model;
    }
    std::int64_t newestRun() const { return m_store->runs().back().id; }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny"));
        m_dense = tests::open(path("tiny"));
        m_params.perplexity.text.path = writeTinyText(path("text.txt"), 12).string();
        m_params.perplexity.window = 32;
        StopFlag stop;
        m_half = pruned(0.5);
        m_pruneHalf = newestRun();
        m_third = pruned(0.3);
        m_pruneThird = newestRun();
        m_first = m_session.compare(m_dense, m_half, m_params, stop, {});
    }
    void pruningRunsPairWithoutRunning()
    {
        StopFlag stop;
        QVERIFY(throwsNaming([&] { compareRuns(*m_store, {m_pruneHalf, m_pruneThird}); }, ErrorKind::BadInput, "was not evaluated"));
        m_session.perplexity(m_dense, m_params.perplexity, stop, {});
        const std::int64_t dense = newestRun();
        m_session.perplexity(m_third, m_params.perplexity, stop, {});
        const auto found = compareRuns(*m_store, {dense, m_pruneHalf, m_pruneThird});
        QCOMPARE(found.runs.size(), std::size_t(3));
        QCOMPARE(found.pairs.size(), std::size_t(3));
        QVERIFY(found.pairs[0].paired == m_first.paired);
        const auto direct = compareModels(m_half, m_third, m_params, stop, {});
        QVERIFY(found.pairs[2].paired == direct.paired);
        const Json json = storedComparisonJson(found);
        QCOMPARE(json.at("pairs")[0].at("mean").get<double>(), m_first.paired.mean);
        QCOMPARE(json.at("runs")[1].at("perplexity").get<double>(), m_first.b.perplexity);
    }
    void otherSettingsAreRefusedWithBoth()
    {
        StopFlag stop;
        auto other = m_params.perplexity;
        other.convention = "strided";
        m_session.perplexity(m_dense, other, stop, {});
        const std::int64_t strided = newestRun();
        QVERIFY(throwsNaming([&] { compareRuns(*m_store, {m_pruneHalf, strided}); }, ErrorKind::BadInput, "paper, window 32",
                             "strided, window 32, stride 16", std::to_string(strided)));
        // An older measurement that all share is taken before giving up.
        m_session.perplexity(m_half, other, stop, {});
        const auto found = compareRuns(*m_store, {m_pruneHalf, strided});
        QCOMPARE(found.runs[0].evaluation.convention, std::string("strided"));
    }
    void runsWithoutLossesSaySo()
    {
        StopFlag stop;
        StoredEvaluation bare = m_store->evaluations().front();
        bare.run = m_store->beginRun({});
        bare.prunedBy.reset();
        bare.planId.clear();
        m_store->addEvaluation(bare);
        QVERIFY(throwsNaming([&] { compareRuns(*m_store, {*bare.run, m_pruneHalf}); }, ErrorKind::BadInput, "measure it again"));
        QVERIFY(throwsNaming([&] { compareRuns(*m_store, {m_pruneHalf}); }, ErrorKind::Usage, "at least two"));
        QVERIFY(throwsNaming([&] { compareRuns(*m_store, {m_pruneHalf, 999}); }, ErrorKind::Usage, "999"));
    }
    void promptsAreKeptWithTheirContinuations()
    {
        GenerateParams prompt;
        prompt.prompt = "The old";
        prompt.tokens = 5;
        StopFlag stop;
        m_session.keepContinuation(m_dense, prompt, generateText(m_dense, prompt, stop, {}));
        m_session.keepContinuation(m_half, prompt, generateText(m_half, prompt, stop, {}));
        const auto prompts = m_store->prompts();
        QCOMPARE(prompts.size(), std::size_t(1));
        const auto found = m_store->continuations(prompts[0].id);
        QCOMPARE(found.size(), std::size_t(2));
        QVERIFY(!found[0].prunedBy);
        QVERIFY(found[1].prunedBy == m_pruneHalf);
        QCOMPARE(found[1].text, generateText(m_half, prompt, stop, {}).text);
    }
};

PRUNESCOPE_TEST(TstStoredComparison)
#include "tst_stored_comparison.moc"
