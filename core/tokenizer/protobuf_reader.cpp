// Wire types 0 (varint), 1 (64 bits), 2 (bytes) and 5 (32 bits); groups have been out of use since 2008.
#include "core/tokenizer/protobuf_reader.h"

#include "core/base/error.h"

namespace prunescope {

void ProtobufReader::throwBroken() const
{
    throw Error(
        ErrorKind::BadInput,
        PS_TEXT("%1: is cut off or is not a sentencepiece model (%2 bytes before the end of a part)."),
        m_where, m_rest.size());
}

std::uint64_t ProtobufReader::readVarint()
{
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const auto byte = static_cast<unsigned char>(readBytes(1)[0]);
        value |= std::uint64_t(byte & 0x7F) << shift;
        if (byte < 0x80)
            return value;
    }
    throwBroken();
}

std::string_view ProtobufReader::readBytes(std::uint64_t count)
{
    if (count > m_rest.size())
        throwBroken();
    const std::string_view bytes = m_rest.substr(0, count);
    m_rest.remove_prefix(count);
    return bytes;
}

std::uint64_t ProtobufReader::readFixed(std::size_t count)
{
    std::uint64_t value = 0;
    const std::string_view bytes = readBytes(count);
    for (std::size_t i = 0; i < count; ++i)
        value |= std::uint64_t(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return value;
}

bool ProtobufReader::next(ProtobufField& field)
{
    if (m_rest.empty())
        return false;
    const std::uint64_t tag = readVarint();
    field = {tag >> 3, (tag & 7) == 2, 0, {}};
    switch (tag & 7) {
    case 0:
        field.value = readVarint();
        break;
    case 1:
        field.value = readFixed(8);
        break;
    case 2:
        field.bytes = readBytes(readVarint());
        break;
    case 5:
        field.value = readFixed(4);
        break;
    default:
        throwBroken();
    }
    if (field.number == 0)
        throwBroken();
    return true;
}

} // namespace prunescope
