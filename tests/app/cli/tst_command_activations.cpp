// activations as scripts call it.
#include "core/session/activations.h"
#include "tests/app/cli/cli_run.h"
#include "tests/core/golden.h"
#include "tests/core/tiny_model.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

class TstCommandActivations : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    QString path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)); }

    CliOutcome run(const QStringList& more) const
    {
        return runCli(QStringList{"activations", path("tiny"), "--calibration", path("text.txt"), "--samples", "4", "--window", "32",
            "--quiet"} +
            more);
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny").toStdString());
        writeTinyText(path("text.txt").toStdString(), 12);
    }
    void theSummaryEqualsCore()
    {
        const auto outcome = run({"--json", "--top", "3"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
        QCOMPARE(outcome.out.count('\n'), 1);
        CalibrationParams calibration;
        calibration.text.path = path("text.txt").toStdString();
        calibration.samples = 4;
        calibration.window = 32;
        StopFlag stop;
        const auto report = measureActivations(tests::open(path("tiny").toStdString()), calibration, stop, {});
        QVERIFY(outcome.json() == activationSummaryToJson(*report, 3));
        QCOMPARE(outcome.json().at("sites")[4].at("largest").size(), std::size_t(3));
    }
    void filesHoldAllChannels()
    {
        QCOMPARE(run({"--out", path("a.csv")}).code, 0);
        QCOMPARE(run({"--out", path("a.json")}).code, 0);
        QFile csv(path("a.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().count('\n'), qsizetype(1 + 4 * 32 + 3 * (32 + 32 + 32 + 48)));
        const Json json = readJsonFile(path("a.json").toStdString());
        QCOMPARE(json.at("sites")[4].at("rows")[2].at("values").at("norm").size(), std::size_t(48));
        QVERIFY(QDir(m_temporary.path()).entryList({".*"}, QDir::Hidden | QDir::Files).isEmpty());
    }
    void peopleReadATable()
    {
        const auto outcome = run({"--top", "2"});
        QVERIFY(outcome.out.contains("influence"));
        QVERIFY(outcome.out.contains("Input of gate_proj+up_proj"));
        QVERIFY(outcome.out.contains("before block") || outcome.out.contains("after the last block"));
    }
    void badArgumentsSayWhatIsWrong()
    {
        const auto suffix = run({"--out", path("a.txt")});
        QCOMPARE(suffix.code, 2);
        QVERIFY(suffix.error.contains("a.txt"));
        QVERIFY(!QFile::exists(path("a.txt")));
        QCOMPARE(run({"--top", "-1"}).code, 2);
        QCOMPARE(run({"--out", path("none/a.csv")}).code, 3);
        QCOMPARE(run({"--window", "4096"}).code, 2); // the context is 64
    }
};

PRUNESCOPE_TEST(TstCommandActivations)
#include "tst_command_activations.moc"
