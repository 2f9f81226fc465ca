#pragma once
// sentencepiece BPE models without a normalisation table (LLaMA, Mistral) in our own BPE: the library takes a
// minute and a gigabyte for a line of ten megabytes.

#include "core/tokenizer/bpe_model.h"
#include "core/tokenizer/sentencepiece_model.h"

#include <memory>

namespace prunescope {

/// The model whose ids are those of libsentencepiece, for text whose spaces are written as U+2581.
/// @return  null where the library is needed: other kinds, models that change the text, user-defined or
/// unused pieces,
///          pieces with characters that are no pieces themselves
std::unique_ptr<BpeModel> makeSentencePieceBpe(const SentencePieceModel& model);

} // namespace prunescope
