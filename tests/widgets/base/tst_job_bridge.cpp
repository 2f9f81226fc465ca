// The bridge: results in the GUI thread, stale ones dropped, safe when either side goes first.
#include "tests/test_case.h"

#include "widgets/base/core_text.h"
#include "widgets/base/job_bridge.h"

#include <QSignalSpy>
#include <QThread>

#include <atomic>
#include <future>

using namespace prunescope;
using namespace prunescope::gui;

class TstJobBridge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_queue = std::make_shared<JobQueue>();
        m_bridge = std::make_unique<JobBridge>(m_queue);
    }
    void cleanup()
    {
        m_bridge.reset();
        m_queue.reset();
    }

    void resultsArriveInTheGuiThread()
    {
        int got = 0;
        QThread* workThread = nullptr;
        QThread* doneThread = nullptr;
        m_bridge->run<int>(
            this, QString(), Text("sum"), JobPriority::Background,
            [&](StopFlag&, const ProgressSink&) {
                workThread = QThread::currentThread();
                return 42;
            },
            [&](int result) {
                doneThread = QThread::currentThread();
                got = result;
            });
        QTRY_COMPARE(got, 42);
        QCOMPARE(doneThread, thread());
        QVERIFY(workThread != doneThread);
    }

    void jobsWithoutResultAreToldToo()
    {
        bool isDone = false;
        JobRequest<void> request;
        request.work = [](StopFlag&, const ProgressSink&) {};
        request.onDone = [&] { isDone = true; };
        m_bridge->run<void>(this, std::move(request));
        QTRY_VERIFY(isDone);
    }

    void aNewerStartMakesTheOlderStale()
    {
        QList<int> got;
        std::promise<void> gate;
        const auto opened = gate.get_future().share();
        const auto start = [&](int number, bool waits) {
            m_bridge->run<int>(
                this, QStringLiteral("score"), Text("score"), JobPriority::Background,
                [number, waits, opened](StopFlag&, const ProgressSink&) {
                    if (waits)
                        opened.wait();
                    return number;
                },
                [&](int result) { got << result; });
        };
        start(1, true); // does not look at its stop flag: ends with a result that nobody wants
        start(2, false);
        QVERIFY(m_bridge->isBusy(QStringLiteral("score")));
        gate.set_value();
        QTRY_VERIFY(!m_bridge->isBusy(QStringLiteral("score")));
        m_queue->waitIdle();
        QCoreApplication::processEvents();
        QCOMPARE(got, QList<int>{2});
    }

    void slotsDoNotDisturbEachOther()
    {
        QStringList got;
        for (const char* slot : {"a", "b", "a"})
            m_bridge->run<int>(
                this, QLatin1String(slot), Text(slot), JobPriority::Background,
                [](StopFlag&, const ProgressSink&) { return 0; }, [&got, slot](int) { got << QLatin1String(slot); });
        QTRY_COMPARE(got.size(), 2);
        m_queue->waitIdle();
        QCoreApplication::processEvents();
        QCOMPARE(got.count(QStringLiteral("a")), 1);
    }

    void eventsComeAsSignals()
    {
        QList<JobState> states;
        connect(m_bridge.get(), &JobBridge::jobChanged, this, [&](const JobEvent& event) {
            if (states.isEmpty() || states.back() != event.state)
                states << event.state;
        });
        const JobId id = m_bridge->run<int>(
            this, QString(), Text("job"), JobPriority::Background, [](StopFlag&, const ProgressSink&) { return 1; },
            [](int) {});
        QVERIFY(id != 0);
        QTRY_VERIFY(states.contains(JobState::Done));
        QCOMPARE(states, (QList<JobState>{JobState::Waiting, JobState::Running, JobState::Done}));
    }

    void failuresCarryTheirSentence()
    {
        QString sentence;
        JobRequest<int> request;
        request.work = [](StopFlag&, const ProgressSink&) -> int { throw Error(ErrorKind::BadInput, "%1 is broken.", "x"); };
        request.onDone = [](int) { QFAIL("no result expected"); };
        request.onFailed = [&](const JobEvent& event) { sentence = coreText(event.error); };
        m_bridge->run<int>(this, std::move(request));
        QTRY_COMPARE(sentence, QStringLiteral("x is broken."));
    }

    void droppedSlotsStayQuiet()
    {
        bool isTold = false;
        std::promise<void> started;
        JobRequest<int> request;
        request.slot = QStringLiteral("s");
        request.work = [&](StopFlag& stop, const ProgressSink&) {
            started.set_value();
            for (;;)
                stop.poll();
            return 0;
        };
        request.onDone = [&](int) { isTold = true; };
        request.onFailed = [&](const JobEvent&) { isTold = true; };
        m_bridge->run<int>(this, std::move(request));
        started.get_future().wait();
        m_bridge->drop(QStringLiteral("s"));
        m_queue->waitIdle();
        QCoreApplication::processEvents();
        QVERIFY(!isTold);
        QVERIFY(!m_bridge->isBusy(QStringLiteral("s")));
    }

    void deletingTheBridgeDuringAJobStopsItQuietly()
    {
        std::atomic<bool> isTold = false;
        std::promise<void> started;
        m_bridge->run<int>(
            this, QString(), Text("long"), JobPriority::Background,
            [&](StopFlag& stop, const ProgressSink& progress) {
                started.set_value();
                for (int i = 0;; ++i) {
                    stop.poll();
                    report(progress, i, 0, Text("turning"));
                }
                return 0;
            },
            [&](int) { isTold = true; });
        started.get_future().wait();
        m_bridge.reset();
        m_queue->waitIdle(); // ends only because the job was cancelled
        QCoreApplication::processEvents();
        QVERIFY(!isTold);
    }

    void deletingTheReceiverDropsItsResult()
    {
        bool isTold = false;
        auto receiver = std::make_unique<QObject>();
        std::promise<void> gate;
        const auto opened = gate.get_future().share();
        m_bridge->run<int>(
            receiver.get(), QString(), Text("job"), JobPriority::Background,
            [opened](StopFlag&, const ProgressSink&) {
                opened.wait();
                return 1;
            },
            [&](int) { isTold = true; });
        receiver.reset();
        gate.set_value();
        m_queue->waitIdle();
        QCoreApplication::processEvents();
        QVERIFY(!isTold);
    }

    void theReceiverMayDeleteTheBridgeInItsCallback()
    {
        bool isTold = false;
        m_bridge->run<int>(
            this, QString(), Text("job"), JobPriority::Background, [](StopFlag&, const ProgressSink&) { return 1; },
            [&](int) {
                m_bridge.reset();
                isTold = true;
            });
        QTRY_VERIFY(isTold);
    }

private:
    std::shared_ptr<JobQueue> m_queue;
    std::unique_ptr<JobBridge> m_bridge;
};

PRUNESCOPE_TEST(TstJobBridge)
#include "tst_job_bridge.moc"
