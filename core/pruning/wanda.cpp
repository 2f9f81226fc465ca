// Wanda (Sun et al. 2023): the smallest |W| * ||x|| of each row go. No update (methods/unstructured.md 3).
#include "core/pruning/wanda.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/importance/wanda.h"
#include "core/pruning/mask_by_score.h"

namespace prunescope {
namespace {

class Wanda final : public PruneMethod {
public:
    MatrixOutcome prune(const MatrixTask& task, StopFlag& stop) const override
    {
        if (!task.statistics)
            throw Error(ErrorKind::Usage, PS_TEXT("%1: Wanda needs calibration inputs."), task.name);
        stop.poll();
        requireFinite(task.weight, task.name);
        const auto scores = wandaScore(task.weight, task.statistics->norms()).contiguous();
        const std::int64_t rows = scores.size(0), columns = scores.size(1);
        const auto params = selectionParams(task.sparsityShare, task.pattern, task.params);
        const bool isVariant = std::get<bool>(task.params.at("variant")) && task.pattern.isUnstructured();
        // The variant's search starts inside the interval; the ends keep their exact meaning.
        if (isVariant && params.sparsityShare > 0 && params.sparsityShare < 1)
            return maskBySelection(task, selectByRowMass(scoreSpan(scores), rows, columns, params.sparsityShare));
        return maskBySelection(task, selectLowest(scoreSpan(scores), rows, columns, params));
    }
};

} // namespace

std::unique_ptr<PruneMethod> makeWandaMethod() { return std::make_unique<Wanda>(); }

} // namespace prunescope
