#pragma once
// The Mistral family (Jiang et al. 2023): LLaMA's block with a sliding window in every block.

namespace prunescope {

class Architecture;

const Architecture& mistralArchitecture();

} // namespace prunescope
