// Magnitude as importance.
#include "core/importance/magnitude.h"

#include "core/architecture/torch.h"

namespace prunescope {

at::Tensor magnitudeScore(const at::Tensor& weight) { return weight.to(at::kFloat).abs(); }

} // namespace prunescope
