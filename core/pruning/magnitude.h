#pragma once
// The magnitude pruning method.

#include "core/pruning/method.h"

#include <memory>

namespace prunescope {

std::unique_ptr<PruneMethod> makeMagnitudeMethod();

} // namespace prunescope
