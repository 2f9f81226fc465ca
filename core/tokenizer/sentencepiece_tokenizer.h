#pragma once
// Tokenizers stored as sentencepiece tokenizer.model, unigram or BPE, run by libsentencepiece.

#include "core/tokenizer/tokenizer.h"
#include "core/tokenizer/tokenizer_settings.h"

#include <memory>
#include <string>
#include <string_view>

namespace prunescope {

/// Builds a tokenizer from the contents of tokenizer.model. BOS is added unless add_bos_token is false, EOS only if
/// add_eos_token is true (the LLaMA habit).
/// @param where  file name for messages
/// @throws Error{BadInput} if the model is broken or of another kind
std::shared_ptr<const Tokenizer> makeSentencePieceTokenizer(std::string_view bytes,
                                                            const TokenizerSettings& settings,
                                                            const std::string& where);

} // namespace prunescope
