#pragma once
// What tests of the job queue share: a gate between threads, a keeper of events, and short ways to make jobs.

#include "core/jobs/job_queue.h"

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace prunescope::tests {

/// A door that one thread opens and others wait at.
class Gate {
public:
    void open() { m_promise.set_value(); }
    void wait() const { m_future.wait(); }

private:
    std::promise<void> m_promise;
    std::shared_future<void> m_future{m_promise.get_future()};
};

/// Keeps all events of all jobs and lets a test wait for one.
class Recorder {
public:
    JobListener listener()
    {
        return [this](const JobEvent& event) {
            const std::lock_guard lock(m_mutex);
            m_events.push_back(event);
            m_changed.notify_all();
        };
    }
    std::vector<JobEvent> events(JobId id) const
    {
        const std::lock_guard lock(m_mutex);
        std::vector<JobEvent> out;
        for (const auto& event : m_events)
            if (event.id == id)
                out.push_back(event);
        return out;
    }
    JobEvent last(JobId id) const { return events(id).back(); }
    /// The states of one job without repetition, as one word per state.
    std::string states(JobId id) const
    {
        static const char* const names[] = {"waiting", "running", "paused", "done", "failed", "cancelled"};
        std::string out;
        const auto all = events(id);
        for (std::size_t i = 0; i < all.size(); ++i)
            if (i == 0 || all[i].state != all[i - 1].state)
                out += (out.empty() ? "" : " ") + std::string(names[int(all[i].state)]);
        return out;
    }
    void waitFor(JobId id, JobState state)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] {
            for (const auto& event : m_events)
                if (event.id == id && event.state == state)
                    return true;
            return false;
        });
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<JobEvent> m_events;
};

using Run = std::function<void(StopFlag&, const ProgressSink&)>;

inline Job background(Run run) { return Job{Text("slow"), JobPriority::Background, std::move(run)}; }
inline Job interactive(Run run) { return Job{Text("quick"), JobPriority::Interactive, std::move(run)}; }
inline Job background(std::function<void()> run)
{
    return background([run](StopFlag&, const ProgressSink&) { run(); });
}
inline Job interactive(std::function<void()> run)
{
    return interactive([run](StopFlag&, const ProgressSink&) { run(); });
}

/// Polls until it is stopped or told to end.
inline Job pollingJob(Gate& started, const std::atomic<bool>& mayEnd)
{
    return background([&](StopFlag& stop, const ProgressSink&) {
        started.open();
        while (!mayEnd) {
            stop.poll();
            std::this_thread::yield();
        }
    });
}

} // namespace prunescope::tests
