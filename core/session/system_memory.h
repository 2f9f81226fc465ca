#pragma once
// What the machine has.

#include <cstdint>

namespace prunescope {

/// Memory that can be used without swapping, in bytes (MemAvailable, or the control group's limit where it is lower);
/// a very large number where the system does not say.
std::int64_t availableMemoryBytes();

} // namespace prunescope
