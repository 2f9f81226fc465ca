// Mistral's configuration.
#include "core/architecture/mistral.h"

#include "core/architecture/gated_block.h"

namespace prunescope {
namespace {

class Mistral final : public GatedArchitecture {
public:
    std::string_view id() const override { return "mistral"; }

    ModelConfig readConfig(const Json& json, const std::string& where) const override
    {
        const ConfigReader config(json, where);
        ModelConfig out = readShared(config, {.context = 131072});
        // Version 0.2 and later write null.
        setWindows(out, config.positiveOrNone("sliding_window", 4096), std::vector<bool>(out.blocks.size(), true));
        return out;
    }
};

} // namespace

const Architecture& mistralArchitecture()
{
    static const Mistral mistral;
    return mistral;
}

} // namespace prunescope
