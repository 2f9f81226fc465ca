#pragma once
// The "Precompiled" normaliser: sentencepiece's table of replacements inside a tokenizer.json, as base64.

#include "core/tokenizer/charsmap.h"
#include "core/tokenizer/normalizer.h"

#include <string>

namespace prunescope {

/// Same text as huggingface/tokenizers normalizers/precompiled: whole grapheme clusters of less than six
/// bytes first, then single characters; a shorter entry hides a longer one.
class PrecompiledNormalizer : public Normalizer {
public:
    /// Reads precompiled_charsmap.
    /// @throws Error{BadInput} if it is no base64 or the table is broken
    PrecompiledNormalizer(const Json& json, const std::string& where);
    std::string rewrite(std::string text, bool& keepsStart) const override;

private:
    Charsmap m_map;
};

} // namespace prunescope
