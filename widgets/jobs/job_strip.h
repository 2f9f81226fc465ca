#pragma once
// The strip at the bottom of the window: what runs, how far it is, how long it will take; pause and cancel; memory and
// threads.

#include "widgets/base/job_bridge.h"

#include <QWidget>

#include <map>

class QLabel;
class QProgressBar;
class QToolButton;

namespace prunescope::gui {

/// Shows the background job that runs, or else the first that waits. Interactive jobs are too short to be shown.
class JobStrip : public QWidget {
    Q_OBJECT

public:
    /// @param jobs  outlives the strip
    explicit JobStrip(JobBridge& jobs, QWidget* parent = nullptr);

    bool isIdle() const { return m_jobs.empty(); }
    /// Facts at the right end; the tooltip explains them.
    void setMemory(qint64 liveBytes, qint64 peakBytes);
    void setThreads(int count, const QString& description);
    /// Cancels the shown job.
    void cancelShown();
    /// Pauses the shown job or lets it go on.
    void togglePause();

Q_SIGNALS:
    /// The strip became idle or stopped being so.
    void idleChanged(bool isIdle);

protected:
    void changeEvent(QEvent* event) override;

private:
    void take(const prunescope::JobEvent& event);
    const prunescope::JobEvent* shownJob() const;
    void refresh();
    void showJob(const prunescope::JobEvent& event);
    void retranslate();

    JobBridge& m_bridge;
    std::map<prunescope::JobId, prunescope::JobEvent> m_jobs; // background jobs without a final event
    QLabel *m_title, *m_sentence, *m_time, *m_memory, *m_threads;
    QProgressBar* m_progress;
    QToolButton *m_pause, *m_cancel;
    qint64 m_liveBytes = 0, m_peakBytes = 0;
    int m_threadCount = 0;
    QString m_runtime;
};

} // namespace prunescope::gui
