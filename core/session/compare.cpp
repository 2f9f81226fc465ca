// Comparing two models as an act.
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/evaluation/comparison.h"
#include "core/session/measure.h"
#include "core/session/perplexity_result.h"
#include "core/session/run_need.h"
#include "core/session/token_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace prunescope {
namespace {

void describeDivergence(CompareResult& result, const StreamComparison& streams)
{
    const auto& kl = streams.tokens.kl;
    if (kl.empty())
        return;
    result.klMean = std::accumulate(kl.begin(), kl.end(), 0.0) / double(kl.size());
    result.klMedian = quantile(kl, 0.5);
    result.kl90 = quantile(kl, 0.9);
    result.kl95 = quantile(kl, 0.95);
    result.kl99 = quantile(kl, 0.99);
    result.kl999 = quantile(kl, 0.999);
    result.klMax = quantile(kl, 1.0);
    result.topOneAgreement = double(streams.tokens.sameTop) / double(kl.size());
    const ProbabilityChange change = probabilityChange(streams.a.tokenNll, streams.b.tokenNll);
    result.probabilityChange = change.mean;
    result.probabilityChangeRms = change.rootMeanSquare;
}

/// Where each scored token lies, how often it occurs and in which domain.
void addPlaces(ComparedTokens& out, const EvaluationText& text)
{
    std::unordered_map<std::int64_t, std::int32_t> counts;
    for (const std::int64_t id : out.ids)
        ++counts[id];
    if (text.documentNames.size() > 1)
        out.domains = text.documentNames;
    out.scored.assign(out.ids.size(), -1);
    std::size_t window = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        while (std::int64_t(i) >= out.windowEnd[window])
            ++window;
        const std::int64_t position = out.position[i];
        const EvaluationWindow& cut = text.plan.windows[window];
        out.place.push_back(std::int32_t(position - cut.begin + (cut.hasPrefix ? 1 : 0)));
        out.count.push_back(counts[out.ids[std::size_t(position)]]);
        out.scored[std::size_t(position)] = std::int32_t(i);
        if (!out.domains.empty()) {
            const auto& ends = text.documentEnds;
            out.domain.push_back(std::int32_t(std::upper_bound(ends.begin(), ends.end(), position) - ends.begin()));
        }
    }
}

std::shared_ptr<const ComparedTokens> comparedTokens(const OpenModel& model, std::shared_ptr<const EvaluationText> text,
                                                     StreamComparison& streams)
{
    auto out = std::make_shared<ComparedTokens>();
    const auto* ids = text->stream.data_ptr<std::int64_t>();
    out->ids.assign(ids, ids + text->stream.numel());
    TokenText decoded = tokenText(model.tokenizer.get(), out->ids);
    out->text = std::move(decoded.text);
    out->begin = std::move(decoded.begin);
    out->end = std::move(decoded.end);
    out->position = streams.a.tokenPosition;
    out->lossA = streams.a.tokenNll;
    out->lossB = streams.b.tokenNll;
    out->kl = std::move(streams.tokens.kl);
    out->rankA = std::move(streams.tokens.rankA);
    out->rankB = std::move(streams.tokens.rankB);
    out->windowEnd = streams.a.windowEnd;
    addPlaces(*out, *text);
    out->evaluated = std::move(text);
    return out;
}

} // namespace

CompareResult compareModels(const ModelHandle& a, const ModelHandle& b, const CompareParams& params, StopFlag& stop,
                            const ProgressSink& progress)
{
    const auto text = std::make_shared<const EvaluationText>(loadEvaluationText(*a, params.perplexity));
    requireRoom(evaluationNeed(a, std::int64_t(text->plan.windows.size()), text->plan.window));
    // The second model reads the first one's tokens: a comparison is about weights, not tokenizers.
    StreamComparison streams = compareStreams(a->model(), b->model(), text->plan, text->stream, stop, progress);
    CompareResult result;
    result.a = perplexityResult(*a, *text, streams.a);
    result.b = perplexityResult(*a, *text, streams.b);
    const PairedDifference difference = pairedDifference(streams.a.tokenNll, streams.b.tokenNll);
    result.nllDifference = difference.mean;
    result.nllDifferenceError = difference.standardError;
    result.paired = pairedStatistics(streams.a.tokenNll, streams.b.tokenNll, streams.a.windowEnd);
    result.perplexityRatio = std::exp(difference.mean);
    describeDivergence(result, streams);
    for (std::size_t block = 0; block < streams.drifts.size(); ++block) {
        const BlockDrift& drift = streams.drifts[block];
        result.blockErrors.push_back({"block " + std::to_string(block), drift.relativeError, drift.cosine, drift.relativeNorm});
    }
    result.tokens = comparedTokens(*a, text, streams);
    return result;
}

std::vector<ModelPair> pairAll(const std::vector<const PerplexityResult*>& results)
{
    std::vector<ModelPair> pairs;
    for (std::size_t b = 1; b < results.size(); ++b) {
        const PerplexityResult &first = *results.front(), &other = *results[b];
        if (first.text.sha256 != other.text.sha256 || first.windowEnd != other.windowEnd)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1 (%2 tokens) and %3 (%4 tokens) are not the same text in the same windows."),
                        first.text.name, first.tokens, other.text.name, other.tokens);
    }
    for (std::size_t a = 0; a < results.size(); ++a)
        for (std::size_t b = a + 1; b < results.size(); ++b)
            pairs.push_back({a, b, pairedStatistics(results[a]->tokenNll, results[b]->tokenNll, results[a]->windowEnd)});
    return pairs;
}

} // namespace prunescope
