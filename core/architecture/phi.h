#pragma once
// The first Phi family (Li et al. 2023; Phi 1, 1.5 and 2): one LayerNorm feeds attention and MLP, partial rotary positions.

namespace prunescope {

class Architecture;

const Architecture& phiArchitecture();

} // namespace prunescope
