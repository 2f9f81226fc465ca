// The alternatives of the pattern in their order: contractions, optional space with a run of one class, spaces.
#include "core/tokenizer/gpt2_splitter.h"

#include "core/tokenizer/unicode.h"

namespace prunescope {
namespace {

/// Length of a contraction such as 're at a byte, or 0.
std::size_t contractionLength(std::string_view text, std::size_t at)
{
    if (text[at] != '\'' || at + 1 >= text.size())
        return 0;
    const char first = text[at + 1];
    if (first == 's' || first == 't' || first == 'm' || first == 'd')
        return 2;
    const std::string_view two = text.substr(at + 1, 2);
    return two == "re" || two == "ve" || two == "ll" ? 3 : 0;
}

/// End of the run of one class that begins at a byte.
std::size_t runEnd(std::string_view text, std::size_t at, CharacterClass wanted)
{
    while (at < text.size()) {
        const CodePoint c = codePointAt(text, at);
        if (characterClass(c.value) != wanted)
            break;
        at += c.size;
    }
    return at;
}

} // namespace

std::size_t nextGpt2Word(std::string_view text, std::size_t start)
{
    if (const std::size_t length = contractionLength(text, start))
        return start + length;
    const std::size_t first = text[start] == ' ' && start + 1 < text.size() ? start + 1 : start;
    const CharacterClass found = characterClass(codePointAt(text, first).value);
    if (found != CharacterClass::Space)
        return runEnd(text, first, found);
    // A run of spaces leaves its last one to the word that follows, unless it is that one alone.
    const std::size_t end = runEnd(text, start, CharacterClass::Space);
    if (end == text.size())
        return end;
    const std::size_t shorter = end - codePointBefore(text, end).size;
    return shorter > start ? shorter : end;
}

} // namespace prunescope
