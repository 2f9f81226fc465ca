// Gemma 3's configuration.
#include "core/architecture/gemma3.h"

#include "core/architecture/gemma.h"

namespace prunescope {
namespace {

class Gemma3 final : public Gemma {
public:
    std::string_view id() const override { return "gemma3_text"; }

    ModelConfig readConfig(const Json& json, const std::string& where) const override
    {
        const ConfigReader config(json, where);
        const RotaryKeys global = {.defaultTheta = 1e6, .layerType = "full_attention"};
        const RotaryKeys local = {.theta = "rope_local_base_freq", .layerType = "sliding_attention"};
        ModelConfig out =
            readGemma(config, {.context = 131072, .headWidth = 256, .isTied = true, .rotary = global});
        out.hasQueryKeyNorm = true;
        out.rotaries.push_back(config.rotary(out.blocks.front().headWidth, out.context, local));
        const auto isWindowed = readLater(out, config, 0, 0, config.positive("sliding_window_pattern", 6));
        for (std::size_t block = 0; block < out.blocks.size(); ++block)
            out.blocks[block].rotary = isWindowed[block] ? 1 : 0;
        return out;
    }
};

} // namespace

const Architecture& gemma3Architecture()
{
    static const Gemma3 gemma3;
    return gemma3;
}

} // namespace prunescope
