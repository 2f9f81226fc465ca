// The choice between the two versions of a kernel.
#include "core/base/wide_vectors.h"

#include <atomic>

namespace prunescope {

namespace {
std::atomic<bool> isWideAllowed{true};
} // namespace

bool usesWideVectors()
{
#if defined(__x86_64__)
    static const bool hasThem = __builtin_cpu_supports("avx2");
    return hasThem && isWideAllowed.load(std::memory_order_relaxed);
#else
    return false;
#endif
}

void allowWideVectors(bool isAllowed) { isWideAllowed.store(isAllowed); }

} // namespace prunescope
