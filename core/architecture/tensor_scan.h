#pragma once
// Counting zeros and numbers that are none, at the speed of memory.

#include "core/checkpoint/tensor_view.h"

#include <cstdint>

namespace prunescope {

/// What a look at every entry of a tensor finds.
struct TensorScan {
    std::int64_t elements = 0;
    std::int64_t zeros = 0;       ///< +0.0 and -0.0
    std::int64_t nonFinite = 0;   ///< NaN and infinities
};

/// Of the types F32, F16, BF16 and F64; others give elements alone. In all compute threads.
TensorScan scanTensor(const TensorView& view);

} // namespace prunescope
