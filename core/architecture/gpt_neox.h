#pragma once
// The GPT-NeoX family (Black et al. 2022; Pythia): LayerNorm, partial rotary positions, parallel residual.

namespace prunescope {

class Architecture;

const Architecture& gptNeoxArchitecture();

} // namespace prunescope
