#pragma once
// Small random models of the RMS-norm gated families: each as a config.json for core and, put down by hand from the same
// description, as a reference model.

#include "core/architecture/architecture.h"
#include "core/architecture/torch.h"
#include "tests/reference/gated_reference.h"

#include <cmath>
#include <functional>
#include <string>
#include <vector>

namespace prunescope::tests {

/// A feature that is left out of the reference on purpose, to show that the comparison would see it missing.
struct Fault {
    std::string name;
    std::function<void(reference::Model&)> apply;
};

struct GatedCase {
    std::string name;
    Json config;
    reference::Model reference; // without weights
    int tokens = 20;
    std::vector<Fault> faults;
};

inline constexpr int kWidth = 24, kHeads = 4, kKeyValueHeads = 2, kHeadWidth = 8, kInner = 20, kVocabulary = 31;

inline GatedCase gatedCase(const std::string& name, const std::string& family, int blocks, const Json& more)
{
    GatedCase out;
    out.name = name;
    out.config = {{"model_type", family},           {"hidden_size", kWidth},
                  {"intermediate_size", kInner},     {"num_hidden_layers", blocks},
                  {"num_attention_heads", kHeads},   {"num_key_value_heads", kKeyValueHeads},
                  {"head_dim", kHeadWidth},          {"vocab_size", kVocabulary},
                  {"max_position_embeddings", 64}};
    out.config.update(more);
    reference::Model& model = out.reference;
    model.width = kWidth;
    model.heads = kHeads;
    model.keyValueHeads = kKeyValueHeads;
    model.headWidth = kHeadWidth;
    model.inner = kInner;
    model.vocabulary = kVocabulary;
    model.layers.resize(std::size_t(blocks));
    model.rotations.resize(1);
    model.rotations[0].width = kHeadWidth;
    model.scoreScale = 1 / std::sqrt(double(kHeadWidth));
    return out;
}

inline void setWindows(reference::Model& model, const std::vector<int>& windows)
{
    for (std::size_t i = 0; i < windows.size(); ++i)
        model.layers[i].window = windows[i];
}

inline Fault noWindows()
{
    return {"windows", [](reference::Model& model) { setWindows(model, std::vector<int>(model.layers.size(), 0)); }};
}
inline Fault noBiases() { return {"biases", [](reference::Model& model) { model.ignoresBiases = true; }}; }
inline Fault noHeadNorms() { return {"q and k norms", [](reference::Model& model) { model.normalizesHeads = false; }}; }
inline Fault noStretch()
{
    return {"rotary scaling", [](reference::Model& model) { model.rotations[0].kind = reference::Rotation::Plain; }};
}

inline GatedCase llamaCase()
{
    GatedCase out = gatedCase("llama", "llama", 2, {{"attention_bias", true}, {"mlp_bias", true}});
    out.faults = {noBiases()};
    return out;
}

inline GatedCase mistralCase()
{
    GatedCase out = gatedCase("mistral", "mistral", 2, {{"sliding_window", 6}});
    setWindows(out.reference, {6, 6});
    out.faults = {noWindows(), {"the query in its own window", [](auto& model) { setWindows(model, {7, 7}); }}};
    return out;
}

inline GatedCase qwen2Case()
{
    GatedCase out = gatedCase("qwen2", "qwen2", 3,
                              {{"use_sliding_window", true}, {"sliding_window", 5}, {"max_window_layers", 1}});
    setWindows(out.reference, {0, 5, 5});
    out.faults = {noBiases(), noWindows(),
                  {"the first blocks without window", [](auto& model) { setWindows(model, {5, 5, 5}); }}};
    return out;
}

inline GatedCase qwen2LayerTypesCase()
{
    GatedCase out = gatedCase("qwen2 by layer types", "qwen2", 3,
                              {{"use_sliding_window", true},
                               {"sliding_window", 5},
                               {"layer_types", {"sliding_attention", "full_attention", "sliding_attention"}}});
    setWindows(out.reference, {5, 0, 5});
    out.faults = {{"layer types", [](auto& model) { setWindows(model, {0, 0, 5}); }}};
    return out;
}

inline GatedCase qwen3Case()
{
    GatedCase out = gatedCase("qwen3", "qwen3", 2, {{"rope_theta", 1e6}, {"tie_word_embeddings", true}});
    out.reference.rotations[0].base = 1e6;
    out.reference.normalizesHeads = true;
    out.reference.isTied = true;
    out.faults = {noHeadNorms(), {"theta", [](auto& model) { model.rotations[0].base = 1e4; }}};
    return out;
}

/// What all Gemmas have, and the faults for it.
inline void makeGemma(GatedCase& out)
{
    out.reference.gainOffset = 1;
    out.reference.embeddingScale = std::sqrt(double(kWidth));
    out.reference.isTied = true;
    out.reference.gateIsGelu = true;
    out.faults = {{"norm offset", [](auto& model) { model.gainOffset = 0; }},
                  {"embedding scale", [](auto& model) { model.embeddingScale = 1; }},
                  {"gelu", [](auto& model) { model.gateIsGelu = false; }}};
}

inline GatedCase gemmaCase()
{
    GatedCase out = gatedCase("gemma", "gemma", 2, {{"hidden_act", "gelu"}});
    makeGemma(out);
    return out;
}

inline GatedCase gemma2Case()
{
    GatedCase out = gatedCase("gemma2", "gemma2", 3,
                              {{"sliding_window", 5},
                               {"query_pre_attn_scalar", 11},
                               {"attn_logit_softcapping", 2.0},
                               {"final_logit_softcapping", 1.5}});
    makeGemma(out);
    out.reference.normalizesParts = true;
    out.reference.scoreScale = 1 / std::sqrt(11.0);
    out.reference.scoreCap = 2;
    out.reference.logitCap = 1.5;
    setWindows(out.reference, {5, 0, 5});
    const std::vector<Fault> more = {
        noWindows(),
        {"windows in the even blocks", [](auto& model) { setWindows(model, {0, 5, 0}); }},
        {"score cap", [](auto& model) { model.scoreCap = 0; }},
        {"logit cap", [](auto& model) { model.logitCap = 0; }},
        {"score scale", [](auto& model) { model.scoreScale = 1 / std::sqrt(8.0); }},
        {"norms after the parts", [](auto& model) { model.normalizesParts = false; }}};
    out.faults.insert(out.faults.end(), more.begin(), more.end());
    return out;
}

inline GatedCase gemma3Case()
{
    GatedCase out = gatedCase("gemma3", "gemma3_text", 4,
                              {{"sliding_window", 5},
                               {"sliding_window_pattern", 3},
                               {"query_pre_attn_scalar", 11},
                               {"rope_theta", 50000.0},
                               {"rope_local_base_freq", 300.0},
                               {"rope_scaling", {{"rope_type", "linear"}, {"factor", 8.0}}}});
    makeGemma(out);
    reference::Model& model = out.reference;
    model.normalizesParts = model.normalizesHeads = true;
    model.scoreScale = 1 / std::sqrt(11.0);
    setWindows(model, {5, 5, 0, 5});
    model.rotations.resize(2, model.rotations[0]);
    model.rotations[0].base = 50000;
    model.rotations[0].kind = reference::Rotation::Linear;
    model.rotations[0].factor = 8;
    model.rotations[1].base = 300;
    for (const std::size_t block : {0, 1, 3})
        model.layers[block].rotation = 1;
    const std::vector<Fault> more = {
        noWindows(), noHeadNorms(), noStretch(),
        {"local frequencies", [](auto& m) { m.rotations[1].base = 50000; }},
        {"local frequencies without scaling",
         [](auto& m) {
             m.rotations[1].kind = m.rotations[0].kind;
             m.rotations[1].factor = 8;
         }},
        {"pattern", [](auto& m) { setWindows(m, {5, 0, 5, 0}); }},
        {"score scale", [](auto& m) { m.scoreScale = 1 / std::sqrt(8.0); }},
        {"norms after the parts", [](auto& m) { m.normalizesParts = false; }}};
    out.faults.insert(out.faults.end(), more.begin(), more.end());
    return out;
}

/// @param tokens  more or fewer than the 12 of the original context
inline GatedCase phi3Case(const std::string& name, int tokens)
{
    GatedCase out = gatedCase(name, "phi3", 2,
                              {{"sliding_window", 7},
                               {"partial_rotary_factor", 0.75},
                               {"original_max_position_embeddings", 12},
                               {"rope_scaling",
                                {{"type", "longrope"},
                                 {"short_factor", {1.0, 1.3, 1.9}},
                                 {"long_factor", {1.5, 2.5, 6.0}}}}});
    out.tokens = tokens;
    reference::Model& model = out.reference;
    model.isFused = true;
    model.epsilon = 1e-5;
    setWindows(model, {7, 7});
    reference::Rotation& rotation = model.rotations[0];
    rotation.kind = reference::Rotation::LongRope;
    rotation.width = 6;
    rotation.context = 12;
    rotation.shortFactors = {1.0, 1.3, 1.9};
    rotation.longFactors = {1.5, 2.5, 6.0};
    rotation.magnitude = std::sqrt(1 + std::log(64.0 / 12) / std::log(12.0));
    out.faults = {noWindows(), noStretch(),
                  {"attention factor", [](auto& m) { m.rotations[0].magnitude = 1; }},
                  {"choice of factors",
                   [](auto& m) { std::swap(m.rotations[0].shortFactors, m.rotations[0].longFactors); }},
                  {"partial rotation",
                   [](auto& m) {
                       m.rotations[0].kind = reference::Rotation::Plain;
                       m.rotations[0].width = 8;
                   }},
                  {"order of k and v", [](auto& m) { m.swapsKeyAndValue = true; }},
                  {"order of gate and up", [](auto& m) { m.swapsGateAndUp = true; }}};
    return out;
}

inline std::vector<GatedCase> gatedCases()
{
    return {llamaCase(), mistralCase(), qwen2Case(),  qwen2LayerTypesCase(),        qwen3Case(),
            gemmaCase(), gemma2Case(),  gemma3Case(), phi3Case("phi3, long", 20), phi3Case("phi3, short", 11)};
}

/// The family's tensors with seeded normal numbers, large enough that attention is peaked and each feature counts.
inline std::map<std::string, at::Tensor> randomParameters(const Architecture& family, const ModelConfig& config)
{
    reference::Random random(7);
    std::map<std::string, at::Tensor> out;
    for (const auto& spec : family.tensorSpecs(config)) {
        const auto tensor = at::empty(spec.shape, at::kFloat);
        const bool isNorm = spec.role == TensorRole::Norm, isBias = spec.role == TensorRole::Bias;
        const double mean = isNorm ? 1 - config.normOffset : 0;
        const double deviation = isNorm || isBias                        ? 0.3
                                 : spec.role == TensorRole::Embedding    ? 0.5
                                                                         : 1.2 / std::sqrt(double(spec.shape.back()));
        for (std::int64_t i = 0; i < tensor.numel(); ++i)
            tensor.data_ptr<float>()[i] = float(mean + deviation * random.normal());
        out[spec.name] = tensor;
    }
    return out;
}

inline std::vector<int> randomIds(int count)
{
    reference::Random random(8);
    std::vector<int> ids;
    for (int i = 0; i < count; ++i)
        ids.push_back(std::min(kVocabulary - 1, int(random.uniform() * kVocabulary)));
    return ids;
}

} // namespace prunescope::tests
