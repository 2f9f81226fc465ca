// Stretches of parallel work with polls between them.
#include "core/pruning/polling_threads.h"

#include "core/architecture/torch.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace prunescope {

RangeRunner pollingThreads(StopFlag& stop, std::int64_t piecesPerPoll)
{
    return [&stop, piecesPerPoll](std::int64_t count, std::int64_t piece,
                                  const std::function<void(std::int64_t, std::int64_t)>& work) {
        const std::int64_t stretch = piece * piecesPerPoll;
        for (std::int64_t first = 0; first < count; first += stretch) {
            stop.poll();
            at::parallel_for(first, std::min(count, first + stretch), piece, work);
        }
    };
}

} // namespace prunescope
