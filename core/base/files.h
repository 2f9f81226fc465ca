#pragma once
// Whole-file reading with limits, and writes that are either complete or absent.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace prunescope {

/// Reads a regular file into memory.
/// @throws Error{BadInput} if it is missing, not a regular file, unreadable, or larger than maxBytes
std::string readFile(const std::filesystem::path& path, std::uint64_t maxBytes = std::uint64_t(4) << 30);

/// Reads a text file and checks that it is UTF-8; bytes are kept as they are.
/// @throws Error{BadInput} as readFile(), and at the first byte that is not UTF-8
std::string readTextFile(const std::filesystem::path& path, std::uint64_t maxBytes = std::uint64_t(4) << 30);

/// Byte offset of the first invalid UTF-8 sequence, or npos. Overlong forms and surrogates are invalid.
std::size_t firstInvalidUtf8(std::string_view text);

/// Writes a file atomically: a temporary sibling, fsync, then rename over the target.
/// @throws Error{BadInput} if the folder cannot be written or the disk is full; the old file is then untouched
void writeFileAtomically(const std::filesystem::path& path, std::string_view bytes);

/// A folder that appears under its final name only when complete. Files are written into a hidden sibling;
/// commit() syncs them and renames the folder. The destructor removes what was not committed.
class FolderTransaction {
public:
    /// @throws Error{BadInput} if the target exists and is not an empty folder, or its parent cannot be written
    explicit FolderTransaction(std::filesystem::path target);
    ~FolderTransaction();
    FolderTransaction(const FolderTransaction&) = delete;
    FolderTransaction& operator=(const FolderTransaction&) = delete;

    /// Where to write until commit().
    const std::filesystem::path& stagingFolder() const { return m_staging; }
    /// @throws Error{BadInput} if syncing or renaming fails; the target then does not exist
    void commit();

private:
    std::filesystem::path m_target;
    std::filesystem::path m_staging;
    bool m_isCommitted = false;
};

/// Flushes a file's data to the disk. @throws Error{BadInput} if that fails
void syncFile(const std::filesystem::path& path);

} // namespace prunescope
