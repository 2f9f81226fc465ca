#pragma once
// What a family of models has to say of itself. One file and one line in architectures.cpp each.

#include "core/architecture/coupling.h"
#include "core/architecture/model.h"
#include "core/base/json.h"

#include <string_view>
#include <vector>

namespace prunescope {

/// A family of models. Stateless; one object per family lives as long as the program.
class Architecture {
public:
    virtual ~Architecture() = default;

    /// The model_type of config.json; stored, never renamed.
    virtual std::string_view id() const = 0;

    /// Reads and checks config.json.
    /// @throws Error{BadInput} naming file, key and both values for sizes that are missing, not positive or do not
    ///         divide each other, and for options that we do not compute
    virtual ModelConfig readConfig(const Json& config, const std::string& where) const = 0;

    /// Every tensor of such a checkpoint, in model order: blocks first, then the others.
    virtual std::vector<TensorSpec> tensorSpecs(const ModelConfig& config) const = 0;

    /// What names in files may lack ("transformer." of GPT-2, as its first checkpoints did); empty where nothing.
    virtual std::string_view optionalPrefix() const { return {}; }

    /// The rows and columns that make up one head, key/value head or channel of a block: rows first, those of a head in
    /// the order q, k, v even where they follow each other in one slice; the columns of what reads them last.
    /// @param index  0 .. heads - 1, keyValueHeads - 1 or innerWidth - 1 of that block
    virtual std::vector<CoupledSlice> coupledSlices(const ModelConfig& config, int block, CoupledUnit unit,
                                                    std::int64_t index) const = 0;

    /// The parts of the forward pass; shapes as in Model.
    virtual at::Tensor embed(const Model& model, const at::Tensor& ids, const ForwardContext& context) const = 0;
    virtual at::Tensor runBlock(const Model& model, int block, const at::Tensor& x,
                                const ForwardContext& context) const = 0;
    virtual at::Tensor finish(const Model& model, const at::Tensor& x) const = 0;
    virtual at::Tensor project(const Model& model, const at::Tensor& x) const = 0;
};

/// All families, in a fixed order.
const std::vector<const Architecture*>& architectures();
/// The family of a model_type, or null.
const Architecture* findArchitecture(std::string_view id);

} // namespace prunescope
