#pragma once
// What decides the bits of a run's result, for the journal that keeps its blocks. For core/session's own .cpp files.

#include "core/session/open_model_impl.h"
#include "core/session/prune.h"

#include <string>

namespace prunescope {

/// Hash of the model, what is asked of each matrix, the calibration windows, the program and its threads.
/// @throws Error as pruneModel() before its work starts
std::string pruneIdentity(const OpenModel& model, const PruneParams& params);

} // namespace prunescope
