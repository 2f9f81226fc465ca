#pragma once
// Opening a model: the handle that every act takes. Torch-free header; the tensors stay inside.

#include "core/base/progress.h"
#include "core/base/stop_flag.h"
#include "core/session/model_info.h"

#include <memory>
#include <string>

namespace prunescope {

/// What to open.
struct OpenParams {
    std::string path;           ///< model folder, .safetensors file, or "demo" for the bundled model
    std::string dtype = "f32";  ///< compute type: "f32" or "bf16"
};

/// An open model: checkpoint, tokenizer and weights. Opaque, immutable, thread-safe. A pruned model is another one that
/// shares every unchanged tensor with its source.
class OpenModel;
using ModelHandle = std::shared_ptr<const OpenModel>;

/// Opens and checks a model. Anything that can still be viewed opens; ModelInfo says what is missing.
/// @throws Error{BadInput} where not even the weights can be shown, Error{Usage} for an unknown dtype
ModelHandle openModel(const OpenParams& params, StopFlag& stop, const ProgressSink& progress);

const ModelInfo& modelInfo(const OpenModel& model);

/// Folder of the bundled model and its texts: beside the program's share folder, else in the source tree.
/// @throws Error{BadInput} naming the folders looked in
std::string demoFolder();

} // namespace prunescope
