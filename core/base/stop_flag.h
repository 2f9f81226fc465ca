#pragma once
// One cancel-and-pause object passed down through every long call (as QgsFeedback).

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace prunescope {

/// Shared between who runs a long act and who may stop it. All members may be called from any thread, except that
/// only the running thread calls poll().
class StopFlag {
public:
    StopFlag() = default;
    StopFlag(const StopFlag&) = delete;
    StopFlag& operator=(const StopFlag&) = delete;

    /// Asks the running act to end at its next poll(); also ends a pause. Async-signal-safe only through
    /// requestStopFromSignal().
    void requestStop();
    /// Like requestStop(), but only sets the flag: for signal handlers. A paused act is not woken.
    void requestStopFromSignal() noexcept { m_isStopped.store(true); }
    bool isStopped() const { return m_isStopped.load(std::memory_order_relaxed); }

    void pause();
    void resume();
    bool isPaused() const { return m_isPaused.load(std::memory_order_relaxed); }

    /// Called by long loops at least every 100 ms of work. Runs the yield hook, then waits while paused.
    /// @throws Error{ErrorKind::Cancelled} once a stop was requested
    void poll();

    /// What poll() runs first, in the working thread: the job queue lets urgent short jobs in here.
    /// Set before the act starts.
    void setYieldHook(std::function<void()> hook) { m_yieldHook = std::move(hook); }

private:
    std::atomic<bool> m_isStopped{false};
    std::atomic<bool> m_isPaused{false};
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::function<void()> m_yieldHook;
};

} // namespace prunescope
