// What the machine has, on Linux.
#include "core/session/system_memory.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <string>

namespace prunescope {
namespace {

constexpr std::int64_t kUnknown = INT64_MAX;

/// A number alone in a file, or kUnknown ("max" or no such file).
std::int64_t numberIn(const char* path)
{
    std::ifstream in(path);
    std::int64_t value = 0;
    return in >> value ? value : kUnknown;
}

std::int64_t memAvailable()
{
    std::ifstream in("/proc/meminfo");
    std::string key, unit;
    std::int64_t kibibytes = 0;
    while (in >> key >> kibibytes) {
        if (key == "MemAvailable:")
            return kibibytes * 1024;
        std::getline(in, unit);
    }
    return kUnknown;
}

} // namespace

std::int64_t availableMemoryBytes()
{
    const std::int64_t limit = numberIn("/sys/fs/cgroup/memory.max");
    const std::int64_t used = numberIn("/sys/fs/cgroup/memory.current");
    const std::int64_t inGroup = limit == kUnknown || used == kUnknown ? kUnknown : std::max<std::int64_t>(0, limit - used);
    return std::min(memAvailable(), inGroup);
}

} // namespace prunescope
