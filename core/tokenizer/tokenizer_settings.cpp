// Reading of the small files beside a tokenizer.
#include "core/tokenizer/tokenizer_settings.h"

#include "core/base/error.h"

namespace prunescope {
namespace {

std::optional<std::string> tokenText(const Json& json, const char* key, const std::string& where)
{
    if (!json.is_object() || !json.contains(key) || json.at(key).is_null())
        return std::nullopt;
    const Json& value = json.at(key);
    const std::string text =
        value.is_object() ? jsonString(value, "content", "", where) : jsonString(json, key, "", where);
    return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<bool> flag(const Json& json, const char* key, const std::string& where)
{
    if (!json.contains(key) || json.at(key).is_null())
        return std::nullopt;
    return jsonBool(json, key, false, where);
}

/// eos_token_id of a model's own files. These are checked where the model is opened; here a broken one says nothing.
std::optional<std::int64_t> eosIdOf(const std::filesystem::path& path)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return std::nullopt;
    try {
        const Json json = readJsonFile(path, 64 << 20);
        const Json value =
            json.is_object() && json.contains("eos_token_id") ? json.at("eos_token_id") : Json();
        if (value.is_number_unsigned() && value.get<std::uint64_t>() <= std::uint64_t(INT64_MAX))
            return value.get<std::int64_t>();
    } catch (const Error&) {
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

void readTokenizerConfig(const Json& json, const std::string& where, TokenizerSettings& settings)
{
    if (!json.is_object())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: should hold a JSON object, but holds %2."), where,
                    json.type_name());
    settings.bosToken = tokenText(json, "bos_token", where);
    settings.eosToken = tokenText(json, "eos_token", where);
    settings.addsBos = flag(json, "add_bos_token", where);
    settings.addsEos = flag(json, "add_eos_token", where);
}

TokenizerSettings readTokenizerSettings(const std::filesystem::path& folder)
{
    TokenizerSettings settings;
    const auto path = folder / "tokenizer_config.json";
    std::error_code error;
    if (std::filesystem::exists(path, error))
        readTokenizerConfig(readJsonFile(path, 64 << 20), path.string(), settings);
    settings.eosId = eosIdOf(folder / "config.json");
    if (!settings.eosId)
        settings.eosId = eosIdOf(folder / "generation_config.json");
    return settings;
}

} // namespace prunescope
