// Writing importance scores of a whole model.
#include "core/session/score_file.h"

#include "core/architecture/tensor_bytes.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/checkpoint/safetensors.h"
#include "core/importance/scores.h"
#include "core/plan/method_info.h"
#include "core/session/explore.h"
#include "core/session/open_model_impl.h"

#include <map>

namespace prunescope {

ScoreFileResult writeScores(const ModelHandle& model, const ScoreFileParams& params, StopFlag& stop,
                            const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    const ScoreEntry& score = scoreEntry(params.score);
    std::shared_ptr<const InputNorms> inputs;
    if (!params.calibration.text.path.empty())
        inputs = measureInputs(model, params.calibration, stop, progress);
    else if (scoreInfo(params.score).needsCalibration)
        throw Error(ErrorKind::Usage, PS_TEXT("Score %1 needs a calibration text, and none was given."), params.score);
    ScoreFileResult result;
    std::map<std::string, at::Tensor> tensors; // views do not own their bytes
    for (const auto& info : model->info.matrices) {
        if (!info.isPrunable)
            continue;
        stop.poll();
        at::Tensor norm;
        if (inputs) {
            norm = at::tensor(inputs->norms.at(info.name));
            tensors[info.name + ".input_norm"] = norm;
        }
        tensors[info.name + ".score"] = score.compute(model->storedWeight(info.name), norm).contiguous();
        ++result.matrices;
    }
    std::vector<TensorView> views;
    for (const auto& [name, tensor] : tensors)
        views.push_back(viewOf(name, tensor));
    writeSafetensors(params.outputFile, views);
    if (inputs) {
        result.windows = inputs->windows;
        result.window = inputs->window;
        result.calibrationHash = inputs->calibrationHash;
        result.text = inputs->text;
    }
    return result;
}

} // namespace prunescope
