#pragma once
// GPT-2's byte alphabet: each of the 256 bytes is written as one printable character, so that pieces are valid text.

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace prunescope {

/// The character of each byte, in UTF-8: bytes 33-126, 161-172 and 174-255 stand for themselves, the other 68, in
/// increasing order, for U+0100, U+0101, ...
const std::array<std::string, 256>& byteAlphabet();

/// Bytes written in the alphabet.
std::string bytesToAlphabet(std::string_view bytes);
void appendAlphabet(std::string& out, std::string_view bytes);

/// The bytes that text of the alphabet stands for, or nothing if a character is not in it.
std::optional<std::string> alphabetToBytes(std::string_view text);

} // namespace prunescope
