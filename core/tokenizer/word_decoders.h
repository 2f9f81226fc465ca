#pragma once
// Decoders that put spaces between words: WordPiece (BERT) and CTC (speech).

#include "core/tokenizer/decoder.h"

#include <string>
#include <vector>

namespace prunescope {

/// Pieces that continue a word ("##ing") are joined to it, others get a space before them.
class WordPieceDecoder : public Decoder {
public:
    /// Reads prefix ("##") and cleanup (true).
    WordPieceDecoder(const Json& json, const std::string& where);
    std::vector<std::string> apply(std::vector<std::string> pieces) const override;

private:
    std::string m_prefix;
    bool m_cleansUp;
};

/// Repeated pieces count once, the blank vanishes, the delimiter becomes a space.
class CtcDecoder : public Decoder {
public:
    /// Reads pad_token ("<pad>"), word_delimiter_token ("|") and cleanup (true).
    CtcDecoder(const Json& json, const std::string& where);
    std::vector<std::string> apply(std::vector<std::string> pieces) const override;

private:
    std::string m_blank;
    std::string m_delimiter;
    bool m_cleansUp;
};

} // namespace prunescope
