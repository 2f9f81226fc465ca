// Stopping, pausing and the yield hook.
#include "core/base/error.h"
#include "core/base/stop_flag.h"
#include "tests/test_case.h"

#include <thread>

using namespace prunescope;

namespace {

bool pollIsCancelled(StopFlag& flag)
{
    try {
        flag.poll();
    } catch (const Error& error) {
        return error.kind() == ErrorKind::Cancelled;
    }
    return false;
}

} // namespace

class TstStopFlag : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pollPassesUntilAStopIsRequested()
    {
        StopFlag flag;
        QVERIFY(!flag.isStopped() && !pollIsCancelled(flag));
        flag.requestStop();
        QVERIFY(flag.isStopped() && pollIsCancelled(flag));
        QVERIFY(pollIsCancelled(flag)); // it stays stopped
    }

    void aSignalStopsToo()
    {
        StopFlag flag;
        flag.requestStopFromSignal();
        QVERIFY(pollIsCancelled(flag));
    }

    void theHookRunsFirstInThePollingThread()
    {
        StopFlag flag;
        std::thread::id thread;
        flag.setYieldHook([&] {
            thread = std::this_thread::get_id();
            flag.requestStop();
        });
        QVERIFY(pollIsCancelled(flag)); // the hook's request counts at once
        QVERIFY(thread == std::this_thread::get_id());
    }

    void aPausedPollWaitsForResume()
    {
        StopFlag flag;
        flag.pause();
        QVERIFY(flag.isPaused());
        std::atomic<bool> isPolling{false};
        std::atomic<bool> isResumed{false};
        bool wasResumedFirst = false;
        flag.setYieldHook([&] { isPolling = true; });
        std::thread worker([&] {
            flag.poll();
            wasResumedFirst = isResumed;
        });
        while (!isPolling)
            std::this_thread::yield();
        isResumed = true;
        flag.resume();
        worker.join();
        QVERIFY(wasResumedFirst);
        QVERIFY(!flag.isPaused());
    }

    void stoppingEndsAPause()
    {
        StopFlag flag;
        flag.pause();
        bool isCancelled = false;
        std::thread worker([&] { isCancelled = pollIsCancelled(flag); });
        flag.requestStop();
        worker.join();
        QVERIFY(isCancelled);
    }
};

PRUNESCOPE_TEST(TstStopFlag)
#include "tst_stop_flag.moc"
