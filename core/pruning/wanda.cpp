// Wanda (Sun et al. 2023): the smallest |W| * ||x|| of each row go. No update (methods/unstructured.md 3).
#include "core/pruning/wanda.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/importance/wanda.h"
#include "core/pruning/mask_by_score.h"
#include "core/pruning/score_pictures.h"
#include "core/pruning/sparsegpt.h"

namespace prunescope {
namespace {

class Wanda final : public PruneMethod {
public:
    StatisticsNeeds needs(const ParamValues& params) const override
    {
        return {.moments = false, .hessian = wantsUpdate(params)};
    }

    MatrixOutcome prune(const MatrixTask& task, StopFlag& stop) const override
    {
        if (!task.statistics)
            throw Error(ErrorKind::Usage, PS_TEXT("%1: Wanda needs calibration inputs."), task.name);
        stop.poll();
        requireFinite(task.weight, task.name);
        const std::int64_t rows = task.weight.size(0), columns = task.weight.size(1);
        const auto norms = task.statistics->norms();
        stop.poll();
        const auto params = selectionParams(task.sparsityShare, task.pattern, task.params);
        const bool isVariant = std::get<bool>(task.params.at("variant")) && task.pattern.isUnstructured();
        // The variant's search starts inside the interval; the ends keep their exact meaning.
        const bool isByMass = isVariant && params.sparsityShare > 0 && params.sparsityShare < 1;
        MatrixOutcome outcome =
            isByMass ? maskBySelection(task, selectByRowMass(scoreSpan(wandaScore(task.weight, norms).contiguous()), rows, columns,
                                                             params.sparsityShare), stop)
                     : maskByRows(task, wandaRows(task.weight, norms), stop);
        offerScorePictures(task, "wanda", norms, outcome.mask, stop);
        return outcome;
    }
};

} // namespace

std::unique_ptr<PruneMethod> makeWandaMethod() { return std::make_unique<Wanda>(); }

} // namespace prunescope
