#pragma once
// Training a language model from nothing: next-token cross entropy, AdamW (Loshchilov and Hutter 2019), linear warm-up
// and cosine decay, gradient clipping. Resumable, and the same bits at the same thread count.

#include "core/architecture/architecture.h"
#include "core/base/progress.h"
#include "core/base/stop_flag.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace prunescope {

/// How to train.
struct TrainingParams {
    std::int64_t steps = 1000;
    std::int64_t batch = 8;             ///< windows per step
    std::int64_t window = 512;          ///< tokens per window
    double peakLearningRate = 3e-3;
    double finalShare = 0.1;            ///< of the peak, at the last step
    std::int64_t warmupSteps = 100;
    double weightDecay = 0.1;           ///< on matrices and embeddings, not on norm gains and biases
    double beta1 = 0.9, beta2 = 0.95;
    double clipNorm = 1.0;              ///< of all gradients together
    std::uint64_t seed = 0;             ///< of the initial weights and of the windows drawn
    std::int64_t saveEvery = 200;       ///< steps between saved states
    std::string statePath;              ///< safetensors file with weights, moments and step; "" saves nothing
};

/// Weights after training.
struct TrainingResult {
    std::map<std::string, at::Tensor> parameters; ///< float32, by tensor name
    std::int64_t steps = 0;
    double lastLoss = 0;                ///< mean nats per token over the last (at most 50) steps
    double tokensPerSecond = 0;
};

/// Learning rate of a step (0-based) by warm-up and cosine decay.
double learningRate(const TrainingParams& params, std::int64_t step);

/// Initial weights: normal with standard deviation 0.02 for embeddings and 1 / sqrt(3 in) for matrices, those that write
/// into the residual stream divided by sqrt(2 * blocks) (GPT-2); gains 1, biases 0. Drawn by our own generator.
std::map<std::string, at::Tensor> initialParameters(const Architecture& architecture, const ModelConfig& config,
                                                    std::uint64_t seed);

/// Trains, or goes on where params.statePath was left. A stop request saves the state, then throws Cancelled.
/// @param tokens  int64 [tokens], the training stream; windows start anywhere in it
/// @throws Error{BadInput} if the stream is shorter than a window, or the state belongs to another configuration
TrainingResult trainLanguageModel(const Architecture& architecture, const ModelConfig& config,
                                  const TrainingParams& params, const at::Tensor& tokens, StopFlag& stop,
                                  const ProgressSink& progress);

} // namespace prunescope
