// See the header.
#include "core/tokenizer/precompiled_normalizer.h"

#include "core/base/error.h"
#include "core/tokenizer/text_pattern.h"
#include "core/tokenizer/unicode.h"

#include <utf8proc.h>

namespace prunescope {
namespace {

int base64Digit(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

std::string fromBase64(std::string_view text, const std::string& where)
{
    const std::size_t size = text.size();
    while (text.ends_with('='))
        text.remove_suffix(1);
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int digit = base64Digit(text[i]);
        if (digit < 0 || size % 4 != 0 || size - text.size() > 2)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: key \"precompiled_charsmap\" is not base64 at byte %2 of %3."), where, i,
                        size);
        bits = (bits << 6 | std::uint32_t(digit)) & 0xFFFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += char(bits >> count & 0xFF);
        }
    }
    return bytes;
}

/// End of the grapheme cluster that begins at a byte.
std::size_t clusterEnd(std::string_view text, std::size_t start)
{
    CodePoint before = codePointAt(text, start);
    utf8proc_int32_t state = 0;
    for (std::size_t at = start + before.size; at < text.size();) {
        const CodePoint next = codePointAt(text, at);
        if (utf8proc_grapheme_break_stateful(utf8proc_int32_t(before.value), utf8proc_int32_t(next.value),
                                             &state))
            return at;
        at += next.size;
        before = next;
    }
    return text.size();
}

} // namespace

PrecompiledNormalizer::PrecompiledNormalizer(const Json& json, const std::string& where)
    : m_map(fromBase64(jsonString(json, "precompiled_charsmap", "", where), where), where)
{}

std::string PrecompiledNormalizer::rewrite(std::string text, bool&) const
{
    constexpr std::size_t kLongestWhole = 5;
    std::string out;
    out.reserve(text.size());
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = clusterEnd(text, start);
        const std::string_view cluster = std::string_view(text).substr(start, end - start);
        start = end;
        checkGrowth(text.size(), out.size());
        if (cluster.size() <= kLongestWhole) {
            if (const auto whole = m_map.shortestMatch(cluster)) {
                out += *whole;
                continue;
            }
        }
        for (std::size_t at = 0; at < cluster.size();) {
            const std::string_view character = cluster.substr(at, codePointAt(cluster, at).size);
            out += m_map.shortestMatch(character).value_or(character);
            at += character.size();
        }
    }
    return out;
}

} // namespace prunescope
