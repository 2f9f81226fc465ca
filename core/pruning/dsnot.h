#pragma once
// The dsnot pruning method.

#include "core/pruning/method.h"

#include <memory>

namespace prunescope {

std::unique_ptr<PruneMethod> makeDsnotMethod();

} // namespace prunescope
