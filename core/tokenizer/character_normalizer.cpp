// Same characters as huggingface/tokenizers normalizers bert.rs, unicode.rs and utils.rs.
#include "core/tokenizer/character_normalizer.h"

#include "core/tokenizer/unicode.h"
#include "core/tokenizer/unicode_forms.h"

#include <initializer_list>
#include <utf8proc.h>
#include <utility>

namespace prunescope {
namespace {

bool isIn(char32_t c, std::initializer_list<std::pair<char32_t, char32_t>> ranges)
{
    for (const auto& [first, last] : ranges)
        if (c >= first && c <= last)
            return true;
    return false;
}

/// Removes control and format characters, makes every white space a plain one.
class BertCleaner : public CharacterNormalizer {
    void append(std::string& out, char32_t c) const override
    {
        const bool isPlainSpace = c == '\t' || c == '\n' || c == '\r';
        const auto category = utf8proc_category(utf8proc_int32_t(c));
        const bool isOther = category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
                             category == UTF8PROC_CATEGORY_CO;
        if (c == 0 || c == 0xFFFD || (isOther && !isPlainSpace))
            return;
        appendUtf8(out, isSpace(c) ? U' ' : c);
    }
};

/// Spaces around CJK ideographs; the ranges are the library's.
class ChineseSeparator : public CharacterNormalizer {
    void append(std::string& out, char32_t c) const override
    {
        const bool isIdeograph = isIn(c, {{0x4E00, 0x9FFF},
                                          {0x3400, 0x4DBF},
                                          {0x20000, 0x2A6DF},
                                          {0x2A700, 0x2B73F},
                                          {0x2B740, 0x2B81F},
                                          {0x2B920, 0x2CEAF},
                                          {0xF900, 0xFAFF},
                                          {0x2F800, 0x2FA1F}});
        if (isIdeograph)
            out += ' ';
        appendUtf8(out, c);
        if (isIdeograph)
            out += ' ';
    }
};

class NonspacingMarkRemover : public CharacterNormalizer {
    void append(std::string& out, char32_t c) const override
    {
        if (utf8proc_category(utf8proc_int32_t(c)) != UTF8PROC_CATEGORY_MN)
            appendUtf8(out, c);
    }
};

} // namespace

std::string CharacterNormalizer::rewrite(std::string text, bool& keepsStart) const
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = codePointAt(text, i);
        append(out, c.value);
        keepsStart = keepsStart && (i > 0 || !out.empty());
        i += c.size;
    }
    return out;
}

void LowercaseNormalizer::append(std::string& out, char32_t c) const
{
    if (c == 0x130) // the one letter whose lower case is two characters in every language
        out += "i\xCC\x87";
    else
        appendUtf8(out, char32_t(utf8proc_tolower(utf8proc_int32_t(c))));
}

void StripAccentsNormalizer::append(std::string& out, char32_t c) const
{
    if (!isMark(c))
        appendUtf8(out, c);
}

void NmtNormalizer::append(std::string& out, char32_t c) const
{
    if (isIn(c, {{0x01, 0x08}, {0x0B, 0x0B}, {0x0E, 0x1F}, {0x7F, 0x7F}, {0x8F, 0x8F}, {0x9F, 0x9F}}))
        return;
    const bool isSpaceLike = isIn(c, {{0x09, 0x0A},
                                      {0x0C, 0x0D},
                                      {0x1680, 0x1680},
                                      {0x200B, 0x200F},
                                      {0x2028, 0x2029},
                                      {0x2581, 0x2581},
                                      {0xFEFF, 0xFEFF},
                                      {0xFFFD, 0xFFFD}});
    appendUtf8(out, isSpaceLike ? U' ' : c);
}

BertNormalizer::BertNormalizer(const Json& json, const std::string& where)
    : m_cleansText(jsonBool(json, "clean_text", true, where)),
      m_separatesChinese(jsonBool(json, "handle_chinese_chars", true, where)),
      m_lowersCase(jsonBool(json, "lowercase", true, where)),
      m_stripsAccents(jsonBool(json, "strip_accents", m_lowersCase, where))
{}

std::string BertNormalizer::rewrite(std::string text, bool& keepsStart) const
{
    if (m_cleansText)
        text = BertCleaner().rewrite(std::move(text), keepsStart);
    if (m_separatesChinese)
        text = ChineseSeparator().rewrite(std::move(text), keepsStart);
    if (m_stripsAccents)
        text = NonspacingMarkRemover().rewrite(unicodeForm(std::move(text), UnicodeForm::Nfd), keepsStart);
    if (m_lowersCase)
        text = LowercaseNormalizer().rewrite(std::move(text), keepsStart);
    return text;
}

} // namespace prunescope
