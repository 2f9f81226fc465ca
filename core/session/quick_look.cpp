// A small run of the real thing, so that every method and pattern counts as it will.
#include "core/session/quick_look.h"

#include "core/evaluation/comparison.h"

#include <algorithm>
#include <chrono>

namespace prunescope {
namespace {

PerplexityParams fewWindows(const QuickLookParams& params)
{
    PerplexityParams few = params.evaluation;
    few.maxWindows = few.maxWindows > 0 ? std::min(few.maxWindows, params.evaluationWindows) : params.evaluationWindows;
    return few;
}

} // namespace

std::shared_ptr<const PerplexityResult> denseForQuickLook(const ModelHandle& model, const QuickLookParams& params, StopFlag& stop)
{
    return std::make_shared<const PerplexityResult>(measurePerplexity(model, fewWindows(params), stop, {}));
}

QuickLook lookQuickly(const ModelHandle& model, const QuickLookParams& params,
                      const std::shared_ptr<const PerplexityResult>& dense, StopFlag& stop, const ProgressSink& progress)
{
    const auto start = std::chrono::steady_clock::now();
    const auto before = dense ? dense : denseForQuickLook(model, params, stop);
    PruneParams prune;
    prune.plan = params.plan;
    prune.calibration = params.calibration;
    prune.calibration.samples = std::min(params.calibration.samples, params.calibrationWindows);
    prune.calibration.domains.clear();
    const auto pruned = pruneModel(model, prune, stop, progress);
    const auto after = measurePerplexity(pruned.model, fewWindows(params), stop, progress);
    const PairedDifference difference = pairedDifference(before->tokenNll, after.tokenNll);
    QuickLook look;
    look.nllIncrease = after.nll - before->nll;
    if (after.tokens > 1)
        look.nllIncreaseError = difference.standardError;
    look.perplexity = after.perplexity;
    look.densePerplexity = before->perplexity;
    look.windows = int(after.windows);
    look.window = after.window;
    look.convention = after.convention;
    look.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return look;
}

} // namespace prunescope
