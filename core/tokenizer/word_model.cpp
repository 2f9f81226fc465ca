// The table of models.
#include "core/tokenizer/word_model.h"

#include "core/base/error.h"
#include "core/tokenizer/bpe_model.h"
#include "core/tokenizer/unigram_model.h"

namespace prunescope {
namespace {

/// The type that huggingface/tokenizers finds by trying one after the other.
std::string inferredType(const Json& model)
{
    if (model.contains("merges"))
        return "BPE";
    if (model.contains("vocab") && model.at("vocab").is_array())
        return "Unigram";
    return model.contains("max_input_chars_per_word") || model.contains("continuing_subword_prefix")
               ? "WordPiece"
               : "WordLevel";
}

} // namespace

std::unique_ptr<WordModel> makeWordModel(const Json& model, const std::string& where)
{
    if (!model.is_object())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"model\" should be an object, but is %2."), where,
                    model.type_name());
    if (!model.contains("vocab"))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the model has no key \"vocab\"."), where);
    const std::string type = jsonString(model, "type", inferredType(model), where);
    if (type == "BPE")
        return std::make_unique<BpeModel>(model, where);
    if (type == "Unigram")
        return std::make_unique<UnigramModel>(model, where);
    throw Error(ErrorKind::BadInput,
                PS_TEXT("%1: key \"model\" has the type \"%2\"; only \"BPE\" and \"Unigram\" are supported."),
                where, type);
}

} // namespace prunescope
