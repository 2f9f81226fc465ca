// Magnitude pruning: the smallest |W| of a layer (or of each row) go. No data, no update (methods/unstructured.md 2).
#include "core/pruning/magnitude.h"

#include "core/architecture/torch.h"
#include "core/importance/magnitude.h"
#include "core/pruning/mask_by_score.h"

namespace prunescope {
namespace {

class Magnitude final : public PruneMethod {
public:
    MatrixOutcome prune(const MatrixTask& task, StopFlag& stop) const override
    {
        stop.poll();
        requireFinite(task.weight, task.name);
        const auto scores = magnitudeScore(task.weight).contiguous();
        return maskBySelection(task, selectLowest(scoreSpan(scores), scores.size(0), scores.size(1),
                                                  selectionParams(task.sparsityShare, task.pattern, task.params)));
    }
};

} // namespace

std::unique_ptr<PruneMethod> makeMagnitudeMethod() { return std::make_unique<Magnitude>(); }

} // namespace prunescope
