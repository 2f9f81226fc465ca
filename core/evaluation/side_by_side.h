#pragma once
// Independent pieces of work, such as the windows of a text, spread over the processor's cores.

#include "core/base/stop_flag.h"

#include <cstddef>
#include <cstdint>
#include <functional>

namespace prunescope {

/// Calls work(i) for each i in 0 .. count - 1, several at a time, each whole on one thread: small tensors use the cores
/// far better than by splitting every product, and the bits of a piece do not depend on the number of threads. Pieces that
/// are too large for that come one after the other, on all threads. Without gradients.
///
/// @param bytesEach  memory that one piece holds while it runs
/// @param work       must be safe to call from several threads; what it throws is thrown on
/// @param stop       polled between pieces by the calling thread
void sideBySide(std::size_t count, std::int64_t bytesEach, StopFlag& stop, const std::function<void(std::size_t)>& work);

} // namespace prunescope
