// Finding tied output matrices by flag, name and bytes.
#include "core/checkpoint/tied_output.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace prunescope {
namespace {

constexpr std::array<std::string_view, 2> kOutputs{"lm_head.weight", "embed_out.weight"};
constexpr std::array<std::string_view, 9> kEmbeddings{
    "model.embed_tokens.weight",           "model.decoder.embed_tokens.weight", "decoder.embed_tokens.weight",
    "transformer.wte.weight",              "wte.weight",                        "transformer.word_embeddings.weight",
    "word_embeddings.weight",              "gpt_neox.embed_in.weight",          "embed_in.weight"};
// Families whose class default is tied; the others say so in the file.
constexpr std::array<std::string_view, 7> kTiedByDefault{"gpt2",   "opt",    "bloom",      "gemma",
                                                         "gemma2", "gemma3", "gemma3_text"};
constexpr std::size_t kChunkBytes = std::size_t(4) << 20;

bool isEqual(const StoredBytes& a, const StoredBytes& b, StopFlag& stop)
{
    std::vector<std::byte> scratchA, scratchB;
    for (std::size_t at = 0; at < a.size(); at += kChunkBytes) {
        stop.poll();
        const std::size_t count = std::min(kChunkBytes, a.size() - at);
        if (std::memcmp(a.read(at, count, scratchA).data(), b.read(at, count, scratchB).data(), count) != 0)
            return false;
    }
    return true;
}

} // namespace

bool isTied(const Json& config)
{
    if (!config.is_object())
        return false;
    const auto flag = config.find("tie_word_embeddings");
    if (flag != config.end() && flag->is_boolean())
        return flag->get<bool>();
    const auto family = config.find("model_type");
    return family != config.end() && family->is_string() &&
           std::count(kTiedByDefault.begin(), kTiedByDefault.end(), family->get<std::string>()) > 0;
}

bool isOutputMatrix(const std::string& tensor)
{
    return std::count(kOutputs.begin(), kOutputs.end(), tensor) > 0;
}

bool sharesStorage(const PickleFile& file, const std::string& tensor)
{
    return std::any_of(file.aliases().begin(), file.aliases().end(),
                       [&](const auto& alias) { return alias.first == tensor || alias.second == tensor; });
}

TiedOutput storedTwice(const Checkpoint& checkpoint, StopFlag& stop)
{
    if (!isTied(checkpoint.config()))
        return {};
    for (const auto& outputName : kOutputs)
        for (const auto& embeddingName : kEmbeddings) {
            const TensorView* output = checkpoint.find(std::string(outputName));
            const TensorView* embedding = checkpoint.find(std::string(embeddingName));
            if (output && embedding && output->dtype == embedding->dtype && output->shape == embedding->shape &&
                isEqual(output->bytes, embedding->bytes, stop))
                return {output->name, embedding->name};
        }
    return {};
}

} // namespace prunescope
