// Same cuts as huggingface/tokenizers AddedVocabulary::find_matches.
#include "core/tokenizer/token_matcher.h"

#include "core/tokenizer/unicode.h"

#include <algorithm>

namespace prunescope {
namespace {

bool touchesWord(std::string_view text, std::size_t start, std::size_t end)
{
    return (start > 0 && isWordCharacter(codePointBefore(text, start).value)) ||
           (end < text.size() && isWordCharacter(codePointAt(text, end).value));
}

} // namespace

TokenMatcher::TokenMatcher(std::vector<Entry> entries) : m_entries(std::move(entries))
{
    std::erase_if(m_entries, [](const Entry& entry) { return entry.pattern.empty(); });
    std::stable_sort(m_entries.begin(), m_entries.end(),
                     [](const Entry& a, const Entry& b) { return a.pattern < b.pattern; });
    const auto isSame = [](const Entry& a, const Entry& b) { return a.pattern == b.pattern; };
    m_entries.erase(std::unique(m_entries.begin(), m_entries.end(), isSame), m_entries.end());
    for (const Entry& entry : m_entries)
        m_beginsPattern[static_cast<unsigned char>(entry.pattern[0])] = true;
}

TokenMatcher::Match TokenMatcher::longestAt(std::string_view text, std::size_t start) const
{
    Match match;
    // The entries that begin with what was read so far; those that end here come first.
    auto first = m_entries.begin();
    auto last = m_entries.end();
    for (std::size_t length = 0; first != last; ++length) {
        if (first->pattern.size() == length) {
            match = {&first->token, start + length};
            ++first;
        }
        if (start + length == text.size())
            break;
        const auto byte = static_cast<unsigned char>(text[start + length]);
        const auto byteOf = [&](const Entry& entry) {
            return static_cast<unsigned char>(entry.pattern[length]);
        };
        first = std::partition_point(first, last, [&](const Entry& entry) { return byteOf(entry) < byte; });
        last = std::partition_point(first, last, [&](const Entry& entry) { return byteOf(entry) == byte; });
    }
    return match;
}

std::vector<Segment> TokenMatcher::split(std::string_view text) const
{
    std::vector<Segment> segments;
    std::size_t done = 0; // what lies before is in segments
    for (std::size_t at = 0; at < text.size() && !m_entries.empty();) {
        const Match match =
            m_beginsPattern[static_cast<unsigned char>(text[at])] ? longestAt(text, at) : Match{};
        if (!match.token || (match.token->isSingleWord && touchesWord(text, at, match.end))) {
            at = match.token ? match.end : at + 1;
            continue;
        }
        std::size_t start = at;
        if (match.token->stripsLeft)
            start = std::max(spaceStart(text, at, done), done);
        const std::size_t end = match.token->stripsRight ? spaceEnd(text, match.end) : match.end;
        if (done < start)
            segments.push_back({-1, done, start});
        if (start < end) // else it lies in the white space that the match before has swallowed
            segments.push_back({match.token->id, start, end});
        done = end;
        at = match.end;
    }
    if (done < text.size())
        segments.push_back({-1, done, text.size()});
    return segments;
}

} // namespace prunescope
