#pragma once
// Log-likelihoods of answers as lm-evaluation-harness counts them (ecosystem.md 17).

#include "core/architecture/model.h"
#include "core/base/progress.h"
#include "core/base/stop_flag.h"
#include "core/tokenizer/tokenizer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace prunescope {

/// What is scored: the tokens of a continuation, each after all tokens before it.
struct ChoiceRequest {
    std::vector<std::int64_t> context;      ///< at least one
    std::vector<std::int64_t> continuation; ///< at least one

    bool operator==(const ChoiceRequest&) const = default;
};

/// Token ids of context and continuation: white space at the context's end moves to the continuation; both are encoded as one
/// string, and the continuation's ids are what stands there after as many ids as the context alone has. The context's ids are
/// those of the context alone, also where the two texts would melt at the seam. An empty context is the prefix token: BOS, else
/// EOS.
/// @param addsSpecial  encode with the tokenizer's own special tokens; the harness does so for Gemma only
/// @throws Error{BadInput} if nothing is left to score, or an empty context meets a tokenizer without BOS and EOS
ChoiceRequest encodeChoice(const Tokenizer& tokenizer, const std::string& context, const std::string& continuation,
                           bool addsSpecial);

/// Sum of natural log-probabilities of each request's continuation. A request longer than context + 1 tokens loses tokens on
/// its left, as in the harness. Neighbours with the same context share its pass. Polls the stop flag before each block.
/// @throws Error{BadInput} if a continuation alone is longer than the model's context
std::vector<double> scoreChoices(const Model& model, const std::vector<ChoiceRequest>& requests, StopFlag& stop,
                                 const ProgressSink& progress);

/// Tokens that run through the model for these requests, and of the longest part that runs at once.
struct ChoiceWork {
    std::int64_t tokens = 0;
    std::int64_t passes = 0;
    std::int64_t longest = 0;
};
ChoiceWork choiceWork(const std::vector<ChoiceRequest>& requests, std::int64_t maxLength);

} // namespace prunescope
