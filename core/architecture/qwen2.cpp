// Qwen2's configuration.
#include "core/architecture/qwen2.h"

#include "core/architecture/gated_block.h"

namespace prunescope {
namespace {

class Qwen2 final : public GatedArchitecture {
public:
    std::string_view id() const override { return "qwen2"; }

    ModelConfig readConfig(const Json& json, const std::string& where) const override
    {
        const ConfigReader config(json, where);
        ModelConfig out = readShared(config, {.context = 32768});
        out.hasAttentionBias = true;
        readQwenWindows(out, config);
        return out;
    }
};

} // namespace

void readQwenWindows(ModelConfig& out, const ConfigReader& config)
{
    const std::int64_t window =
        config.flag("use_sliding_window", false) ? config.positiveOrNone("sliding_window", 4096) : 0;
    const double full = config.number("max_window_layers", 28);
    auto isWindowed = config.windowedBlocks(std::int64_t(out.blocks.size()));
    if (isWindowed.empty())
        for (std::size_t block = 0; block < out.blocks.size(); ++block)
            isWindowed.push_back(double(block) >= full);
    setWindows(out, window, isWindowed);
}

const Architecture& qwen2Architecture()
{
    static const Qwen2 qwen2;
    return qwen2;
}

} // namespace prunescope
