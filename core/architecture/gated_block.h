#pragma once
// The families with RMS norm, rotary grouped attention and a gated MLP: LLaMA, Mistral, Qwen, Gemma, Phi-3. What differs
// between them is in ModelConfig, so each is no more than its id and its way of reading config.json.

#include "core/architecture/architecture.h"
#include "core/architecture/config_reader.h"

namespace prunescope {

/// What holds where a family's config.json is silent, as in transformers.
struct GatedDefaults {
    std::int64_t context = 2048;
    double normEpsilon = 1e-6;
    std::int64_t headWidth = 0;      ///< 0 = width / heads
    bool isTied = false;
    RotaryKeys rotary = {};
};

/// Block: x + o(attention(q, k, v of norm(x))), then x + down(activation(gate) * up) of norm(x). With hasPartNorms what is
/// added is normalised, too.
class GatedArchitecture : public Architecture {
public:
    std::vector<TensorSpec> tensorSpecs(const ModelConfig& config) const override;
    std::string_view optionalPrefix() const override { return "model."; }
    std::vector<CoupledSlice> coupledSlices(const ModelConfig& config, int block, CoupledUnit unit,
                                            std::int64_t index) const override;

    at::Tensor embed(const Model& model, const at::Tensor& ids, const ForwardContext& context) const override;
    at::Tensor runBlock(const Model& model, int block, const at::Tensor& x, const ForwardContext& context) const override;
    at::Tensor finish(const Model& model, const at::Tensor& x) const override;
    at::Tensor project(const Model& model, const at::Tensor& x) const override;

protected:
    /// Sizes, tying, epsilon, activation ("hidden_act", silu), one set of rotary frequencies, end ids; equal blocks without
    /// window or biases.
    /// @throws Error{BadInput} as readConfig does
    ModelConfig readShared(const ConfigReader& config, const GatedDefaults& defaults) const;
};

/// Gives these blocks a window. @param window  0 = none; @param isWindowed  one entry for each block
void setWindows(ModelConfig& out, std::int64_t window, const std::vector<bool>& isWindowed);

} // namespace prunescope
