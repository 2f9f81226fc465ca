#pragma once
// What is behind a ModelHandle. For core/session only; the public face is open_model.h.

#include "core/architecture/architecture.h"
#include "core/checkpoint/checkpoint.h"
#include "core/checkpoint/weight_overlay.h"
#include "core/session/open_model.h"
#include "core/tokenizer/tokenizer.h"

#include <ATen/core/Tensor.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace prunescope {

/// An open model: mapped files, the tensors that replace some of theirs, and (once needed) what computes.
class OpenModel {
public:
    std::shared_ptr<const Checkpoint> checkpoint;
    std::shared_ptr<const Tokenizer> tokenizer;      ///< null where there is none
    ModelInfo info;
    const Architecture* architecture = nullptr;      ///< null for an unknown family
    ModelConfig config;
    at::ScalarType computeType = at::ScalarType::Float;
    std::map<std::string, at::Tensor> replaced;      ///< by tensor name of the files, type and layout as stored there:
                                                     ///< the overlay of a run
    std::shared_ptr<WeightOverlay> overlay;          ///< holds the replaced tensors where they lie on the disk; or null

    /// What computes; made at the first call. Weights are converted then, those of a streamed model block by block later.
    /// @throws Error{BadInput} with info.whyNotEvaluate, Error{Memory} with need and have
    const Model& model() const;

    /// Whether model() has been made already.
    bool isBuilt() const;

    /// The tensor of the files that plays this part: of this name, or of the name without the family's optional prefix;
    /// null where neither is there.
    const TensorView* find(const std::string& tensor) const;

    /// The weight of a matrix in its stored type, [out, in]; from the overlay or the mapped file. Read-only.
    at::Tensor storedWeight(const std::string& module) const;

    /// The bias of a matrix in its stored type, [out]; undefined where it has none. Read-only.
    at::Tensor storedBias(const std::string& module) const;

    /// @throws Error{BadInput} with info.whyNoTokenizer
    const Tokenizer& requireTokenizer() const;

    /// This model with some weights replaced; everything else is shared.
    /// @param weights  by module name, stored types, [out, in]
    /// @param disk     where they lie, if they do; null keeps the present one
    /// @param biases   of some of them, by module name, stored types
    ModelHandle withReplaced(const std::map<std::string, at::Tensor>& weights, std::shared_ptr<WeightOverlay> disk = nullptr,
                             const std::map<std::string, at::Tensor>& biases = {}) const;

private:
    mutable std::mutex m_mutex;
    mutable std::shared_ptr<const Model> m_model;

    std::shared_ptr<const Model> buildModel() const;
    at::Tensor parameter(const TensorSpec& spec) const;
    std::shared_ptr<OpenModel> copyWithoutModel() const;
};

} // namespace prunescope
