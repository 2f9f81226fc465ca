#pragma once
// The "added_tokens" of a tokenizer.json: texts that are one token wherever they occur, cut out before the model
// runs.

#include "core/base/json.h"
#include "core/tokenizer/normalizer.h"
#include "core/tokenizer/token_matcher.h"
#include "core/tokenizer/vocabulary.h"

#include <string>
#include <unordered_set>

namespace prunescope {

/// All added tokens of a tokenizer.
class AddedTokens {
public:
    /// Reads the list and enters the tokens into the vocabulary.
    /// @param normalizer  may be null; tokens looked for in normalised text are normalised themselves
    /// @throws Error{BadInput} on a wrong type, a text of more than 4096 bytes, or an id that another piece has
    AddedTokens(const Json& list, const Normalizer* normalizer, Vocabulary& vocabulary,
                const std::string& where);

    const TokenMatcher& inRawText() const { return m_raw; }
    const TokenMatcher& inNormalizedText() const { return m_normalized; }
    bool isSpecial(std::int64_t id) const { return m_special.contains(id); }

private:
    TokenMatcher m_raw;
    TokenMatcher m_normalized;
    std::unordered_set<std::int64_t> m_special;
};

} // namespace prunescope
