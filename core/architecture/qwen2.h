#pragma once
// The Qwen2 family (Yang et al. 2024): LLaMA's block with biases on q, k and v only.

#include "core/architecture/config_reader.h"

namespace prunescope {

class Architecture;

const Architecture& qwen2Architecture();

/// The windows of Qwen2 and Qwen3: of blocks from "max_window_layers" on, or those of "layer_types", and only with
/// "use_sliding_window".
void readQwenWindows(ModelConfig& out, const ConfigReader& config);

} // namespace prunescope
