// Pictures of a SparseGPT run in the real window: while it works, after a cancel, and when the window closes meanwhile.
#include "app/app_context.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "core/session/session.h"
#include "tests/test_case.h"
#include "widgets/live/live_card.h"
#include "widgets/live/live_image_view.h"
#include "widgets/live/live_panel.h"
#include "widgets/live/live_view.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUndoStack>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

constexpr int kPatienceMs = 240000; // an upper bound for a loaded machine, not a measure

} // namespace

class TstLiveRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        startRuntime(0);
        m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("settings.ini")));
    }

    /// A window on the bundled model whose plan is SparseGPT with blocks of one column: a sweep of many steps.
    void init()
    {
        m_window = std::make_unique<MainWindow>(std::make_shared<Session>(nullptr), *m_settings, m_language);
        m_window->resize(1280, 720);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->openPath(QStringLiteral("demo"));
        QTRY_VERIFY_WITH_TIMEOUT(context().model(), kPatienceMs);
        CalibrationParams calibration;
        calibration.samples = 8;
        calibration.window = 128;
        context().setCalibration(calibration);
        PlanDocument& plan = context().plan();
        plan.setMethod(plan.rowsOf(PlanScope::All, 0), "sparsegpt");
        plan.setParams(plan.rowsOf(PlanScope::All, 0), {{"block_size", 1.0}});
        m_window->showRoom(Room::Run);
    }

    void cleanup()
    {
        if (m_window)
            context().plan().undoStack()->setClean();
        m_window.reset();
    }

    void aRunShowsPicturesWhileItWorks()
    {
        int seenAtWork = 0, seenHalfSwept = 0;
        connect(&context().live(), &LiveFeed::arrived, this, [&] {
            const auto& picture = panel()->view()->picture();
            if (!context().isBusy(Place::Run) || !picture)
                return;
            ++seenAtWork;
            seenHalfSwept += picture->images.front().swept < 1;
            QCOMPARE(picture->method, std::string("sparsegpt"));
            QCOMPARE(QString::fromStdString(picture->matrix), context().live().newestMatrix());
            QCOMPARE(panel()->view()->cards().front()->imageView()->image().cells, picture->images.front().cells);
        });
        QTest::mouseClick(child<QPushButton>("startRun"), Qt::LeftButton);
        QTRY_VERIFY(panel()->isVisible()); // the run brings its pictures to the front
        QTRY_VERIFY_WITH_TIMEOUT(context().prunedRun(), kPatienceMs);
        QVERIFY(seenAtWork > 0);
        QVERIFY(seenHalfSwept > 0);
        // Afterwards one steps through the matrices that had a picture, and the selection goes along.
        QVERIFY(!context().live().isRunning());
        auto* choice = child<QComboBox>("liveMatrix");
        QCOMPARE(std::size_t(choice->count()), context().live().history().matrices().size());
        QVERIFY(choice->count() > 1);
        choice->setFocus();
        choice->setCurrentIndex(1);
        QTest::keyClick(choice, Qt::Key_Home);
        QCOMPARE(panel()->matrix(), choice->itemText(0));
        QCOMPARE(context().selection().matrix(), choice->itemText(0));
    }

    void picturesStopWithTheRun()
    {
        JobState last = JobState::Waiting;
        connect(&context(), &AppContext::workChanged, this, [&](Place place, const JobEvent& event) {
            if (place == Place::Run)
                last = event.state;
        });
        QTest::mouseClick(child<QPushButton>("startRun"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(context().live().takenCount() > 0, kPatienceMs);
        QTest::mouseClick(child<QPushButton>("cancelRun"), Qt::LeftButton);
        const int taken = context().live().takenCount();
        QVERIFY(!context().live().isRunning());
        QTRY_COMPARE_WITH_TIMEOUT(last, JobState::Cancelled, kPatienceMs);
        context().jobs().queue()->waitIdle();
        QCoreApplication::processEvents();
        QCOMPARE(context().live().takenCount(), taken);
        QVERIFY(panel()->view()->picture()); // what was drawn stays
    }

    void theWindowClosesDuringARun()
    {
        QTest::mouseClick(child<QPushButton>("startRun"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(context().live().takenCount() > 0, kPatienceMs);
        QVERIFY(context().isBusy(Place::Run));
        context().plan().undoStack()->setClean();
        m_window.reset(); // stops and joins the worker, which may be drawing
        QCoreApplication::processEvents();
    }

private:
    AppContext& context() { return m_window->context(); }
    LivePanel* panel() { return m_window->findChild<LivePanel*>(); }
    template <typename T> T* child(const char* name) const { return m_window->findChild<T*>(QLatin1String(name)); }

    QTemporaryDir m_folder;
    Language m_language;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

PRUNESCOPE_TEST(TstLiveRun)
#include "tst_live_run.moc"
