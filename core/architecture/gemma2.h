#pragma once
// The Gemma 2 family (Gemma Team 2024): Gemma with four norms a block, bounded scores and logits, windows in turn.

namespace prunescope {

class Architecture;

const Architecture& gemma2Architecture();

} // namespace prunescope
