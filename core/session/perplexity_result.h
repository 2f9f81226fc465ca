#pragma once
// From texts to windows and from losses to figures: shared by perplexity and comparison.

#include "core/evaluation/perplexity.h"
#include "core/session/measure.h"
#include "core/session/open_model_impl.h"

namespace prunescope {

/// An evaluation text cut by a convention.
struct EvaluationText {
    at::Tensor stream;     ///< int64 [tokens]
    WindowPlan plan;
    TextInfo info;
    std::int64_t words = 0; ///< of the documents, split at white space; lm-eval's unit
};

/// @throws Error{BadInput} as loadForModel() and planWindows()
EvaluationText loadEvaluationText(const OpenModel& model, const PerplexityParams& params);

PerplexityResult perplexityResult(const OpenModel& model, const EvaluationText& text, const StreamLosses& losses);

} // namespace prunescope
