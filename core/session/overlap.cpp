// Mask overlap of two calibrations.
#include "core/session/overlap.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/session/open_model_impl.h"
#include "core/session/run_weight_impl.h"

namespace prunescope {
namespace {

/// What a run removed of a matrix, rows and columns in the order that they have in the source.
at::Tensor removedBy(const PruneResult& run, const MatrixReport& matrix) { return weightInSourceOrder(run, matrix) == 0; }

MaskOverlap overlapOf(const OverlapResult& result, std::size_t matrix)
{
    const auto a = removedBy(result.first, result.first.matrices[matrix]);
    const auto b = removedBy(result.second, result.second.matrices[matrix]);
    MaskOverlap out;
    out.name = result.first.matrices[matrix].name;
    out.elements = a.numel();
    out.firstPruned = a.sum().item<std::int64_t>();
    out.secondPruned = b.sum().item<std::int64_t>();
    out.bothPruned = a.logical_and(b).sum().item<std::int64_t>();
    return out;
}

/// One half of the progress.
ProgressSink half(const ProgressSink& progress, int which)
{
    return [&progress, which](const Progress& event) {
        const double share = event.total > 0 ? event.done / event.total : 0.0;
        report(progress, 0.5 * (which + share), 1, event.sentence, event.block);
    };
}

} // namespace

double MaskOverlap::jaccardByChance() const
{
    if (elements == 0 || firstPruned + secondPruned == 0)
        return 1.0;
    const double p = double(firstPruned) / double(elements), q = double(secondPruned) / double(elements);
    return p * q / (p + q - p * q);
}

OverlapResult compareMasks(const ModelHandle& model, const OverlapParams& params, StopFlag& stop, const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    checkPlan(params.plan, model->info);
    if (!needsCalibration(params.plan))
        throw Error(ErrorKind::Usage,
                    PS_TEXT("No method of the plan looks at a calibration text, so two texts give the same mask."));
    PruneParams prune;
    prune.plan = params.plan;
    prune.calibration = params.first;
    OverlapResult result;
    result.first = pruneModel(model, prune, stop, half(progress, 0));
    prune.calibration = params.second;
    result.second = pruneModel(model, prune, stop, half(progress, 1));
    result.total.name = "total";
    for (std::size_t i = 0; i < result.first.matrices.size(); ++i) { // both runs report the same matrices in the same order
        stop.poll();
        const MaskOverlap overlap = overlapOf(result, i);
        result.total.firstPruned += overlap.firstPruned;
        result.total.secondPruned += overlap.secondPruned;
        result.total.bothPruned += overlap.bothPruned;
        result.total.elements += overlap.elements;
        result.matrices.push_back(overlap);
    }
    return result;
}

} // namespace prunescope
