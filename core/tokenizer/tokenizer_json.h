#pragma once
// Tokenizers written as tokenizer.json (huggingface/tokenizers).

#include "core/base/json.h"
#include "core/tokenizer/tokenizer.h"
#include "core/tokenizer/tokenizer_settings.h"

#include <memory>
#include <string>

namespace prunescope {

/// Builds a tokenizer from the contents of tokenizer.json.
/// @param settings  what other files of the folder say about special tokens
/// @param where     file name for messages
/// @throws Error{BadInput} with one sentence naming the file, the key and the value if something is broken or
/// not
///         supported
std::shared_ptr<const Tokenizer> makeJsonTokenizer(const Json& json, const TokenizerSettings& settings,
                                                   const std::string& where);

} // namespace prunescope
