#pragma once
// The UnicodeScripts pre-tokeniser: words end where the script changes.

#include "core/tokenizer/text_pattern.h"

namespace prunescope {

/// Matches runs of one script; Hiragana, Katakana and Han count as one. Spaces and unassigned characters
/// belong to the run before them; those at the start belong to none, as in huggingface/tokenizers.
TextPattern scriptWordPattern();

} // namespace prunescope
