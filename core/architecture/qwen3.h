#pragma once
// The Qwen3 family (Qwen Team 2025): Qwen2 with normalised queries and keys and, by default, without biases.

namespace prunescope {

class Architecture;

const Architecture& qwen3Architecture();

} // namespace prunescope
