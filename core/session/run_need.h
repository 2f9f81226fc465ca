#pragma once
// What a run will take, told before it starts: memory, disk, and time from a short probe. Torch-free.

#include "core/session/measure.h"
#include "core/session/prune.h"

#include <cstdint>
#include <string>

namespace prunescope {

/// Estimates from shapes.
struct RunNeed {
    std::int64_t memoryBytes = 0, memoryFree = 0;  ///< beyond what the program holds already
    std::int64_t diskBytes = 0, diskFree = 0;      ///< intermediate data and export; 0 without
    std::string diskFolder;                        ///< where
    bool isStreamed = false;                       ///< block by block from the files

    bool fitsMemory() const { return memoryBytes <= memoryFree; }
    bool fitsDisk() const { return diskBytes <= diskFree; }
};

/// @param exportFolder  where the checkpoint will be written; empty without export
RunNeed pruneNeed(const ModelHandle& model, const PruneParams& params, const std::string& exportFolder);
/// A forward pass over the blocks, as measuring inputs takes. @param windows  of `window` tokens each
RunNeed passNeed(const ModelHandle& model, std::int64_t windows, std::int64_t window);
/// The same with logits.
RunNeed evaluationNeed(const ModelHandle& model, std::int64_t windows, std::int64_t window);

/// @throws Error{Memory} or Error{BadInput} (disk), naming need and have
void requireRoom(const RunNeed& need);

/// Seconds that a run will take about, from a probe of a few milliseconds of this machine, as busy as it is now.
double pruneSeconds(const ModelHandle& model, const PruneParams& params);

} // namespace prunescope
