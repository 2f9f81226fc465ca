// A reader over mapped bytes that never goes behind their end.
#include "core/checkpoint/gguf_header.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/checkpoint/strict_sax.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <unordered_set>

namespace prunescope {
namespace {

constexpr std::uint32_t kMagic = 0x46554747; // "GGUF"
constexpr std::uint64_t kMostKeys = 10'000;  // JSON objects look keys up one by one; real files have about 50
constexpr std::uint64_t kMostTensors = 1'000'000;
constexpr std::uint64_t kLongestName = 65'535; // longest key of the specification; tensor names have 64
constexpr std::uint64_t kLongestText = 1 << 20;
constexpr std::uint64_t kKeptItems = 64;
constexpr std::uint32_t kMostExtents = 4;
constexpr std::uint32_t kString = 8, kArray = 9;

class GgufReader {
public:
    GgufReader(std::span<const std::byte> bytes, const std::string& file) : m_bytes(bytes), m_file(file) {}

    GgufHeader read();

private:
    template <typename Number> Number number()
    {
        Number value;
        std::memcpy(&value, take(sizeof(Number)).data(), sizeof(Number));
        return value;
    }
    std::span<const std::byte> take(std::uint64_t count)
    {
        if (count > m_bytes.size() - m_place)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: %2 bytes should follow byte %3, but the file ends at %4; copy or download it again."), m_file,
                        count, m_place, m_bytes.size());
        const auto bytes = m_bytes.subspan(m_place, count);
        m_place += count;
        return bytes;
    }
    std::string_view text(std::uint64_t longest);
    Json scalar(std::uint32_t type);
    Json value(std::uint32_t type);
    Json array();
    void readValues(std::uint64_t count);
    void readTensors(std::uint64_t count);
    void readAlignment();
    void checkCount(const char* what, std::uint64_t count, std::uint64_t most, std::uint64_t leastBytes) const;

    std::span<const std::byte> m_bytes;
    const std::string& m_file;
    std::uint64_t m_place = 0;
    GgufHeader m_header;
};

std::string_view GgufReader::text(std::uint64_t longest)
{
    const std::uint64_t place = m_place, size = number<std::uint64_t>();
    if (size > longest)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the text at byte %2 claims %3 bytes, more than the allowed %4."), m_file,
                    place, size, longest);
    const auto bytes = take(size);
    const std::string_view found(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (firstInvalidUtf8(found) != std::string_view::npos)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the text at byte %2 is not UTF-8."), m_file, place);
    return found;
}

Json GgufReader::scalar(std::uint32_t type)
{
    // JSON has no infinities; they become null.
    const auto real = [](double number) { return std::isfinite(number) ? Json(number) : Json(nullptr); };
    switch (type) {
    case 0: return number<std::uint8_t>();
    case 1: return number<std::int8_t>();
    case 2: return number<std::uint16_t>();
    case 3: return number<std::int16_t>();
    case 4: return number<std::uint32_t>();
    case 5: return number<std::int32_t>();
    case 6: return real(double(number<float>()));
    case 7: return number<std::uint8_t>() != 0;
    case kString: return text(kLongestText);
    case 10: return number<std::uint64_t>();
    case 11: return number<std::int64_t>();
    case 12: return real(number<double>());
    default:
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the value before byte %2 has the unknown type %3."), m_file, m_place, type);
    }
}

Json GgufReader::array()
{
    const auto type = number<std::uint32_t>();
    const auto count = number<std::uint64_t>();
    if (type == kArray)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: a list of lists at byte %2, which GGUF files do not have."), m_file, m_place);
    if (count > m_bytes.size() - m_place) // every item has at least one byte
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the list at byte %2 claims %3 items, more than the file has bytes."), m_file,
                    m_place, count);
    Json items = Json::array();
    for (std::uint64_t i = 0; i < count; ++i) {
        Json item = scalar(type);
        if (count <= kKeptItems)
            items.push_back(std::move(item));
    }
    return count <= kKeptItems ? items : Json(count);
}

Json GgufReader::value(std::uint32_t type) { return type == kArray ? array() : scalar(type); }

void GgufReader::checkCount(const char* what, std::uint64_t count, std::uint64_t most, std::uint64_t leastBytes) const
{
    if (count > most || count > m_bytes.size() / leastBytes)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: claims %2 %3, but has only %4 bytes and at most %5 are read."), m_file, count,
                    what, m_bytes.size(), most);
}

void GgufReader::readValues(std::uint64_t count)
{
    m_header.values = Json::object();
    std::unordered_set<std::string> keys;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::string key(text(kLongestName));
        if (!keys.insert(key).second)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: the key \"%2\" is there twice."), m_file, shortName(key));
        const auto type = number<std::uint32_t>();
        m_header.values[key] = value(type);
    }
}

void GgufReader::readTensors(std::uint64_t count)
{
    for (std::uint64_t i = 0; i < count; ++i) {
        GgufTensor tensor;
        tensor.name = text(kLongestName);
        const auto extents = number<std::uint32_t>();
        if (extents < 1 || extents > kMostExtents)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" has %3 dimensions, but should have 1 to %4."), m_file,
                        shortName(tensor.name), extents, kMostExtents);
        for (std::uint32_t axis = 0; axis < extents; ++axis)
            tensor.extents.push_back(number<std::uint64_t>());
        tensor.type = number<std::uint32_t>();
        tensor.offset = number<std::uint64_t>();
        m_header.tensors.push_back(std::move(tensor));
    }
}

void GgufReader::readAlignment()
{
    constexpr std::uint64_t kLargest = 1 << 20;
    const auto found = m_header.values.find("general.alignment");
    if (found == m_header.values.end())
        return;
    const std::uint64_t alignment = found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
    if (alignment < 8 || alignment > kLargest || !std::has_single_bit(alignment))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"general.alignment\" is %2, but should be a power of two from 8 to %3."),
                    m_file, shortName(found->dump()), kLargest);
    m_header.alignment = alignment;
}

GgufHeader GgufReader::read()
{
    if (number<std::uint32_t>() != kMagic)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: does not begin with \"GGUF\"; is this a GGUF file?"), m_file);
    const auto version = number<std::uint32_t>();
    if (version == 0x02000000 || version == 0x03000000)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: is a big-endian GGUF file; only little-endian ones are read."), m_file);
    if (version != 2 && version != 3)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: has GGUF version %2; versions 2 and 3 are read."), m_file, version);
    const auto tensors = number<std::uint64_t>();
    const auto values = number<std::uint64_t>();
    checkCount("tensors", tensors, kMostTensors, 32); // name length, number of extents, one of them, type, offset
    checkCount("keys", values, kMostKeys, 13);        // name length, type, one byte
    readValues(values);
    readTensors(tensors);
    readAlignment();
    m_header.dataBegin = (m_place + m_header.alignment - 1) / m_header.alignment * m_header.alignment;
    return std::move(m_header);
}

} // namespace

GgufHeader readGgufHeader(std::span<const std::byte> bytes, const std::string& file)
{
    return GgufReader(bytes, file).read();
}

} // namespace prunescope
