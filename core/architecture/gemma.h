#pragma once
// The Gemma family (Gemma Team 2024): LLaMA's block with GELU, a scaled embedding and norm gains stored less 1.

#include "core/architecture/gated_block.h"

namespace prunescope {

/// What Gemma 1, 2 and 3 have in common; the first as it stands.
class Gemma : public GatedArchitecture {
public:
    std::string_view id() const override { return "gemma"; }
    ModelConfig readConfig(const Json& config, const std::string& where) const override;

protected:
    /// @throws Error{BadInput} also for attention in both directions
    ModelConfig readGemma(const ConfigReader& config, const GatedDefaults& defaults) const;
    /// Gemma 2 and 3: norms after the parts, bounds, the scale of the scores, and windows as "layer_types" says or in all
    /// blocks but every pattern-th.
    /// @return  which blocks have a window
    static std::vector<bool> readLater(ModelConfig& out, const ConfigReader& config, double attentionCap, double logitCap,
                                       std::int64_t pattern);
};

const Architecture& gemmaArchitecture();

} // namespace prunescope
