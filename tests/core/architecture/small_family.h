#pragma once
// Small random models of the LayerNorm families, made in memory, and their comparison with the plain reference programs.

#include "core/architecture/architecture.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "tests/reference/layer_norm_reference.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace prunescope::tests {

/// A small config.json of one of the families; 2 blocks, 24 features, 50 tokens.
inline Json smallConfig(const std::string& family)
{
    Json out = {{"model_type", family},   {"vocab_size", 50},         {"hidden_size", 24},
                {"num_hidden_layers", 2}, {"num_attention_heads", 3}, {"max_position_embeddings", 32}};
    if (family == "gpt2")
        out = {{"model_type", family}, {"vocab_size", 50},  {"n_embd", 24}, {"n_layer", 2},
               {"n_head", 3},          {"n_positions", 32}, {"n_inner", 40}};
    else if (family == "opt")
        out["ffn_dim"] = 40;
    else if (family == "bloom")
        out = {
            {"model_type", family}, {"vocab_size", 50}, {"hidden_size", 24}, {"n_layer", 2}, {"n_head", 6}};
    else
        out["intermediate_size"] = 40;
    return out;
}

/// A family, a configuration and random weights.
struct SmallModel {
    const Architecture* family = nullptr;
    ModelConfig config;
    std::map<std::string, at::Tensor> parameters;

    Model model() const { return Model(*family, config, parameters); }
};

/// Random weights larger than at the start of a training, so that a wrong convention shows far above rounding.
inline SmallModel smallModel(const Json& json, std::uint64_t seed = 1)
{
    SmallModel out;
    out.family = findArchitecture(json.at("model_type").get<std::string>());
    out.config = out.family->readConfig(json, "config.json");
    layer_norm_reference::Random random(seed);
    for (const auto& spec : out.family->tensorSpecs(out.config)) {
        auto tensor = at::empty(spec.shape, at::kFloat);
        const auto in = double(spec.shape[spec.isInputMajor ? 0 : spec.shape.size() - 1]);
        double mean = 0, deviation = 1.2 / std::sqrt(in);
        if (spec.role == TensorRole::Embedding)
            deviation = 0.5;
        else if (spec.role == TensorRole::Bias)
            deviation = 0.2;
        else if (spec.role == TensorRole::Norm)
            mean = 1, deviation = 0.2;
        for (std::int64_t i = 0; i < tensor.numel(); ++i)
            tensor.data_ptr<float>()[i] = float(mean + deviation * random.normal());
        out.parameters[spec.name] = tensor;
    }
    return out;
}

/// The same weights for the reference.
inline layer_norm_reference::Weights referenceWeights(const SmallModel& small)
{
    layer_norm_reference::Weights out;
    for (const auto& [name, tensor] : small.parameters)
        out[name].assign(tensor.data_ptr<float>(), tensor.data_ptr<float>() + tensor.numel());
    return out;
}

inline std::vector<int> someIds(int count)
{
    std::vector<int> ids;
    for (int i = 0; i < count; ++i)
        ids.push_back((7 * i * i + 3 * i + 5) % 50);
    return ids;
}

inline at::Tensor idTensor(const std::vector<int>& ids) { return at::tensor(ids, at::kLong).unsqueeze(0); }

/// The largest difference of the model's logits from the reference's, in units of 2e-5 + 1e-5 |reference| (the fixtures'
/// float32 runs are at most 2e-5 from their float64 runs): at most 1 where they agree.
inline double disagreement(const SmallModel& small, const std::vector<int>& ids,
                           const layer_norm_reference::Rows& expected)
{
    const at::NoGradGuard guard;
    const auto logits = small.model().logits(idTensor(ids), {})[0].contiguous();
    double worst = 0;
    for (std::int64_t t = 0; t < logits.size(0); ++t)
        for (std::int64_t v = 0; v < logits.size(1); ++v) {
            const double value = expected[std::size_t(t)][std::size_t(v)];
            const double difference =
                std::abs(double(logits.data_ptr<float>()[t * logits.size(1) + v]) - value);
            if (!std::isfinite(difference))
                return std::numeric_limits<double>::infinity();
            worst = std::max(worst, difference / (2e-5 + 1e-5 * std::abs(value)));
        }
    return worst;
}

/// A feature left out of the reference has to show by this multiple of the bound of agreement.
constexpr double kClearly = 10;

/// The message of the Error that reading this config.json throws, or nothing.
inline std::string refusal(const Json& json)
{
    try {
        findArchitecture(json.at("model_type").get<std::string>())->readConfig(json, "config.json");
    } catch (const Error& error) {
        return error.kind() == ErrorKind::BadInput ? error.what()
                                                   : std::string("another kind: ") + error.what();
    }
    return {};
}

} // namespace prunescope::tests
