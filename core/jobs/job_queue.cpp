// The queue: one worker thread, two waiting lines, and interactive jobs nested into the poll() of a
// background job.
#include "core/jobs/job_queue.h"

#include "core/jobs/job_clock.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <new>
#include <thread>

namespace prunescope {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kProgressInterval = std::chrono::milliseconds(50); // 20 events a second

} // namespace

/// What the worker thread and the members share; whoever comes last frees it.
struct JobQueue::State {
    /// One submitted job. The plain members belong to the thread that owns the job at the time: the
    /// submitting thread until it waits, then the worker that takes it or the thread that cancels it.
    struct Record {
        JobId id = 0;
        Job job;
        std::shared_ptr<const JobListener> listener; ///< shared, so that a call may outlive the job's end
        StopFlag stop;
        std::atomic<bool> isPauseWanted{false};
        bool isTaken = false; ///< guarded by the mutex: no longer waiting
        JobState state = JobState::Waiting;
        Progress progress;
        bool hasUnsentProgress = false;
        Clock::time_point nextProgressAt; ///< earliest time of the next progress event
        JobClock clock;
        ErrorKind errorKind = ErrorKind::Internal;
        Text error;

        bool isHeld() const { return isPauseWanted && !stop.isStopped(); }
    };
    using RecordPtr = std::shared_ptr<Record>;

    // In the worker thread.
    void work(const std::function<void()>& workerStart);
    RecordPtr takeNext();
    RecordPtr takeUrgent();
    RecordPtr takeFront(std::deque<RecordPtr>& line);
    void run(const RecordPtr& record);
    JobState runJob(Record& record);
    void runUrgent(Record& interrupted);
    void yield(Record& record);
    void hold(Record& record);
    void noteProgress(Record& record, const Progress& progress);
    void sendProgress(Record& record);

    // In any thread; never with the mutex held.
    void send(const Record& record);
    void enter(Record& record, JobState state);
    void finish(const RecordPtr& record, JobState state);
    void cancel(JobId id);
    void setPaused(JobId id, bool isPaused);

    mutable std::mutex mutex;
    std::condition_variable changed;            ///< lines, pause, stop of any job
    std::condition_variable emptied;            ///< records became empty
    std::map<JobId, RecordPtr> records;         ///< not yet in a final state
    std::deque<RecordPtr> urgentLine, slowLine; ///< waiting, in submission order
    std::atomic<std::size_t> urgentCount{0}; ///< size of urgentLine; read at every poll() without the mutex
    JobId lastId = 0;
    bool isStopping = false;
    std::exception_ptr startError; ///< what workerStart threw; every job then fails with it
    std::thread worker;
};

void JobQueue::State::work(const std::function<void()>& workerStart)
{
    try {
        if (workerStart)
            workerStart();
    } catch (...) {
        startError = std::current_exception();
    }
    while (const RecordPtr record = takeNext())
        run(record);
}

/// Blocks until a job waits; null when the queue ends.
JobQueue::State::RecordPtr JobQueue::State::takeNext()
{
    std::unique_lock lock(mutex);
    changed.wait(lock, [this] { return isStopping || !urgentLine.empty() || !slowLine.empty(); });
    return isStopping ? nullptr : takeFront(urgentLine.empty() ? slowLine : urgentLine);
}

/// The first waiting interactive job, or null.
JobQueue::State::RecordPtr JobQueue::State::takeUrgent()
{
    const std::lock_guard lock(mutex);
    return isStopping || urgentLine.empty() ? nullptr : takeFront(urgentLine);
}

/// With the mutex held and the line not empty.
JobQueue::State::RecordPtr JobQueue::State::takeFront(std::deque<RecordPtr>& line)
{
    const RecordPtr record = line.front();
    line.pop_front();
    urgentCount = urgentLine.size();
    record->isTaken = true;
    return record;
}

void JobQueue::State::run(const RecordPtr& record)
{
    record->stop.setYieldHook([this, raw = record.get()] { yield(*raw); });
    record->clock.start(Clock::now());
    enter(*record, JobState::Running);
    const JobState end = runJob(*record);
    record->clock.stop(Clock::now());
    record->job.run = nullptr; // its inputs are freed before anyone hears that it is done
    finish(record, end);
}

/// The job boundary: turns whatever the job throws into a final state.
JobState JobQueue::State::runJob(Record& record)
{
    const auto fail = [&](ErrorKind kind, Text text) {
        record.errorKind = kind;
        record.error = std::move(text);
        return JobState::Failed;
    };
    try {
        if (startError)
            std::rethrow_exception(startError);
        record.job.run(record.stop, [&](const Progress& progress) { noteProgress(record, progress); });
        return JobState::Done;
    } catch (const Error& e) {
        return e.kind() == ErrorKind::Cancelled ? JobState::Cancelled : fail(e.kind(), e.text());
    } catch (const std::bad_alloc&) {
        return fail(ErrorKind::Memory,
                    Text(PS_TEXT("There is not enough memory for this; close other models or choose "
                                 "smaller settings.")));
    } catch (const std::exception& e) {
        return fail(ErrorKind::Internal, Text(PS_TEXT("Stopped by an unexpected error: %1"), e.what()));
    } catch (...) {
        return fail(ErrorKind::Internal, Text(PS_TEXT("Stopped by an unexpected error of unknown type.")));
    }
}

/// Runs all waiting interactive jobs inside a background job, whose clock stands meanwhile.
void JobQueue::State::runUrgent(Record& interrupted)
{
    if (interrupted.job.priority != JobPriority::Background || urgentCount == 0)
        return;
    const bool wasRunning = interrupted.state == JobState::Running;
    interrupted.clock.stop(Clock::now());
    while (const RecordPtr urgent = takeUrgent())
        run(urgent);
    if (wasRunning)
        interrupted.clock.start(Clock::now());
}

/// What every poll() of a job does first. Without news it costs two atomic loads and no lock.
void JobQueue::State::yield(Record& record)
{
    if (record.hasUnsentProgress && Clock::now() >= record.nextProgressAt)
        sendProgress(record);
    runUrgent(record);
    if (record.isHeld())
        hold(record);
}

/// A pause. It is waited out here and not in StopFlag, so that interactive jobs run inside a paused
/// background job.
void JobQueue::State::hold(Record& record)
{
    record.clock.stop(Clock::now());
    enter(record, JobState::Paused);
    while (record.isHeld()) {
        runUrgent(record);
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] {
            return !record.isHeld() ||
                   (record.job.priority == JobPriority::Background && !urgentLine.empty());
        });
    }
    if (record.stop.isStopped())
        return; // poll() throws next
    record.clock.start(Clock::now());
    enter(record, JobState::Running);
}

void JobQueue::State::noteProgress(Record& record, const Progress& progress)
{
    const auto now = Clock::now();
    record.progress = progress;
    record.hasUnsentProgress = true;
    record.clock.note(progress, now);
    if (now >= record.nextProgressAt)
        sendProgress(record);
}

void JobQueue::State::sendProgress(Record& record)
{
    record.hasUnsentProgress = false;
    record.nextProgressAt = Clock::now() + kProgressInterval;
    send(record);
}

void JobQueue::State::send(const Record& record)
{
    const auto listener = record.listener;
    const auto now = Clock::now();
    JobEvent event;
    event.id = record.id;
    event.title = record.job.title;
    event.priority = record.job.priority;
    event.state = record.state;
    event.progress = record.progress;
    event.secondsElapsed = record.clock.secondsElapsed(now);
    event.secondsLeft = record.clock.secondsLeft(now);
    event.errorKind = record.errorKind;
    event.error = record.error;
    try {
        if (*listener)
            (*listener)(event);
    } catch (...) {
        // A listener's failure must neither fail the job nor end the worker.
    }
}

/// Changes the state; progress that was held back is told first.
void JobQueue::State::enter(Record& record, JobState state)
{
    if (record.hasUnsentProgress)
        sendProgress(record);
    record.state = state;
    send(record);
}

void JobQueue::State::finish(const RecordPtr& record, JobState state)
{
    enter(*record, state);
    // Everything captured is freed before waitIdle() returns, and not under the lock.
    record->job.run = nullptr;
    record->listener.reset();
    {
        const std::lock_guard lock(mutex);
        records.erase(record->id);
        if (!records.empty())
            return;
    }
    emptied.notify_all();
}

void JobQueue::State::cancel(JobId id)
{
    RecordPtr dropped;
    {
        const std::lock_guard lock(mutex);
        const auto it = records.find(id);
        if (it == records.end())
            return;
        if (it->second->isTaken) {
            // Under the lock, or a pausing worker could miss it between its check and its sleep.
            it->second->stop.requestStop();
        } else {
            dropped = it->second;
            dropped->isTaken = true;
            std::erase(urgentLine, dropped);
            std::erase(slowLine, dropped);
            urgentCount = urgentLine.size();
        }
    }
    if (dropped)
        finish(dropped, JobState::Cancelled);
    else
        changed.notify_all();
}

void JobQueue::State::setPaused(JobId id, bool isPaused)
{
    {
        const std::lock_guard lock(mutex);
        const auto it = records.find(id);
        if (it == records.end())
            return;
        it->second->isPauseWanted = isPaused;
    }
    changed.notify_all();
}

JobQueue::JobQueue(std::function<void()> workerStart) : m_state(std::make_shared<State>())
{
    m_state->worker = std::thread([state = m_state, start = std::move(workerStart)] { state->work(start); });
}

JobQueue::~JobQueue()
{
    std::vector<JobId> ids;
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->isStopping = true;
        for (const auto& [id, record] : m_state->records)
            ids.push_back(id);
    }
    for (const JobId id : ids)
        m_state->cancel(id);
    m_state->changed.notify_all();
    // The queue may be destroyed by a listener in the worker thread, which then ends by itself.
    if (m_state->worker.get_id() == std::this_thread::get_id())
        m_state->worker.detach();
    else
        m_state->worker.join();
}

JobId JobQueue::submit(Job job, JobListener listener)
{
    const auto state = m_state; // a listener may destroy the queue
    const auto record = std::make_shared<State::Record>();
    record->job = std::move(job);
    record->listener = std::make_shared<const JobListener>(std::move(listener));
    {
        const std::lock_guard lock(state->mutex);
        record->id = ++state->lastId;
        state->records.emplace(record->id, record);
    }
    state->send(*record); // before the worker can take it, so Waiting always comes first
    bool isDropped = false;
    {
        const std::lock_guard lock(state->mutex);
        if (!record->isTaken && state->isStopping) {
            record->isTaken = isDropped = true;
        } else if (!record->isTaken) {
            auto& line =
                record->job.priority == JobPriority::Interactive ? state->urgentLine : state->slowLine;
            line.push_back(record);
            state->urgentCount = state->urgentLine.size();
        }
    }
    if (isDropped)
        state->finish(record, JobState::Cancelled);
    state->changed.notify_all();
    return record->id;
}

void JobQueue::cancel(JobId id)
{
    const auto state = m_state; // a listener may destroy the queue
    state->cancel(id);
}

void JobQueue::pause(JobId id) { m_state->setPaused(id, true); }
void JobQueue::resume(JobId id) { m_state->setPaused(id, false); }

void JobQueue::waitIdle()
{
    std::unique_lock lock(m_state->mutex);
    m_state->emptied.wait(lock, [this] { return m_state->records.empty(); });
}

bool JobQueue::isIdle() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->records.empty();
}

} // namespace prunescope
