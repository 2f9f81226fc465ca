// Mapping a safetensors file and holding its header against its length.
#include "core/base/error.h"
#include "core/checkpoint/safetensors.h"
#include "core/checkpoint/safetensors_header.h"
#include "core/checkpoint/strict_sax.h"

#include <algorithm>
#include <cstring>
#include <tuple>

namespace prunescope {

namespace {

constexpr std::uint64_t kPrefixBytes = 8;

/// Number of bytes that shape and type need.
std::uint64_t neededBytes(const HeaderEntry& entry, const std::string& file)
{
    const int bits = dtypeBitsFromName(entry.dtype);
    if (bits == 0)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" has the unknown type \"%3\"."), file,
                    shortName(entry.name), shortName(entry.dtype));
    // In the order of the extents, signed: what passes here cannot overflow in TensorView::elements() either.
    std::int64_t elements = 1;
    bool overflows = false;
    for (const auto extent : entry.shape)
        overflows = overflows || __builtin_mul_overflow(elements, extent, &elements);
    std::uint64_t needed = 0;
    if (overflows || __builtin_mul_overflow(std::uint64_t(elements), std::uint64_t(bits), &needed))
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: tensor \"%2\" of type %3 has the shape %4, too large to count."), file,
                    shortName(entry.name), entry.dtype, shapeText(entry.shape));
    if (needed % 8 != 0)
        throw Error(
            ErrorKind::BadInput,
            PS_TEXT("%1: tensor \"%2\" of shape %3 and type %4 has %5 bits, not a whole number of bytes."),
            file, shortName(entry.name), shapeText(entry.shape), entry.dtype, needed);
    return needed / 8;
}

/// Shape, type and offsets of one entry against each other.
void checkEntry(const HeaderEntry& entry, const std::string& file)
{
    if (entry.end < entry.begin)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: tensor \"%2\" ends at byte %3 of the data, before its begin %4."), file,
                    shortName(entry.name), entry.end, entry.begin);
    const std::uint64_t needed = neededBytes(entry, file);
    if (entry.end - entry.begin != needed)
        throw Error(
            ErrorKind::BadInput,
            PS_TEXT("%1: tensor \"%2\" of shape %3 and type %4 needs %5 bytes, but its offsets span %6."),
            file, shortName(entry.name), shapeText(entry.shape), entry.dtype, needed,
            entry.end - entry.begin);
    if (!dtypeFromName(entry.dtype))
        throw Error(
            ErrorKind::BadInput,
            PS_TEXT(
                "%1: tensor \"%2\" has the type %3, which is not supported; convert the model to BF16, F16 "
                "or F32 (also read: F64, BOOL and the integers I8 to U64)."),
            file, shortName(entry.name), entry.dtype);
}

/// Sorts the entries by their place and checks that they cover the data without hole, overlap or rest.
void checkCoverage(std::vector<HeaderEntry>& entries, std::uint64_t dataBytes, const std::string& file)
{
    std::stable_sort(entries.begin(), entries.end(), [](const HeaderEntry& a, const HeaderEntry& b) {
        return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
    });
    std::uint64_t covered = 0;
    for (const auto& entry : entries) {
        if (entry.begin > covered)
            throw Error(
                ErrorKind::BadInput,
                PS_TEXT(
                    "%1: tensor \"%2\" begins at byte %3 of the data, which leaves a hole after byte %4."),
                file, shortName(entry.name), entry.begin, covered);
        if (entry.begin < covered)
            throw Error(
                ErrorKind::BadInput,
                PS_TEXT(
                    "%1: tensor \"%2\" begins at byte %3 of the data, inside the tensor that ends at %4."),
                file, shortName(entry.name), entry.begin, covered);
        covered = entry.end;
    }
    if (covered > dataBytes)
        throw Error(
            ErrorKind::BadInput,
            PS_TEXT("%1: tensor \"%2\" ends at byte %3 of the data, but the file has only %4; it is cut off, "
                    "copy or download it again."),
            file, shortName(entries.back().name), covered, dataBytes);
    if (covered < dataBytes)
        throw Error(
            ErrorKind::BadInput,
            PS_TEXT(
                "%1: the tensors cover %2 bytes of data, but the file has %3; the rest belongs to nothing."),
            file, covered, dataBytes);
}

} // namespace

std::shared_ptr<const SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path)
{
    const std::string name = path.string();
    std::shared_ptr<SafetensorsFile> file(new SafetensorsFile);
    file->m_path = path;
    file->m_mapping = std::make_unique<MappedFile>(path, kPrefixBytes, "safetensors");
    const MappedFile& mapping = *file->m_mapping;
    std::uint64_t& headerBytes = file->m_headerBytes;
    std::memcpy(&headerBytes, mapping.bytes().data(), kPrefixBytes);
    if (headerBytes > kMaxHeaderBytes)
        throw Error(
            ErrorKind::BadInput,
            PS_TEXT("%1: the header claims %2 bytes, more than the allowed %3; is this a safetensors file?"),
            name, headerBytes, kMaxHeaderBytes);
    if (headerBytes > mapping.size() - kPrefixBytes)
        throw Error(
            ErrorKind::BadInput,
            PS_TEXT("%1: the header claims %2 bytes, but the file has only %3 in all; copy or download it "
                    "again."),
            name, headerBytes, mapping.size());

    SafetensorsHeader header = parseSafetensorsHeader(file->headerJson(), name);
    for (const auto& entry : header.tensors)
        checkEntry(entry, name);
    const std::uint64_t dataStart = kPrefixBytes + headerBytes;
    checkCoverage(header.tensors, mapping.size() - dataStart, name);

    file->m_metadata = std::move(header.metadata);
    std::vector<TensorView> tensors;
    tensors.reserve(header.tensors.size());
    for (auto& entry : header.tensors)
        tensors.push_back({std::move(entry.name), *dtypeFromName(entry.dtype), std::move(entry.shape),
                           mapping.bytes().subspan(dataStart + entry.begin, entry.end - entry.begin)});
    file->setTensors(std::move(tensors));
    return file;
}

const TensorView& SafetensorsFile::require(const std::string& name) const
{
    if (const TensorView* tensor = find(name))
        return *tensor;
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: has no tensor \"%2\" among its %3."), m_path.string(),
                shortName(name), tensors().size());
}

std::string_view SafetensorsFile::headerJson() const
{
    return {reinterpret_cast<const char*>(m_mapping->bytes().data()) + kPrefixBytes, m_headerBytes};
}

} // namespace prunescope
