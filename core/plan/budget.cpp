// Bisection over the common shift: whatever rises or falls with it can be met.
#include "core/plan/budget.h"

#include "core/base/error.h"
#include "core/plan/plan_bytes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace prunescope {
namespace {

constexpr double kResolution = std::numeric_limits<double>::epsilon() / 4; ///< of shares from 0 to 1
constexpr double kRounding = 4 * std::numeric_limits<double>::epsilon();   ///< of a sum; nearer is there

/// The plan along its shifts.
class Shifts {
public:
    Shifts(Plan& plan, const MatrixSizes& sizes, const PlanQuantity& quantity) : m_plan(plan), m_quantity(quantity)
    {
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            const PlanEntry& entry = plan.matrices[i];
            if (entry.isLocked || !entry.pattern.isUnstructured() || sizes[i] <= 0)
                continue;
            m_movable.push_back(i);
            m_start.push_back(entry.sparsityShare);
            lowest = std::min(lowest, entry.bounds.low() - entry.sparsityShare);
            highest = std::max(highest, entry.bounds.high() - entry.sparsityShare);
        }
    }

    bool isEmpty() const { return m_movable.empty(); }

    /// Leaves the plan at this shift. @return the quantity there
    double at(double shift)
    {
        for (std::size_t k = 0; k < m_movable.size(); ++k) {
            PlanEntry& entry = m_plan.matrices[m_movable[k]];
            entry.sparsityShare = entry.bounds.clamp(m_start[k] + shift);
        }
        return measured();
    }

    double measured()
    {
        const double value = m_quantity(m_plan);
        if (!std::isfinite(value)) {
            restore();
            throw Error(ErrorKind::Internal, PS_TEXT("The plan's quantity is not a number."));
        }
        return value;
    }

    void restore()
    {
        for (std::size_t k = 0; k < m_movable.size(); ++k)
            m_plan.matrices[m_movable[k]].sparsityShare = m_start[k];
    }

    double lowest = 0, highest = 0; ///< shifts beyond which nothing moves any more

private:
    Plan& m_plan;
    const PlanQuantity& m_quantity;
    std::vector<std::size_t> m_movable;
    std::vector<double> m_start;
};

/// A shift and how far the quantity is from the wanted one there.
struct Tried {
    double shift, miss;
};

Tried nearer(const Tried& a, const Tried& b) { return std::abs(b.miss) < std::abs(a.miss) ? b : a; }

} // namespace

PlanQuantity zerosQuantity(MatrixSizes sizes)
{
    return [sizes = std::move(sizes)](const Plan& plan) {
        double zeros = 0;
        for (std::size_t i = 0; i < sizes.size() && i < plan.matrices.size(); ++i)
            zeros += double(sizes[i]) * plan.matrices[i].sparsityShare;
        return zeros;
    };
}

PlanQuantity bitmaskQuantity(MatrixSizes sizes, double elementBytes)
{
    return [sizes = std::move(sizes), elementBytes](const Plan& plan) { return planBytes(plan, sizes, elementBytes).bitmask; };
}

PlanQuantity semiQuantity(MatrixSizes sizes, double elementBytes)
{
    return [sizes = std::move(sizes), elementBytes](const Plan& plan) { return planBytes(plan, sizes, elementBytes).semi; };
}

double shiftToQuantity(Plan& plan, const MatrixSizes& sizes, const PlanQuantity& quantity, double wanted)
{
    if (sizes.size() != plan.matrices.size())
        throw Error(ErrorKind::Internal, PS_TEXT("The plan has %1 matrices, but %2 sizes were given."), plan.matrices.size(),
                    sizes.size());
    if (std::isnan(wanted))
        throw Error(ErrorKind::Usage, PS_TEXT("The wanted quantity is not a number."));
    Shifts shifts(plan, sizes, quantity);
    const double present = shifts.measured();
    if (shifts.isEmpty() || std::abs(present - wanted) <= kRounding * std::abs(wanted))
        return present;
    Tried low{shifts.lowest, shifts.at(shifts.lowest) - wanted}, high{shifts.highest, shifts.at(shifts.highest) - wanted};
    if ((low.miss > 0) == (high.miss > 0))
        return shifts.at(nearer(low, high).shift);
    while (high.shift - low.shift > kResolution) {
        const double middle = low.shift + (high.shift - low.shift) / 2;
        if (middle == low.shift || middle == high.shift)
            break;
        const Tried tried{middle, shifts.at(middle) - wanted};
        ((tried.miss > 0) == (low.miss > 0) ? low : high) = tried;
    }
    return shifts.at(nearer(low, high).shift);
}

} // namespace prunescope
