#pragma once
// A tiny random model of every family, written as a folder with a tokenizer.

#include "core/architecture/architecture.h"
#include "tests/core/tiny_model.h"

#include <filesystem>
#include <map>
#include <string>

namespace prunescope::tests {

/// A small config.json by family; a family that is missing here fails its row.
inline Json familyConfig(const std::string& family)
{
    const Json common = {{"model_type", family},      {"vocab_size", 270},          {"hidden_size", 32},
                         {"num_hidden_layers", 2},    {"num_attention_heads", 4},   {"num_key_value_heads", 2},
                         {"intermediate_size", 48},   {"max_position_embeddings", 64}, {"head_dim", 8}};
    const std::map<std::string, Json> own = {
        {"llama", common},
        {"mistral", common},
        {"qwen2", common},
        {"qwen3", common},
        {"gemma", common},
        {"gemma2", common},
        {"gemma3_text", common},
        {"phi3", common},
        {"phi", {{"model_type", family}, {"vocab_size", 270}, {"hidden_size", 32}, {"num_hidden_layers", 2},
                 {"num_attention_heads", 4}, {"intermediate_size", 48}, {"max_position_embeddings", 64}}},
        {"gpt2", {{"model_type", family}, {"vocab_size", 270}, {"n_embd", 32}, {"n_layer", 2}, {"n_head", 4},
                  {"n_positions", 64}, {"n_inner", 48}}},
        {"opt", {{"model_type", family}, {"vocab_size", 270}, {"hidden_size", 32}, {"num_hidden_layers", 2},
                 {"num_attention_heads", 4}, {"ffn_dim", 48}, {"max_position_embeddings", 64}}},
        {"gpt_neox", {{"model_type", family}, {"vocab_size", 270}, {"hidden_size", 32}, {"num_hidden_layers", 2},
                      {"num_attention_heads", 4}, {"intermediate_size", 48}, {"max_position_embeddings", 64}}},
        {"bloom", {{"model_type", family}, {"vocab_size", 270}, {"hidden_size", 32}, {"n_layer", 2}, {"n_head", 4}}},
    };
    const auto it = own.find(family);
    return it == own.end() ? Json() : it->second;
}

inline void writeFamilyModel(const std::filesystem::path& folder, const Json& config)
{
    std::filesystem::create_directories(folder);
    const Architecture& family = *findArchitecture(config.at("model_type").get<std::string>());
    at::manual_seed(5);
    std::map<std::string, at::Tensor> stored; // views do not own their bytes
    std::vector<TensorView> views;
    for (const auto& spec : family.tensorSpecs(family.readConfig(config, "config.json"))) {
        stored[spec.name] = (at::randn(spec.shape) * 0.2 + (spec.role == TensorRole::Norm ? 1.0 : 0.0)).to(at::kBFloat16);
        views.push_back(viewOf(spec.name, stored[spec.name]));
    }
    writeSafetensors(folder / "model.safetensors", views);
    writeFileAtomically(folder / "config.json", config.dump(2));
    writeTinyTokenizer(folder);
}

} // namespace prunescope::tests
