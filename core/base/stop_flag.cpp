// Stop, pause and the yield point of long acts.
#include "core/base/stop_flag.h"

#include "core/base/error.h"

namespace prunescope {

void StopFlag::requestStop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopped.store(true);
    }
    m_changed.notify_all();
}

void StopFlag::pause()
{
    const std::lock_guard lock(m_mutex);
    m_isPaused.store(true);
}

void StopFlag::resume()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isPaused.store(false);
    }
    m_changed.notify_all();
}

void StopFlag::poll()
{
    if (m_yieldHook)
        m_yieldHook();
    if (m_isPaused.load(std::memory_order_relaxed)) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_isPaused.load() || m_isStopped.load(); });
    }
    if (isStopped())
        throw Error(ErrorKind::Cancelled, PS_TEXT("Cancelled; nothing was changed."));
}

} // namespace prunescope
