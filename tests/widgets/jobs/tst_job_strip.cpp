// The strip follows the jobs of the bridge. The jobs wait for the test, never for a time.
#include "tests/test_case.h"
#include "widgets/jobs/job_strip.h"

#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QToolButton>

#include <future>
#include <thread>

using namespace prunescope;
using namespace prunescope::gui;

class TstJobStrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bridge = std::make_unique<JobBridge>(std::make_shared<JobQueue>());
        m_strip = std::make_unique<JobStrip>(*m_bridge);
        m_strip->show();
    }
    void cleanup()
    {
        m_strip.reset();
        m_bridge.reset();
    }

    void idleSaysReady()
    {
        QVERIFY(m_strip->isIdle());
        QCOMPARE(label("jobTitle")->text(), QStringLiteral("Ready"));
        QVERIFY(!button("cancelJob")->isVisible());
    }

    void aRunningJobShowsTitleSentenceAndShare()
    {
        startJob();
        QTRY_COMPARE(label("jobSentence")->text(), QStringLiteral("a quarter"));
        QCOMPARE(label("jobTitle")->text(), QStringLiteral("Counting"));
        const auto* bar = m_strip->findChild<QProgressBar*>(QStringLiteral("jobProgress"));
        QCOMPARE(bar->value() * 4, bar->maximum());
        QTest::mouseClick(button("cancelJob"), Qt::LeftButton);
        QTRY_VERIFY(m_strip->isIdle());
        QCOMPARE(label("jobTitle")->text(), QStringLiteral("Ready"));
    }

    void pausingTurnsTheButton()
    {
        startJob();
        QTRY_COMPARE(label("jobSentence")->text(), QStringLiteral("a quarter"));
        QTest::mouseClick(button("pauseJob"), Qt::LeftButton);
        QTRY_COMPARE(button("pauseJob")->text(), QStringLiteral("Resume"));
        QTest::mouseClick(button("pauseJob"), Qt::LeftButton);
        QTRY_COMPARE(button("pauseJob")->text(), QStringLiteral("Pause"));
        m_strip->cancelShown();
        QTRY_VERIFY(m_strip->isIdle());
    }

    void interactiveJobsAreTooShortToShow()
    {
        QSignalSpy idle(m_strip.get(), &JobStrip::idleChanged);
        bool isDone = false;
        m_bridge->run<int>(this, QString(), Text("Tile"), JobPriority::Interactive,
                           [](StopFlag&, const ProgressSink&) { return 1; }, [&isDone](int) { isDone = true; });
        QTRY_VERIFY(isDone);
        QCOMPARE(idle.count(), 0);
    }

    void idleIsToldOnceForEachChange()
    {
        QSignalSpy idle(m_strip.get(), &JobStrip::idleChanged);
        startJob();
        QTRY_COMPARE(idle.count(), 1);
        m_strip->cancelShown();
        QTRY_COMPARE(idle.count(), 2);
        QVERIFY(idle[1][0].toBool());
    }

private:
    /// Runs until it is cancelled.
    void startJob()
    {
        m_bridge->run<int>(this, QStringLiteral("count"), Text("Counting"), JobPriority::Background,
                           [](StopFlag& stop, const ProgressSink& progress) {
                               report(progress, 1, 4, Text("a quarter"));
                               while (true) {
                                   stop.poll();
                                   std::this_thread::yield();
                               }
                               return 0;
                           },
                           [](int) {});
    }
    QLabel* label(const char* name) const { return m_strip->findChild<QLabel*>(QLatin1String(name)); }
    QToolButton* button(const char* name) const { return m_strip->findChild<QToolButton*>(QLatin1String(name)); }

    std::unique_ptr<JobBridge> m_bridge;
    std::unique_ptr<JobStrip> m_strip;
};

PRUNESCOPE_TEST(TstJobStrip)
#include "tst_job_strip.moc"
