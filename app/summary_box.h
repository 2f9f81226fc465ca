#pragma once
// Summaries on their way from a worker to the window, while the worker is still busy with others.

#include "core/session/explore.h"

#include <mutex>
#include <vector>

namespace prunescope::gui {

/// Between the worker thread, which adds, and the GUI thread, which looks.
class SummaryBox {
public:
    void add(const MatrixSummary& summary)
    {
        const std::lock_guard lock(m_mutex);
        m_known.push_back(summary);
    }
    std::vector<MatrixSummary> known() const
    {
        const std::lock_guard lock(m_mutex);
        return m_known;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<MatrixSummary> m_known;
};

} // namespace prunescope::gui
