#pragma once
// The windows of llama.cpp's `perplexity --ppl-stride S` (perplexity_v2 of tools/perplexity/perplexity.cpp).

#include "core/evaluation/perplexity.h"

namespace prunescope {

/// Windows of params.window tokens every params.stride tokens; the last `stride` predictions of each count, token-weighted.
/// Only the tokenizer's own BOS counts: the program exchanges the first token after the window was run. Its own `-c N` runs
/// windows of N + S/2 tokens; params.window is what is run.
/// @throws Error{Usage} for a stride outside 1 .. window - 1; Error{BadInput} if the stream has fewer than two windows
WindowPlan planLlamaCppStride(const WindowParams& params, std::int64_t tokens);

} // namespace prunescope
