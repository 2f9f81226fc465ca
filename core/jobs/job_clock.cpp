// Elapsed and remaining time of a job.
#include "core/jobs/job_clock.h"

#include <algorithm>

namespace prunescope {

void JobClock::start(Time now)
{
    if (!m_isRunning)
        m_startedAt = now;
    m_isRunning = true;
}

void JobClock::stop(Time now)
{
    if (m_isRunning)
        m_elapsed += now - m_startedAt;
    m_isRunning = false;
}

double JobClock::secondsElapsed(Time now) const
{
    const std::chrono::duration<double> sinceStart = m_isRunning ? now - m_startedAt : Time::duration::zero();
    return (m_elapsed + sinceStart).count();
}

void JobClock::note(const Progress& progress, Time now)
{
    m_latestElapsed = secondsElapsed(now);
    if (progress.total != m_latest.total || progress.done < m_latest.done) {
        m_phaseDone = progress.done;
        m_phaseElapsed = m_latestElapsed;
    }
    m_latest = progress;
}

double JobClock::secondsLeft(Time now) const
{
    const double done = m_latest.done - m_phaseDone;
    const double seconds = m_latestElapsed - m_phaseElapsed;
    if (!(m_latest.total > 0 && done > 0 && seconds > 0))
        return -1;
    const double left = seconds / done * (m_latest.total - m_latest.done);
    // Since the latest event some of that has passed already.
    return std::max(0.0, left - (secondsElapsed(now) - m_latestElapsed));
}

} // namespace prunescope
