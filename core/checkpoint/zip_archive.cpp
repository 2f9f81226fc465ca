// Central directory first, then each local header against it.
#include "core/checkpoint/zip_archive.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/checkpoint/strict_sax.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

namespace prunescope {
namespace {

constexpr std::uint32_t kLocalMark = 0x04034b50, kCentralMark = 0x02014b50, kEndMark = 0x06054b50,
                        kEnd64Mark = 0x06064b50, kLocator64Mark = 0x07064b50;
constexpr std::uint64_t kLocalBytes = 30, kCentralBytes = 46, kEndBytes = 22, kEnd64Bytes = 56, kLocator64Bytes = 20;
constexpr std::uint64_t kLongestComment = 0xFFFF;
constexpr std::uint16_t kZip64Tag = 1;
constexpr std::uint16_t kEncryptedFlag = 1, kSizesBehindFlag = 8;

/// One entry as the central directory describes it.
struct Entry {
    std::string name;
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint64_t packed = 0;
    std::uint64_t size = 0;
    std::uint64_t place = 0; ///< of the local header
};

/// Reads little-endian numbers and checks each place against the length.
class ZipReader {
public:
    ZipReader(std::span<const std::byte> bytes, const std::string& file) : m_bytes(bytes), m_file(file) {}

    std::vector<Entry> readDirectory();
    std::span<const std::byte> contents(const Entry& entry, std::uint64_t& end) const;
    [[noreturn]] void refuse(const char* pattern, std::uint64_t found, std::uint64_t expected) const
    {
        throw Error(ErrorKind::BadInput, pattern, m_file, found, expected);
    }

private:
    template <typename Number> Number number(std::uint64_t place) const
    {
        if (place > m_bytes.size() || m_bytes.size() - place < sizeof(Number))
            refuse(PS_TEXT("%1: the ZIP archive points to byte %2, but the file has %3; copy or download it again."),
                   place, m_bytes.size());
        Number value;
        std::memcpy(&value, m_bytes.data() + place, sizeof(value));
        return value;
    }
    std::uint16_t u16(std::uint64_t place) const { return number<std::uint16_t>(place); }
    std::uint32_t u32(std::uint64_t place) const { return number<std::uint32_t>(place); }
    std::uint64_t u64(std::uint64_t place) const { return number<std::uint64_t>(place); }

    std::uint64_t findEnd() const;
    void locateDirectory();
    Entry readEntry(std::uint64_t& place) const;
    void readZip64(Entry& entry, std::uint64_t place, std::uint64_t end) const;

    std::span<const std::byte> m_bytes;
    const std::string& m_file;
    std::uint64_t m_directory = 0;
    std::uint64_t m_directoryBytes = 0;
    std::uint64_t m_count = 0;
};

/// The end record is the last thing in the file but for a comment of the length that it states.
std::uint64_t ZipReader::findEnd() const
{
    const std::uint64_t size = m_bytes.size();
    const std::uint64_t furthest = std::min(size, kEndBytes + kLongestComment);
    for (std::uint64_t back = kEndBytes; back <= furthest; ++back)
        if (u32(size - back) == kEndMark && u16(size - back + 20) == back - kEndBytes)
            return size - back;
    throw Error(ErrorKind::BadInput,
                PS_TEXT("%1: the ZIP archive has no end record; the file is cut off, copy or download it again."), m_file);
}

void ZipReader::locateDirectory()
{
    const std::uint64_t end = findEnd();
    if (u16(end + 4) != 0 || u16(end + 6) != 0)
        refuse(PS_TEXT("%1: is part %2 of a ZIP archive of several parts; only whole archives are read."), u16(end + 4) + 1u, 0);
    m_count = u16(end + 10);
    m_directoryBytes = u32(end + 12);
    m_directory = u32(end + 16);
    std::uint64_t behind = end;
    if (end >= kLocator64Bytes && u32(end - kLocator64Bytes) == kLocator64Mark) {
        const std::uint64_t end64 = u64(end - kLocator64Bytes + 8);
        if (u32(end64) != kEnd64Mark)
            refuse(PS_TEXT("%1: the ZIP archive has no zip64 record at byte %2 of %3."), end64, m_bytes.size());
        m_count = u64(end64 + 32);
        m_directoryBytes = u64(end64 + 40);
        m_directory = u64(end64 + 48);
        behind = end64;
    }
    if (m_directory > behind || m_directoryBytes != behind - m_directory)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: the ZIP directory should take %2 bytes from byte %3 up to its end record at %4."), m_file,
                    m_directoryBytes, m_directory, behind);
    if (m_count > m_directoryBytes / kCentralBytes)
        refuse(PS_TEXT("%1: the ZIP directory claims %2 entries, which do not fit into its %3 bytes."), m_count,
               m_directoryBytes);
}

/// Sizes and places of 0xFFFFFFFF stand, in this order, as 64-bit numbers in an extra field.
void ZipReader::readZip64(Entry& entry, std::uint64_t place, std::uint64_t end) const
{
    constexpr std::uint64_t kElsewhere = 0xFFFFFFFF;
    std::vector<std::uint64_t*> missing;
    for (auto* value : {&entry.size, &entry.packed, &entry.place})
        if (*value == kElsewhere)
            missing.push_back(value);
    while (end - place >= 4 && !missing.empty()) {
        const std::uint64_t bytes = u16(place + 2);
        if (bytes > end - place - 4)
            break;
        if (u16(place) == kZip64Tag && bytes >= missing.size() * sizeof(std::uint64_t)) {
            for (std::size_t i = 0; i < missing.size(); ++i)
                *missing[i] = u64(place + 4 + i * sizeof(std::uint64_t));
            return;
        }
        place += 4 + bytes;
    }
}

Entry ZipReader::readEntry(std::uint64_t& place) const
{
    const std::uint64_t end = m_directory + m_directoryBytes;
    if (end - place < kCentralBytes || u32(place) != kCentralMark)
        refuse(PS_TEXT("%1: the ZIP directory has no entry at byte %2, though it should reach up to %3."), place, end);
    Entry entry;
    entry.flags = u16(place + 8);
    entry.method = u16(place + 10);
    entry.packed = u32(place + 20);
    entry.size = u32(place + 24);
    entry.place = u32(place + 42);
    const std::uint64_t nameBytes = u16(place + 28), extraBytes = u16(place + 30), commentBytes = u16(place + 32);
    const std::uint64_t next = place + kCentralBytes + nameBytes + extraBytes + commentBytes;
    if (next > end)
        refuse(PS_TEXT("%1: an entry of the ZIP directory ends at byte %2, behind the directory's end at %3."), next, end);
    entry.name.assign(reinterpret_cast<const char*>(m_bytes.data()) + place + kCentralBytes, nameBytes);
    readZip64(entry, place + kCentralBytes + nameBytes, place + kCentralBytes + nameBytes + extraBytes);
    place = next;
    return entry;
}

std::vector<Entry> ZipReader::readDirectory()
{
    locateDirectory();
    std::vector<Entry> entries;
    std::uint64_t place = m_directory;
    for (std::uint64_t i = 0; i < m_count; ++i)
        entries.push_back(readEntry(place));
    if (place != m_directory + m_directoryBytes)
        refuse(PS_TEXT("%1: the entries of the ZIP directory end at byte %2, but it should end at %3."), place,
               m_directory + m_directoryBytes);
    return entries;
}

/// @param end  receives the first byte behind the entry
std::span<const std::byte> ZipReader::contents(const Entry& entry, std::uint64_t& end) const
{
    const std::string name = shortName(entry.name);
    if (entry.flags & kEncryptedFlag)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the entry \"%2\" of the ZIP archive is encrypted."), m_file, name);
    if (entry.method != 0 || entry.packed != entry.size)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: the entry \"%2\" is compressed (method %3, %4 of %5 bytes), which PyTorch never does; save the "
                            "model again with torch.save."),
                    m_file, name, entry.method, entry.packed, entry.size);
    if (entry.place >= m_directory || m_directory - entry.place < kLocalBytes || u32(entry.place) != kLocalMark)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the entry \"%2\" should begin at byte %3, but nothing begins there."), m_file,
                    name, entry.place);
    const std::uint64_t nameBytes = u16(entry.place + 26);
    const std::uint64_t begin = entry.place + kLocalBytes + nameBytes + u16(entry.place + 28);
    if (begin > m_directory || entry.size > m_directory - begin)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: the entry \"%2\" should take %3 bytes from byte %4, but the entries end at %5."), m_file, name,
                    entry.size, begin, m_directory);
    const char* localName = reinterpret_cast<const char*>(m_bytes.data()) + entry.place + kLocalBytes;
    if (std::string_view(localName, nameBytes) != entry.name)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the entry \"%2\" of the ZIP directory is called \"%3\" where it begins."),
                    m_file, name, shortName(std::string_view(localName, firstInvalidUtf8({localName, nameBytes}) == std::string_view::npos ? nameBytes : 0)));
    // Sizes may stand behind the contents (torch's writer) or in a zip64 field; where they are here, they must agree.
    const std::uint32_t localSize = u32(entry.place + 22);
    const bool isElsewhere = (u16(entry.place + 6) & kSizesBehindFlag) || localSize == 0xFFFFFFFF;
    if (u16(entry.place + 8) != entry.method || (!isElsewhere && localSize != entry.size))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the entry \"%2\" has %3 bytes where it begins, but %4 in the ZIP directory."),
                    m_file, name, localSize, entry.size);
    end = begin + entry.size;
    return m_bytes.subspan(begin, entry.size);
}

} // namespace

ZipArchive::ZipArchive(std::span<const std::byte> bytes, const std::string& file)
{
    ZipReader reader(bytes, file);
    std::vector<Entry> entries = reader.readDirectory();
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.place < b.place; });
    std::uint64_t end = 0;
    for (const auto& entry : entries) {
        if (firstInvalidUtf8(entry.name) != std::string_view::npos || entry.name.find('\0') != std::string::npos)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: a name in the ZIP directory is not UTF-8."), file);
        if (entry.place < end)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: the entry \"%2\" begins at byte %3, inside the entry that ends at %4."), file,
                        shortName(entry.name), entry.place, end);
        const auto contents = reader.contents(entry, end);
        if (!m_entries.emplace(entry.name, contents).second)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: the entry \"%2\" is there twice."), file, shortName(entry.name));
    }
}

bool looksLikeZip(std::span<const std::byte> bytes)
{
    std::uint32_t mark = 0;
    if (bytes.size() < kEndBytes)
        return false;
    std::memcpy(&mark, bytes.data(), sizeof(mark));
    return mark == kLocalMark;
}

} // namespace prunescope
