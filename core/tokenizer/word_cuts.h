#pragma once
// Where a long word can be cut without changing its ids. Sentencepiece-style tokenizers hand a whole text to the
// model as one word; cut before spaces (U+2581 to the model) its parts are short, repeat, and can be remembered.

#include <cstddef>
#include <string_view>
#include <unordered_set>

namespace prunescope {

/// A cut before U+2581 is safe if no piece holds the character before it and then it: no piece can span the place.
class WordCuts {
public:
    static constexpr std::string_view kSpaceMark = "\xE2\x96\x81";

    /// Notes a piece of the vocabulary.
    void observePiece(std::string_view piece);
    /// Notes a merge of two pieces.
    void observeMerge(std::string_view first, std::string_view second);
    /// Says that there is nothing to gain or that pieces and characters do not correspond.
    void forbid() { m_isForbidden = true; }

    bool isForbidden() const { return m_isForbidden; }

    /// End of the part that begins at a byte; the parts cover the word. Runs of spaces stay together, and no part is
    /// a space alone unless the word is.
    /// @param space  how the word writes spaces
    std::size_t partEnd(std::string_view word, std::size_t start, std::string_view space = kSpaceMark) const;

private:
    std::unordered_set<char32_t> m_joined; ///< characters that some piece joins with a following U+2581
    bool m_isForbidden = false;
};

} // namespace prunescope
