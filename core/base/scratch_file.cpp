// Unnamed mapped files on Linux.
#include "core/base/scratch_file.h"

#include "core/base/error.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

/// An open file without a name, or -1 with errno.
int openUnnamed(const fs::path& folder)
{
    const int handle = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0644);
    if (handle >= 0 || (errno != EOPNOTSUPP && errno != EISDIR))
        return handle;
    // Some network file systems know no O_TMPFILE.
    std::string pattern = (folder / ".prunescope-scratch-XXXXXX").string();
    const int named = ::mkostemp(pattern.data(), O_CLOEXEC);
    if (named >= 0)
        ::unlink(pattern.c_str());
    return named;
}

[[noreturn]] void fail(const fs::path& folder, int error)
{
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: intermediate data cannot be stored there (%2)."), folder.string(),
                std::strerror(error));
}

/// Reserves the blocks, so that writing through the mapping cannot meet a full disk.
void reserve(int handle, const fs::path& folder, std::uint64_t bytes)
{
    const int error = ::posix_fallocate(handle, 0, off_t(bytes));
    if (error == 0)
        return;
    std::error_code ignored;
    const fs::space_info space = fs::space(folder, ignored);
    if (error == ENOSPC && !ignored)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: intermediate data need %2 bytes, but its disk has only %3 free; free some space or set TMPDIR "
                            "to another disk."),
                    folder.string(), bytes, space.available);
    fail(folder, error);
}

} // namespace

ScratchFile::ScratchFile(const fs::path& folder, std::uint64_t bytes) : m_bytes(bytes)
{
    m_handle = openUnnamed(folder);
    if (m_handle < 0)
        fail(folder, errno);
    try {
        if (bytes == 0)
            return;
        reserve(m_handle, folder, bytes);
        void* data = ::mmap(nullptr, std::size_t(bytes), PROT_READ | PROT_WRITE, MAP_SHARED, m_handle, 0);
        if (data == MAP_FAILED)
            fail(folder, errno);
        m_data = static_cast<std::byte*>(data);
    } catch (...) {
        ::close(m_handle);
        throw;
    }
}

ScratchFile::~ScratchFile()
{
    if (m_data)
        ::munmap(m_data, std::size_t(m_bytes));
    ::close(m_handle);
}

bool ScratchFile::linkAs(const fs::path& path)
{
    if (m_data && ::msync(m_data, std::size_t(m_bytes), MS_SYNC) != 0)
        return false;
    const std::string self = "/proc/self/fd/" + std::to_string(m_handle);
    return ::fsync(m_handle) == 0 && ::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0;
}

fs::path scratchFolder()
{
    if (const char* set = std::getenv("TMPDIR"); set && *set)
        return set;
    const char* cache = std::getenv("XDG_CACHE_HOME");
    const char* home = std::getenv("HOME");
    if ((cache && *cache) || (home && *home)) {
        const fs::path folder = (cache && *cache ? fs::path(cache) : fs::path(home) / ".cache") / "PruneScope";
        std::error_code error;
        fs::create_directories(folder, error);
        if (fs::is_directory(folder, error))
            return folder;
    }
    return "/var/tmp";
}

} // namespace prunescope
