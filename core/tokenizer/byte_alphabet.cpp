// The table of GPT-2's bytes_to_unicode().
#include "core/tokenizer/byte_alphabet.h"

#include "core/tokenizer/unicode.h"

namespace prunescope {
namespace {

constexpr char32_t kEnd = 256 + 68; ///< one past the last character of the alphabet

bool standsForItself(int byte)
{
    return (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
}

/// Byte of each character below kEnd, or -1.
const std::array<int, kEnd>& alphabetBytes()
{
    static const auto table = [] {
        std::array<int, kEnd> bytes;
        bytes.fill(-1);
        int next = 256;
        for (int byte = 0; byte < 256; ++byte)
            bytes[std::size_t(standsForItself(byte) ? byte : next++)] = byte;
        return bytes;
    }();
    return table;
}

} // namespace

const std::array<std::string, 256>& byteAlphabet()
{
    static const auto table = [] {
        std::array<std::string, 256> characters;
        for (char32_t c = 0; c < kEnd; ++c)
            if (alphabetBytes()[c] >= 0)
                appendUtf8(characters[std::size_t(alphabetBytes()[c])], c);
        return characters;
    }();
    return table;
}

void appendAlphabet(std::string& out, std::string_view bytes)
{
    const auto& alphabet = byteAlphabet();
    for (const char byte : bytes)
        out += alphabet[static_cast<unsigned char>(byte)];
}

std::string bytesToAlphabet(std::string_view bytes)
{
    std::string out;
    appendAlphabet(out, bytes);
    return out;
}

std::optional<std::string> alphabetToBytes(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = codePointAt(text, i);
        if (c.value >= kEnd || alphabetBytes()[c.value] < 0)
            return std::nullopt;
        out += char(alphabetBytes()[c.value]);
        i += c.size;
    }
    return out;
}

} // namespace prunescope
