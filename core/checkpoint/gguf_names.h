#pragma once
// From GGUF's names to those of Hugging Face checkpoints.

#include <string>
#include <string_view>

namespace prunescope {

/// "blk.3.attn_q.weight" -> "model.layers.3.self_attn.q_proj.weight". A part without a counterpart keeps its GGUF name
/// inside its block; a family that is not built like LLaMA keeps all its names.
/// @param architecture  general.architecture of the file: "llama", "qwen2" ...
std::string hubName(std::string_view name, std::string_view architecture);

} // namespace prunescope
