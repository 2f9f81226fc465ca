#pragma once
// Folders in the style of GPT-2: vocab.json and merges.txt, with special tokens in small files beside them.

#include "core/base/json.h"
#include "core/tokenizer/tokenizer_settings.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace prunescope {

/// The lines of a merges.txt as a list of pairs.
/// @throws Error{BadInput} naming file and line if one is not two pieces and one space
Json mergesFromText(std::string_view text, const std::string& where);

/// The tokenizer.json that such a folder stands for. Which pattern and special tokens belong to it follows
/// from tokenizer_class of tokenizer_config.json, else model_type of config.json: Qwen2, RoBERTa and BART,
/// OPT, else GPT-2.
/// @param settings  gets the special tokens that the class has where the files name none
/// @throws Error{BadInput} if a file is broken or the pieces are not byte-level ones
Json tokenizerFromVocabAndMerges(const std::filesystem::path& folder, TokenizerSettings& settings);

} // namespace prunescope
