#pragma once
// The Phi-3 family (Abdin et al. 2024): LLaMA's block with q, k and v in one matrix, gate and up in another.

namespace prunescope {

class Architecture;

const Architecture& phi3Architecture();

} // namespace prunescope
