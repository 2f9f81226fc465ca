// Mapping through POSIX.
#include "core/checkpoint/mapped_file.h"

#include "core/base/error.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace prunescope {

static_assert(std::endian::native == std::endian::little, "tensor bytes are used as they lie in the file");

namespace {

/// What a clone without Git LFS leaves in place of each large file.
bool isPointer(std::span<const std::byte> bytes)
{
    constexpr std::string_view kStart = "version https://git-lfs.github.com/spec/";
    return bytes.size() >= kStart.size() && std::memcmp(bytes.data(), kStart.data(), kStart.size()) == 0;
}

} // namespace

MappedFile::MappedFile(const std::filesystem::path& path, std::uint64_t minBytes, const char* format)
{
    const std::string file = path.string();
    // O_NONBLOCK: a pipe of this name must not make us wait for a writer.
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (handle < 0)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: cannot be opened (%2)."), file, std::strerror(errno));
    struct stat status {};
    const bool isFile = ::fstat(handle, &status) == 0 && S_ISREG(status.st_mode);
    const std::uint64_t size = isFile ? std::uint64_t(status.st_size) : 0;
    minBytes = std::max<std::uint64_t>(minBytes, 1); // nothing cannot be mapped
    void* address = MAP_FAILED;
    if (size >= minBytes)
        address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, handle, 0);
    const int error = errno;
    ::close(handle);
    if (!isFile)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: is not a file."), file);
    if (size < minBytes)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: has %2 bytes, but a %3 file has at least %4; copy or download it again."), file,
                    size, format, minBytes);
    if (address == MAP_FAILED)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: cannot be mapped (%2)."), file, std::strerror(error));
    m_bytes = {static_cast<const std::byte*>(address), std::size_t(size)};
    if (isPointer(m_bytes)) {
        ::munmap(address, size); // no destructor runs after a constructor that throws
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: is only a Git LFS pointer to the file; fetch the file itself with git lfs pull."), file);
    }
}

MappedFile::~MappedFile()
{
    if (m_bytes.data())
        ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
}

} // namespace prunescope
