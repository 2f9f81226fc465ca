#pragma once
// How long a job has run and how long it will take: pure arithmetic on time points handed in, so that tests
// need no real time.

#include "core/base/progress.h"

#include <chrono>

namespace prunescope {

/// The running time of one job, without pauses and interruptions, and the estimate from its progress. Not
/// thread-safe.
class JobClock {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// Runs from here on. No effect while running.
    void start(Time now);
    /// Stands still from here on. No effect while standing.
    void stop(Time now);
    /// Running time up to now, in seconds.
    double secondsElapsed(Time now) const;

    /// Takes in a progress event. A changed total or a step back begins a new phase with a speed of its own.
    void note(const Progress& progress, Time now);
    /// Time left for the current phase at the speed it had so far, in seconds; -1 while that is unknown.
    double secondsLeft(Time now) const;

private:
    std::chrono::duration<double> m_elapsed{0}; ///< up to the last stop()
    Time m_startedAt;
    bool m_isRunning = false;

    Progress m_latest;          ///< total 0: none yet
    double m_phaseDone = 0;     ///< done at the first event of the phase
    double m_phaseElapsed = 0;  ///< secondsElapsed() then
    double m_latestElapsed = 0; ///< secondsElapsed() at the latest event
};

} // namespace prunescope
