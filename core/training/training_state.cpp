// A training run on disk.
#include "core/training/training_state.h"

#include "core/architecture/tensor_bytes.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/checkpoint/safetensors.h"
#include "core/training/trainer.h"

#include <filesystem>

namespace prunescope {
namespace {

/// What must be equal for a run to go on with the same result.
std::string signature(const TrainingParams& params)
{
    const Json json = {{"steps", params.steps},
                       {"batch", params.batch},
                       {"window", params.window},
                       {"peak", params.peakLearningRate},
                       {"final_share", params.finalShare},
                       {"warmup", params.warmupSteps},
                       {"decay", params.weightDecay},
                       {"beta1", params.beta1},
                       {"beta2", params.beta2},
                       {"clip", params.clipNorm},
                       {"seed", params.seed}};
    return asciiLine(json);
}

} // namespace

std::optional<TrainingState> readTrainingState(const TrainingParams& params)
{
    std::error_code error;
    if (params.statePath.empty() || !std::filesystem::exists(params.statePath, error))
        return std::nullopt;
    const auto file = SafetensorsFile::open(params.statePath);
    const auto found = file->metadata().find("signature");
    const std::string saved = found == file->metadata().end() ? std::string() : found->second;
    if (saved != signature(params))
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: was written by a run with parameters %2, but this one has %3; choose another state file."),
                    params.statePath, saved, signature(params));
    TrainingState state;
    for (const TensorView& view : file->tensors()) {
        const std::string name = view.name.substr(view.name.find(':') + 1);
        auto& place = view.name.starts_with("m:")   ? state.moments.first
                      : view.name.starts_with("v:") ? state.moments.second
                                                    : state.parameters;
        if (view.name != "step")
            place[name] = copyOf(view, at::kFloat);
    }
    state.step = copyOf(file->require("step"), at::kLong).item<std::int64_t>();
    return state;
}

void writeTrainingState(const TrainingParams& params, const TrainingState& state)
{
    std::vector<TensorView> views;
    for (const auto& [name, tensor] : state.parameters)
        views.push_back(viewOf("w:" + name, tensor));
    for (const auto& [name, tensor] : state.moments.first)
        views.push_back(viewOf("m:" + name, tensor));
    for (const auto& [name, tensor] : state.moments.second)
        views.push_back(viewOf("v:" + name, tensor));
    const auto step = at::tensor({state.step}, at::kLong);
    views.push_back(viewOf("step", step));
    writeSafetensors(params.statePath, views, {{"format", "pt"}, {"signature", signature(params)}});
}

} // namespace prunescope
