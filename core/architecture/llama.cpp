// LLaMA's configuration.
#include "core/architecture/llama.h"

#include "core/architecture/gated_block.h"

namespace prunescope {
namespace {

class Llama final : public GatedArchitecture {
public:
    std::string_view id() const override { return "llama"; }

    ModelConfig readConfig(const Json& json, const std::string& where) const override
    {
        const ConfigReader config(json, where);
        ModelConfig out = readShared(config, {});
        out.hasAttentionBias = out.hasOutputBias = config.flag("attention_bias", false);
        out.hasMlpBias = config.flag("mlp_bias", false);
        return out;
    }
};

} // namespace

const Architecture& llamaArchitecture()
{
    static const Llama llama;
    return llama;
}

} // namespace prunescope
