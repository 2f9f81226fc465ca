// The job strip follows the events of the bridge; it holds no state of its own beyond the latest event of each job.
#include "widgets/jobs/job_strip.h"

#include "widgets/base/core_text.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace prunescope::gui {

namespace {

constexpr int kProgressSteps = 1000;

/// A label that gives way when the window is narrow; its tooltip keeps the whole sentence.
class ElidedLabel : public QLabel {
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return QSize(0, QLabel::minimumSizeHint().height()); }
};

} // namespace

JobStrip::JobStrip(JobBridge& jobs, QWidget* parent)
    : QWidget(parent), m_bridge(jobs), m_title(new QLabel(this)), m_sentence(new ElidedLabel(this)),
      m_time(new QLabel(this)), m_memory(new QLabel(this)), m_threads(new QLabel(this)),
      m_progress(new QProgressBar(this)), m_pause(new QToolButton(this)), m_cancel(new QToolButton(this))
{
    m_title->setObjectName(QStringLiteral("jobTitle"));
    m_sentence->setObjectName(QStringLiteral("jobSentence"));
    m_progress->setObjectName(QStringLiteral("jobProgress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(22 * kGrid, kGrid);
    m_pause->setObjectName(QStringLiteral("pauseJob"));
    m_cancel->setObjectName(QStringLiteral("cancelJob"));
    m_pause->setAutoRaise(true);
    m_cancel->setAutoRaise(true);
    makeCaption(m_sentence);
    for (QLabel* label : {m_time, m_memory, m_threads}) {
        makeCaption(label);
        label->setFont(numberFont(TextSize::Small));
    }
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 0, 2 * kGrid, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_title);
    layout->addWidget(m_progress);
    layout->addWidget(m_time);
    layout->addWidget(m_pause);
    layout->addWidget(m_cancel);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_memory);
    layout->addSpacing(kGrid);
    layout->addWidget(m_threads);
    setFixedHeight(4 * kGrid);
    connect(&m_bridge, &JobBridge::jobChanged, this, &JobStrip::take);
    connect(m_pause, &QToolButton::clicked, this, &JobStrip::togglePause);
    connect(m_cancel, &QToolButton::clicked, this, &JobStrip::cancelShown);
    retranslate();
}

void JobStrip::take(const JobEvent& event)
{
    if (event.priority != JobPriority::Background)
        return;
    const bool wasIdle = isIdle();
    if (isFinal(event.state))
        m_jobs.erase(event.id);
    else
        m_jobs[event.id] = event;
    refresh();
    if (wasIdle != isIdle())
        Q_EMIT idleChanged(isIdle());
}

const JobEvent* JobStrip::shownJob() const
{
    for (const auto& [id, event] : m_jobs) {
        if (event.state != JobState::Waiting)
            return &event;
    }
    return m_jobs.empty() ? nullptr : &m_jobs.begin()->second;
}

void JobStrip::refresh()
{
    const JobEvent* job = shownJob();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_progress, m_time, m_pause, m_cancel})
        widget->setVisible(job);
    if (job) {
        showJob(*job);
        return;
    }
    m_title->setText(tr("Ready"));
    m_sentence->clear();
    m_sentence->setToolTip({});
}

void JobStrip::showJob(const JobEvent& event)
{
    const bool isPaused = event.state == JobState::Paused;
    m_title->setText(coreText(event.title));
    const bool isKnown = event.progress.total > 0;
    m_progress->setRange(0, isKnown ? kProgressSteps : 0);
    if (isKnown)
        m_progress->setValue(int(kProgressSteps * event.progress.done / event.progress.total));
    m_progress->setAccessibleName(m_title->text());
    if (isPaused)
        m_time->setText(tr("paused"));
    else if (event.state == JobState::Waiting)
        m_time->setText(tr("waiting"));
    else
        m_time->setText(event.secondsLeft >= 0 ? tr("%1 left").arg(durationText(event.secondsLeft))
                                               : durationText(event.secondsElapsed));
    m_pause->setText(isPaused ? tr("Resume") : tr("Pause"));
    QString sentence = coreText(event.progress.sentence);
    if (m_jobs.size() > 1)
        sentence += QStringLiteral("   ") + tr("+%n waiting", nullptr, int(m_jobs.size()) - 1);
    m_sentence->setText(sentence);
    m_sentence->setToolTip(sentence);
}

void JobStrip::setMemory(qint64 liveBytes, qint64 peakBytes)
{
    m_liveBytes = liveBytes;
    m_peakBytes = peakBytes;
    m_memory->setText(tr("Memory %1").arg(bytesText(liveBytes)));
    m_memory->setToolTip(tr("Held by tensors now; at most so far: %1.").arg(bytesText(peakBytes)));
}

void JobStrip::setThreads(int count, const QString& description)
{
    m_threadCount = count;
    m_runtime = description;
    m_threads->setText(tr("%n threads", nullptr, count));
    m_threads->setToolTip(description);
}

void JobStrip::cancelShown()
{
    if (const JobEvent* job = shownJob())
        m_bridge.cancel(job->id);
}

void JobStrip::togglePause()
{
    const JobEvent* job = shownJob();
    if (!job)
        return;
    if (job->state == JobState::Paused)
        m_bridge.resume(job->id);
    else
        m_bridge.pause(job->id);
}

void JobStrip::retranslate()
{
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stops this job; nothing is changed by it."));
    m_pause->setToolTip(tr("Holds this job at its next step."));
    setMemory(m_liveBytes, m_peakBytes);
    setThreads(m_threadCount, m_runtime);
    refresh();
}

void JobStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
