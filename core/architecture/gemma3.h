#pragma once
// The text models of Gemma 3 (Gemma Team 2025): Gemma 2 with normalised queries and keys instead of bounds, and
// rotary frequencies of their own in the windowed blocks.

namespace prunescope {

class Architecture;

const Architecture& gemma3Architecture();

} // namespace prunescope
