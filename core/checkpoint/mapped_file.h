#pragma once
// A whole file in the address space, read-only.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace prunescope {

/// Memory-maps a regular file. Replacing the file by rename is harmless; a file that another program shortens in place
/// while it is mapped ends the process (SIGBUS), which we do not try to survive. Immutable.
class MappedFile {
public:
    /// @param minBytes  length below which the file cannot be what it should be
    /// @param format    name of that format, for the message about the length
    /// @throws Error{BadInput} if it is missing, not a regular file, unreadable or too short
    MappedFile(const std::filesystem::path& path, std::uint64_t minBytes, const char* format);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<const std::byte> bytes() const { return m_bytes; }
    std::uint64_t size() const { return m_bytes.size(); }

private:
    std::span<const std::byte> m_bytes;
};

} // namespace prunescope
