#pragma once
// The ria pruning method.

#include "core/pruning/method.h"

#include <memory>

namespace prunescope {

std::unique_ptr<PruneMethod> makeRiaMethod();

} // namespace prunescope
