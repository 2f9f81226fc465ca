// Chooses between the three forms a tokenizer is stored in.
#include "core/tokenizer/tokenizer.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/tokenizer/large_json.h"
#include "core/tokenizer/sentencepiece_tokenizer.h"
#include "core/tokenizer/tokenizer_json.h"
#include "core/tokenizer/vocab_merges.h"

namespace prunescope {
namespace {

constexpr std::uint64_t kLargestFile = std::uint64_t(64) << 20; // twice the largest published one

} // namespace

std::shared_ptr<const Tokenizer> loadTokenizer(const std::filesystem::path& folder)
{
    std::error_code error;
    const auto jsonPath = folder / "tokenizer.json";
    if (std::filesystem::exists(jsonPath, error)) {
        const std::string where = jsonPath.string();
        return makeJsonTokenizer(parseLargeJson(readFile(jsonPath, kLargestFile), where),
                                 readTokenizerSettings(folder), where);
    }
    const auto modelPath = folder / "tokenizer.model";
    if (std::filesystem::exists(modelPath, error))
        return makeSentencePieceTokenizer(readFile(modelPath, kLargestFile), readTokenizerSettings(folder),
                                          modelPath.string());
    if (std::filesystem::exists(folder / "vocab.json", error) &&
        std::filesystem::exists(folder / "merges.txt", error)) {
        TokenizerSettings settings = readTokenizerSettings(folder);
        const Json json = tokenizerFromVocabAndMerges(folder, settings);
        return makeJsonTokenizer(json, settings, (folder / "vocab.json and merges.txt").string());
    }
    throw Error(ErrorKind::BadInput,
                PS_TEXT("%1: no tokenizer found; looked for tokenizer.json, tokenizer.model, and vocab.json "
                        "with merges.txt."),
                folder.string());
}

} // namespace prunescope
