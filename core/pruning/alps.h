#pragma once
// The alps pruning method.

#include "core/pruning/method.h"

#include <memory>

namespace prunescope {

std::unique_ptr<PruneMethod> makeAlpsMethod();

} // namespace prunescope
