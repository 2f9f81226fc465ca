#pragma once
// The precompiled normalisation table of a sentencepiece model: a double-array trie and the texts it points
// to.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// Checks that walking the trie with any text stays inside the table, that no walk meets more than 32
/// replacements (the library's buffer), and that all replacements lie inside the texts and are short.
/// @param blob  4 bytes size of the trie, the trie, texts ended by NUL; empty stands for no table
/// @throws Error{BadInput} if not
void checkCharsmap(std::string_view blob, const std::string& where);

/// The table, ready for look-ups. Immutable and thread-safe.
class Charsmap {
public:
    /// @throws Error{BadInput} as checkCharsmap()
    Charsmap(std::string_view blob, const std::string& where);

    /// Replacement of the shortest entry that a text begins with; nothing where there is none.
    std::optional<std::string_view> shortestMatch(std::string_view text) const;

private:
    std::vector<std::uint32_t> m_units;
    std::string m_texts;
};

} // namespace prunescope
