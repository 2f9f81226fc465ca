#pragma once
// Reads the wire format of protocol buffers field by field, without trusting a length.

#include <cstdint>
#include <string>
#include <string_view>

namespace prunescope {

/// One field of a message.
struct ProtobufField {
    std::uint64_t number = 0;
    bool isBytes = false;    ///< length-delimited: text, bytes or a message
    std::uint64_t value = 0; ///< of the other kinds: the bits as they stand
    std::string_view bytes;
};

/// Goes through one message; the bytes must outlive the reader.
class ProtobufReader {
public:
    /// @param where  file name for messages
    ProtobufReader(std::string_view message, const std::string& where) : m_rest(message), m_where(where) {}

    /// The next field; false at the end.
    /// @throws Error{BadInput} if the message is cut off or its format is broken
    bool next(ProtobufField& field);

private:
    std::uint64_t readVarint();
    std::string_view readBytes(std::uint64_t count);
    std::uint64_t readFixed(std::size_t count);
    [[noreturn]] void throwBroken() const;

    std::string_view m_rest;
    const std::string& m_where;
};

} // namespace prunescope
