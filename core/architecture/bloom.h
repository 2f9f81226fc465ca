#pragma once
// The BLOOM family (BigScience 2022): LayerNorm, also after the embedding, and ALiBi in the place of positions.

#include <cstdint>
#include <vector>

namespace prunescope {

class Architecture;

const Architecture& bloomArchitecture();

/// ALiBi slopes of any number of heads (Press et al. 2021, section 3 and their published code): 2^(-8h/n), h = 1..n, for a
/// power of two n; else those of the largest power of two below, then every other one of twice that power.
std::vector<float> alibiSlopes(std::int64_t heads);

} // namespace prunescope
