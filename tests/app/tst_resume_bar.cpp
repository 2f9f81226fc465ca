// A run that died is offered over the rooms: taken up in its row with its blocks, given up, or explained.
#include "app/app_context.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/resume_bar.h"
#include "app/settings.h"
#include "core/session/interrupted_run.h"
#include "core/store/project_store.h"
#include "tests/test_case.h"

#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>

#include <filesystem>

using namespace prunescope;
using namespace prunescope::gui;
namespace fs = std::filesystem;

namespace {

constexpr int kPatienceMs = 240000; // an upper bound for a loaded machine, not a measure
constexpr int kDeathBlock = 3;      // the run dies when it begins this block

} // namespace

class TstResumeBar : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Language m_language;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    ModelHandle m_model;
    PruneParams m_params;
    std::int64_t m_run = 0;

    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    std::unique_ptr<ProjectStore> project() const { return ProjectStore::open(path("history.psproj").toStdString()); }
    AppContext& context() { return m_window->context(); }
    ResumeBar* bar() const { return m_window->findChild<ResumeBar*>(); }
    QPushButton* button(const char* name) const { return bar()->findChild<QPushButton*>(QLatin1String(name)); }
    fs::path journal() const { return journalFolder(m_params, modelInfo(*m_model).fingerprint); }

    void writeText(const QByteArray& end) const
    {
        QByteArray text;
        for (int i = 0; i < 400; ++i)
            text += "The fox number " + QByteArray::number(i * i) + " walked to the river and counted the stones. ";
        QFile file(path("text.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text + end);
    }
    /// The row of a run as its process would have left it.
    void writeDeadRow()
    {
        const auto store = project();
        store->savePlan(m_params.plan);
        RunStart start = pruneStart(m_params, modelInfo(*m_model));
        start.version = programVersion();
        m_run = store->beginRun(start);
    }
    /// The journal that it would have left: a cancelled run removes its own, so a copy is put back.
    void writeJournal() const
    {
        const fs::path copy = path("copy").toStdString();
        fs::remove_all(copy);
        StopFlag stop;
        try {
            pruneModel(m_model, m_params, stop, [&](const Progress& progress) {
                if (progress.block == kDeathBlock && !fs::exists(copy)) {
                    fs::copy(journal(), copy, fs::copy_options::recursive);
                    stop.requestStop();
                }
            });
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Cancelled);
        }
        QVERIFY(!fs::exists(journal()));
        fs::rename(copy, journal());
    }
    void openWindow()
    {
        m_window = std::make_unique<MainWindow>(std::make_shared<Session>(project()), *m_settings, m_language);
        m_window->show();
        m_window->openPath(QStringLiteral("demo"));
        QTRY_VERIFY_WITH_TIMEOUT(context().model(), kPatienceMs);
    }
    void waitUntilQuiet()
    {
        context().jobs().queue()->waitIdle();
        QCoreApplication::processEvents();
    }
    StoredRun row() const { return project()->run(m_run); }

private Q_SLOTS:
    void initTestCase()
    {
        startRuntime(0);
        qputenv("TMPDIR", m_folder.path().toUtf8()); // journals lie below it
        m_settings = std::make_unique<Settings>(path("settings.ini"));
        StopFlag stop;
        m_model = openModel({"demo", "f32"}, stop, {});
        m_params.plan = uniformPlan(modelInfo(*m_model), "wanda", 0.5, {}, {});
        m_params.calibration.text.path = path("text.txt").toStdString();
        m_params.calibration.samples = 3;
        m_params.calibration.window = 64;
        m_params.calibration.seed = 7;
        m_params.journalRoot = path("runs").toStdString();
    }
    void init()
    {
        fs::remove(path("history.psproj").toStdString());
        writeText({});
        writeDeadRow();
        writeJournal();
    }
    void cleanup()
    {
        m_window.reset();
        fs::remove_all(journal());
    }

    void resumeGoesOnInTheSameRow()
    {
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(bar()->isVisible(), kPatienceMs);
        const int blocks = modelInfo(*m_model).blocks;
        QVERIFY2(bar()->sentence().contains(QStringLiteral("%1 of %2 blocks").arg(kDeathBlock).arg(blocks)), qPrintable(bar()->sentence()));
        QVERIFY(button("bannerOtherStep")->isVisible());
        QTest::mouseClick(button("bannerStep"), Qt::LeftButton);
        QVERIFY(!bar()->isVisible());
        QCOMPARE(m_window->room(), Room::Run);
        QTRY_VERIFY_WITH_TIMEOUT(context().prunedRun(), kPatienceMs);
        QCOMPARE(context().plan().plan(), m_params.plan);
        const PruneResult& resumed = context().prunedRun()->result;
        QCOMPARE(resumed.resumedBlocks, kDeathBlock);
        PruneParams whole = m_params;
        whole.journalRoot.clear();
        StopFlag stop;
        const PruneResult expected = pruneModel(m_model, whole, stop, {});
        QCOMPARE(resumed.calibrationHash, expected.calibrationHash);
        QCOMPARE(resumed.matrices.size(), expected.matrices.size());
        for (std::size_t i = 0; i < expected.matrices.size(); ++i) {
            QCOMPARE(resumed.matrices[i].zeros, expected.matrices[i].zeros);
            QCOMPARE(resumed.matrices[i].outputError, expected.matrices[i].outputError);
        }
        QCOMPARE(row().state, RunState::Done);
        QCOMPARE(project()->runs().size(), std::size_t(1));
        QVERIFY(!fs::exists(journal()));
    }

    void discardRemovesTheBlocksAndEndsTheRow()
    {
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(bar()->isVisible(), kPatienceMs);
        QTest::mouseClick(button("bannerOtherStep"), Qt::LeftButton);
        QVERIFY(!bar()->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(row().state, RunState::Failed, kPatienceMs);
        QVERIFY(!fs::exists(journal()));
        waitUntilQuiet();
        QVERIFY(!bar()->isVisible());
    }

    void aChangedTextIsNamedAndOnlyDiscardIsLeft()
    {
        writeText("One more sentence.");
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(bar()->isVisible(), kPatienceMs);
        QVERIFY2(bar()->sentence().contains(QStringLiteral("text.txt has changed")), qPrintable(bar()->sentence()));
        QVERIFY(!button("bannerStep")->isVisible());
        QTest::mouseClick(button("bannerOtherStep"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(row().state, RunState::Failed, kPatienceMs);
        QVERIFY(!fs::exists(journal()));
    }

    void aTextThatIsGoneIsNamed()
    {
        QFile::remove(path("text.txt"));
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(bar()->isVisible(), kPatienceMs);
        QVERIFY2(bar()->sentence().contains(QStringLiteral("text.txt")), qPrintable(bar()->sentence()));
        QVERIFY(!button("bannerStep")->isVisible());
    }

    void theSameRunStartedByHandGoesOnToo()
    {
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(bar()->isVisible(), kPatienceMs);
        context().setCalibration(m_params.calibration);
        context().plan().open(m_params.plan, *context().info());
        context().startPrune();
        QVERIFY(!bar()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(context().prunedRun(), kPatienceMs);
        QCOMPARE(context().prunedRun()->result.resumedBlocks, kDeathBlock);
        QCOMPARE(row().state, RunState::Done);
    }

    void aRunOfALivingSessionIsNotOffered()
    {
        project()->finishRun(m_run, RunState::Cancelled);
        const auto living = project();
        RunStart start = pruneStart(m_params, modelInfo(*m_model));
        start.version = programVersion();
        living->beginRun(start);
        openWindow();
        waitUntilQuiet();
        QVERIFY(!context().interrupted());
        QVERIFY(!bar()->isVisible());
    }

    void aRunWithoutBlocksOnTheDiskIsNotOffered()
    {
        fs::remove_all(journal());
        openWindow();
        waitUntilQuiet();
        QVERIFY(!bar()->isVisible());
    }
};

PRUNESCOPE_TEST(TstResumeBar)
#include "tst_resume_bar.moc"
