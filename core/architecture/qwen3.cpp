// Qwen3's configuration.
#include "core/architecture/qwen3.h"

#include "core/architecture/gated_block.h"
#include "core/architecture/qwen2.h"

namespace prunescope {
namespace {

class Qwen3 final : public GatedArchitecture {
public:
    std::string_view id() const override { return "qwen3"; }

    ModelConfig readConfig(const Json& json, const std::string& where) const override
    {
        const ConfigReader config(json, where);
        ModelConfig out = readShared(config, {.context = 32768, .headWidth = 128});
        out.hasAttentionBias = out.hasOutputBias = config.flag("attention_bias", false);
        out.hasQueryKeyNorm = true;
        readQwenWindows(out, config);
        return out;
    }
};

} // namespace

const Architecture& qwen3Architecture()
{
    static const Qwen3 qwen3;
    return qwen3;
}

} // namespace prunescope
