// report as scripts see it.
#include "core/plan/plan.h"
#include "tests/app/cli/cli_run.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

class TstCommandReport : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    static CliOutcome run(const QStringList& arguments)
    {
        return runCli(QStringList(arguments) << "--quiet");
    }
    QStringList text() const { return {"--text", path("text.txt"), "--window", "32"}; }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny").toStdString());
        writeTinyText(path("text.txt").toStdString(), 12);
        QCOMPARE(run({"allocate", path("tiny"), "--strategy", "uniform", "--sparsity", "0.5", "--method", "magnitude", "--out", path("p.psplan")}).code, 0);
        QCOMPARE(run({"prune", path("tiny"), "--plan", path("p.psplan"), "--out", path("pruned"), "--project", path("p.psproj")}).code, 0);
        const QStringList sweep{"sensitivity", path("tiny"), "--method", "magnitude", "--levels", "0.3,0.6", "--by", "kind", "--out", path("s.json")};
        QCOMPARE(run(sweep + text()).code, 0);
    }
    void aPrunedCheckpointBringsItsPlan()
    {
        const auto report = run(QStringList{"report", path("tiny"), "--pruned", path("pruned"), "--sweep", path("s.json"), "--out", path("r1"), "--json"} + text());
        QVERIFY2(report.code == 0, qPrintable(report.error));
        const auto compared = run(QStringList{"compare", path("tiny"), path("pruned"), "--json"} + text()).json();
        QCOMPARE(report.json().at("comparison").at("b").at("perplexity").get<double>(), compared.at("b").at("perplexity").get<double>());
        QCOMPARE(report.json().at("comparison").at("nll_difference").get<double>(), compared.at("nll_difference").get<double>());
        QCOMPARE(report.json().at("run").at("sparsity").get<double>(), 0.5);
        for (const char* name : {"report.html", "report.json", "matrices.csv", "plan.psplan", "sensitivity.csv"})
            QVERIFY2(QFile::exists(path("r1") + "/" + name), name);
        QFile file(path("r1") + "/report.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        Json printed = report.json();
        printed.erase("out");
        const Json kept = parseJson(file.readAll().toStdString(), "report.json");
        QCOMPARE(kept.at("comparison").at("kl").dump(), printed.at("comparison").at("kl").dump());
        QCOMPARE(kept.at("plan").dump(), printed.at("plan").dump());
    }
    void aProjectTellsWhatTheRunDid()
    {
        const auto report = run({"report", path("tiny"), "--plan", path("p.psplan"), "--project", path("p.psproj"), "--out", path("r2"), "--json"});
        QVERIFY2(report.code == 0, qPrintable(report.error));
        QVERIFY(report.json().at("run").at("run").get<int>() > 0);
        QVERIFY(report.json().at("comparison").is_null());
        QCOMPARE(report.json().at("run").at("matrices").size(), std::size_t(21));
    }
    void mistakesAreNamed()
    {
        QCOMPARE(run({"report", path("tiny"), "--out", path("r3")}).code, 2);                                  // no plan
        QCOMPARE(run({"report", path("tiny"), "--plan", path("p.psplan")}).code, 2);                           // no folder
        QCOMPARE(run({"report", path("tiny"), "--plan", path("p.psplan"), "--out", path("r1")}).code, 3);      // it is there
        QCOMPARE(run({"report", path("tiny"), "--plan", path("nobody"), "--out", path("r3")}).code, 3);
        const auto text = run({"report", path("tiny"), "--plan", path("p.psplan"), "--sweep", path("text.txt"), "--out", path("r3")});
        QCOMPARE(text.code, 3);
        QVERIFY(text.error.contains("text.txt"));
        QVERIFY(!QFile::exists(path("r3")));
    }
};
PRUNESCOPE_TEST(TstCommandReport)
#include "tst_command_report.moc"
