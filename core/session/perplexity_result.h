#pragma once
// From texts to windows and from losses to figures: shared by perplexity and comparison.

#include "core/evaluation/perplexity.h"
#include "core/session/measure.h"
#include "core/session/open_model_impl.h"

#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// An evaluation text cut by a convention.
struct EvaluationText {
    at::Tensor stream;     ///< int64 [tokens]
    WindowPlan plan;
    TextInfo info;
    int stride = 0;         ///< of conventions with one; else 0
    std::string bosRule;    ///< PerplexityResult::bosRule
    std::int64_t words = 0; ///< lm-eval: of all documents, as its task counts them; 0 where not all of them are scored
    std::vector<std::int64_t> documentEnds;  ///< where documents end in the stream; empty for ready ids
    std::vector<std::string> documentNames;  ///< of a folder's files; else empty
};

/// lm-eval's `len(re.split(r"\s+", text))`: stretches of white space plus one.
std::int64_t countWords(std::string_view text);

/// @throws Error{BadInput} as loadForModel() and planWindows()
EvaluationText loadEvaluationText(const OpenModel& model, const PerplexityParams& params);

PerplexityResult perplexityResult(const OpenModel& model, const EvaluationText& text, const StreamLosses& losses);

} // namespace prunescope
