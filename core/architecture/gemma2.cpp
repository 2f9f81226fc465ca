// Gemma 2's configuration.
#include "core/architecture/gemma2.h"

#include "core/architecture/gemma.h"

namespace prunescope {
namespace {

class Gemma2 final : public Gemma {
public:
    std::string_view id() const override { return "gemma2"; }

    ModelConfig readConfig(const Json& json, const std::string& where) const override
    {
        const ConfigReader config(json, where);
        ModelConfig out = readGemma(config, {.context = 8192, .headWidth = 256, .isTied = true});
        readLater(out, config, 50, 30, 2);
        return out;
    }
};

} // namespace

const Architecture& gemma2Architecture()
{
    static const Gemma2 gemma2;
    return gemma2;
}

} // namespace prunescope
