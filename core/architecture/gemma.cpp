// Gemma's configuration, and what the later ones share with it.
#include "core/architecture/gemma.h"

#include "core/base/error.h"

#include <cmath>

namespace prunescope {

ModelConfig Gemma::readGemma(const ConfigReader& config, const GatedDefaults& defaults) const
{
    ModelConfig out = readShared(config, defaults);
    out.hasAttentionBias = out.hasOutputBias = config.flag("attention_bias", false);
    out.normOffset = 1;
    out.embeddingScale = std::sqrt(double(out.width));
    config.requireCausal();
    return out;
}

ModelConfig Gemma::readConfig(const Json& json, const std::string& where) const
{
    const ConfigReader config(json, where);
    ModelConfig out = readGemma(config, {.context = 8192, .headWidth = 256, .isTied = true});
    // The first files said gelu and meant its tanh form.
    const Activation old = config.activation("hidden_act", "gelu_pytorch_tanh");
    const Activation fallback = old == Activation::Gelu ? Activation::GeluTanh : old;
    out.activation = config.has("hidden_activation") ? config.activation("hidden_activation", "") : fallback;
    return out;
}

std::vector<bool> Gemma::readLater(ModelConfig& out, const ConfigReader& config, double attentionCap, double logitCap,
                                   std::int64_t pattern)
{
    out.activation = config.activation("hidden_activation", "gelu_pytorch_tanh");
    out.hasPartNorms = true;
    out.attentionSoftcap = config.numberOrNone("attn_logit_softcapping", attentionCap);
    out.logitSoftcap = config.numberOrNone("final_logit_softcapping", logitCap);
    auto isWindowed = config.windowedBlocks(std::int64_t(out.blocks.size()));
    if (isWindowed.empty())
        for (std::int64_t block = 0; block < std::int64_t(out.blocks.size()); ++block)
            isWindowed.push_back((block + 1) % pattern != 0);
    setWindows(out, config.positiveOrNone("sliding_window", 4096), isWindowed);
    for (BlockShape& shape : out.blocks)
        shape.attentionScale = 1 / std::sqrt(config.positiveNumber("query_pre_attn_scalar", 256));
    return isWindowed;
}

const Architecture& gemmaArchitecture()
{
    static const Gemma gemma;
    return gemma;
}

} // namespace prunescope
