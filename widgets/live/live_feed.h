#pragma once
// From the working thread, where a method makes pictures, to the GUI thread: the newest of each matrix wins, at most
// twelve times a second.

#include "widgets/live/live_history.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace prunescope::gui {

/// Lives in the GUI thread; only the sinks it gives out are called from elsewhere. A sink may outlive the feed: it falls
/// silent then.
class LiveFeed : public QObject {
    Q_OBJECT
public:
    explicit LiveFeed(QObject* parent = nullptr);
    ~LiveFeed() override;

    /// A run begins: earlier pictures go, sinks of earlier runs fall silent.
    prunescope::LiveSink::Show begin();
    /// The run is over: what was sent still arrives, then its sink falls silent. The pictures stay.
    void end();
    /// The pictures of another model say nothing any more.
    void clear();

    bool isRunning() const { return m_isRunning; }
    const LiveHistory& history() const { return m_history; }
    /// The matrix of the newest picture; empty before the first.
    const QString& newestMatrix() const { return m_newest; }
    /// How many pictures were taken over, and how many gave way to a newer one of the same matrix before that.
    int takenCount() const { return m_taken; }
    int droppedCount() const { return m_dropped; }

Q_SIGNALS:
    void began();
    /// There are new pictures in the history.
    void arrived();
    void ended();

private:
    struct Box; // between the threads
    void hear();
    void take();

    std::shared_ptr<Box> m_box;
    LiveHistory m_history;
    QString m_newest;
    QTimer m_delay;
    QElapsedTimer m_sinceTaken;
    bool m_isRunning = false;
    int m_taken = 0, m_dropped = 0;
};

} // namespace prunescope::gui
