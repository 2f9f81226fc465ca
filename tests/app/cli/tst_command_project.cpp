// The project command's tree of plans as scripts see it.
#include "core/plan/plan.h"
#include "tests/app/cli/cli_run.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

class TstCommandProject : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string m_first, m_second;
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    CliOutcome project(QStringList arguments) const { return runCli(QStringList{"project", path("a.psproj")} + arguments); }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny").toStdString());
        writeTinyText(path("text.txt").toStdString(), 12);
        QCOMPARE(runCli({"allocate", path("tiny"), "--strategy", "uniform", "--sparsity", "0.5", "--method", "magnitude", "--out", path("p.psplan"), "--quiet"}).code, 0);
        const auto pruned = runCli({"prune", path("tiny"), "--plan", path("p.psplan"), "--project", path("a.psproj"), "--out", path("pruned"), "--quiet"});
        QVERIFY2(pruned.code == 0, qPrintable(pruned.error));
        const auto measured = runCli({"perplexity", path("pruned"), "--text", path("text.txt"), "--window", "16", "--project", path("a.psproj"), "--quiet"});
        QVERIFY2(measured.code == 0, qPrintable(measured.error));
        m_first = readPlan(path("p.psplan").toStdString()).id;
    }
    void aChangedFileBecomesABranch()
    {
        QVERIFY(project({"--add", path("p.psplan"), "--json"}).json().at("new") == Json(false));
        Plan plan = readPlan(path("p.psplan").toStdString());
        plan.matrices[0].sparsityShare = 0.75;
        writePlan(path("changed.psplan").toStdString(), plan);
        const Json added = project({"--add", path("changed.psplan"), "--json"}).json();
        QVERIFY(added.at("new") == Json(true));
        QVERIFY(added.at("parent") == Json(m_first));
        m_second = added.at("id").get<std::string>();
        QVERIFY(m_second != m_first);
    }
    void theTreeShowsFiguresAndTheirRuns()
    {
        const Json nodes = project({"--tree", "--json"}).json().at("nodes");
        QCOMPARE(nodes.size(), std::size_t(2));
        QVERIFY(nodes[0].at("id") == Json(m_first));
        QVERIFY(nodes[0].at("prune").at("id") == Json(1));
        QVERIFY(std::abs(nodes[0].at("achieved").get<double>() - 0.5) < 0.01);
        QVERIFY(nodes[0].at("evaluation").at("convention") == Json("paper"));
        QVERIFY(nodes[0].at("evaluation").at("pruned_by") == Json(1));
        QVERIFY(nodes[0].at("measured_by").at("kind") == Json("perplexity"));
        QVERIFY(nodes[1].at("parent") == Json(m_first));
        QVERIFY(nodes[1].at("depth") == Json(1));
        QVERIFY(nodes[1].at("evaluation").is_null());
        const QString text = project({"--tree"}).out;
        QVERIFY(text.startsWith(QString::fromStdString(m_first.substr(0, 8))));
        QVERIFY(text.contains("\n  " + QString::fromStdString(m_second.substr(0, 8))));
        QVERIFY(text.contains("(run 1)") && text.contains("paper, 16 tokens"));
    }
    void aPlanIsRestored()
    {
        const QString prefix = QString::fromStdString(m_second.substr(0, 12));
        QCOMPARE(project({"--plan", prefix, "--out", path("back.psplan")}).code, 0);
        QCOMPARE(readPlan(path("back.psplan").toStdString()).matrices[0].sparsityShare, 0.75);
        QCOMPARE(project({"--plan", prefix}).code, 2); // where to?
    }
    void twoPlansAreCompared()
    {
        const QStringList ids{QString::fromStdString(m_first), QString::fromStdString(m_second)};
        const Json json = project({"--compare", ids[0], ids[1], "--json"}).json();
        QVERIFY(json.at("differing") == Json(1));
        QVERIFY(json.at("matrices") == Json(21));
        QVERIFY(json.at("differences")[0].at("difference") == Json(0.25));
        QVERIFY(json.at("differences")[0].at("a").at("sparsity") == Json(0.5));
        QVERIFY(project({"--compare", ids[0], ids[1]}).out.startsWith("1 of 21 matrices differ"));
    }
    void notesAreWrittenAlsoAfterRuns()
    {
        QCOMPARE(project({"--note", QString::fromStdString(m_first), "the first größe"}).code, 0);
        QVERIFY(project({"--tree", "--json"}).json().at("nodes")[0].at("note") == Json("the first größe"));
        QVERIFY(project({"--tree"}).out.contains("the first größe"));
        QCOMPARE(project({"--note", QString::fromStdString(m_first)}).code, 2);
    }
    void unknownAndAmbiguousIdsAreSaid()
    {
        for (const QStringList& arguments : {QStringList{"--plan", "zz", "--out", path("no.psplan")}, {"--note", "zz", "text"}, {"--compare", "zz", "zz"}}) {
            const auto outcome = project(arguments);
            QCOMPARE(outcome.code, 3);
            QVERIFY2(outcome.error.contains("no plan whose id begins with \"zz\""), qPrintable(outcome.error));
        }
        const auto outcome = project({"--note", "", "text"}); // every id begins with nothing
        QCOMPARE(outcome.code, 3);
        QVERIFY2(outcome.error.contains("2 plans"), qPrintable(outcome.error));
        QVERIFY(!QFile::exists(path("no.psplan")));
    }
    void oneActAtATime()
    {
        QCOMPARE(project({"--tree", "--add", path("p.psplan")}).code, 2);
        QCOMPARE(project({"--add", path("none.psplan")}).code, 2);
    }
    void withoutAnActEverythingIsListed()
    {
        const Json json = project({"--json"}).json();
        QCOMPARE(json.at("runs").size(), std::size_t(2));
        QCOMPARE(json.at("plans").size(), std::size_t(2));
        QVERIFY(project({}).out.startsWith("run 1 prune done"));
    }
};

PRUNESCOPE_TEST(TstCommandProject)
#include "tst_command_project.moc"
