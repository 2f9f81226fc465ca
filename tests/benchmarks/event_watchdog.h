#pragma once
// How long the window's thread was kept from the next event: an application that times each handler. For benchmarks and for
// long runs under the real window; costs two clock readings an event.

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QList>
#include <QString>
#include <QThread>

#include <algorithm>
#include <vector>

namespace prunescope::tests {

class WatchedApplication : public QApplication {
public:
    /// One event that took long.
    struct SlowEvent {
        double ms = 0;
        int type = 0;        ///< QEvent::Type
        QString receiver;    ///< class and object name
    };

    using QApplication::QApplication;

    /// Forgets what was seen. @param slowMs  events from here on are kept one by one
    void startWatch(double slowMs)
    {
        m_slowMs = slowMs;
        m_slow.clear();
        m_times.clear();
        m_longestMs = 0;
        m_isWatching = true;
    }
    void endWatch() { m_isWatching = false; }

    double longestMs() const { return m_longestMs; }
    std::size_t events() const { return m_times.size(); }
    /// The slow ones, slowest first.
    std::vector<SlowEvent> slowEvents() const
    {
        auto sorted = m_slow;
        std::sort(sorted.begin(), sorted.end(), [](const SlowEvent& a, const SlowEvent& b) { return a.ms > b.ms; });
        return sorted;
    }
    /// Time below which this share of the events lies.
    double quantileMs(double share) const
    {
        if (m_times.empty())
            return 0;
        auto times = m_times;
        const auto place = times.begin() + std::ptrdiff_t(share * double(times.size() - 1));
        std::nth_element(times.begin(), place, times.end());
        return double(*place);
    }

    // Handlers inside of handlers count for the outer one; an event loop inside of one (a dialog, a wait) does not, since it
    // handles events meanwhile: its own events are timed instead.
    bool notify(QObject* receiver, QEvent* event) override
    {
        const int level = QThread::currentThread()->loopLevel();
        if (!m_isWatching || QThread::currentThread() != thread() || m_levels.contains(level))
            return QApplication::notify(receiver, event);
        const int type = event->type();
        const QString name = QStringLiteral("%1 %2").arg(QLatin1String(receiver->metaObject()->className()), receiver->objectName());
        m_levels.push_back(level);
        m_innerLoop = false;
        QElapsedTimer timer;
        timer.start();
        const bool isTaken = QApplication::notify(receiver, event);
        const double ms = double(timer.nsecsElapsed()) * 1e-6;
        m_levels.pop_back();
        if (m_innerLoop)
            return isTaken; // waited in a loop of its own
        m_innerLoop = !m_levels.isEmpty();
        m_times.push_back(float(ms));
        m_longestMs = std::max(m_longestMs, ms);
        if (ms >= m_slowMs)
            m_slow.push_back({ms, type, name});
        return isTaken;
    }

private:
    bool m_isWatching = false;
    bool m_innerLoop = false; // a loop ran inside of the handler that just ended
    double m_slowMs = 50;
    double m_longestMs = 0;
    QList<int> m_levels;      // of the event loops whose handlers run now
    std::vector<float> m_times;
    std::vector<SlowEvent> m_slow;
};

} // namespace prunescope::tests
