// Comparing two models as an act.
#include "core/base/error.h"
#include "core/evaluation/comparison.h"
#include "core/session/measure.h"
#include "core/session/perplexity_result.h"
#include "core/session/run_need.h"

#include <cmath>
#include <numeric>

namespace prunescope {
namespace {

void describeDivergence(CompareResult& result, const StreamComparison& streams)
{
    const auto& kl = streams.kl;
    if (kl.empty())
        return;
    result.klMean = std::accumulate(kl.begin(), kl.end(), 0.0) / double(kl.size());
    result.klMedian = quantile(kl, 0.5);
    result.kl90 = quantile(kl, 0.9);
    result.kl95 = quantile(kl, 0.95);
    result.kl99 = quantile(kl, 0.99);
    result.kl999 = quantile(kl, 0.999);
    result.klMax = quantile(kl, 1.0);
    result.topOneAgreement = double(streams.sameTop) / double(kl.size());
}

} // namespace

CompareResult compareModels(const ModelHandle& a, const ModelHandle& b, const CompareParams& params, StopFlag& stop,
                            const ProgressSink& progress)
{
    const EvaluationText text = loadEvaluationText(*a, params.perplexity);
    requireRoom(evaluationNeed(a, std::int64_t(text.plan.windows.size()), text.plan.window));
    // The second model reads the first one's tokens: a comparison is about weights, not tokenizers.
    const StreamComparison streams = compareStreams(a->model(), b->model(), text.plan, text.stream, stop, progress);
    CompareResult result;
    result.a = perplexityResult(*a, text, streams.a);
    result.b = perplexityResult(*a, text, streams.b);
    const PairedDifference difference = pairedDifference(streams.a.tokenNll, streams.b.tokenNll);
    result.nllDifference = difference.mean;
    result.nllDifferenceError = difference.standardError;
    result.perplexityRatio = std::exp(difference.mean);
    describeDivergence(result, streams);
    for (std::size_t block = 0; block < streams.blockErrors.size(); ++block)
        result.blockErrors.push_back({"block " + std::to_string(block), streams.blockErrors[block]});
    return result;
}

} // namespace prunescope
