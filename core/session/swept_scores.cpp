// SparseGPT's scores, found again from its result.
#include "core/session/method_judgement_impl.h"

#include "core/architecture/torch.h"

#include <algorithm>

namespace prunescope {

at::Tensor sweptScores(const at::Tensor& before, const at::Tensor& after, const InverseFactor& factor,
                       std::int64_t blockSize, const Pattern& pattern, StopFlag& stop)
{
    const at::NoGradGuard guard;
    const std::int64_t rows = before.size(0), columns = before.size(1);
    const std::int64_t group = std::max(1, pattern.group), width = (blockSize + group - 1) / group * group;
    const auto& U = factor.upper;
    const auto start = before.masked_fill(factor.isDead.unsqueeze(0), 0.0); // the sweep begins so
    auto errors = at::empty({rows, columns}, at::kFloat), scores = at::empty({rows, columns}, at::kFloat);
    for (std::int64_t first = 0; first < columns; first += width) {
        stop.poll();
        const std::int64_t count = std::min(width, columns - first);
        const auto own = U.narrow(0, first, count).narrow(1, first, count);
        // What the columns on the left have done to this block.
        const auto pushed = first == 0 ? at::zeros({rows, count}, at::kFloat)
                                       : at::mm(errors.narrow(1, 0, first), U.narrow(0, 0, first).narrow(1, first, count));
        auto reached = start.narrow(1, first, count) - pushed;
        const auto swept = reached - after.narrow(1, first, count);
        auto here = at::linalg_solve_triangular(own, swept, /*upper=*/true, /*left=*/false);
        errors.narrow(1, first, count).copy_(here);
        for (std::int64_t at = group; !pattern.isUnstructured() && at < count; at += group)
            reached.narrow(1, at, group) -= at::mm(here.narrow(1, 0, at), own.narrow(0, 0, at).narrow(1, at, group));
        scores.narrow(1, first, count).copy_((reached / own.diagonal().unsqueeze(0)).square_());
    }
    return scores;
}

} // namespace prunescope
