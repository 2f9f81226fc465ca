#pragma once
// The ByteLevel pre-tokeniser: GPT-2's words, written in its byte alphabet.

#include "core/tokenizer/pre_tokenizer.h"

namespace prunescope {

/// Same words as huggingface/tokenizers pre_tokenizers/byte_level.
class ByteLevelPreTokenizer : public PreTokenizer {
public:
    /// Reads add_prefix_space and use_regex (both true where absent).
    ByteLevelPreTokenizer(const Json& json, const std::string& where);
    Words apply(Words words) const override;

private:
    void addWords(std::string_view text, Words& out) const;

    bool m_addsPrefixSpace;
    bool m_usesRegex;
};

} // namespace prunescope
