#pragma once
// From the job queue's callbacks, which arrive in the worker thread, to signals and results in the GUI thread.

#include "core/jobs/job_queue.h"

#include <QMetaType>
#include <QObject>
#include <QPointer>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace prunescope::gui {

/// The callback that takes a result of type T, or nothing for void.
template <typename T> struct DoneCallback {
    using Type = std::function<void(T)>;
};
template <> struct DoneCallback<void> {
    using Type = std::function<void()>;
};

/// What to run and who gets the result. Callbacks run in the GUI thread.
/// @tparam T  result; void where there is none
template <typename T> struct JobRequest {
    /// Starting a job makes older ones of the same slot stale: they are cancelled and their results dropped. Jobs with
    /// an empty slot stand alone.
    QString slot{};
    prunescope::Text title{};
    prunescope::JobPriority priority = prunescope::JobPriority::Background;
    /// Runs in the worker thread; owns its inputs.
    std::function<T(prunescope::StopFlag&, const prunescope::ProgressSink&)> work{};
    /// Gets the result of a job that was not stale.
    typename DoneCallback<T>::Type onDone{};
    /// Hears of a failure or a cancellation by the user; may be empty.
    std::function<void(const prunescope::JobEvent&)> onFailed{};
    /// Hears progress and changes of state, thinned out by the queue; may be empty.
    std::function<void(const prunescope::JobEvent&)> onProgress{};
};

/// Starts jobs and hands their events on. Lives in the GUI thread. Deleting it cancels its jobs and drops their events;
/// the queue may outlive it and it may outlive the receivers.
class JobBridge : public QObject {
    Q_OBJECT
public:
    explicit JobBridge(std::shared_ptr<prunescope::JobQueue> queue, QObject* parent = nullptr);
    ~JobBridge() override;

    /// Starts a job.
    /// @param receiver  callbacks are dropped, and the job cancelled at its next event, once this object is gone
    template <typename T> prunescope::JobId run(QObject* receiver, JobRequest<T> request);
    /// The short form. T is named at the call: bridge.run<int>(this, "slot", title, priority, work, onDone).
    template <typename T, typename Work, typename Done>
    prunescope::JobId run(QObject* receiver, const QString& slot, prunescope::Text title,
                          prunescope::JobPriority priority, Work work, Done onDone)
    {
        return run<T>(receiver, JobRequest<T>{slot, std::move(title), priority, std::move(work), std::move(onDone), {}, {}});
    }

    /// Whether the newest job of this slot still waits or runs.
    bool isBusy(const QString& slot) const;
    /// Makes the slot's job stale: it is cancelled, no callback of it is called any more.
    void drop(const QString& slot);
    void cancel(prunescope::JobId id);
    void pause(prunescope::JobId id);
    void resume(prunescope::JobId id);
    const std::shared_ptr<prunescope::JobQueue>& queue() const { return m_queue; }

Q_SIGNALS:
    /// Every event of every job started here, in order, stale ones included: for the job strip.
    void jobChanged(const prunescope::JobEvent& event);

private:
    // The listener in the worker thread reaches the bridge only through this.
    struct Link;
    using Handler = std::function<void(const prunescope::JobEvent&)>;
    struct Running {
        quint64 number = 0;
        prunescope::JobId id = 0;
    };

    prunescope::JobId start(QObject* receiver, const QString& slot, prunescope::Job job, Handler onEvent);
    void handle(const prunescope::JobEvent& event, const QPointer<QObject>& receiver, const QString& slot,
                quint64 number, const Handler& onEvent);

    std::shared_ptr<prunescope::JobQueue> m_queue;
    std::shared_ptr<Link> m_link;
    std::map<QString, Running> m_slots; // newest job of each slot, while it is not finished
    std::map<prunescope::JobId, quint64> m_open; // all jobs without a final event yet
    quint64 m_lastNumber = 0;
};

inline bool isFinal(prunescope::JobState state)
{
    return state == prunescope::JobState::Done || state == prunescope::JobState::Failed
           || state == prunescope::JobState::Cancelled;
}

template <typename T> prunescope::JobId JobBridge::run(QObject* receiver, JobRequest<T> request)
{
    using Box = std::optional<std::conditional_t<std::is_void_v<T>, bool, T>>;
    auto box = std::make_shared<Box>();
    prunescope::Job job;
    job.title = std::move(request.title);
    job.priority = request.priority;
    job.run = [work = std::move(request.work), box](prunescope::StopFlag& stop,
                                                    const prunescope::ProgressSink& progress) {
        if constexpr (std::is_void_v<T>)
            work(stop, progress);
        else
            *box = work(stop, progress);
    };
    auto onEvent = [box, onDone = std::move(request.onDone), onFailed = std::move(request.onFailed),
                    onProgress = std::move(request.onProgress)](const prunescope::JobEvent& event) {
        if (event.state == prunescope::JobState::Done) {
            if constexpr (std::is_void_v<T>) {
                if (onDone)
                    onDone();
            } else if (onDone && *box) {
                onDone(std::move(**box));
            }
        } else if (isFinal(event.state)) {
            if (onFailed)
                onFailed(event);
        } else if (onProgress) {
            onProgress(event);
        }
    };
    return start(receiver, request.slot, std::move(job), std::move(onEvent));
}

} // namespace prunescope::gui

Q_DECLARE_METATYPE(prunescope::JobEvent)
