#pragma once
// Finds added tokens in text.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// One entry of "added_tokens".
struct AddedToken {
    std::int64_t id = 0;
    std::string content;
    bool isSingleWord = false; ///< no match next to a word character
    bool stripsLeft = false;   ///< swallows white space before it
    bool stripsRight = false;  ///< swallows white space after it
    bool isNormalized = true;  ///< looked for in normalised text
    bool isSpecial = false;
};

/// Part of a text: an added token, or text between them.
struct Segment {
    std::int64_t tokenId = -1; ///< -1 for text
    std::size_t start = 0;
    std::size_t end = 0;
};

/// A sorted list of patterns: as fast as a tree of characters for so few, and no larger than the patterns.
class TokenMatcher {
public:
    /// A pattern and the token it stands for.
    struct Entry {
        std::string pattern;
        AddedToken token;
    };

    TokenMatcher() = default;
    /// Empty patterns are left out; of equal ones the first counts.
    explicit TokenMatcher(std::vector<Entry> entries);

    /// Cuts text at the leftmost-longest matches; the segments cover it.
    std::vector<Segment> split(std::string_view text) const;

private:
    struct Match {
        const AddedToken* token = nullptr;
        std::size_t end = 0;
    };

    Match longestAt(std::string_view text, std::size_t start) const;

    std::vector<Entry> m_entries;               ///< sorted by pattern
    std::array<bool, 256> m_beginsPattern = {}; ///< by first byte
};

} // namespace prunescope
