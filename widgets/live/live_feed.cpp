// The box between the threads holds one picture for each matrix that had any since the last look into it.
#include "widgets/live/live_feed.h"

#include <QMetaObject>

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

namespace prunescope::gui {

using prunescope::LivePicture;

namespace {
constexpr int kIntervalMs = 84; // twelve a second
} // namespace

struct LiveFeed::Box {
    std::mutex mutex;
    LiveFeed* feed = nullptr; // null once the feed is being deleted
    quint64 run = 0;          // sinks of other runs are silent
    bool isPosted = false;    // the feed has been told
    int dropped = 0;
    std::vector<LivePicture> waiting; // one of each matrix, the newest last

    /// In the working thread.
    void put(quint64 sender, LivePicture picture)
    {
        const std::lock_guard lock(mutex);
        if (!feed || sender != run)
            return;
        const auto older = std::find_if(waiting.begin(), waiting.end(),
                                        [&](const LivePicture& one) { return one.matrix == picture.matrix; });
        if (older != waiting.end()) {
            waiting.erase(older);
            ++dropped;
        }
        waiting.push_back(std::move(picture));
        if (std::exchange(isPosted, true))
            return;
        // Posting under the lock is no callback: it only keeps the feed alive until the event is in its queue.
        QMetaObject::invokeMethod(feed, [feed = feed] { feed->hear(); }, Qt::QueuedConnection);
    }
};

LiveFeed::LiveFeed(QObject* parent) : QObject(parent), m_box(std::make_shared<Box>())
{
    m_box->feed = this;
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &LiveFeed::take);
}

LiveFeed::~LiveFeed()
{
    const std::lock_guard lock(m_box->mutex);
    m_box->feed = nullptr;
}

prunescope::LiveSink::Show LiveFeed::begin()
{
    clear();
    m_isRunning = true;
    m_taken = m_dropped = 0;
    Q_EMIT began();
    const std::lock_guard lock(m_box->mutex);
    return [box = m_box, run = m_box->run](LivePicture picture) { box->put(run, std::move(picture)); };
}

void LiveFeed::end()
{
    if (!m_isRunning)
        return;
    take();
    {
        const std::lock_guard lock(m_box->mutex);
        ++m_box->run;
    }
    m_isRunning = false;
    Q_EMIT ended();
}

void LiveFeed::clear()
{
    m_delay.stop();
    {
        const std::lock_guard lock(m_box->mutex);
        ++m_box->run;
        m_box->waiting.clear();
        m_box->isPosted = false;
        m_box->dropped = 0;
    }
    m_history.clear();
    m_newest.clear();
    m_isRunning = false;
}

/// Waits out the interval where the last pictures are too new.
void LiveFeed::hear()
{
    const qint64 passed = m_sinceTaken.isValid() ? m_sinceTaken.elapsed() : kIntervalMs;
    if (passed >= kIntervalMs)
        take();
    else if (!m_delay.isActive())
        m_delay.start(int(kIntervalMs - passed));
}

void LiveFeed::take()
{
    m_delay.stop();
    std::vector<LivePicture> pictures;
    {
        const std::lock_guard lock(m_box->mutex);
        pictures.swap(m_box->waiting);
        m_box->isPosted = false;
        m_dropped += std::exchange(m_box->dropped, 0);
    }
    if (pictures.empty())
        return;
    m_sinceTaken.start();
    m_taken += int(pictures.size());
    for (LivePicture& picture : pictures) {
        m_newest = QString::fromStdString(picture.matrix);
        m_history.add(std::move(picture));
    }
    Q_EMIT arrived();
}

} // namespace prunescope::gui
