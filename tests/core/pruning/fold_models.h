#pragma once
// Small random models of all families, as tensors and as checkpoints, for what reorders rows and columns.

#include "core/base/files.h"
#include "core/checkpoint/safetensors.h"
#include "tests/core/architecture/gated_cases.h"
#include "tests/core/architecture/small_family.h"
#include "tests/core/golden.h"

#include <filesystem>
#include <string>
#include <vector>

namespace prunescope::tests {

struct FoldModel {
    std::string name;
    Json json;
    SmallModel small;
};

/// With biases where the family may have some; heads of 8 (BLOOM: 4) and inner channels in whole groups of 4.
inline std::vector<FoldModel> foldModels()
{
    std::vector<FoldModel> out;
    for (const char* family : {"gpt2", "opt", "bloom", "gpt_neox", "phi"}) {
        const Json json = smallConfig(family);
        out.push_back({family, json, smallModel(json)});
    }
    auto cases = gatedCases();
    cases.push_back(gatedCase("llama without shared heads", "llama", 2, {{"num_key_value_heads", kHeads}}));
    for (const GatedCase& item : cases) {
        const Architecture& family = *findArchitecture(item.config.at("model_type").get<std::string>());
        const ModelConfig config = family.readConfig(item.config, "config.json");
        out.push_back({item.name, item.config, {&family, config, randomParameters(family, config)}});
    }
    return out;
}

inline FoldModel foldModel(const std::string& name)
{
    for (FoldModel& model : foldModels())
        if (model.name == name)
            return model;
    qFatal("no model %s", name.c_str());
}

/// [sequences, 12] ids that all of them know.
inline at::Tensor foldIds(std::int64_t sequences)
{
    at::manual_seed(5);
    return at::randint(kVocabulary, {sequences, 12}, at::kLong);
}

/// A checkpoint folder, with 8 calibration sequences in data.safetensors.
inline std::string writeFoldModel(const FoldModel& model, const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder);
    std::vector<TensorView> views;
    for (const auto& [name, tensor] : model.small.parameters)
        views.push_back(viewOf(name, tensor));
    writeSafetensors(folder / "model.safetensors", views);
    writeFileAtomically(folder / "config.json", model.json.dump(2));
    const auto ids = foldIds(8);
    writeSafetensors(folder / "data.safetensors", {viewOf("ids", ids)});
    return folder.string();
}

} // namespace prunescope::tests
