#pragma once
// A training run on disk: weights, optimizer moments and step, in one safetensors file.

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace prunescope {

struct TrainingParams;

/// AdamW's running means of gradients and of their squares, by tensor name.
struct TrainingMoments {
    std::map<std::string, at::Tensor> first, second;
};

struct TrainingState {
    std::map<std::string, at::Tensor> parameters; ///< float32
    TrainingMoments moments;
    std::int64_t step = 0;
};

/// The saved state, or nothing where there is none.
/// @throws Error{BadInput} if it was written with other training parameters
std::optional<TrainingState> readTrainingState(const TrainingParams& params);

/// Writes atomically: a crash leaves the state before or the state after.
void writeTrainingState(const TrainingParams& params, const TrainingState& state);

} // namespace prunescope
