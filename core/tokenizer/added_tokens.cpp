// Reading of the list.
#include "core/tokenizer/added_tokens.h"

#include "core/base/error.h"

namespace prunescope {
namespace {

constexpr std::size_t kLongestToken = 4096; // bounds the work per byte of text

AddedToken readToken(const Json& json, const std::string& where)
{
    if (!json.is_object() || !json.contains("id"))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: an entry of key \"added_tokens\" has no key \"id\"."),
                    where);
    AddedToken token;
    token.content = jsonString(json, "content", "", where);
    token.id = tokenIdFromJson(json.at("id"), token.content, where);
    token.isSingleWord = jsonBool(json, "single_word", false, where);
    token.stripsLeft = jsonBool(json, "lstrip", false, where);
    token.stripsRight = jsonBool(json, "rstrip", false, where);
    token.isSpecial = jsonBool(json, "special", false, where);
    token.isNormalized = jsonBool(json, "normalized", !token.isSpecial, where);
    if (token.content.size() > kLongestToken)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: the added token with id %2 has %3 bytes; at most %4 are allowed."), where,
                    token.id, token.content.size(), kLongestToken);
    return token;
}

} // namespace

AddedTokens::AddedTokens(const Json& list, const Normalizer* normalizer, Vocabulary& vocabulary,
                         const std::string& where)
{
    if (list.is_null())
        return;
    if (!list.is_array())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"added_tokens\" should be an array, but is %2."),
                    where, list.type_name());
    std::vector<TokenMatcher::Entry> raw;
    std::vector<TokenMatcher::Entry> normalized;
    for (const Json& entry : list) {
        const AddedToken token = readToken(entry, where);
        if (token.content.empty())
            continue;
        vocabulary.add(token.content, token.id, where);
        if (token.isSpecial)
            m_special.insert(token.id);
        if (token.isNormalized)
            normalized.push_back({normalizer ? normalizer->apply(token.content) : token.content, token});
        else
            raw.push_back({token.content, token});
    }
    m_raw = TokenMatcher(std::move(raw));
    m_normalized = TokenMatcher(std::move(normalized));
}

} // namespace prunescope
