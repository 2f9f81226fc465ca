#pragma once
// Reading golden tensors in tests.

#include "core/architecture/tensor_bytes.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/checkpoint/safetensors.h"
#include "core/session/open_model.h"
#include "tests/test_case.h"

#include <QFileInfo>

#include <string>

namespace prunescope::tests {

inline std::string sharedPath(const std::string& relative) { return std::string(SHARED_DIR) + "/" + relative; }

/// A tensor of a safetensors file, in its own type.
inline at::Tensor golden(const std::string& file, const std::string& tensor)
{
    const auto opened = SafetensorsFile::open(file);
    const TensorView& view = opened->require(tensor);
    return copyOf(view, scalarType(view.dtype));
}

/// Largest violation of |a - b| <= absolute + relative * |b|; at most 0 where all entries fit.
inline double excess(const at::Tensor& a, const at::Tensor& b, double absolute, double relative)
{
    const auto difference = (a.to(at::kDouble) - b.to(at::kDouble)).abs() - absolute - relative * b.to(at::kDouble).abs();
    return difference.max().item<double>();
}

inline ModelHandle open(const std::string& path)
{
    StopFlag stop;
    return openModel({path, "f32"}, stop, {});
}

} // namespace prunescope::tests
