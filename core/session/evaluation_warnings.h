#pragma once
// When a perplexity may not mean what it says: an implausible figure, or a text that is not what its name or its windows
// promise.

#include "core/base/text.h"
#include "core/session/perplexity_result.h"

#include <vector>

namespace prunescope {

/// Sentences for people; none for a figure that looks sound. The rules:
/// * the mean loss is no number, above that of guessing evenly (ln of the vocabulary), or above the entropy of the scored
///   tokens' own frequencies (Miller and Madow's estimate): a model that predicts a text worse than its token counts do does
///   not belong to the text, the tokenizer or the weights;
/// * fewer than five windows: no error can be trusted;
/// * "paper" leaves out more than a tenth of the text as its tail;
/// * a text of at least 1000 bytes has nearly as many tokens as bytes: the tokenizer spells it out;
/// * WikiText-2's test split, known by its hash, is joined otherwise than the convention wants, or a LLaMA vocabulary of
///   32,000 does not find its 341,469 tokens (83 windows of 4,096; Wanda issue 52 got 333 from another split); a file of
///   that name that is another text.
std::vector<Text> evaluationWarnings(const OpenModel& model, const EvaluationText& text, const StreamLosses& losses,
                                     const PerplexityResult& result);

/// Entropy of the frequencies of ids in nats, with Miller and Madow's correction for few samples; 0 for none.
double frequencyEntropy(const std::vector<std::int64_t>& ids);

} // namespace prunescope
