// See the header.
#include "core/tokenizer/word_cuts.h"

#include "core/tokenizer/unicode.h"

namespace prunescope {

void WordCuts::observePiece(std::string_view piece)
{
    for (std::size_t at = piece.find(kSpaceMark, 1); at != piece.npos; at = piece.find(kSpaceMark, at + 1))
        m_joined.insert(codePointBefore(piece, at).value);
}

void WordCuts::observeMerge(std::string_view first, std::string_view second)
{
    if (!first.empty() && second.starts_with(kSpaceMark))
        m_joined.insert(codePointBefore(first, first.size()).value);
}

std::size_t WordCuts::partEnd(std::string_view word, std::size_t start, std::string_view space) const
{
    if (m_isForbidden)
        return word.size();
    const char32_t spaceCharacter = codePointAt(space, 0).value;
    for (std::size_t at = word.find(space, start + 1); at != word.npos; at = word.find(space, at + 1)) {
        const char32_t before = codePointBefore(word, at).value;
        const bool isLast = at + space.size() == word.size();
        if (before != spaceCharacter && !m_joined.contains(before) && !isLast)
            return at;
    }
    return word.size();
}

} // namespace prunescope
