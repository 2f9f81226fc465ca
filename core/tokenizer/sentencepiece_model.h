#pragma once
// What a sentencepiece tokenizer.model says, read before libsentencepiece sees it: the library trusts tables
// inside the file that a hostile one can turn into reads outside of memory.

#include "core/tokenizer/vocabulary.h"
#include "core/tokenizer/word_cuts.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// The parts of a ModelProto that we use ourselves.
struct SentencePieceModel {
    enum class PieceType : std::uint8_t {
        Normal = 1,
        Unknown = 2,
        Control = 3,
        UserDefined = 4,
        Unused = 5,
        Byte = 6
    };
    enum class Kind { Unigram, Bpe };

    Vocabulary vocabulary;
    std::vector<PieceType> types; ///< by id
    std::vector<float> scores;    ///< by id
    Kind kind = Kind::Unigram;
    bool addsDummyPrefix = true;
    bool hasByteFallback = false;
    bool keepsText = false; ///< only spaces are written as U+2581; no table, nothing removed
    WordCuts cuts; ///< of the text itself, before spaces; forbidden unless the model keeps text as it is
};

/// Reads and checks a serialized ModelProto.
/// @param where  file name for messages
/// @throws Error{BadInput} if it is cut off, is neither unigram nor BPE, has a piece twice, an empty or
/// overlong one
///         or a score that is no number, or if its normalisation table is broken
SentencePieceModel readSentencePieceModel(std::string_view bytes, const std::string& where);

} // namespace prunescope
