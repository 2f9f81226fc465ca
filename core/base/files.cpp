// Whole-file reading and atomic writing on POSIX.
#include "core/base/files.h"

#include "core/base/error.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

/// A name beside the target that no other writer of this or another process uses.
fs::path temporarySibling(const fs::path& target)
{
    static std::atomic<unsigned> counter{0};
    const fs::path parent = target.has_parent_path() ? target.parent_path() : fs::path(".");
    return parent / ("." + target.filename().string() + ".part-" + std::to_string(::getpid()) + "-" +
                     std::to_string(counter++));
}

[[noreturn]] void throwWrite(const fs::path& path, int error)
{
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: cannot be written (%2)."), path.string(), std::strerror(error));
}

void writeAll(int file, std::string_view bytes, const fs::path& path)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            throwWrite(path, errno);
        bytes.remove_prefix(std::size_t(written));
    }
}

void syncFolder(const fs::path& folder)
{
    const int handle = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        ::fsync(handle);
        ::close(handle);
    }
}

} // namespace

std::string readFile(const fs::path& path, std::uint64_t maxBytes)
{
    std::error_code error;
    const auto status = fs::status(path, error);
    if (error || !fs::exists(status))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: no such file."), path.string());
    if (!fs::is_regular_file(status))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: is not a file."), path.string());
    const std::uint64_t size = fs::file_size(path, error);
    if (error || size > maxBytes)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: has %2 bytes, more than the %3 allowed here."), path.string(),
                    size, maxBytes);
    std::ifstream in(path, std::ios::binary);
    std::string bytes(size, '\0');
    if (!in || !in.read(bytes.data(), std::streamsize(size)))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: cannot be read (%2)."), path.string(), std::strerror(errno));
    return bytes;
}

std::size_t firstInvalidUtf8(std::string_view text)
{
    const auto isContinuation = [&](std::size_t i) { return i < text.size() && (text[i] & 0xC0) == 0x80; };
    for (std::size_t i = 0; i < text.size();) {
        const unsigned char lead = static_cast<unsigned char>(text[i]);
        const unsigned char second = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        std::size_t length = 1;
        if (lead >= 0xC2 && lead <= 0xDF)
            length = 2;
        else if (lead >= 0xE0 && lead <= 0xEF)
            length = 3;
        else if (lead >= 0xF0 && lead <= 0xF4)
            length = 4;
        else if (lead >= 0x80)
            return i;
        for (std::size_t k = 1; k < length; ++k)
            if (!isContinuation(i + k))
                return i;
        // Overlong forms, surrogates and code points above U+10FFFF hide in the second byte.
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
            (lead == 0xF4 && second > 0x8F))
            return i;
        i += length;
    }
    return std::string_view::npos;
}

std::string readTextFile(const fs::path& path, std::uint64_t maxBytes)
{
    std::string text = readFile(path, maxBytes);
    const std::size_t bad = firstInvalidUtf8(text);
    if (bad != std::string::npos)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: byte %2 is not UTF-8; convert the text to UTF-8 first."),
                    path.string(), bad);
    return text;
}

void syncFile(const fs::path& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        throwWrite(path, errno);
    const int result = ::fsync(file);
    const int error = errno;
    ::close(file);
    if (result != 0)
        throwWrite(path, error);
}

void writeFileAtomically(const fs::path& path, std::string_view bytes)
{
    const fs::path temporary = temporarySibling(path);
    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file < 0)
        throwWrite(path, errno);
    try {
        writeAll(file, bytes, path);
        if (::fsync(file) != 0)
            throwWrite(path, errno);
    } catch (...) {
        ::close(file);
        ::unlink(temporary.c_str());
        throw;
    }
    ::close(file);
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        const int error = errno;
        ::unlink(temporary.c_str());
        throwWrite(path, error);
    }
    syncFolder(path.parent_path());
}

FolderTransaction::FolderTransaction(fs::path target) : m_target(std::move(target))
{
    if (m_target.filename().empty())
        m_target = m_target.parent_path();
    std::error_code error;
    if (fs::exists(m_target, error) && !(fs::is_directory(m_target, error) && fs::is_empty(m_target, error)))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: exists already and is not an empty folder; choose another."),
                    m_target.string());
    if (m_target.has_parent_path())
        fs::create_directories(m_target.parent_path(), error);
    m_staging = temporarySibling(m_target);
    fs::create_directory(m_staging, error);
    if (error)
        throwWrite(m_target, error.value());
}

FolderTransaction::~FolderTransaction()
{
    std::error_code error;
    if (!m_isCommitted)
        fs::remove_all(m_staging, error);
}

void FolderTransaction::commit()
{
    for (const auto& entry : fs::recursive_directory_iterator(m_staging))
        if (entry.is_regular_file())
            syncFile(entry.path());
    syncFolder(m_staging);
    // rename(2) replaces an empty folder by itself, so the target is never absent and present at once.
    if (::rename(m_staging.c_str(), m_target.c_str()) != 0)
        throwWrite(m_target, errno);
    m_isCommitted = true;
    syncFolder(m_target.parent_path());
}

} // namespace prunescope
