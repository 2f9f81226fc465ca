#pragma once
// One heavy job at a time on one worker thread, with progress, pause, cancel and two priorities.

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/base/stop_flag.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace prunescope {

/// An interactive job (tile, score, quick perplexity) does not wait for a background job: it runs at the background
/// job's next cancel point, in the same thread, and the background job then continues.
enum class JobPriority { Interactive, Background };

enum class JobState { Waiting, Running, Paused, Done, Failed, Cancelled };

using JobId = std::uint64_t;

/// What a job is told to do.
struct Job {
    Text title;
    JobPriority priority = JobPriority::Background;
    /// Runs in the worker thread. Owns its inputs; hands its result out through what it captured. May throw.
    std::function<void(StopFlag&, const ProgressSink&)> run;
};

/// One event in a job's life. A value; safe to pass between threads.
struct JobEvent {
    JobId id = 0;
    Text title;
    JobPriority priority = JobPriority::Background;
    JobState state = JobState::Waiting;
    Progress progress;              ///< the latest one
    double secondsElapsed = 0;      ///< running time without pauses
    double secondsLeft = -1;        ///< estimate, -1 while unknown
    ErrorKind errorKind = ErrorKind::Internal; ///< for Failed
    Text error;                     ///< for Failed: what happened, translatable
};

/// Receives events in the worker thread (or in the thread that cancels a waiting job); at most 20 progress events a
/// second per job, every change of state always. Never called while a lock is held.
using JobListener = std::function<void(const JobEvent&)>;

/// The queue. Members may be called from any thread. The destructor stops and joins.
class JobQueue {
public:
    /// @param workerStart  run once in the worker thread before its first job (thread counts, niceness)
    explicit JobQueue(std::function<void()> workerStart = {});
    ~JobQueue();
    JobQueue(const JobQueue&) = delete;
    JobQueue& operator=(const JobQueue&) = delete;

    /// Appends a job; the listener hears Waiting at once, then Running, progress, and one final state.
    JobId submit(Job job, JobListener listener);
    /// A waiting job is dropped, a running one asked to stop. Unknown or finished ids are ignored.
    void cancel(JobId id);
    void pause(JobId id);
    void resume(JobId id);
    /// Blocks until nothing waits or runs.
    void waitIdle();
    bool isIdle() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace prunescope
