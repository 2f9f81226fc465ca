// The bridge of style 3.8. Events travel as posted calls; Qt drops those still posted when the bridge is deleted.
#include "widgets/base/job_bridge.h"

#include <QMetaObject>

#include <mutex>

namespace prunescope::gui {

using prunescope::Job;
using prunescope::JobEvent;
using prunescope::JobId;

struct JobBridge::Link {
    std::mutex mutex;
    JobBridge* bridge = nullptr; // null once the bridge is being deleted
};

JobBridge::JobBridge(std::shared_ptr<prunescope::JobQueue> queue, QObject* parent)
    : QObject(parent), m_queue(std::move(queue)), m_link(std::make_shared<Link>())
{
    m_link->bridge = this;
}

JobBridge::~JobBridge()
{
    {
        const std::lock_guard lock(m_link->mutex);
        m_link->bridge = nullptr;
    }
    for (const auto& [id, number] : m_open)
        m_queue->cancel(id);
}

JobId JobBridge::start(QObject* receiver, const QString& slot, Job job, Handler onEvent)
{
    const quint64 number = ++m_lastNumber;
    if (!slot.isEmpty())
        drop(slot);
    auto listener = [link = m_link, receiver = QPointer<QObject>(receiver), slot, number,
                     onEvent = std::move(onEvent)](const JobEvent& event) {
        // Posting under the lock is no callback: it only keeps the bridge alive until the event is in its queue.
        const std::lock_guard lock(link->mutex);
        JobBridge* bridge = link->bridge;
        if (!bridge)
            return;
        QMetaObject::invokeMethod(
            bridge, [bridge, event, receiver, slot, number, onEvent] {
                bridge->handle(event, receiver, slot, number, onEvent);
            },
            Qt::QueuedConnection);
    };
    const JobId id = m_queue->submit(std::move(job), std::move(listener));
    m_open[id] = number;
    if (!slot.isEmpty())
        m_slots[slot] = {number, id};
    return id;
}

void JobBridge::handle(const JobEvent& event, const QPointer<QObject>& receiver, const QString& slot, quint64 number,
                       const Handler& onEvent)
{
    const bool isLast = isFinal(event.state);
    bool isWanted = !receiver.isNull();
    if (!slot.isEmpty()) {
        const auto found = m_slots.find(slot);
        const bool isNewest = found != m_slots.end() && found->second.number == number;
        isWanted = isWanted && isNewest;
        if (isNewest && isLast)
            m_slots.erase(found);
    }
    if (isLast)
        m_open.erase(event.id);
    else if (receiver.isNull())
        m_queue->cancel(event.id);
    const QPointer<JobBridge> self(this);
    Q_EMIT jobChanged(event);
    // A slot of the signal may have deleted the bridge or the receiver.
    if (self && isWanted && !receiver.isNull())
        onEvent(event);
}

bool JobBridge::isBusy(const QString& slot) const { return m_slots.count(slot) > 0; }

void JobBridge::drop(const QString& slot)
{
    const auto found = m_slots.find(slot);
    if (found == m_slots.end())
        return;
    const JobId id = found->second.id;
    m_slots.erase(found);
    m_queue->cancel(id);
}

void JobBridge::cancel(JobId id) { m_queue->cancel(id); }
void JobBridge::pause(JobId id) { m_queue->pause(id); }
void JobBridge::resume(JobId id) { m_queue->resume(id); }

} // namespace prunescope::gui
