#pragma once
// Cutting words at matches of something, in the five ways that tokenizer files know.

#include "core/tokenizer/text_pattern.h"
#include "core/tokenizer/words.h"

#include <functional>
#include <string>
#include <vector>

namespace prunescope {

/// What becomes of the matches.
enum class SplitBehavior {
    Removed,
    Isolated,           ///< words of their own
    MergedWithPrevious, ///< end of the word before
    MergedWithNext,     ///< start of the word after
    Contiguous,         ///< runs of adjoining matches are one word
};

/// @throws Error{BadInput} naming the file and the value if it is none of the five
SplitBehavior splitBehaviorFromText(const std::string& text, const std::string& where);

/// Writes the matches in one text, from left to right, into a list.
using FindMatches = std::function<void(std::string_view text, std::vector<Span>& matches)>;

/// Cuts each word.
/// @param isInverted  what lies between the matches counts as match, and the other way round
Words splitWords(const Words& words, const FindMatches& findMatches, SplitBehavior behavior,
                 bool isInverted = false);

/// Matches every single character for which a test is true.
FindMatches matchCharacters(bool (*test)(char32_t));

} // namespace prunescope
