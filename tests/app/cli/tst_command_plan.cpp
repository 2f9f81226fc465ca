// plan convert and plan masks as scripts see them.
#include "core/plan/plan.h"
#include "tests/app/cli/cli_run.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

class TstCommandPlan : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }


private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny").toStdString());
        QCOMPARE(runCli({"allocate", path("tiny"), "--strategy", "uniform", "--sparsity", "0.5", "--method", "magnitude", "--out", path("p.psplan"), "--quiet"}).code, 0);
    }
    void aTableNeedsNoModel()
    {
        const auto json = runCli({"plan", "convert", path("p.psplan"), "--json"}).json();
        QVERIFY(json.at("csv").get<std::string>().starts_with("name,method,sparsity,pattern,locked\nmodel.layers.0."));
        QVERIFY(!json.at("lost").empty());
        QVERIFY(runCli({"plan", "convert", path("p.psplan"), "--to", "csv"}).out.startsWith("name,method"));
    }
    void whatIsLostStandsOnStandardError()
    {
        const auto outcome = runCli({"plan", "convert", path("p.psplan"), "--to", "nni", "--model", path("tiny"), "--out", path("list.json")});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.error.contains("names no method"));
        const auto back = runCli({"plan", "convert", path("list.json"), "--to", "psplan", "--model", path("tiny"), "--out", path("back.psplan"), "--json", "--quiet"});
        QVERIFY2(back.code == 0, qPrintable(back.error));
        QCOMPARE(back.json().at("form").get<std::string>(), std::string("psplan"));
        QVERIFY(readPlan(path("back.psplan").toStdString()).matrices == readPlan(path("p.psplan").toStdString()).matrices);
        QCOMPARE(runCli({"plan", "check", path("back.psplan"), "--model", path("tiny")}).code, 0);
    }
    void theFormMayBeNamed()
    {
        QVERIFY(QFile::copy(path("p.psplan"), path("p.txt")));
        QCOMPARE(runCli({"plan", "convert", path("p.txt"), "--to", "csv"}).code, 3);
        QCOMPARE(runCli({"plan", "convert", path("p.txt"), "--from", "psplan", "--to", "csv"}).code, 0);
        QCOMPARE(runCli({"plan", "convert", path("p.psplan"), "--to", "word"}).code, 2);
        QCOMPARE(runCli({"plan", "convert", path("list.json"), "--to", "csv"}).code, 2); // needs a model
    }
    void masksGoThereAndBack()
    {
        QCOMPARE(runCli({"prune", path("tiny"), "--method", "magnitude", "--pattern", "2:4", "--out", path("pruned"), "--quiet"}).code, 0);
        for (const char* variant : {"u8", "f32", "bits"}) {
            const QString file = path(variant) + ".safetensors";
            const auto written = runCli({"plan", "masks", path("pruned"), "--out", file, "--variant", variant, "--json", "--quiet"});
            QVERIFY2(written.code == 0, qPrintable(written.error));
            QCOMPARE(written.json().at("sparsity").get<double>(), 0.5);
            const auto plan = runCli({"plan", "convert", file, "--to", "psplan", "--model", path("tiny"), "--json", "--quiet"}).json();
            const Plan read = planFromJson(parseJson(plan.at("text").get<std::string>(), "plan"), "plan");
            QCOMPARE(read.matrices.size(), std::size_t(21));
            QVERIFY(read.matrices[0].pattern == (Pattern{2, 4}));
        }
        QCOMPARE(runCli({"plan", "masks", path("tiny")}).code, 2); // no --out
    }
};

PRUNESCOPE_TEST(TstCommandPlan)
#include "tst_command_plan.moc"
