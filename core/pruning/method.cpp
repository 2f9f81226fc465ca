// What all methods share.
#include "core/pruning/method.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"

namespace prunescope {

at::Tensor zeroed(const at::Tensor& weight, const at::Tensor& mask)
{
    // masked_fill writes +0.0 whatever the sign was; a product with 0 would leave -0.0 behind.
    return weight.masked_fill(mask.to(at::kBool), 0.0);
}

void requireFinite(const at::Tensor& weight, const std::string& name)
{
    const auto isFinite = at::isfinite(weight);
    if (isFinite.all().item<bool>())
        return;
    const auto place = isFinite.logical_not().nonzero()[0];
    throw Error(ErrorKind::BadInput,
                PS_TEXT("%1: the weight in row %2, column %3 is %4; a matrix with such weights cannot be pruned."), name,
                place[0].item<std::int64_t>(), place[1].item<std::int64_t>(),
                weight[place[0]][place[1]].item<double>());
}

} // namespace prunescope
