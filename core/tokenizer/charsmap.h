#pragma once
// The precompiled normalisation table of a sentencepiece model: a double-array trie and the texts it points to.

#include <string>
#include <string_view>

namespace prunescope {

/// Checks that walking the trie with any text stays inside the table, that no walk meets more than 32 replacements
/// (the library's buffer), and that all replacements lie inside the texts and are short.
/// @param blob  4 bytes size of the trie, the trie, texts ended by NUL; empty stands for no table
/// @throws Error{BadInput} if not
void checkCharsmap(std::string_view blob, const std::string& where);

} // namespace prunescope
