// When a picture may be made.
#include "core/base/live_picture.h"

namespace prunescope {

namespace {
constexpr auto kLeastInterval = std::chrono::milliseconds(80); // twelve a second: more than an eye follows
constexpr int kShareOfTime = 30;                               // pictures may take a thirtieth of the run
} // namespace

bool LiveSink::isCheap() const { return m_spent * kShareOfTime <= Clock::now() - m_first; }

bool LiveSink::isDue() const
{
    return m_show && isCheap() && Clock::now() - m_latest >= kLeastInterval;
}

} // namespace prunescope
