// What the machine has, on Linux.
#include "core/base/system_memory.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

constexpr std::int64_t kUnknown = INT64_MAX;

std::atomic<std::int64_t> g_limit{0};

/// A number alone in a file, or kUnknown ("max" or no such file).
std::int64_t numberIn(const fs::path& path)
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

/// What one control group leaves, in either version of the interface; kUnknown without a limit.
std::int64_t roomOf(const fs::path& group, bool isUnified)
{
    const std::int64_t limit = numberIn(group / (isUnified ? "memory.max" : "memory.limit_in_bytes"));
    const std::int64_t used = numberIn(group / (isUnified ? "memory.current" : "memory.usage_in_bytes"));
    if (limit == kUnknown || used == kUnknown)
        return kUnknown;
    // Cached file pages count as used, but give way.
    std::ifstream in(group / "memory.stat");
    std::string key;
    std::int64_t value = 0, cached = 0;
    while (in >> key >> value)
        if (key == "inactive_file" || key == "active_file")
            cached += value;
    return std::max<std::int64_t>(0, limit - used + cached);
}

/// The smallest room of the program's control group and those around it.
std::int64_t memoryOfGroups()
{
    std::ifstream in("/proc/self/cgroup");
    std::string line;
    std::int64_t room = kUnknown;
    while (std::getline(in, line)) {
        const auto first = line.find(':'), second = line.find(':', first + 1);
        if (second == std::string::npos)
            continue;
        const std::string controllers = line.substr(first + 1, second - first - 1);
        const bool isUnified = controllers.empty();
        if (!isUnified && ("," + controllers + ",").find(",memory,") == std::string::npos)
            continue;
        const fs::path root = isUnified ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory";
        for (fs::path group = fs::path(line.substr(second + 1)).relative_path();; group = group.parent_path()) {
            room = std::min(room, roomOf(root / group, isUnified));
            if (group.empty())
                break;
        }
    }
    return room;
}

} // namespace

std::int64_t availableMemoryBytes()
{
    const std::int64_t limit = g_limit.load();
    return std::min({memAvailable(), memoryOfGroups(), limit > 0 ? limit : kUnknown});
}

void limitMemory(std::int64_t bytes) { g_limit.store(bytes); }

} // namespace prunescope
