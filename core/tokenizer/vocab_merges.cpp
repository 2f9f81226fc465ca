// Defaults as in transformers' GPT2Tokenizer, RobertaTokenizer, BartTokenizer and Qwen2Tokenizer.
#include "core/tokenizer/vocab_merges.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/tokenizer/large_json.h"
#include "core/tokenizer/vocabulary.h"

#include <algorithm>
#include <unordered_map>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

constexpr std::uint64_t kLargestFile = std::uint64_t(64) << 20;

constexpr const char* kQwen2Pattern = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| "
                                      "?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|"
                                      "\\s+(?!\\S)|\\s+";

enum class Style { Gpt2, Opt, Roberta, Qwen2 };

/// The object in a file; an empty one where there is no such file.
Json optionalObject(const fs::path& path)
{
    std::error_code error;
    if (!fs::exists(path, error))
        return Json::object();
    Json json = parseLargeJson(readFile(path, kLargestFile), path.string());
    if (!json.is_object())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: should hold a JSON object, but holds %2."),
                    path.string(), json.type_name());
    return json;
}

Style styleOf(const Json& tokenizerConfig, const fs::path& folder)
{
    const std::string where = (folder / "tokenizer_config.json").string();
    const std::string name = jsonString(tokenizerConfig, "tokenizer_class", "", where);
    if (name.starts_with("Qwen2Tokenizer"))
        return Style::Qwen2;
    if (name.starts_with("RobertaTokenizer") || name.starts_with("BartTokenizer"))
        return Style::Roberta;
    const Json config = optionalObject(folder / "config.json");
    const std::string family = jsonString(config, "model_type", "", (folder / "config.json").string());
    if (family == "opt")
        return Style::Opt;
    if (!name.empty())
        return Style::Gpt2;
    if (family.starts_with("qwen"))
        return Style::Qwen2;
    return family == "roberta" || family == "bart" ? Style::Roberta : Style::Gpt2;
}

/// Collects "added_tokens" from the places where older files keep them.
class SpecialTokens {
public:
    SpecialTokens(const Json& vocabulary, const fs::path& folder) : m_folder(folder)
    {
        for (const auto& [piece, id] : vocabulary.items())
            m_ids.emplace(piece, id);
    }

    void read(const Json& tokenizerConfig)
    {
        readDecoder(tokenizerConfig);
        const fs::path added = m_folder / "added_tokens.json";
        const Json addedTokens = optionalObject(added);
        for (const auto& [content, id] : addedTokens.items())
            add({{"id", tokenIdFromJson(id, content, added.string())},
                 {"content", content},
                 {"special", false}});
        readNames(tokenizerConfig, m_folder / "tokenizer_config.json");
        readNames(optionalObject(m_folder / "special_tokens_map.json"), m_folder / "special_tokens_map.json");
    }

    /// A special token of the class; it counts where the vocabulary has it.
    void addNamed(const Json& token, const std::string& where)
    {
        Json entry = token.is_object() ? token : Json{{"content", token}};
        const std::string content = jsonString(entry, "content", "", where);
        const auto known = m_ids.find(content);
        if (known == m_ids.end())
            return;
        entry["id"] = known->second;
        entry["special"] = true;
        add(std::move(entry));
    }

    Json take() { return std::move(m_list); }

private:
    void add(Json entry)
    {
        entry["normalized"] = false;
        const std::string content = jsonString(entry, "content", "", m_folder.string());
        m_ids.emplace(content, entry.at("id"));
        const auto [at, isNew] = m_places.emplace(content, m_list.size());
        if (isNew)
            m_list.push_back(std::move(entry));
        else if (jsonBool(entry, "special", false, m_folder.string()))
            m_list.at(at->second)["special"] = true;
    }

    /// "added_tokens_decoder": {"50256": {"content": ...}}
    void readDecoder(const Json& tokenizerConfig)
    {
        const std::string where = (m_folder / "tokenizer_config.json").string();
        const Json list = tokenizerConfig.value("added_tokens_decoder", Json::object());
        for (const auto& [key, token] : list.items()) {
            const bool isNumber =
                !key.empty() && key.size() < 10 && key.find_first_not_of("0123456789") == key.npos;
            if (!isNumber || !token.is_object() || jsonString(token, "content", "", where).empty())
                throw Error(
                    ErrorKind::BadInput,
                    PS_TEXT(
                        "%1: entry \"%2\" of key \"added_tokens_decoder\" should be an id with its token, "
                        "but is %3."),
                    where, key, jsonExcerpt(token));
            Json entry = token;
            entry["id"] = std::stoll(key);
            add(std::move(entry));
        }
    }

    void readNames(const Json& json, const fs::path& path)
    {
        for (const char* key :
             {"bos_token", "eos_token", "unk_token", "pad_token", "cls_token", "sep_token", "mask_token"})
            if (json.contains(key) && (json.at(key).is_string() || json.at(key).is_object()))
                addNamed(json.at(key), path.string());
        const Json others = json.value("additional_special_tokens", Json::array());
        for (const Json& token : others)
            if (token.is_string() || token.is_object())
                addNamed(token, path.string());
    }

    fs::path m_folder;
    std::unordered_map<std::string, Json> m_ids;
    std::unordered_map<std::string, std::size_t> m_places; ///< in the list, by content
    Json m_list = Json::array();
};

Json byteLevel(bool addsPrefixSpace, bool usesRegex)
{
    return {{"type", "ByteLevel"}, {"add_prefix_space", addsPrefixSpace}, {"use_regex", usesRegex}};
}

void applyDefaults(Style style, TokenizerSettings& settings, SpecialTokens& tokens)
{
    const std::string edge = style == Style::Opt ? "</s>" : "<|endoftext|>";
    const bool hasOwnBos = style == Style::Gpt2 || style == Style::Opt;
    if (style == Style::Opt)
        settings.addsBos = settings.addsBos.value_or(true);
    if (hasOwnBos && !settings.bosToken)
        settings.bosToken = edge;
    if (style != Style::Roberta && !settings.eosToken)
        settings.eosToken = edge;
    if (style == Style::Roberta)
        for (const char* name : {"<s>", "<pad>", "</s>", "<unk>"})
            tokens.addNamed(name, "");
    for (const auto& name : {settings.bosToken, settings.eosToken})
        if (name)
            tokens.addNamed(*name, "");
}

/// <s> text </s>, where the vocabulary has both.
Json robertaProcessor(const Json& vocabulary)
{
    if (!vocabulary.contains("<s>") || !vocabulary.contains("</s>"))
        return nullptr;
    return {{"type", "RobertaProcessing"},
            {"cls", Json::array({"<s>", vocabulary.at("<s>")})},
            {"sep", Json::array({"</s>", vocabulary.at("</s>")})}};
}

} // namespace

Json mergesFromText(std::string_view text, const std::string& where)
{
    Json merges = Json::array();
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty() || line.starts_with("#version"))
            continue;
        const std::size_t space = line.find(' ');
        const bool isPair = space != line.npos && space > 0 && space + 1 < line.size() &&
                            line.find(' ', space + 1) == line.npos;
        if (!isPair || firstInvalidUtf8(line) != line.npos)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: line %2 is %3; it should be two pieces and one space."), where, number,
                        jsonExcerpt(std::string(line)));
        merges.push_back(
            Json::array({std::string(line.substr(0, space)), std::string(line.substr(space + 1))}));
    }
    return merges;
}

Json tokenizerFromVocabAndMerges(const fs::path& folder, TokenizerSettings& settings)
{
    const fs::path vocabularyPath = folder / "vocab.json";
    const fs::path mergesPath = folder / "merges.txt";
    Json vocabulary = parseLargeJson(readFile(vocabularyPath, kLargestFile), vocabularyPath.string());
    Vocabulary::fromJson(vocabulary, vocabularyPath.string()); // for messages that name this file
    const Json tokenizerConfig = optionalObject(folder / "tokenizer_config.json");
    const Style style = styleOf(tokenizerConfig, folder);
    if (vocabulary.contains("a</w>"))
        throw Error(
            ErrorKind::BadInput,
            PS_TEXT(
                "%1: marks ends of words with \"</w>\"; only byte-level pieces are supported in this form."),
            vocabularyPath.string());
    SpecialTokens tokens(vocabulary, folder);
    tokens.read(tokenizerConfig);
    applyDefaults(style, settings, tokens);

    const bool addsPrefixSpace =
        jsonBool(tokenizerConfig, "add_prefix_space", false, (folder / "tokenizer_config.json").string());
    Json json = {{"version", "1.0"},
                 {"added_tokens", tokens.take()},
                 {"pre_tokenizer", byteLevel(addsPrefixSpace, true)},
                 {"decoder", byteLevel(false, true)}};
    if (style == Style::Roberta)
        json["post_processor"] = robertaProcessor(vocabulary);
    if (style == Style::Qwen2) {
        const Json split = {
            {"type", "Split"}, {"pattern", {{"Regex", kQwen2Pattern}}}, {"behavior", "Isolated"}};
        json["normalizer"] = {{"type", "NFC"}};
        json["pre_tokenizer"] = {{"type", "Sequence"},
                                 {"pretokenizers", Json::array({split, byteLevel(addsPrefixSpace, false)})}};
    }
    json["model"] = {{"type", "BPE"},
                     {"merges", mergesFromText(readFile(mergesPath, kLargestFile), mergesPath.string())}};
    json["model"]["vocab"] = std::move(vocabulary);
    return json;
}

} // namespace prunescope
