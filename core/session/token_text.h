#pragma once
// Which bytes of a text each of its tokens stands for.

#include "core/tokenizer/tokenizer.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace prunescope {

/// A token stream as text. Tokens that are parts of one character (bytes of its UTF-8) share its bytes.
struct TokenText {
    std::string text;                     ///< of all tokens, special ones as they are written
    std::vector<std::int64_t> begin, end; ///< per token: its bytes in text; begin never falls
};

/// @param tokenizer  null shows the ids
TokenText tokenText(const Tokenizer* tokenizer, std::span<const std::int64_t> ids);

/// The text of a single token as it stands within a text.
std::string textOfToken(const Tokenizer* tokenizer, std::int64_t id);

} // namespace prunescope
