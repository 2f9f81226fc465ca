#pragma once
// What all fuzz targets share: an input as a file that never reaches a disk, and the one exception that parsers may throw.

#include "core/base/error.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace prunescope::fuzz {

/// The input as a file in memory, for parsers that open files themselves.
class MemoryFile {
public:
    MemoryFile(const std::uint8_t* data, std::size_t size) : m_handle(::memfd_create("input", MFD_CLOEXEC))
    {
        if (m_handle < 0 || ::write(m_handle, data, size) != ssize_t(size))
            std::abort();
    }
    ~MemoryFile() { ::close(m_handle); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(m_handle); }

private:
    int m_handle;
};

/// Runs a parser: it succeeds, or throws Error of bad input. All else is a finding.
template <typename Parser> int expectBadInput(Parser parse)
{
    try {
        parse();
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::BadInput)
            std::abort();
    }
    return 0;
}

} // namespace prunescope::fuzz
