// Wanda importance.
#include "core/importance/wanda.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/checkpoint/tensor_view.h"

namespace prunescope {

at::Tensor wandaScore(const at::Tensor& weight, const at::Tensor& inputNorm)
{
    if (weight.dim() != 2 || inputNorm.dim() != 1 || inputNorm.size(0) != weight.size(1))
        throw Error(ErrorKind::Shape, PS_TEXT("wandaScore: weight is %1 but inputNorm is %2."),
                    shapeText(weight.sizes().vec()), shapeText(inputNorm.sizes().vec()));
    return weight.to(at::kFloat).abs().mul_(inputNorm.unsqueeze(0));
}

} // namespace prunescope
