// Phi-3's configuration.
#include "core/architecture/phi3.h"

#include "core/architecture/gated_block.h"

namespace prunescope {
namespace {

class Phi3 final : public GatedArchitecture {
public:
    std::string_view id() const override { return "phi3"; }

    ModelConfig readConfig(const Json& json, const std::string& where) const override
    {
        const ConfigReader config(json, where);
        ModelConfig out = readShared(config, {.context = 4096, .normEpsilon = 1e-5, .rotary = {.originalContext = 4096}});
        out.isFused = true;
        setWindows(out, config.positiveOrNone("sliding_window", 0), std::vector<bool>(out.blocks.size(), true));
        return out;
    }
};

} // namespace

const Architecture& phi3Architecture()
{
    static const Phi3 phi3;
    return phi3;
}

} // namespace prunescope
