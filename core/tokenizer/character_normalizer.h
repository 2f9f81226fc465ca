#pragma once
// Normalisers that look at one character at a time.

#include "core/tokenizer/normalizer.h"

#include <string>

namespace prunescope {

/// Rewrites text character by character.
class CharacterNormalizer : public Normalizer {
public:
    std::string rewrite(std::string text, bool& keepsStart) const override;

private:
    /// Appends what a character becomes. Nothing removes it; at the start of a text that moves the start.
    virtual void append(std::string& out, char32_t c) const = 0;
};

class LowercaseNormalizer : public CharacterNormalizer {
    void append(std::string& out, char32_t c) const override;
};

/// Removes combining marks; after NFD or NFKD that takes accents off letters.
class StripAccentsNormalizer : public CharacterNormalizer {
    void append(std::string& out, char32_t c) const override;
};

/// sentencepiece's clean-up for translation: no control characters, one kind of space.
class NmtNormalizer : public CharacterNormalizer {
    void append(std::string& out, char32_t c) const override;
};

/// BERT's: clean-up of control characters and spaces, spaces around Chinese characters, accents off, lower
/// case.
class BertNormalizer : public Normalizer {
public:
    /// Reads clean_text, handle_chinese_chars, strip_accents (absent: as lowercase) and lowercase.
    BertNormalizer(const Json& json, const std::string& where);
    std::string rewrite(std::string text, bool& keepsStart) const override;

private:
    bool m_cleansText;
    bool m_separatesChinese;
    bool m_lowersCase;
    bool m_stripsAccents;
};

} // namespace prunescope
