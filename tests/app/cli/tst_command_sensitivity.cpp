// sensitivity and its merge as scripts call them.
#include "tests/app/cli/cli_run.h"
#include "tests/core/golden.h"
#include "tests/core/tiny_model.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cmath>
#include <csignal>

using namespace prunescope;
using namespace prunescope::tests;

class TstCommandSensitivity : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    QString path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)); }

    QStringList arguments(const QStringList& more) const
    {
        return QStringList{"sensitivity", path("tiny"),     "--calibration", path("text.txt"), "--text",  path("text.txt"),
                           "--samples",   "4",              "--window",      "32",             "--json",  "--quiet",
                           "--levels",    "0.3, 0.6"} +
               more;
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny").toStdString());
        writeTinyText(path("text.txt").toStdString(), 12);
    }
    void aPointSaysLossPerplexityAndError()
    {
        const auto outcome = runCli(arguments({"--by", "kind", "--out", path("kinds.json")}));
        QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
        const Json json = outcome.json();
        QCOMPARE(json.at("units").size(), std::size_t(7));
        QCOMPARE(json.at("points").size(), std::size_t(14));
        const Json& point = json.at("points")[1];
        QCOMPARE(point.at("unit").get<std::string>(), std::string("kind.q_proj"));
        QCOMPARE(point.at("level").get<double>(), 0.6);
        QVERIFY(std::abs(point.at("perplexity").get<double>() - std::exp(point.at("loss").get<double>())) < 1e-6);
        QVERIFY(point.at("stderr").is_number());
        QVERIFY(point.at("loss_increase_stderr").is_number());
        QVERIFY(parseJson(readFile(path("kinds.json").toStdString()), "file").at("points") == json.at("points"));
        QVERIFY(QDir(m_temporary.path()).entryList({".*"}, QDir::Hidden | QDir::Files).isEmpty());
    }
    void mergedPartsEqualTheWhole()
    {
        const auto whole = runCli(arguments({}));
        QVERIFY2(whole.code == 0, qPrintable(whole.error));
        QStringList merge{"sensitivity", "merge", "--json", "--out", path("merged.csv")};
        for (const char* part : {"2/3", "1/3", "3/3"}) {
            const QString file = path("part") + part[0] + ".json";
            QCOMPARE(runCli(arguments({"--units", part, "--out", file})).code, 0);
            merge << file;
        }
        const auto merged = runCli(merge);
        QVERIFY2(merged.code == 0, qPrintable(merged.error));
        QVERIFY(merged.json().at("units") == whole.json().at("units"));
        const Json a = merged.json().at("points"), b = whole.json().at("points");
        QCOMPARE(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            QVERIFY(a[i].at("unit") == b[i].at("unit"));
            QVERIFY(a[i].at("loss") == b[i].at("loss"));
        }
        QFile csv(path("merged.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().count('\n'), int(a.size()) + 1);
    }
    void aKilledSweepGoesOn()
    {
        QStringList order = arguments({"--out", path("killed.json")});
        order[order.indexOf("--levels") + 1] = "0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9";
        order.removeAll("--quiet");
        const QString journal = path(".killed.json.prunescope-sweep");
        QProcess process;
        process.setReadChannel(QProcess::StandardError);
        process.start(qEnvironmentVariable("PRUNESCOPE_CLI"), order);
        QVERIFY(process.waitForStarted());
        QByteArray told;
        while (told.count('\n') < 15 && process.waitForReadyRead(60000))
            told += process.readAllStandardError();
        QCOMPARE(process.state(), QProcess::Running); // most points are still to come
        ::kill(pid_t(process.processId()), SIGKILL);
        process.waitForFinished(-1);
        QVERIFY(!QFile::exists(path("killed.json")));
        QVERIFY(QFile::exists(journal));
        const auto again = runCli(order);
        QVERIFY2(again.code == 0, qPrintable(again.error));
        QVERIFY(again.error.contains("taken over"));
        const Json json = again.json();
        QVERIFY(json.at("points_taken_over").get<int>() > 0);
        QCOMPARE(json.at("points").size(), std::size_t(21 * 9));
        QVERIFY(!QFile::exists(journal));
    }
    void badArgumentsExitWithTwo()
    {
        QCOMPARE(runCli(arguments({"--levels", "0.5"})).code, 2); // given twice
        QCOMPARE(runCli(arguments({"--units", "0/3"})).code, 2);
        QCOMPARE(runCli(arguments({"--units", "x"})).code, 2);
        QCOMPARE(runCli(arguments({"--by", "head"})).code, 2);
        QStringList words = arguments({});
        words[words.indexOf("--levels") + 1] = "0.5,two";
        const auto outcome = runCli(words);
        QCOMPARE(outcome.code, 2);
        QVERIFY(outcome.error.contains("two"));
        QCOMPARE(runCli({"sensitivity"}).code, 2);
        QCOMPARE(runCli({"sensitivity", "merge", path("text.txt")}).code, 3);
    }
};

PRUNESCOPE_TEST(TstCommandSensitivity)
#include "tst_command_sensitivity.moc"
