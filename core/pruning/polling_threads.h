#pragma once
// Work in torch's threads that can be stopped on the way.

#include "core/base/stop_flag.h"
#include "core/pruning/rank_cut.h"

namespace prunescope {

/// Runs pieces in torch's threads and polls the stop flag every few pieces.
/// @param stop            outlives the runner
/// @param piecesPerPoll   at most this many pieces run between two polls
RangeRunner pollingThreads(StopFlag& stop, std::int64_t piecesPerPoll = 32);

} // namespace prunescope
