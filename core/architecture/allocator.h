#pragma once
// CPU tensor memory: large blocks on huge pages, recently freed ones kept for reuse, bytes counted. glibc gives back
// every large block at once, so each result would fault its pages anew (measured 33 ms instead of 5 ms per 64 MB).

#include <cstdint>

namespace prunescope {

/// Replaces torch's CPU allocator for the rest of the program. Call before the first tensor exists; later calls do
/// nothing. Sanitizer builds keep the default allocator, which they can check.
void installAllocator();

/// Bytes in live tensors and their highest value so far. 0 where the allocator is not installed.
std::int64_t liveTensorBytes();
std::int64_t peakTensorBytes();

/// Sets how many bytes of free blocks are kept for reuse (3 GiB at first): little where memory is short.
void keepFreeTensorMemory(std::int64_t bytes);

/// Gives kept free blocks back to the system: for the end of a job.
void releaseFreeTensorMemory();

} // namespace prunescope
