#pragma once
// What is behind a ModelHandle. For core/session only; the public face is open_model.h.

#include "core/architecture/architecture.h"
#include "core/checkpoint/checkpoint.h"
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
    std::map<std::string, at::Tensor> replaced;      ///< stored type, by tensor name: the overlay of a run

    /// What computes; made at the first call (weights are converted then).
    /// @throws Error{BadInput} with info.whyNotEvaluate, Error{Memory} with need and have
    const Model& model() const;

    /// The stored weight of a matrix, [out, in]; from the overlay or the mapped file. Read-only.
    at::Tensor storedWeight(const std::string& module) const;

    /// @throws Error{BadInput} with info.whyNoTokenizer
    const Tokenizer& requireTokenizer() const;

    /// This model with some stored weights replaced; everything else is shared.
    /// @param weights  by tensor name, stored types
    ModelHandle withReplaced(const std::map<std::string, at::Tensor>& weights) const;

private:
    mutable std::mutex m_mutex;
    mutable std::shared_ptr<const Model> m_model;

    std::shared_ptr<const Model> buildModel() const;
};

} // namespace prunescope
