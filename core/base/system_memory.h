#pragma once
// What the machine has.

#include <cstdint>

namespace prunescope {

/// Memory that can be used without swapping, in bytes (MemAvailable, or the control group's limit where it is lower), at
/// most the limit below; a very large number where the system does not say.
std::int64_t availableMemoryBytes();

/// Pretends that the machine has no more than this for the program; 0 takes the limit away. Thread-safe.
void limitMemory(std::int64_t bytes);

} // namespace prunescope
