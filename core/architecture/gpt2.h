#pragma once
// The GPT-2 family (Radford et al. 2019): LayerNorm, learned positions, fused attention matrices stored [in, out].

namespace prunescope {

class Architecture;

const Architecture& gpt2Architecture();

} // namespace prunescope
