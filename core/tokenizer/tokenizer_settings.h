#pragma once
// What tokenizer_config.json, config.json and generation_config.json say about the special tokens of a tokenizer.

#include "core/base/json.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace prunescope {

/// Absent where no file says anything.
struct TokenizerSettings {
    std::optional<std::string> bosToken;
    std::optional<std::string> eosToken;
    std::optional<bool> addsBos;
    std::optional<bool> addsEos;
    std::optional<std::int64_t>
        eosId; ///< of config.json, else generation_config.json, where it is one integer
};

/// Reads bos_token, eos_token (strings or objects with "content"), add_bos_token and add_eos_token.
/// @throws Error{BadInput} if a value has another type
void readTokenizerConfig(const Json& json, const std::string& where, TokenizerSettings& settings);

/// Reads the files of a folder that exist.
/// @throws Error{BadInput} if tokenizer_config.json is broken
TokenizerSettings readTokenizerSettings(const std::filesystem::path& folder);

} // namespace prunescope
