#pragma once
// A tensor as bytes: what checkpoint files hold and what is written to them. No torch.

#include "core/checkpoint/dtype.h"
#include "core/checkpoint/stored_bytes.h"

#include <cstdint>
#include <string>
#include <vector>

namespace prunescope {

/// Name, type, shape and bytes of a tensor; the bytes usually belong to a memory-mapped file.
struct TensorView {
    std::string name;
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;   ///< row-major; empty for a scalar
    StoredBytes bytes;                 ///< exactly elements * dtypeBytes, any alignment

    std::int64_t elements() const
    {
        std::int64_t count = 1;
        for (const auto extent : shape)
            count *= extent;
        return count;
    }
};

/// "[4096, 11008]"
std::string shapeText(const std::vector<std::int64_t>& shape);

} // namespace prunescope
