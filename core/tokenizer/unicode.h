#pragma once
// Code points: reading and writing UTF-8, the character classes that tokenizer patterns ask for, letter case.

#include <cstddef>
#include <string>
#include <string_view>

namespace prunescope {

/// One code point and the number of bytes it takes.
struct CodePoint {
    char32_t value = 0;
    std::size_t size = 1;
};

/// The code point at a byte of valid UTF-8. A lone byte that starts no sequence counts as one code point of its own
/// value, so that callers always advance.
CodePoint codePointAt(std::string_view text, std::size_t at);

/// The code point that ends just before a byte of valid UTF-8; end > 0.
CodePoint codePointBefore(std::string_view text, std::size_t end);

/// Bytes of the UTF-8 sequence that a lead byte announces, 1 for a byte that leads none.
std::size_t sequenceLength(unsigned char lead);

void appendUtf8(std::string& out, char32_t codePoint);

/// Valid UTF-8: each maximal invalid stretch (as Unicode 3.9 and Rust's from_utf8_lossy count them) becomes U+FFFD.
std::string lossyUtf8(std::string_view bytes);

/// What GPT-2's pattern distinguishes.
enum class CharacterClass : unsigned char {
    Letter, ///< \p{L}
    Number, ///< \p{N}
    Space,  ///< White_Space
    Other,
};
CharacterClass characterClass(char32_t codePoint);

bool isSpace(char32_t codePoint);
/// \w of Rust's patterns: alphabetic characters, marks, decimal numbers, connector punctuation, joiners.
bool isWordCharacter(char32_t codePoint);
/// \p{P}, and all ASCII punctuation, some of which Unicode calls symbols.
bool isPunctuation(char32_t codePoint);
/// General category Nd, Nl or No.
bool isNumber(char32_t codePoint);
/// General category Mn, Mc or Me.
bool isMark(char32_t codePoint);

/// Unicode's simple case mappings: one character each.
char32_t lowerCase(char32_t codePoint);
char32_t titleCase(char32_t codePoint);

/// Start of the white space that ends before a byte, not below a limit; end where there is none.
std::size_t spaceStart(std::string_view text, std::size_t end, std::size_t lowest);
/// End of the white space that begins at a byte.
std::size_t spaceEnd(std::string_view text, std::size_t start);

} // namespace prunescope
