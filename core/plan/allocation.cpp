// OWL's and AlphaPruning's rules, and meeting a total.
#include "core/plan/allocation.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace prunescope {
namespace {

constexpr double kRounding = 1e-9; // of a total: what adding up shares in double may miss

/// Entries that a strategy sets, and the zeros that they have to supply.
struct Budget {
    std::vector<std::size_t> entries;
    double weights = 0, wantedZeros = 0;
};

Budget budgetOf(const Plan& plan, const MatrixSizes& sizes, double wantedShare)
{
    if (sizes.size() != plan.matrices.size())
        throw Error(ErrorKind::Internal, PS_TEXT("The plan has %1 matrices, but %2 sizes were given."),
                    plan.matrices.size(), sizes.size());
    Budget budget;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const double weights = double(sizes[i]);
        budget.wantedZeros += wantedShare * weights;
        if (isAllocatable(plan.matrices[i]) && sizes[i] > 0) {
            budget.entries.push_back(i);
            budget.weights += weights;
        } else {
            budget.wantedZeros -= weights * plan.matrices[i].sparsityShare;
        }
    }
    return budget;
}

/// The factor c for which sum of size * min(c * share, highest) is the wanted number of zeros. Entries reach
/// the highest share in the order of their shares, largest first; 0 where all shares are.
double solveFactor(const std::vector<double>& shares, const MatrixSizes& sizes, Budget budget)
{
    std::stable_sort(budget.entries.begin(), budget.entries.end(),
                     [&](std::size_t a, std::size_t b) { return shares[a] > shares[b]; });
    double scaled = 0; // sum of size * share over entries below the highest share
    for (const std::size_t i : budget.entries)
        scaled += double(sizes[i]) * shares[i];
    double zeros = budget.wantedZeros, factor = 0;
    for (const std::size_t i : budget.entries) {
        if (!(scaled > 0) || !(shares[i] > 0))
            break;
        factor = std::max(0.0, zeros / scaled);
        if (factor * shares[i] <= kHighestAllocatedShare)
            return factor;
        factor = kHighestAllocatedShare / shares[i]; // stands if everything else is zero
        zeros -= kHighestAllocatedShare * double(sizes[i]);
        scaled -= double(sizes[i]) * shares[i];
    }
    return factor;
}

} // namespace

std::vector<double> owlShares(const std::vector<double>& outlierPercents, double wantedShare, double range)
{
    if (outlierPercents.empty())
        return {};
    const auto [lowest, highest] = std::minmax_element(outlierPercents.begin(), outlierPercents.end());
    const double span = *highest - *lowest;
    std::vector<double> keep;
    for (const double percent : outlierPercents)
        keep.push_back(span > 0 ? (percent - *lowest) / span * 2 * range : 0);
    const double mean = std::accumulate(keep.begin(), keep.end(), 0.0) / double(keep.size());
    for (double& share : keep)
        share = 1 - (share - mean + 1 - wantedShare);
    return keep;
}

std::vector<double> alphaFactors(const std::vector<double>& alphas, double epsilon)
{
    double lowest = INFINITY, highest = -INFINITY;
    for (const double alpha : alphas)
        if (std::isfinite(alpha)) {
            lowest = std::min(lowest, alpha);
            highest = std::max(highest, alpha);
        }
    std::vector<double> factors;
    for (const double alpha : alphas)
        factors.push_back(std::isfinite(alpha) && highest > lowest
                              ? 1 - epsilon + 2 * epsilon * (alpha - lowest) / (highest - lowest)
                              : 1.0);
    return factors;
}

bool isAllocatable(const PlanEntry& entry) { return !entry.isLocked && entry.pattern.isUnstructured(); }

double meetTotal(Plan& plan, const MatrixSizes& sizes, const std::vector<double>& shares, double wantedShare,
                 Meeting meeting)
{
    const Budget budget = budgetOf(plan, sizes, wantedShare);
    const double factor = meeting == Meeting::Scale ? solveFactor(shares, sizes, budget) : 1;
    for (const std::size_t i : budget.entries) {
        PlanEntry& entry = plan.matrices[i];
        entry.sparsityShare = factor * shares[i];
        if (meeting == Meeting::Scale)
            entry.sparsityShare = entry.bounds.clamp(entry.sparsityShare);
    }
    // Scaled shares are there already, unless shares of zero have to take over.
    if (meeting == Meeting::Scale && std::abs(totalSparsity(plan, sizes) - wantedShare) <= kRounding)
        return totalSparsity(plan, sizes);
    return shiftToTotal(plan, sizes, wantedShare);
}

double meetBounds(Plan& plan, const MatrixSizes& sizes, double wantedShare)
{
    bool isMoved = false;
    for (const std::size_t i : budgetOf(plan, sizes, wantedShare).entries) {
        PlanEntry& entry = plan.matrices[i];
        const double before = entry.sparsityShare;
        if (entry.bounds.isSet())
            entry.sparsityShare = entry.bounds.clamp(before);
        isMoved = isMoved || entry.sparsityShare != before;
    }
    return isMoved ? shiftToTotal(plan, sizes, wantedShare) : totalSparsity(plan, sizes);
}

ReachableTotals reachableTotals(const Plan& plan, const MatrixSizes& sizes, double highestShare)
{
    const Budget budget = budgetOf(plan, sizes, 0);
    const double weights = double(std::accumulate(sizes.begin(), sizes.end(), std::int64_t(0)));
    if (weights <= 0)
        return {};
    double lowest = -budget.wantedZeros, highest = lowest + highestShare * budget.weights;
    for (const std::size_t i : budget.entries) {
        const ShareBounds& bounds = plan.matrices[i].bounds;
        lowest += bounds.low() * double(sizes[i]);
        highest += (bounds.high(highestShare) - highestShare) * double(sizes[i]);
    }
    return {lowest / weights, highest / weights};
}

void requireReachable(const Plan& plan, const MatrixSizes& sizes, double wantedShare, double highestShare)
{
    const ReachableTotals totals = reachableTotals(plan, sizes, highestShare);
    if (wantedShare >= totals.lowest - kRounding && wantedShare <= totals.highest + kRounding)
        return;
    throw Error(ErrorKind::Usage,
                PS_TEXT("A total sparsity of %1 is wanted, but it can only be from %2 to %3: locked and "
                        "n:m matrices stay as they are, and no other one loses more than its bounds or %4 allow."),
                wantedShare, totals.lowest, totals.highest, highestShare);
}

double lossAt(const LossCurve& curve, double share)
{
    const auto above = std::upper_bound(curve.shares.begin(), curve.shares.end(), share);
    const std::size_t right = std::clamp<std::size_t>(std::size_t(above - curve.shares.begin()), 1, curve.shares.size() - 1);
    const double from = curve.shares[right - 1], to = curve.shares[right];
    return curve.increases[right - 1] + (share - from) / (to - from) * (curve.increases[right] - curve.increases[right - 1]);
}

namespace {

/// A stretch of one matrix's convex curve: what it costs to remove so many weights more.
struct Stretch {
    std::size_t entry = 0;
    double from = 0, to = 0; // shares
    double slope = 0;        // nats per weight
};

/// Lower convex hull of points with rising x, as indexes.
std::vector<std::size_t> lowerHull(const std::vector<double>& x, const std::vector<double>& y)
{
    std::vector<std::size_t> hull;
    for (std::size_t i = 0; i < x.size(); ++i) {
        while (hull.size() >= 2) {
            const std::size_t a = hull[hull.size() - 2], b = hull.back();
            if ((y[b] - y[a]) * (x[i] - x[a]) <= (y[i] - y[a]) * (x[b] - x[a]))
                break;
            hull.pop_back();
        }
        hull.push_back(i);
    }
    return hull;
}

} // namespace

std::vector<double> cheapestShares(const std::vector<LossCurve>& curves, const MatrixSizes& sizes, double wanted, double range)
{
    constexpr int kSteps = 80; // of the whole range
    const double low = std::max(0.0, wanted - range), high = std::min(kHighestAllocatedShare, wanted + range);
    double mean = 0, count = 0, needed = 0;
    for (const auto& curve : curves)
        if (!curve.shares.empty()) {
            mean += std::max(0.0, lossAt(curve, wanted));
            ++count;
        }
    const double pull = count > 0 ? std::max(1e-9, 0.1 * mean / count) / (range * range) : 0;
    std::vector<double> shares(curves.size(), wanted);
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        if (curves[i].shares.empty() || sizes[i] == 0)
            continue;
        std::vector<double> x, y;
        double risen = 0;
        for (int step = 0; step <= kSteps; ++step) {
            x.push_back(low + (high - low) * step / kSteps);
            risen = std::max(risen, lossAt(curves[i], x.back()));
            y.push_back(risen + pull * (x.back() - wanted) * (x.back() - wanted));
        }
        const auto hull = lowerHull(x, y);
        for (std::size_t k = 1; k < hull.size(); ++k)
            stretches.push_back({i, x[hull[k - 1]], x[hull[k]],
                                 (y[hull[k]] - y[hull[k - 1]]) / ((x[hull[k]] - x[hull[k - 1]]) * double(sizes[i]))});
        shares[i] = low;
        needed += (wanted - low) * double(sizes[i]);
    }
    std::stable_sort(stretches.begin(), stretches.end(), [](const Stretch& a, const Stretch& b) { return a.slope < b.slope; });
    for (const Stretch& stretch : stretches) {
        const double weights = (stretch.to - stretch.from) * double(sizes[stretch.entry]), taken = std::min(weights, needed);
        if (taken <= 0)
            break;
        shares[stretch.entry] = stretch.from + taken / double(sizes[stretch.entry]);
        needed -= taken;
    }
    return shares;
}

} // namespace prunescope
