// Runs that died, found by project and journal; what the window cannot easily change: the model under them.
#include "core/base/files.h"
#include "core/session/interrupted_run.h"
#include "core/session/session.h"
#include "core/store/project_store.h"
#include "tests/core/golden.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;
namespace fs = std::filesystem;

class TstInterruptedRun : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    ModelHandle m_model;
    PruneParams m_params;
    std::unique_ptr<ProjectStore> m_store;

    std::string path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)).toStdString(); }

    static StoredModel modelRow(const ModelInfo& info)
    {
        StoredModel model;
        model.fingerprint = info.fingerprint;
        model.name = info.name;
        model.path = info.path;
        return model;
    }
    /// A dead row; its journal holds a marker only.
    void leaveDeadRun(const std::string& identity)
    {
        const ModelInfo& info = modelInfo(*m_model);
        const auto dying = ProjectStore::open(path("project.psproj"));
        dying->saveModel(modelRow(info));
        dying->savePlan(m_params.plan);
        RunStart start = pruneStart(m_params, info);
        start.version = programVersion();
        dying->beginRun(start);
        const fs::path folder = journalFolder(m_params, info.fingerprint);
        fs::create_directories(folder);
        writeFileAtomically(folder / "identity.json", Json{{"identity", identity}}.dump());
    }

private Q_SLOTS:
    void init()
    {
        fs::remove_all(path("model"));
        fs::remove(path("project.psproj"));
        writeTinyModel(path("model"));
        m_model = tests::open(path("model"));
        m_params = {};
        m_params.plan = uniformPlan(modelInfo(*m_model), "wanda", 0.5, {}, {});
        m_params.calibration.text.path = writeTinyText(path("text.txt"), 12).string();
        m_params.calibration.samples = 3;
        m_params.calibration.window = 16;
        m_params.journalRoot = path("runs");
        m_store = ProjectStore::open(path("project.psproj"));
    }
    void cleanup()
    {
        m_store.reset();
        fs::remove_all(path("runs"));
    }
    void theFolderDependsOnWhatIsAskedFor()
    {
        const std::string folder = journalFolder(m_params, "a");
        QCOMPARE(journalFolder(m_params, "a"), folder);
        QVERIFY(journalFolder(m_params, "b") != folder);
        PruneParams other = m_params;
        other.calibration.seed = 1;
        QVERIFY(journalFolder(other, "a") != folder);
        other = m_params;
        other.plan.matrices[0].sparsityShare = 0.6;
        QVERIFY(journalFolder(other, "a") != folder);
        other = m_params;
        std::swap(other.plan.matrices[0], other.plan.matrices[1]); // the order of the plan decides nothing
        QCOMPARE(journalFolder(other, "a"), folder);
    }
    void nothingIsFoundWithoutADeadRun()
    {
        QVERIFY(!interruptedRun(*m_store, m_model, path("runs")));
    }
    void anotherIdentityCannotGoOnAndSaysWhy()
    {
        leaveDeadRun("of other threads");
        const auto run = interruptedRun(*m_store, m_model, path("runs"));
        QVERIFY(run.has_value());
        QVERIFY(run->obstacle.english().find("threads") != std::string::npos);
        QCOMPARE(run->blocks, 3);
        QCOMPARE(run->finishedBlocks, 0);
    }
    void changedWeightsAreSaid()
    {
        leaveDeadRun("any");
        fs::remove_all(path("model"));
        writeTinyModel(path("model"), at::kFloat);
        const auto changed = tests::open(path("model"));
        QVERIFY(modelInfo(*changed).fingerprint != modelInfo(*m_model).fingerprint);
        const auto run = interruptedRun(*m_store, changed, path("runs"));
        QVERIFY(run.has_value());
        QVERIFY(run->obstacle.english().find("weights in " + path("model") + " have changed") != std::string::npos);
        discardRun(*m_store, *run);
        QVERIFY(!fs::exists(run->params.journalFolder));
        QCOMPARE(m_store->run(run->id).state, RunState::Failed);
        QVERIFY(!interruptedRun(*m_store, changed, path("runs")));
    }
    void aRunCanBeGoneOnWithOnce()
    {
        leaveDeadRun("any");
        const auto run = interruptedRun(*m_store, m_model, path("runs"));
        QVERIFY(run.has_value());
        const auto other = ProjectStore::open(path("project.psproj"));
        QVERIFY(other->adoptRun(run->id));
        discardRun(*m_store, *run); // too late: another session has it
        QVERIFY(fs::exists(run->params.journalFolder));
        StopFlag stop;
        auto shared = std::shared_ptr<ProjectStore>(ProjectStore::open(path("project.psproj")));
        QVERIFY_THROWS_EXCEPTION(Error, Session(shared).prune(m_model, m_params, stop, {}, run->id));
    }
};

PRUNESCOPE_TEST(TstInterruptedRun)
#include "tst_interrupted_run.moc"
