// A pruning run that is killed in the middle: started again, it goes on where it was and writes the same bytes.
#include "core/base/files.h"
#include "core/base/json.h"
#include "tests/core/golden.h"
#include "tests/core/tiny_model.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <filesystem>

using namespace prunescope;
using namespace prunescope::tests;
namespace fs = std::filesystem;

class TstResume : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    QString path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)); }

    QStringList pruneInto(const char* out) const
    {
        return {"prune",  path("model"), "--method", "sparsegpt", "--sparsity", "0.5",    "--calibration", path("text.txt"), "--samples",
                "200",    "--window",    "64",       "--out",     path(out),    "--json"};
    }
    static QString run(const QStringList& arguments, QByteArray* errors = nullptr)
    {
        QProcess process;
        process.start(qEnvironmentVariable("PRUNESCOPE_CLI"), arguments);
        process.waitForFinished(-1);
        if (errors)
            *errors = process.readAllStandardError();
        return QString::fromUtf8(process.readAllStandardOutput());
    }
    /// Kills a run as soon as it has finished its second block. @return whether it came so far
    bool killAfterTwoBlocks(const char* out, const fs::path& journal) const
    {
        QProcess process;
        process.start(qEnvironmentVariable("PRUNESCOPE_CLI"), pruneInto(out));
        if (!process.waitForStarted())
            return false;
        while (!fs::exists(journal / "block-1.json") && !process.waitForFinished(1)) {
        }
        ::kill(pid_t(process.processId()), SIGKILL);
        process.waitForFinished(-1);
        return fs::exists(journal / "block-1.json");
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("model").toStdString());
        writeTinyText(path("text.txt").toStdString(), 400);
    }
    void aKilledRunIsTakenUpAndEndsWithTheSameBytes()
    {
        const fs::path journal = path(".killed.prunescope-run").toStdString();
        QVERIFY(killAfterTwoBlocks("killed", journal));
        QVERIFY(!fs::exists(path("killed").toStdString()));
        QByteArray errors;
        const Json resumed = parseJson(run(pruneInto("killed"), &errors).toStdString(), "output");
        QVERIFY(resumed.at("resumed_blocks").get<int>() >= 2);
        QVERIFY(errors.contains("taken over"));
        QVERIFY(!fs::exists(journal));
        const Json whole = parseJson(run(pruneInto("whole")).toStdString(), "output");
        QCOMPARE(whole.at("resumed_blocks").get<int>(), 0);
        QCOMPARE(readFile(path("killed/model.safetensors").toStdString()), readFile(path("whole/model.safetensors").toStdString()));
        for (std::size_t i = 0; i < whole.at("matrices").size(); ++i)
            QCOMPARE(resumed.at("matrices")[i].at("error").get<double>(), whole.at("matrices")[i].at("error").get<double>());
    }
    void anotherRequestStartsAnew()
    {
        const fs::path journal = path(".other.prunescope-run").toStdString();
        QVERIFY(killAfterTwoBlocks("other", journal));
        QStringList arguments = pruneInto("other");
        arguments[5] = "0.6";
        const Json json = parseJson(run(arguments).toStdString(), "output");
        QCOMPARE(json.at("resumed_blocks").get<int>(), 0);
        QVERIFY(!fs::exists(journal));
    }
};

PRUNESCOPE_TEST(TstResume)
#include "tst_resume.moc"
