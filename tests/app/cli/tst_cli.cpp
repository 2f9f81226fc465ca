// The command line as scripts see it: exit codes, JSON, files.
#include "tests/app/cli/cli_run.h"
#include "tests/core/golden.h"
#include "tests/core/tiny_model.h"

#include <QProcess>
#include <QTemporaryDir>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

class TstCli : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    QString path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)); }


private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny").toStdString());
        writeTinyText(path("text.txt").toStdString(), 12);
    }
    void usageErrorsEndWithTwo()
    {
        QCOMPARE(runCli({}).code, 2);
        QCOMPARE(runCli({"nonsense"}).code, 2);
        QCOMPARE(runCli({"prune", path("tiny"), "--method", "none", "--sparsity", "0.5"}).code, 2);
        QCOMPARE(runCli({"prune", path("tiny"), "--method", "wanda", "--sparsity", "1.5"}).code, 2);
        QCOMPARE(runCli({"perplexity", path("tiny")}).code, 2);
        QCOMPARE(runCli({"--version"}).code, 0);
    }
    void badInputEndsWithThreeAndNamesTheFile()
    {
        const auto outcome = runCli({"info", path("nowhere"), "--json"});
        QCOMPARE(outcome.code, 3);
        QVERIFY(outcome.error.contains("nowhere"));
        QVERIFY(outcome.out.isEmpty());
    }
    void infoIsOneJsonObject()
    {
        const auto json = runCli({"info", path("tiny"), "--json", "--quiet"}).json();
        QCOMPARE(json.at("family").get<std::string>(), std::string("llama"));
        QCOMPARE(json.at("matrices").size(), std::size_t(22));
    }
    void tokensGoThereAndBack()
    {
        const auto ids = runCli({"tokenize", path("tiny"), "--text", "The geese walked.", "--json"}).json().at("ids");
        QStringList list;
        for (const auto& id : ids)
            list << QString::number(id.get<int>());
        const auto back = runCli({"tokenize", path("tiny"), "--decode", list.join(','), "--no-special", "--json"}).json();
        QCOMPARE(back.at("text").get<std::string>(), std::string("The geese walked."));
    }
    void prunedFolderReloadsWithThePerplexityOfCompare()
    {
        const auto pruned = runCli({"prune", path("tiny"), "--method", "wanda", "--pattern", "2:4", "--calibration", path("text.txt"),
                                 "--samples", "4", "--window", "32", "--out", path("out"), "--report", path("report.json"),
                                 "--json", "--quiet", "--project", path("p.psproj")});
        QVERIFY2(pruned.code == 0, qPrintable(pruned.error));
        QCOMPARE(pruned.json().at("sparsity").get<double>(), 0.5);
        QCOMPARE(readJsonFile(path("report.json").toStdString()).at("matrices").size(), std::size_t(21));
        const auto both = runCli({"compare", path("tiny"), path("out"), "--text", path("text.txt"), "--json", "--quiet"}).json();
        const auto alone = runCli({"perplexity", path("out"), "--text", path("text.txt"), "--json", "--quiet"}).json();
        QCOMPARE(both.at("b").at("perplexity").get<double>(), alone.at("perplexity").get<double>());
        const auto project = runCli({"project", path("p.psproj"), "--json"}).json();
        QCOMPARE(project.at("runs")[0].at("state").get<std::string>(), std::string("done"));
        // A second export into the same folder is refused and leaves it alone.
        QCOMPARE(runCli({"prune", path("tiny"), "--method", "magnitude", "--sparsity", "0.1", "--out", path("out"), "--quiet"}).code, 3);
        QVERIFY(runCli({"plan", "check", path("out/prunescope.psplan"), "--model", path("tiny"), "--json"}).json().at("ok").get<bool>());
        QCOMPARE(runCli({"plan", "check", path("out/prunescope.psplan"), "--model", path("out")}).code, 3);
    }
    void contradictingSparsityAndPatternAreAUsageError()
    {
        QCOMPARE(runCli({"prune", path("tiny"), "--method", "magnitude", "--pattern", "2:4", "--sparsity", "0.6"}).code, 2);
        QCOMPARE(runCli({"prune", path("tiny"), "--method", "magnitude", "--pattern", "2:7"}).code, 3);
    }
    void pruneLayerWritesWeightAndMask()
    {
        const auto W = at::tensor({1.f, -4.f, 3.f, -2.f}).view({1, 4});
        writeSafetensors(path("w.safetensors").toStdString(), {viewOf("W", W)});
        const auto outcome = runCli({"prune-layer", "--weight", path("w.safetensors"), "--method", "magnitude", "--sparsity", "0.5",
                                  "--out", path("o.safetensors"), "--json"});
        QCOMPARE(outcome.json().at("sparsity").get<double>(), 0.5);
        QVERIFY(outcome.json().at("loss").is_null());
        QVERIFY(at::equal(golden(path("o.safetensors").toStdString(), "W_pruned"), at::tensor({0.f, -4.f, 3.f, 0.f}).view({1, 4})));
        QVERIFY(at::equal(golden(path("o.safetensors").toStdString(), "mask"), at::tensor({1, 0, 0, 1}, at::kByte).view({1, 4})));
        QCOMPARE(runCli({"prune-layer", "--weight", path("w.safetensors"), "--method", "wanda", "--sparsity", "0.5"}).code, 2);
    }
    void logitsAndScoresAreWritten()
    {
        QCOMPARE(runCli({"logits", path("tiny"), "--ids", "1,2,3", "--hidden", "--out", path("l.safetensors"), "--quiet"}).code, 0);
        QCOMPARE(golden(path("l.safetensors").toStdString(), "logits").sizes(), at::IntArrayRef({1, 3, 270}));
        QCOMPARE(golden(path("l.safetensors").toStdString(), "hidden_states.3").sizes(), at::IntArrayRef({1, 3, 32}));
        QCOMPARE(runCli({"logits", path("tiny"), "--ids", "1,270", "--out", path("l2.safetensors")}).code, 3);
        QCOMPARE(runCli({"score", path("tiny"), "--score", "wanda", "--calibration", path("text.txt"), "--samples", "2", "--window", "32",
                      "--out", path("s.safetensors"), "--quiet"}).code, 0);
        const auto norm = golden(path("s.safetensors").toStdString(), "model.layers.0.mlp.up_proj.input_norm");
        QCOMPARE(norm.sizes(), at::IntArrayRef({32}));
    }
    void interruptEndsWithFiveAndLeavesNoFolder()
    {
        QProcess process;
        process.start(qEnvironmentVariable("PRUNESCOPE_CLI"),
                      {"prune", path("tiny"), "--method", "wanda", "--sparsity", "0.5", "--calibration", path("text.txt"), "--samples",
                       "100000", "--window", "16", "--out", path("never")});
        QVERIFY(process.waitForReadyRead(60000) || process.state() == QProcess::Running);
        process.setReadChannel(QProcess::StandardError);
        while (process.state() == QProcess::Running && !process.readAllStandardError().contains("%"))
            process.waitForReadyRead(100);
        process.terminate();
        QVERIFY(process.waitForFinished(60000));
        // The tiny run may have finished before the signal came; then the folder is complete instead.
        if (process.exitCode() == 5)
            QVERIFY(!QFileInfo::exists(path("never")));
        else
            QCOMPARE(process.exitCode(), 0);
    }
};

PRUNESCOPE_TEST(TstCli)
#include "tst_cli.moc"
