#pragma once
// The wanda pruning method.

#include "core/pruning/method.h"

#include <memory>

namespace prunescope {

std::unique_ptr<PruneMethod> makeWandaMethod();

} // namespace prunescope
