#pragma once
// Pieces that stand for single bytes ("<0x0A>"), in which models with byte fallback spell unknown characters.

#include "core/tokenizer/vocabulary.h"

#include <cstdint>
#include <vector>

namespace prunescope {

/// Ids of <0x00> to <0xFF>, upper-case digits; -1 where the vocabulary lacks one.
std::vector<std::int64_t> byteFallbackIds(const Vocabulary& vocabulary);

} // namespace prunescope
