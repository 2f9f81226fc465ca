// Streaming writes on POSIX.
#include "core/checkpoint/output_file.h"

#include "core/base/error.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sstream>
#include <unistd.h>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

constexpr std::uint64_t kFlushBytes = std::uint64_t(16) << 20;

} // namespace

OutputFile::OutputFile(fs::path path, std::string label) : m_path(std::move(path)), m_label(std::move(label))
{
    m_handle = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (m_handle < 0)
        fail(errno);
}

OutputFile::~OutputFile()
{
    if (m_handle >= 0)
        ::close(m_handle);
    if (!m_isKept)
        ::unlink(m_path.c_str());
}

void OutputFile::write(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_handle, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            fail(written < 0 ? errno : ENOSPC);
        bytes = bytes.subspan(std::size_t(written));
        m_written += std::uint64_t(written);
    }
    // Start the disk early: otherwise finish() would block for as long as the page cache is large, deaf to
    // cancelling.
    if (m_written - m_sentToDisk >= kFlushBytes) {
        ::sync_file_range(m_handle, off64_t(m_sentToDisk), off64_t(m_written - m_sentToDisk),
                          SYNC_FILE_RANGE_WRITE);
        m_sentToDisk = m_written;
    }
}

void OutputFile::finish()
{
    // close() reports late errors of network disks.
    const bool isSynced = ::fsync(m_handle) == 0;
    const int syncError = errno;
    const bool isClosed = ::close(m_handle) == 0;
    m_handle = -1;
    if (!isSynced || !isClosed)
        fail(isSynced ? errno : syncError);
    m_isKept = true;
}

void OutputFile::finishAs(const fs::path& target)
{
    finish();
    if (::rename(m_path.c_str(), target.c_str()) != 0) {
        m_isKept = false;
        fail(errno);
    }
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        ::fsync(handle);
        ::close(handle);
    }
}

void OutputFile::fail(int error) const
{
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: cannot be written (%2)."), m_label, std::strerror(error));
}

fs::path hiddenSibling(const fs::path& target)
{
    static std::atomic<unsigned> counter{0};
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    std::ostringstream name;
    name << '.' << target.filename().string() << ".writing-" << ::getpid() << '-' << counter++;
    return folder / name.str();
}

} // namespace prunescope
