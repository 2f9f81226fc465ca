#pragma once
// The OPT family (Zhang et al. 2022): LayerNorm before or after each part, learned positions, perhaps a narrower embedding.

namespace prunescope {

class Architecture;

const Architecture& optArchitecture();

} // namespace prunescope
