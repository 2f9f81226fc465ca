// The queue under control: cancel, pause and thinned progress. Threads meet through gates, never by time.
#include "core/jobs/job_queue.h"
#include "tests/core/jobs/job_recorder.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

class TstJobQueueControl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runningJobsStopAtTheirNextPoll()
    {
        Recorder recorder;
        JobQueue queue;
        Gate started;
        const std::atomic<bool> never{false};
        const JobId id = queue.submit(pollingJob(started, never), recorder.listener());
        started.wait();
        queue.cancel(id);
        queue.waitIdle();
        QCOMPARE(recorder.states(id), std::string("waiting running cancelled"));
    }

    void waitingJobsAreDroppedInTheCancellingThread()
    {
        Recorder recorder;
        JobQueue queue;
        Gate started, mayEnd;
        bool hasRun = false;
        queue.submit(background([&] {
                         started.open();
                         mayEnd.wait();
                     }),
                     {});
        started.wait();
        std::thread::id heardIn;
        const JobId id = queue.submit(background([&] { hasRun = true; }),
                                      [&, inner = recorder.listener()](const JobEvent& e) {
                                          heardIn = std::this_thread::get_id();
                                          inner(e);
                                      });
        queue.cancel(id);
        QCOMPARE(recorder.states(id), std::string("waiting cancelled"));
        QVERIFY(heardIn == std::this_thread::get_id());
        mayEnd.open();
        queue.waitIdle();
        QVERIFY(!hasRun);
    }

    void cancellingUnknownOrFinishedJobsDoesNothing()
    {
        Recorder recorder;
        JobQueue queue;
        const JobId id = queue.submit(background([] {}), recorder.listener());
        queue.waitIdle();
        queue.cancel(id);
        queue.cancel(999);
        queue.pause(id);
        queue.resume(999);
        QCOMPARE(recorder.states(id), std::string("waiting running done"));
    }

    void jobsThatEndBeforeTheyNoticeAStopAreDone()
    {
        Recorder recorder;
        JobQueue queue;
        Gate started, mayEnd;
        const JobId id = queue.submit(background([&] {
                                          started.open();
                                          mayEnd.wait();
                                      }),
                                      recorder.listener());
        started.wait();
        queue.cancel(id);
        mayEnd.open();
        queue.waitIdle();
        QCOMPARE(recorder.states(id), std::string("waiting running done"));
    }

    void pausedJobsSayPausedAndGoOn()
    {
        Recorder recorder;
        JobQueue queue;
        Gate started;
        std::atomic<bool> mayEnd{false};
        const JobId id = queue.submit(pollingJob(started, mayEnd), recorder.listener());
        started.wait();
        queue.pause(id);
        recorder.waitFor(id, JobState::Paused);
        QVERIFY(!queue.isIdle());
        mayEnd = true;
        queue.resume(id);
        queue.waitIdle();
        QCOMPARE(recorder.states(id), std::string("waiting running paused running done"));
    }

    void timeStandsInAPause()
    {
        Recorder recorder;
        JobQueue queue;
        Gate started;
        std::atomic<bool> mayEnd{false};
        const JobId id = queue.submit(pollingJob(started, mayEnd), recorder.listener());
        started.wait();
        queue.pause(id);
        recorder.waitFor(id, JobState::Paused);
        queue.cancel(id);
        queue.waitIdle();
        // The clock stood from the pause to the end.
        const auto events = recorder.events(id);
        QVERIFY(events.back().state == JobState::Cancelled);
        QCOMPARE(events.back().secondsElapsed, events[events.size() - 2].secondsElapsed);
        QVERIFY(events[events.size() - 2].state == JobState::Paused);
    }

    void pausedJobsCanBeCancelled()
    {
        Recorder recorder;
        JobQueue queue;
        Gate started;
        const std::atomic<bool> never{false};
        const JobId id = queue.submit(pollingJob(started, never), recorder.listener());
        started.wait();
        queue.pause(id);
        recorder.waitFor(id, JobState::Paused);
        queue.cancel(id);
        queue.waitIdle();
        QCOMPARE(recorder.states(id), std::string("waiting running paused cancelled"));
    }

    void interactiveJobsRunInsideAPausedJob()
    {
        Recorder recorder;
        JobQueue queue;
        Gate started;
        std::atomic<bool> mayEnd{false};
        const JobId slow = queue.submit(pollingJob(started, mayEnd), recorder.listener());
        started.wait();
        queue.pause(slow);
        recorder.waitFor(slow, JobState::Paused);
        const JobId quick = queue.submit(interactive([] {}), recorder.listener());
        recorder.waitFor(quick, JobState::Done); // would block for ever if the pause kept the thread
        QVERIFY(recorder.last(slow).state == JobState::Paused);
        mayEnd = true;
        queue.resume(slow);
        queue.waitIdle();
        QCOMPARE(recorder.states(slow), std::string("waiting running paused running done"));
    }

    void jobsPausedWhileWaitingHoldAtTheirFirstPoll()
    {
        Recorder recorder;
        JobQueue queue;
        Gate mayEnd;
        queue.submit(background([&] { mayEnd.wait(); }), {});
        bool isPastPoll = false;
        const JobId id = queue.submit(background([&](StopFlag& stop, const ProgressSink&) {
                                          stop.poll();
                                          isPastPoll = true;
                                      }),
                                      recorder.listener());
        queue.pause(id);
        mayEnd.open();
        recorder.waitFor(id, JobState::Paused);
        queue.resume(id);
        queue.waitIdle();
        QVERIFY(isPastPoll);
        QCOMPARE(recorder.states(id), std::string("waiting running paused running done"));
    }

    void progressIsThinnedButItsEndIsAlwaysTold()
    {
        constexpr int kSteps = 20000;
        Recorder recorder;
        JobQueue queue;
        const JobId id = queue.submit(background([](StopFlag& stop, const ProgressSink& progress) {
                                          for (int i = 0; i <= kSteps; ++i) {
                                              report(progress, i, kSteps, Text("step"));
                                              stop.poll();
                                          }
                                      }),
                                      recorder.listener());
        queue.waitIdle();
        auto events = recorder.events(id);
        QVERIFY(events.back().state == JobState::Done);
        QCOMPARE(events.back().progress.done, double(kSteps));
        events.pop_back();
        QVERIFY(events.back().state == JobState::Running);
        QCOMPARE(events.back().progress.done, double(kSteps));
        QCOMPARE(events.back().progress.sentence.english(), std::string("step"));
        // waiting, running, first progress; then one per 50 ms of the job's own clock; the last one at any
        // time.
        QCOMPARE(events[2].progress.done, 0.0);
        QCOMPARE(events[2].progress.total, double(kSteps));
        for (std::size_t i = 3; i + 1 < events.size(); ++i)
            QVERIFY(events[i].secondsElapsed - events[i - 1].secondsElapsed > 0.049);
    }

    void heldBackProgressComesBeforeAFailure()
    {
        Recorder recorder;
        JobQueue queue;
        const JobId id = queue.submit(background([](StopFlag&, const ProgressSink& progress) {
                                          report(progress, 1, 3, Text("first"));
                                          report(progress, 2, 3, Text("second"), 7);
                                          throw std::runtime_error("broken");
                                      }),
                                      recorder.listener());
        queue.waitIdle();
        const auto events = recorder.events(id);
        QCOMPARE(events.size(), std::size_t(5));
        QVERIFY(events[3].state == JobState::Running);
        QCOMPARE(events[3].progress.sentence.english(), std::string("second"));
        QCOMPARE(events[4].progress.block, 7);
        QVERIFY(events[4].state == JobState::Failed);
    }
};

PRUNESCOPE_TEST(TstJobQueueControl)
#include "tst_job_queue_control.moc"
