#pragma once
// The LLaMA family (Touvron et al. 2023): RMS norm, rotary positions, gated MLP, optional grouped key/value heads.

namespace prunescope {

class Architecture;

const Architecture& llamaArchitecture();

} // namespace prunescope
