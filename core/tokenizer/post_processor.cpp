// TemplateProcessing, RobertaProcessing, BertProcessing, ByteLevel and Sequence of huggingface/tokenizers.
#include "core/tokenizer/post_processor.h"

#include "core/base/error.h"

#include <functional>

namespace prunescope {
namespace {

[[noreturn]] void throwBroken(const std::string& where, std::string_view key)
{
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"%2\" of the post_processor has an unexpected form."),
                where, key);
}

/// The value of a key, which must be there.
const Json& member(const Json& object, const char* key, const std::string& where)
{
    if (!object.is_object() || !object.contains(key))
        throwBroken(where, key);
    return object.at(key);
}

std::int64_t knownId(const Json& value, std::string_view owner, const Vocabulary& vocabulary,
                     const std::string& where)
{
    const std::int64_t id = tokenIdFromJson(value, owner, where);
    if (!vocabulary.contains(id))
        throw Error(
            ErrorKind::BadInput,
            PS_TEXT("%1: the post_processor gives \"%2\" the id %3, which the vocabulary does not have."),
            where, owner, id);
    return id;
}

PostProcessor readTemplate(const Json& json, const Vocabulary& vocabulary, const std::string& where)
{
    const Json& steps = member(json, "single", where);
    if (!steps.is_array())
        throwBroken(where, "single");
    PostProcessor result;
    result.decidesSpecialTokens = true;
    int texts = 0;
    for (const Json& step : steps) {
        if (step.is_object() && step.contains("Sequence")) {
            ++texts;
            continue;
        }
        const std::string name = jsonString(member(step, "SpecialToken", where), "id", "", where);
        const Json& ids =
            member(member(member(json, "special_tokens", where), name.c_str(), where), "ids", where);
        if (!ids.is_array())
            throwBroken(where, "ids");
        for (const Json& id : ids)
            (texts == 0 ? result.before : result.after).push_back(knownId(id, name, vocabulary, where));
    }
    if (texts != 1)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: key \"single\" of the post_processor holds the text %2 times, not once."),
                    where, texts);
    return result;
}

/// ["</s>", 2]
std::int64_t readPair(const Json& json, const char* key, const Vocabulary& vocabulary,
                      const std::string& where)
{
    const Json& pair = member(json, key, where);
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string())
        throwBroken(where, key);
    return knownId(pair[1], pair[0].get_ref<const std::string&>(), vocabulary, where);
}

PostProcessor readSequence(const Json& json, const Vocabulary& vocabulary, const std::string& where)
{
    const Json& processors = member(json, "processors", where);
    if (!processors.is_array())
        throwBroken(where, "processors");
    PostProcessor result;
    for (const Json& inner : processors) {
        const PostProcessor next = readPostProcessor(inner, vocabulary, where);
        result.before.insert(result.before.begin(), next.before.begin(), next.before.end());
        result.after.insert(result.after.end(), next.after.begin(), next.after.end());
        result.decidesSpecialTokens = result.decidesSpecialTokens || next.decidesSpecialTokens;
    }
    return result;
}

} // namespace

PostProcessor readPostProcessor(const Json& json, const Vocabulary& vocabulary, const std::string& where)
{
    if (json.is_null())
        return {};
    const std::string type = jsonString(json, "type", "", where);
    if (type == "TemplateProcessing")
        return readTemplate(json, vocabulary, where);
    if (type == "RobertaProcessing" || type == "BertProcessing")
        return {{readPair(json, "cls", vocabulary, where)}, {readPair(json, "sep", vocabulary, where)}, true};
    if (type == "Sequence")
        return readSequence(json, vocabulary, where);
    if (type == "ByteLevel")
        return {}; // moves offsets only
    throw Error(ErrorKind::BadInput,
                PS_TEXT("%1: key \"post_processor\" has the type \"%2\", which is not supported."), where,
                type);
}

} // namespace prunescope
