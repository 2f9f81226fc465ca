// UTF-8 by hand, character properties from utf8proc.
#include "core/tokenizer/unicode.h"

#include "core/base/files.h"

#include <array>
#include <utf8proc.h>

namespace prunescope {
namespace {

CharacterClass computeClass(char32_t codePoint)
{
    switch (utf8proc_category(utf8proc_int32_t(codePoint))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return CharacterClass::Letter;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return CharacterClass::Number;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return CharacterClass::Space;
    default:
        return (codePoint >= 0x09 && codePoint <= 0x0D) || codePoint == 0x85 ? CharacterClass::Space
                                                                             : CharacterClass::Other;
    }
}

/// Classes of the ASCII characters, which are most of most texts.
const std::array<CharacterClass, 128>& asciiClasses()
{
    static const auto classes = [] {
        std::array<CharacterClass, 128> table{};
        for (char32_t c = 0; c < 128; ++c)
            table[c] = computeClass(c);
        return table;
    }();
    return classes;
}

} // namespace

std::size_t sequenceLength(unsigned char lead)
{
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    return 1;
}

CodePoint codePointAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return char32_t(static_cast<unsigned char>(text[at + i])); };
    const std::size_t size = sequenceLength(static_cast<unsigned char>(text[at]));
    if (size == 1 || at + size > text.size())
        return {byte(0), 1};
    if (size == 2)
        return {((byte(0) & 0x1F) << 6) | (byte(1) & 0x3F), 2};
    if (size == 3)
        return {((byte(0) & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F), 3};
    return {((byte(0) & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) | (byte(3) & 0x3F),
            4};
}

CodePoint codePointBefore(std::string_view text, std::size_t end)
{
    std::size_t start = end - 1;
    while (start > 0 && end - start < 4 && (text[start] & 0xC0) == 0x80)
        --start;
    return codePointAt(text.substr(0, end), start);
}

void appendUtf8(std::string& out, char32_t c)
{
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += char(0xC0 | (c >> 6));
        out += char(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += char(0xE0 | (c >> 12));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    } else {
        out += char(0xF0 | (c >> 18));
        out += char(0x80 | ((c >> 12) & 0x3F));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    }
}

std::string lossyUtf8(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    while (true) {
        const std::size_t bad = firstInvalidUtf8(bytes);
        out.append(bytes.substr(0, bad));
        if (bad == std::string_view::npos)
            return out;
        out += "\xEF\xBF\xBD";
        bytes.remove_prefix(bad);
        // The longest start of a valid sequence is replaced as a whole: completing it must make it valid.
        std::size_t skip = 1;
        const std::size_t wanted = sequenceLength(static_cast<unsigned char>(bytes[0]));
        for (; skip < wanted && skip < bytes.size() && (bytes[skip] & 0xC0) == 0x80; ++skip) {
            std::string completed(bytes.substr(0, skip + 1));
            completed.append(wanted - completed.size(), '\x80');
            if (firstInvalidUtf8(completed) != std::string_view::npos)
                break;
        }
        bytes.remove_prefix(skip);
    }
}

CharacterClass characterClass(char32_t codePoint)
{
    return codePoint < 128 ? asciiClasses()[codePoint] : computeClass(codePoint);
}

bool isSpace(char32_t codePoint) { return characterClass(codePoint) == CharacterClass::Space; }

bool isNumber(char32_t codePoint) { return characterClass(codePoint) == CharacterClass::Number; }

bool isMark(char32_t codePoint)
{
    const auto category = utf8proc_category(utf8proc_int32_t(codePoint));
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME;
}

bool isWordCharacter(char32_t codePoint)
{
    const auto category = utf8proc_category(utf8proc_int32_t(codePoint));
    const auto isIn = [&](char32_t first, char32_t last) { return codePoint >= first && codePoint <= last; };
    // Circled and squared letters are symbols to the general category, but alphabetic.
    const bool isLetterSymbol =
        isIn(0x24B6, 0x24E9) || isIn(0x1F130, 0x1F149) || isIn(0x1F150, 0x1F169) || isIn(0x1F170, 0x1F189);
    const bool isJoiner = isIn(0x200C, 0x200D);
    return characterClass(codePoint) == CharacterClass::Letter || category == UTF8PROC_CATEGORY_ND ||
           category == UTF8PROC_CATEGORY_NL || category == UTF8PROC_CATEGORY_PC || isMark(codePoint) ||
           isLetterSymbol || isJoiner;
}

char32_t lowerCase(char32_t codePoint) { return char32_t(utf8proc_tolower(utf8proc_int32_t(codePoint))); }

char32_t titleCase(char32_t codePoint) { return char32_t(utf8proc_totitle(utf8proc_int32_t(codePoint))); }

std::size_t spaceStart(std::string_view text, std::size_t end, std::size_t lowest)
{
    while (end > lowest) {
        const CodePoint c = codePointBefore(text, end);
        if (!isSpace(c.value))
            break;
        end -= c.size;
    }
    return end;
}

std::size_t spaceEnd(std::string_view text, std::size_t start)
{
    while (start < text.size()) {
        const CodePoint c = codePointAt(text, start);
        if (!isSpace(c.value))
            break;
        start += c.size;
    }
    return start;
}

bool isPunctuation(char32_t codePoint)
{
    if (codePoint < 128)
        return codePoint > 32 && codePoint < 127 && characterClass(codePoint) == CharacterClass::Other;
    switch (utf8proc_category(utf8proc_int32_t(codePoint))) {
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
        return true;
    default:
        return false;
    }
}

} // namespace prunescope
