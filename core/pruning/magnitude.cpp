// Magnitude pruning: the smallest |W| of a layer (or of each row) go. No data, no update (methods/unstructured.md 2).
#include "core/pruning/magnitude.h"

#include "core/architecture/torch.h"
#include "core/pruning/mask_by_score.h"
#include "core/pruning/score_pictures.h"
#include "core/pruning/sparsegpt.h"

namespace prunescope {
namespace {

class Magnitude final : public PruneMethod {
public:
    StatisticsNeeds needs(const ParamValues& params) const override
    {
        return {.moments = false, .hessian = wantsUpdate(params)};
    }

    MatrixOutcome prune(const MatrixTask& task, StopFlag& stop) const override
    {
        stop.poll();
        requireFinite(task.weight, task.name);
        stop.poll();
        MatrixOutcome outcome = maskByRows(task, magnitudeRows(task.weight), stop);
        offerScorePictures(task, "magnitude", {}, outcome.mask, stop);
        return outcome;
    }
};

} // namespace

std::unique_ptr<PruneMethod> makeMagnitudeMethod() { return std::make_unique<Magnitude>(); }

} // namespace prunescope
