// Undoing the order that methods with reordered columns leave behind.
#include "core/session/run_weight_impl.h"

#include "core/architecture/torch.h"
#include "core/session/open_model_impl.h"

namespace prunescope {

at::Tensor weightInSourceOrder(const PruneResult& run, const MatrixReport& report)
{
    auto weight = run.model->storedWeight(report.name);
    const std::vector<std::int64_t>* orders[] = {&report.rowOrder, &report.columnOrder};
    for (int axis = 0; axis < 2; ++axis)
        if (!orders[axis]->empty())
            weight = at::empty_like(weight).index_copy_(axis, at::tensor(*orders[axis], at::kLong), weight);
    return weight;
}

} // namespace prunescope
