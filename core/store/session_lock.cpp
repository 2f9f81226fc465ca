// Session locks through open file description locks of Linux.
#include "core/store/session_lock.h"

#include "core/base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

namespace prunescope {
namespace {

/// A write lock on some bytes; length 0 means all.
struct flock byteRange(std::int64_t start, std::int64_t length)
{
    struct flock range {};
    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    range.l_start = start;
    range.l_len = length;
    return range;
}

std::int64_t randomSession()
{
    std::random_device device;
    const std::uint64_t bits = (std::uint64_t(device()) << 32) | device();
    return std::int64_t(bits >> 2) | 1; // positive
}

/// Whether the path still leads to the open file.
bool isSameFile(int file, const std::filesystem::path& path)
{
    struct stat open {};
    struct stat named {};
    return ::fstat(file, &open) == 0 && ::stat(path.c_str(), &named) == 0 && open.st_dev == named.st_dev &&
           open.st_ino == named.st_ino;
}

[[noreturn]] void throwSystem(const std::filesystem::path& path)
{
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: cannot be made beside the project (%2)."), path.string(),
                std::strerror(errno));
}

} // namespace

SessionLock::SessionLock(std::filesystem::path lockFile)
    : m_path(std::move(lockFile)), m_session(randomSession())
{
    // Between opening and locking, the last other session may remove the file: then once more with the new
    // one.
    while (!openAndLock())
        ::close(m_file);
}

bool SessionLock::openAndLock()
{
    m_file = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (m_file < 0)
        throwSystem(m_path);
    struct flock range = byteRange(m_session, 1);
    int result = -1;
    do
        result = ::fcntl(m_file, F_OFD_SETLKW, &range);
    while (result != 0 && errno == EINTR);
    if (result != 0) {
        const int error = errno;
        ::close(m_file);
        errno = error;
        throwSystem(m_path);
    }
    return isSameFile(m_file, m_path);
}

SessionLock::~SessionLock()
{
    // All bytes at once are only to be had by the last session.
    struct flock all = byteRange(0, 0);
    if (::fcntl(m_file, F_OFD_SETLK, &all) == 0 && isSameFile(m_file, m_path))
        ::unlink(m_path.c_str());
    ::close(m_file);
}

bool SessionLock::isAlive(std::int64_t session) const
{
    if (session == m_session)
        return true;
    if (session <= 0)
        return false;
    struct flock range = byteRange(session, 1);
    return ::fcntl(m_file, F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
}

} // namespace prunescope
