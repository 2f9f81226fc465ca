// Opening projects, good and bad, and what they keep beside runs.
#include "core/base/files.h"
#include "core/store/project_store.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace prunescope;
using prunescope::tests::throwsNaming;

namespace {

std::filesystem::path inside(const QTemporaryDir& folder, const char* name)
{
    return folder.filePath(QString::fromUtf8(name)).toStdString();
}

/// Makes a file by literal SQL, as an older, newer or foreign program would.
void makeFile(const std::filesystem::path& path, const std::string& sql)
{
    Database(path, Database::Mode::ReadWrite).execute(sql);
}

Plan samplePlan(const char* id)
{
    Plan plan;
    plan.id = id;
    plan.name = "half";
    plan.modelFingerprint = "feed";
    plan.matrices.resize(1);
    plan.matrices[0].name = "q_proj";
    plan.matrices[0].sparsityShare = 0.1;
    plan.notes = "größer";
    return plan;
}

RunStart runOf(const char* plan)
{
    RunStart start;
    start.kind = "prune";
    start.planId = plan;
    return start;
}

/// The tables of version 1 as they were first released: kept here in full, so that the file stays what it
/// was.
const char kVersion1[] = R"sql(
CREATE TABLE models (fingerprint TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL, family TEXT NOT NULL,
    parameters INTEGER NOT NULL, bytes INTEGER NOT NULL, full_hash TEXT NOT NULL, added INTEGER NOT NULL) STRICT;
CREATE TABLE texts (sha256 TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL, bytes INTEGER NOT NULL,
    added INTEGER NOT NULL) STRICT;
CREATE TABLE plans (id TEXT PRIMARY KEY NOT NULL, parent TEXT NOT NULL, name TEXT NOT NULL, model TEXT NOT NULL,
    json TEXT NOT NULL, created INTEGER NOT NULL) STRICT;
CREATE TABLE runs (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, parameters TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled')), model TEXT NOT NULL,
    plan TEXT NOT NULL, calibration TEXT NOT NULL, seed INTEGER NOT NULL, threads INTEGER NOT NULL,
    version TEXT NOT NULL, started INTEGER NOT NULL, finished INTEGER NOT NULL, message TEXT NOT NULL,
    result TEXT NOT NULL, session INTEGER NOT NULL) STRICT;
CREATE TABLE matrix_results (run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE, matrix TEXT NOT NULL,
    method TEXT NOT NULL, planned_sparsity REAL NOT NULL, achieved_sparsity REAL NOT NULL, output_error REAL, loss REAL,
    seconds REAL NOT NULL, damping REAL, PRIMARY KEY (run, matrix)) STRICT;
CREATE TABLE evaluations (id INTEGER PRIMARY KEY AUTOINCREMENT, run INTEGER REFERENCES runs (id) ON DELETE CASCADE,
    model TEXT NOT NULL, text TEXT NOT NULL, convention TEXT NOT NULL, window INTEGER NOT NULL, stride INTEGER NOT NULL,
    windows INTEGER NOT NULL, tokens INTEGER NOT NULL, perplexity REAL, standard_error REAL, nll REAL,
    bits_per_byte REAL, tokens_per_second REAL, window_nll BLOB NOT NULL, created INTEGER NOT NULL) STRICT;
CREATE TABLE sweeps (run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE, unit TEXT NOT NULL, level REAL NOT NULL,
    perplexity REAL, standard_error REAL, nll REAL, seconds REAL NOT NULL, window_nll BLOB NOT NULL,
    PRIMARY KEY (run, unit, level)) STRICT;
CREATE TABLE cached_scores (model TEXT NOT NULL, calibration TEXT NOT NULL, score TEXT NOT NULL, data BLOB NOT NULL,
    created INTEGER NOT NULL, PRIMARY KEY (model, calibration, score)) STRICT;
CREATE TABLE machine_calibrations (key TEXT PRIMARY KEY NOT NULL, json TEXT NOT NULL, measured INTEGER NOT NULL) STRICT;
PRAGMA application_id = 1347634000;
PRAGMA user_version = 1;
INSERT INTO models VALUES ('feed', 'demo', '/m', 'llama', 3, 6, '', 17);
INSERT INTO runs VALUES (4, 'prune', '{"samples":8}', 'done', 'feed', '', '', -1, 2, '0.1.0', 18, 19, '', 'null', 99);
INSERT INTO matrix_results VALUES (4, 'q_proj', 'wanda', 0.5, 0.5, 0.125, NULL, 1.5, NULL);
INSERT INTO evaluations VALUES (9, 4, 'feed', 'beef', 'paper', 64, 64, 1, 63, 8.0, NULL, 2.0, 1.0, 10.0,
    x'0000000000000040', 20);
)sql";

} // namespace

class TstProjectStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newProjectsAreOneMarkedFileAfterClosing()
    {
        const QTemporaryDir folder;
        const auto path = inside(folder, "a.psproj");
        {
            const auto store = ProjectStore::open(path);
            QCOMPARE(store->path(), path);
            Database other(path, Database::Mode::ReadOnly);
            Statement mode = other.prepare("PRAGMA journal_mode");
            QVERIFY(mode.next());
            QCOMPARE(mode.bytes(0), std::string("wal"));
        }
        Database database(path, Database::Mode::ReadOnly);
        QCOMPARE(database.integer("PRAGMA application_id"), std::int64_t(0x50534350));
        QCOMPARE(database.integer("PRAGMA user_version"), std::int64_t(4));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).count(QStringLiteral("a.psproj-lock")), 0);
    }

    void whatIsSavedIsThereAfterReopening()
    {
        const QTemporaryDir folder;
        const auto path = inside(folder, "ü.psproj");
        ProjectStore::open(path)->savePlan(samplePlan("1"));
        const auto store = ProjectStore::open(path);
        QVERIFY(store->plan("1") == samplePlan("1"));
        QCOMPARE(store->plans().size(), std::size_t(1));
    }

    void emptyFilesBecomeProjects()
    {
        const QTemporaryDir folder;
        writeFileAtomically(inside(folder, "a.psproj"), "");
        QVERIFY(ProjectStore::open(inside(folder, "a.psproj"))->runs().empty());
    }

    void filesOfVersionOneAreRead()
    {
        const QTemporaryDir folder;
        const auto path = inside(folder, "old.psproj");
        makeFile(path, kVersion1);
        const auto store = ProjectStore::open(path);
        QVERIFY(store->models() == (std::vector<StoredModel>{{"feed", "demo", "/m", "llama", 3, 6, "", 17}}));
        const StoredRun run = store->run(4);
        QCOMPARE(run.seed, std::numeric_limits<std::uint64_t>::max());
        QCOMPARE(run.parameters["samples"].get<int>(), 8);
        QVERIFY(run.state == RunState::Done);
        QVERIFY(store->matrixResults(4) ==
                (std::vector<StoredMatrixResult>{{"q_proj", "wanda", 0.5, 0.5, 0.125, {}, 1.5, {}}}));
        QCOMPARE(store->evaluations(4)[0].windowNll, std::vector<double>{2.0});
        QVERIFY(!store->evaluations(4)[0].standardError);
        QVERIFY(store->beginRun(runOf("")) > 4);
    }

    void newerProjectsAreRefusedAndUntouched()
    {
        const QTemporaryDir folder;
        const auto path = inside(folder, "new.psproj");
        makeFile(path,
                 "PRAGMA journal_mode = WAL; CREATE TABLE dreams (x); PRAGMA application_id = 1347634000; "
                 "PRAGMA user_version = 5");
        const std::string before = readFile(path);
        QVERIFY(throwsNaming([&] { ProjectStore::open(path); }, ErrorKind::BadInput, "new.psproj",
                             "version 5", "up to version 4", "newer"));
        QCOMPARE(readFile(path), before);
        QVERIFY(!std::filesystem::exists(inside(folder, "new.psproj-lock")));
    }

    void otherFilesAreRefusedAndUntouched()
    {
        const QTemporaryDir folder;
        const auto text = inside(folder, "text.psproj");
        writeFileAtomically(text, "This is a diary, not a project.\n");
        QVERIFY(throwsNaming([&] { ProjectStore::open(text); }, ErrorKind::BadInput, "text.psproj"));
        QCOMPARE(readFile(text), std::string("This is a diary, not a project.\n"));
        const auto songs = inside(folder, "songs.db");
        makeFile(songs, "CREATE TABLE songs (title TEXT)");
        const std::string before = readFile(songs);
        QVERIFY(throwsNaming([&] { ProjectStore::open(songs); }, ErrorKind::BadInput, "songs.db",
                             "another program"));
        QCOMPARE(readFile(songs), before);
        QVERIFY(throwsNaming([&] { ProjectStore::open(folder.path().toStdString()); }, ErrorKind::BadInput,
                             folder.path().toStdString()));
        QVERIFY(throwsNaming([] { ProjectStore::open("/proc/a.psproj"); }, ErrorKind::BadInput,
                             "/proc/a.psproj"));
        QVERIFY(throwsNaming([&] { ProjectStore::open(inside(folder, "no/a.psproj")); }, ErrorKind::BadInput,
                             "no/a"));
    }

    void writeProtectedProjectsAreRefused()
    {
        const QTemporaryDir folder;
        const auto path = inside(folder, "a.psproj");
        ProjectStore::open(path);
        QVERIFY(QFile::setPermissions(QString::fromStdString(path.string()), QFileDevice::ReadOwner));
        QFile probe(QString::fromStdString(path.string()));
        if (probe.open(QIODevice::ReadWrite))
            QSKIP("this user may write to everything");
        QVERIFY(throwsNaming([&] { ProjectStore::open(path); }, ErrorKind::BadInput, "a.psproj",
                             "write-protected"));
    }

    void projectsWithoutTheirTablesAreRefused()
    {
        const QTemporaryDir folder;
        const auto path = inside(folder, "a.psproj");
        makeFile(path, "CREATE TABLE runs (x); PRAGMA application_id = 1347634000; PRAGMA user_version = 4");
        QVERIFY(throwsNaming([&] { ProjectStore::open(path); }, ErrorKind::BadInput, "a.psproj", "models"));
    }

    void brokenContentsNameTheirPlace()
    {
        const QTemporaryDir folder;
        const auto path = inside(folder, "a.psproj");
        makeFile(path, std::string(kVersion1) +
                           "UPDATE runs SET parameters = '{'; UPDATE evaluations SET window_nll = x'00';"
                           "INSERT INTO plans VALUES ('p', '', '', '', '[]', 0)");
        const auto store = ProjectStore::open(path);
        QVERIFY(throwsNaming([&] { store->runs(); }, ErrorKind::BadInput, "a.psproj, run 4"));
        QVERIFY(throwsNaming([&] { store->evaluations(); }, ErrorKind::BadInput, "a.psproj, evaluation 9"));
        QVERIFY(throwsNaming([&] { store->plan("p"); }, ErrorKind::BadInput, "a.psproj, plan p"));
        QCOMPARE(store->plans().size(), std::size_t(1));
    }

    void cutFilesAreErrorsNotCrashes()
    {
        const QTemporaryDir folder;
        const auto path = inside(folder, "a.psproj");
        makeFile(path, kVersion1);
        const std::string whole = readFile(path);
        constexpr std::size_t kPage =
            4096; // a cut inside the last page is filled up with zeros and may go unnoticed
        for (std::size_t length = 2; length < whole.size();
             length += 1777) { // SQLite takes one byte for an empty file
            writeFileAtomically(path, whole.substr(0, length));
            const auto error = tests::thrownBy([&] {
                const auto store = ProjectStore::open(path);
                store->runs();
                store->evaluations();
            });
            QVERIFY(error ? error->kind() == ErrorKind::BadInput : length + kPage > whole.size());
        }
    }

    void modelsAndTextsAreUpdatedInPlace()
    {
        const auto store = ProjectStore::openInMemory();
        QVERIFY(store->path().empty());
        store->saveModel({"feed", "demo", "/a", "llama", 10, 20, "hash", 0});
        store->saveModel({"f00d", "other", "/b", "opt", 1, 2, "", 0});
        store->saveModel({"feed", "demo", "/moved", "llama", 10, 20, "", 0});
        const auto models = store->models();
        QCOMPARE(models.size(), std::size_t(2));
        QCOMPARE(models[0].path, std::string("/moved"));
        QCOMPARE(models[0].fullHash, std::string("hash")); // known once, kept
        QVERIFY(models[0].addedMs > 0);
        store->saveText({"beef", "c4.txt", "/t", 5, 0});
        store->saveText({"beef", "c4.txt", "/u", 5, 0});
        QCOMPARE(store->texts().size(), std::size_t(1));
        QCOMPARE(store->texts()[0].path, std::string("/u"));
    }

    void plansFormATree()
    {
        const auto store = ProjectStore::openInMemory();
        Plan child = samplePlan("2");
        child.parent = "1";
        store->savePlan(samplePlan("1"));
        store->savePlan(child);
        const auto plans = store->plans();
        QCOMPARE(plans.size(), std::size_t(2));
        QCOMPARE(plans[0].id, std::string("1"));
        QCOMPARE(plans[1].parent, std::string("1"));
        QCOMPARE(plans[1].modelFingerprint, std::string("feed"));
        QVERIFY(store->plan("2") == child);
        store->removePlan("1");
        QCOMPARE(store->plans().size(), std::size_t(1));
        QVERIFY(throwsNaming([&] { store->plan("1"); }, ErrorKind::Usage, "1"));
        QVERIFY(throwsNaming([&] { store->savePlan(Plan()); }, ErrorKind::Usage, "no id"));
    }

    void notesOfOlderVersionsComeAlong()
    {
        const QTemporaryDir folder;
        const auto path = inside(folder, "old.psproj");
        makeFile(path, std::string(kVersion1) +
                           "INSERT INTO plans VALUES ('a', '', 'n', 'feed', '{\"notes\": \"kept\"}', 1);"
                           "INSERT INTO plans VALUES ('b', '', 'n', 'feed', '{\"notes\": 7}', 2);"
                           "INSERT INTO plans VALUES ('c', '', 'n', 'feed', 'no JSON', 3)");
        const auto store = ProjectStore::open(path);
        QCOMPARE(store->plans()[0].note, std::string("kept"));
        QCOMPARE(store->plans()[1].note, std::string());
        QCOMPARE(store->plans()[2].note, std::string());
        QVERIFY(store->evaluations()[0].planId.empty() && !store->evaluations()[0].prunedBy);
    }

    void nameAndNotesAreNoContents()
    {
        const auto store = ProjectStore::openInMemory();
        Plan plan = samplePlan("1");
        store->savePlan(plan);
        store->beginRun(runOf("1"));
        plan.name = "other";
        plan.notes = "other";
        store->savePlan(plan);
        QVERIFY(store->plan("1") == plan);
        store->describePlan("1", "third", "größer still");
        QCOMPARE(store->plans()[0].name, std::string("third"));
        QCOMPARE(store->plans()[0].note, std::string("größer still"));
        QCOMPARE(store->plan("1").notes, std::string("größer still"));
        QVERIFY(store->plan("1").matrices == plan.matrices);
        QVERIFY(throwsNaming([&] { store->describePlan("2", "a", "b"); }, ErrorKind::Usage, "2"));
        plan.parent = "0";
        QVERIFY(throwsNaming([&] { store->savePlan(plan); }, ErrorKind::Usage, "new plan"));
    }

    void factsAreAdded()
    {
        const auto store = ProjectStore::openInMemory();
        store->savePlan(samplePlan("1"));
        store->addPlanFacts("1", {{"planned", 0.25}});
        store->addPlanFacts("1", {{"planned", 0.5}, {"more", 1}});
        store->addPlanFacts("unknown", {{"planned", 1}});
        QVERIFY(store->plans()[0].facts == Json({{"planned", 0.5}, {"more", 1}}));
    }

    void aCopyHoldsEverything()
    {
        const QTemporaryDir folder;
        const auto path = inside(folder, "copy ü.psproj");
        const auto store = ProjectStore::openInMemory();
        store->savePlan(samplePlan("1"));
        const auto done = store->beginRun(runOf("1")), running = store->beginRun(runOf("1"));
        store->finishRun(done, RunState::Done, "", {{"achieved", 0.1}});
        store->copyTo(path);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
        const auto copy = ProjectStore::open(path);
        QVERIFY(copy->plan("1") == samplePlan("1"));
        QVERIFY(copy->run(done).state == RunState::Done);
        QVERIFY(copy->run(running).state == RunState::Failed); // it goes on elsewhere
        QVERIFY(store->run(running).state == RunState::Running);
        QVERIFY(copy->beginRun(runOf("1")) > running);
    }

    void aCopyNeverReplacesAnOpenProject()
    {
        const QTemporaryDir folder;
        const auto path = inside(folder, "a.psproj"), other = inside(folder, "b.psproj");
        const auto store = ProjectStore::open(path);
        QVERIFY(throwsNaming([&] { store->copyTo(path); }, ErrorKind::Usage, "a.psproj", "own file"));
        {
            const auto open = ProjectStore::open(other);
            open->savePlan(samplePlan("1"));
            QVERIFY(throwsNaming([&] { store->copyTo(other); }, ErrorKind::BadInput, "b.psproj", "open"));
        }
        store->copyTo(other); // closed, it may be replaced
        QVERIFY(ProjectStore::open(other)->plans().empty());
        QVERIFY(tests::thrownBy([&] { store->copyTo(inside(folder, "no/c.psproj")); }));
    }

    void plansWithRunsKeepTheirContents()
    {
        const auto store = ProjectStore::openInMemory();
        Plan plan = samplePlan("1");
        store->savePlan(plan);
        plan.notes = "changed before any run";
        store->savePlan(plan);
        QVERIFY(!store->hasRuns("1"));
        store->beginRun(runOf("1"));
        QVERIFY(store->hasRuns("1"));
        store->savePlan(plan); // the same contents
        Plan other = plan;
        other.matrices[0].sparsityShare = 0.2;
        QVERIFY(throwsNaming([&] { store->savePlan(other); }, ErrorKind::Usage, "new plan"));
        QVERIFY(throwsNaming([&] { store->removePlan("1"); }, ErrorKind::Usage, "results"));
        QVERIFY(store->plan("1") == plan);
        other.id = "2";
        store->savePlan(other);
        QCOMPARE(store->plans().size(), std::size_t(2));
    }

    void scoresAreKeptByModelTextAndId()
    {
        const auto store = ProjectStore::openInMemory();
        const std::string bytes("\0\1\2\xff", 4);
        store->saveScore({"feed", "beef", "wanda"}, "old");
        store->saveScore({"feed", "beef", "wanda"}, bytes);
        store->saveScore({"feed", "", "magnitude"}, "12345");
        QVERIFY(store->score({"feed", "beef", "wanda"}) == bytes);
        QVERIFY(!store->score({"feed", "other", "wanda"}));
        QVERIFY(!store->score({"other", "beef", "wanda"}));
        QCOMPARE(store->cachedScoreBytes(), std::int64_t(9));
        store->clearScores();
        QVERIFY(!store->score({"feed", "beef", "wanda"}));
        QCOMPARE(store->cachedScoreBytes(), std::int64_t(0));
    }

    void machineCalibrationsAreKeptByMachine()
    {
        const auto store = ProjectStore::openInMemory();
        store->saveMachineCalibration("this", {{"gflops", 1}});
        store->saveMachineCalibration("this", {{"gflops", 230.5}});
        QVERIFY(store->machineCalibration("this") == Json({{"gflops", 230.5}}));
        QVERIFY(!store->machineCalibration("that"));
    }

    void twoConnectionsSeeEachOthersRows()
    {
        const QTemporaryDir folder;
        const auto path = inside(folder, "a.psproj");
        const auto first = ProjectStore::open(path);
        const auto second = ProjectStore::open(path);
        first->savePlan(samplePlan("1"));
        second->savePlan(samplePlan("2"));
        QCOMPARE(first->plans().size(), std::size_t(2));
        QCOMPARE(second->plans().size(), std::size_t(2));
    }

    void manyMayOpenANewProjectAtOnce()
    {
        const QTemporaryDir folder;
        for (int round = 0; round < 3; ++round) {
            const auto path = inside(folder, ("a" + std::to_string(round) + ".psproj").c_str());
            std::atomic<int> failures{0};
            std::vector<std::thread> threads;
            for (int t = 0; t < 4; ++t)
                threads.emplace_back([&, t] {
                    try {
                        ProjectStore::open(path)->savePlan(samplePlan(std::to_string(t).c_str()));
                    } catch (const Error&) {
                        ++failures;
                    }
                });
            for (auto& thread : threads)
                thread.join();
            QCOMPARE(failures.load(), 0);
            QCOMPARE(ProjectStore::open(path)->plans().size(), std::size_t(4));
        }
    }
};

PRUNESCOPE_TEST(TstProjectStore)
#include "tst_project_store.moc"
