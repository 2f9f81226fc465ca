#pragma once
// A tiny random LLaMA folder with a trained byte-level tokenizer, made in a test.

#include "core/architecture/tensor_bytes.h"
#include "core/architecture/torch.h"
#include "core/base/files.h"
#include "core/checkpoint/safetensors.h"
#include "core/tokenizer/bpe_trainer.h"
#include "core/training/trainer.h"

#include <filesystem>
#include <string>

namespace prunescope::tests {

inline const std::string kTinyText =
    "The old miller kept three geese and a patient dog. Every morning the geese walked to the pond, and every "
    "evening the dog walked them home. One day the smallest goose stayed behind to look at the moon in the water.\n";

inline Json tinyConfig()
{
    return {{"architectures", {"LlamaForCausalLM"}}, {"model_type", "llama"},       {"hidden_size", 32},
            {"intermediate_size", 48},               {"num_hidden_layers", 3},      {"num_attention_heads", 4},
            {"num_key_value_heads", 2},              {"vocab_size", 270},           {"max_position_embeddings", 64},
            {"rms_norm_eps", 1e-5},                  {"tie_word_embeddings", true}, {"a_key_we_do_not_know", {1, 2}}};
}

/// Writes the tokenizer files of kTinyText into a folder.
inline void writeTinyTokenizer(const std::filesystem::path& folder)
{
    StopFlag stop;
    const Json tokenizer = trainBpe({kTinyText}, {270, "<|endoftext|>"}, stop, {});
    writeFileAtomically(folder / "tokenizer.json", tokenizer.dump());
    writeFileAtomically(folder / "tokenizer_config.json", R"({"bos_token": "<|endoftext|>", "eos_token": "<|endoftext|>"})");
}

/// @param type  stored type of all tensors
inline std::filesystem::path writeTinyModel(const std::filesystem::path& folder, at::ScalarType type = at::kBFloat16,
                                            const Json& config = tinyConfig())
{
    std::filesystem::create_directories(folder);
    const Architecture& llama = *findArchitecture("llama");
    std::map<std::string, at::Tensor> stored;
    std::vector<TensorView> views;
    for (const auto& [name, tensor] : initialParameters(llama, llama.readConfig(tinyConfig(), "tiny"), 11)) {
        stored[name] = (tensor * (name.find("norm") == std::string::npos ? 4.0 : 1.0)).to(type);
        views.push_back(viewOf(name, stored[name]));
    }
    writeSafetensors(folder / "model.safetensors", views);
    writeFileAtomically(folder / "config.json", config.dump(2));
    writeTinyTokenizer(folder);
    return folder;
}

/// A text of `repeats` times kTinyText.
inline std::filesystem::path writeTinyText(const std::filesystem::path& file, int repeats)
{
    std::string text;
    for (int i = 0; i < repeats; ++i)
        text += kTinyText;
    writeFileAtomically(file, text);
    return file;
}

} // namespace prunescope::tests
