// Decomposition and composition by utf8proc. Its own reordering of marks swaps neighbours, which takes
// quadratic time on long runs, so marks are sorted here, between the two steps.
#include "core/tokenizer/unicode_forms.h"

#include "core/tokenizer/unicode.h"

#include <algorithm>
#include <new>
#include <utf8proc.h>
#include <vector>

namespace prunescope {
namespace {

bool isAscii(const std::string& text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char byte) { return static_cast<unsigned char>(byte) < 128; });
}

int combiningClass(utf8proc_int32_t c) { return utf8proc_get_property(c)->combining_class; }

std::vector<utf8proc_int32_t> decomposed(const std::string& text, bool isCompatible)
{
    constexpr int kLongest = 32; // the longest decomposition of one character has 18
    const auto options =
        utf8proc_option_t(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | (isCompatible ? UTF8PROC_COMPAT : 0));
    std::vector<utf8proc_int32_t> out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = codePointAt(text, i);
        i += c.size;
        utf8proc_int32_t parts[kLongest];
        int lastClass = 0;
        const auto count =
            utf8proc_decompose_char(utf8proc_int32_t(c.value), parts, kLongest, options, &lastClass);
        if (count < 0 || count > kLongest)
            throw std::bad_alloc(); // not met on valid UTF-8
        out.insert(out.end(), parts, parts + count);
    }
    return out;
}

void sortMarks(std::vector<utf8proc_int32_t>& characters)
{
    const auto isMarkAt = [](utf8proc_int32_t c) { return c >= 0x300 && combiningClass(c) != 0; };
    for (auto it = characters.begin(); it != characters.end();) {
        const auto first = std::find_if(it, characters.end(), isMarkAt);
        it = std::find_if_not(first, characters.end(), isMarkAt);
        if (it - first > 1)
            std::stable_sort(first, it, [](auto a, auto b) { return combiningClass(a) < combiningClass(b); });
    }
}

} // namespace

std::string unicodeForm(std::string text, UnicodeForm form)
{
    if (isAscii(text))
        return text;
    const bool isCompatible = form == UnicodeForm::Nfkc || form == UnicodeForm::Nfkd;
    std::vector<utf8proc_int32_t> characters = decomposed(text, isCompatible);
    sortMarks(characters);
    if (form == UnicodeForm::Nfc || form == UnicodeForm::Nfkc) {
        const auto size = utf8proc_normalize_utf32(characters.data(), utf8proc_ssize_t(characters.size()),
                                                   utf8proc_option_t(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
        characters.resize(std::size_t(size));
    }
    std::string out;
    out.reserve(text.size());
    for (const utf8proc_int32_t c : characters)
        appendUtf8(out, char32_t(c));
    return out;
}

} // namespace prunescope
