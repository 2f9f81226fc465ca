// Totals of a plan and the two ways of moving it to a wanted total.
#include "core/plan/plan.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace prunescope {
namespace {

/// What moving a total may touch and what it has to reach there, counted in weights.
struct Budget {
    std::vector<std::size_t>
        movable;            ///< indexes of entries that are neither locked nor n:m, and hold weights
    double weights = 0;     ///< in the movable entries
    double wantedZeros = 0; ///< that the movable entries have to supply
};

void checkSizes(const Plan& plan, const MatrixSizes& sizes)
{
    if (sizes.size() != plan.matrices.size())
        throw Error(ErrorKind::Internal, PS_TEXT("The plan has %1 matrices, but %2 sizes were given."),
                    plan.matrices.size(), sizes.size());
}

Budget movableBudget(const Plan& plan, const MatrixSizes& sizes, double wantedShare)
{
    checkSizes(plan, sizes);
    if (std::isnan(wantedShare))
        throw Error(ErrorKind::Usage, PS_TEXT("The wanted total sparsity is not a number."));
    Budget budget;
    double allWeights = 0;
    double fixedZeros = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const PlanEntry& entry = plan.matrices[i];
        allWeights += double(sizes[i]);
        if (entry.isLocked || !entry.pattern.isUnstructured() || sizes[i] <= 0) {
            fixedZeros += double(sizes[i]) * entry.sparsityShare;
        } else {
            budget.movable.push_back(i);
            budget.weights += double(sizes[i]);
        }
    }
    budget.wantedZeros = wantedShare * allWeights - fixedZeros;
    return budget;
}

/// A shift at which an entry starts (positive change) or ceases (negative change) to move with the others.
struct Bend {
    double shift;
    std::int64_t change; ///< of the number of moving weights
};

/// The t for which sum of size * clamp(s + t) is the wanted number of zeros. That sum is a rising, piecewise
/// linear function of t, so its bends are walked in order. Where it never gets there: the nearest end.
/// @param usual  highest share of an entry without an upper bound
double solveShift(const Plan& plan, const MatrixSizes& sizes, const Budget& budget, double usual)
{
    std::vector<Bend> bends;
    double zeros = 0; // where every entry is at its lower bound
    for (const std::size_t i : budget.movable) {
        const PlanEntry& entry = plan.matrices[i];
        bends.push_back({entry.bounds.low() - entry.sparsityShare, sizes[i]});
        bends.push_back({entry.bounds.high(usual) - entry.sparsityShare, -sizes[i]});
        zeros += entry.bounds.low() * double(sizes[i]);
    }
    std::stable_sort(bends.begin(), bends.end(),
                     [](const Bend& a, const Bend& b) { return a.shift < b.shift; });
    double shift = bends.front().shift;
    std::int64_t moving = 0;
    for (const Bend& bend : bends) {
        const double reached = zeros + double(moving) * (bend.shift - shift);
        if (reached >= budget.wantedZeros)
            return moving > 0 ? shift + (budget.wantedZeros - zeros) / double(moving) : shift;
        zeros = reached;
        shift = bend.shift;
        moving += bend.change;
    }
    return shift;
}

} // namespace

double ShareBounds::high(double usual) const { return std::max(highest.value_or(usual), low()); }

double ShareBounds::clamp(double share, double usual) const { return std::clamp(share, low(), high(usual)); }

PlanEntry* Plan::find(std::string_view wanted)
{
    const auto it =
        std::find_if(matrices.begin(), matrices.end(), [&](const PlanEntry& e) { return e.name == wanted; });
    return it == matrices.end() ? nullptr : &*it;
}

const PlanEntry* Plan::find(std::string_view wanted) const
{
    const auto it =
        std::find_if(matrices.begin(), matrices.end(), [&](const PlanEntry& e) { return e.name == wanted; });
    return it == matrices.end() ? nullptr : &*it;
}

double totalSparsity(const Plan& plan, const MatrixSizes& sizes)
{
    checkSizes(plan, sizes);
    double weights = 0;
    double zeros = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        weights += double(sizes[i]);
        zeros += double(sizes[i]) * plan.matrices[i].sparsityShare;
    }
    return weights > 0 ? zeros / weights : 0;
}

double shiftToTotal(Plan& plan, const MatrixSizes& sizes, double wantedShare)
{
    const Budget budget = movableBudget(plan, sizes, wantedShare);
    if (!budget.movable.empty()) {
        const double shift = solveShift(plan, sizes, budget, kHighestAllocatedShare);
        for (const std::size_t i : budget.movable) {
            PlanEntry& entry = plan.matrices[i];
            entry.sparsityShare = entry.bounds.clamp(entry.sparsityShare + shift);
        }
    }
    return totalSparsity(plan, sizes);
}

double uniformToTotal(Plan& plan, const MatrixSizes& sizes, double wantedShare)
{
    const Budget budget = movableBudget(plan, sizes, wantedShare);
    const bool isBounded = std::any_of(budget.movable.begin(), budget.movable.end(),
                                       [&](std::size_t i) { return plan.matrices[i].bounds.isSet(); });
    double value = budget.movable.empty() ? 0 : budget.wantedZeros / budget.weights;
    if (isBounded) {
        for (const std::size_t i : budget.movable)
            plan.matrices[i].sparsityShare = 0;
        value = solveShift(plan, sizes, budget, 1.0);
    }
    for (const std::size_t i : budget.movable)
        plan.matrices[i].sparsityShare = plan.matrices[i].bounds.clamp(value, 1.0);
    return totalSparsity(plan, sizes);
}

std::string newPlanId()
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::random_device device;
    std::string id;
    for (int word = 0; word < 4; ++word) {
        const std::uint32_t bits = device();
        for (int shift = 28; shift >= 0; shift -= 4)
            id += kDigits[(bits >> shift) & 15];
    }
    return id;
}

} // namespace prunescope
