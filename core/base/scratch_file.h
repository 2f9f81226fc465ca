#pragma once
// Large intermediate data on the disk instead of in memory.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace prunescope {

/// An unnamed file of fixed size, reserved on the disk and mapped for reading and writing. Its pages belong to the
/// system's file cache and can be written out at any time, so they are no memory of the process. It disappears with the
/// object, however the program ends. Not on a memory file system, which would defeat the purpose: that is the caller's
/// choice of folder.
class ScratchFile {
public:
    /// @param folder  an existing folder on the disk to use
    /// @throws Error{BadInput} naming the folder and, where the disk is too full, bytes needed and free
    ScratchFile(const std::filesystem::path& folder, std::uint64_t bytes);
    ~ScratchFile();
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;

    std::span<std::byte> bytes() const { return {m_data, std::size_t(m_bytes)}; }

    /// Gives the file a name, all data synced; it stays after the object is gone. Once at most.
    /// @return false if the name lies on another disk or the system cannot do it: the caller then copies
    bool linkAs(const std::filesystem::path& path);

private:
    int m_handle = -1;
    std::byte* m_data = nullptr;
    std::uint64_t m_bytes = 0;
};

/// The folder for intermediate data where nothing better is known: $TMPDIR, else the user's cache folder, made if it is
/// missing, else /var/tmp.
std::filesystem::path scratchFolder();

} // namespace prunescope
