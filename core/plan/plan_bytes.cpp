// Bytes by counting.
#include "core/plan/plan_bytes.h"

#include <algorithm>

namespace prunescope {

PlanBytes planBytes(const Plan& plan, const MatrixSizes& sizes, double elementBytes)
{
    PlanBytes bytes;
    for (std::size_t i = 0; i < plan.matrices.size() && i < sizes.size(); ++i) {
        const PlanEntry& entry = plan.matrices[i];
        const double places = double(sizes[i]), dense = places * elementBytes;
        const double kept = places * (1 - entry.sparsityShare);
        const double bitmask = std::min(dense, kept * elementBytes + places / 8);
        const bool isSemi = entry.pattern == Pattern{2, 4};
        bytes.dense += dense;
        bytes.bitmask += bitmask;
        bytes.semi += isSemi ? kept * (elementBytes + 0.25) : bitmask;
    }
    return bytes;
}

} // namespace prunescope
