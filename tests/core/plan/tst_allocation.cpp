// From statistics to sparsities, and meeting a total around locks and patterns.
#include "core/base/random.h"
#include "core/plan/allocation.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <QFileInfo>

#include <cmath>
#include <numeric>

using namespace prunescope;
using prunescope::tests::throwsNaming;

namespace {

// Sums of some hundred shares in [0, 1] round by less than 1e-13.
constexpr double kExact = 1e-12;

Plan planOf(const std::vector<double>& shares)
{
    Plan plan;
    for (const double share : shares) {
        PlanEntry entry;
        entry.name = "m" + std::to_string(plan.matrices.size());
        entry.sparsityShare = share;
        plan.matrices.push_back(entry);
    }
    return plan;
}

bool areClose(const std::vector<double>& a, const std::vector<double>& b, double tolerance)
{
    bool close = a.size() == b.size();
    for (std::size_t i = 0; close && i < a.size(); ++i)
        close = std::abs(a[i] - b[i]) <= tolerance;
    return close;
}

std::vector<double> sharesOf(const Plan& plan)
{
    std::vector<double> out;
    for (const auto& entry : plan.matrices)
        out.push_back(entry.sparsityShare);
    return out;
}

/// The numbers of a golden case.
Json goldenScalars(const std::string& id)
{
    const Json manifest = readJsonFile(std::string(SHARED_DIR) + "/fixtures/unstructured/manifest.json");
    for (const auto& entry : manifest.at("cases"))
        if (entry.at("id") == id)
            return entry.at("scalars");
    return {};
}

} // namespace

class TstAllocation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void owlKeepsMoreWhereOutliersAre()
    {
        // keep = 0, 0.2, 0.1 moved by 0.4.
        QVERIFY(areClose(owlShares({1, 3, 2}, 0.5, 0.1), {0.6, 0.4, 0.5}, kExact));
    }
    void owlReproducesThePublishedCode()
    {
        PRUNESCOPE_REQUIRE_SHARED(QStringLiteral(SHARED_DIR "/fixtures/unstructured/manifest.json"));
        const Json golden = goldenScalars("mini-llama-a/owl_wanda_s70");
        const auto shares =
            owlShares(golden.at("outlier_ratio_percent").get<std::vector<double>>(), 0.7, 0.08);
        QVERIFY(areClose(shares, golden.at("layer_sparsity").get<std::vector<double>>(), kExact));
    }
    void equalStatisticsGiveEverybodyTheSame()
    {
        QVERIFY(areClose(owlShares({2, 2, 2}, 0.7, 0.08), {0.7, 0.7, 0.7}, kExact));
        QVERIFY(areClose(alphaFactors({3, 3}, 0.3), {1, 1}, kExact));
        QVERIFY(owlShares({}, 0.7, 0.08).empty());
    }
    void alphaIsLinearFromOneMinusToOnePlusEpsilon()
    {
        QVERIFY(areClose(alphaFactors({2, 4, 3}, 0.3), {0.7, 1.3, 1.0}, kExact));
    }
    void aBlockWithoutTailStaysInTheMiddle()
    {
        QVERIFY(areClose(alphaFactors({2, NAN, 4}, 0.3), {0.7, 1.0, 1.3}, kExact));
    }
    void alphaPruningReproducesThePublishedCode()
    {
        PRUNESCOPE_REQUIRE_SHARED(QStringLiteral(SHARED_DIR "/fixtures/unstructured/manifest.json"));
        const Json golden = goldenScalars("mini-llama-a/alphapruning_ratios_s70");
        const auto alphas = golden.at("alpha_peak").get<std::vector<double>>();
        std::vector<double> means;
        for (std::size_t i = 0; i < alphas.size(); i += 7)
            means.push_back(std::accumulate(&alphas[i], &alphas[i] + 7, 0.0) / 7);
        const auto factors = alphaFactors(means, 0.3);
        std::vector<double> shares;
        MatrixSizes sizes;
        for (const double factor : factors)
            for (int i = 0; i < 7; ++i) {
                shares.push_back(factor);
                sizes.push_back(i < 4 ? 64 * 64 : 160 * 64);
            }
        Plan plan = planOf(shares);
        QVERIFY(std::abs(meetTotal(plan, sizes, shares, 0.7, Meeting::Scale) - 0.7) < kExact);
        // The published code adds up in float32.
        QVERIFY(areClose(sharesOf(plan), golden.at("layer_sparsity").get<std::vector<double>>(), 1e-6));
    }
    void sharesThatMeetTheTotalStay()
    {
        Plan plan = planOf({0, 0});
        QVERIFY(std::abs(meetTotal(plan, {3, 1}, {0.5, 0.9}, 0.6, Meeting::Shift) - 0.6) < kExact);
        QVERIFY(areClose(sharesOf(plan), {0.5, 0.9}, kExact));
    }
    void theTotalIsWeightedByParameters()
    {
        Plan plan = planOf({0, 0});
        meetTotal(plan, {3, 1}, {0.4, 0.6}, 0.5, Meeting::Shift); // 3 (0.4 + t) + 0.6 + t = 2
        QVERIFY(areClose(sharesOf(plan), {0.45, 0.65}, kExact));
        meetTotal(plan, {3, 1}, {0.5, 1.5}, 0.6, Meeting::Scale); // c (1.5 + 1.5) = 2.4
        QVERIFY(areClose(sharesOf(plan), {0.47, 0.99}, kExact));  // 1.2 is clamped; the other takes 1.41 / 3
    }
    void locksAndPatternsAreLeftAlone()
    {
        for (const Meeting meeting : {Meeting::Shift, Meeting::Scale}) {
            Plan plan = planOf({0.1, 0.5, 0, 0});
            plan.matrices[0].isLocked = true;
            plan.matrices[1].pattern = {2, 4};
            QVERIFY(std::abs(meetTotal(plan, {1, 1, 1, 1}, {9, 9, 0.2, 0.4}, 0.3, meeting) - 0.3) < kExact);
            QCOMPARE(plan.matrices[0].sparsityShare, 0.1);
            QCOMPARE(plan.matrices[1].sparsityShare, 0.5);
            QVERIFY(areClose(sharesOf(plan), {0.1, 0.5, 0.2, 0.4}, kExact));
        }
    }
    void entriesOfSizeZeroAreLeftAlone()
    {
        Plan plan = planOf({0.3, 0});
        QVERIFY(std::abs(meetTotal(plan, {0, 10}, {0.9, 0.9}, 0.5, Meeting::Scale) - 0.5) < kExact);
        QVERIFY(areClose(sharesOf(plan), {0.3, 0.5}, kExact));
    }
    void sharesOfZeroTakeOverWhereOthersAreFull()
    {
        Plan plan = planOf({0, 0});
        QVERIFY(std::abs(meetTotal(plan, {1, 1}, {0, 2}, 0.7, Meeting::Scale) - 0.7) < kExact);
        QVERIFY(areClose(sharesOf(plan), {0.41, 0.99}, kExact));
    }
    void everyReachableTotalIsMet()
    {
        Random random(3);
        for (int round = 0; round < 200; ++round) {
            Plan plan = planOf(std::vector<double>(40, 0.5));
            MatrixSizes sizes;
            std::vector<double> shares;
            for (int i = 0; i < 40; ++i) {
                sizes.push_back(1 + std::int64_t(random.below(100000)));
                shares.push_back(random.uniform() * 1.5);
                plan.matrices[std::size_t(i)].isLocked = i % 7 == 1;
                if (i % 5 == 0)
                    plan.matrices[std::size_t(i)].pattern = {2, 4};
            }
            const auto totals = reachableTotals(plan, sizes);
            const double wanted = totals.lowest + random.uniform() * (totals.highest - totals.lowest);
            requireReachable(plan, sizes, wanted);
            for (const Meeting meeting : {Meeting::Shift, Meeting::Scale}) {
                // meetTotal() accepts a total that is met up to 1e-9.
                QVERIFY(std::abs(meetTotal(plan, sizes, shares, wanted, meeting) - wanted) < 2e-9);
                for (const double share : sharesOf(plan))
                    QVERIFY(share >= 0 && share <= kHighestAllocatedShare);
            }
        }
    }
    void anImpossibleTotalNamesWantedAndReachable()
    {
        Plan plan = planOf({0.2, 0});
        plan.matrices[0].isLocked = true;
        const auto totals = reachableTotals(plan, {1, 1});
        QVERIFY(std::abs(totals.lowest - 0.1) < kExact);
        QVERIFY(std::abs(totals.highest - 0.595) < kExact);
        QVERIFY(throwsNaming(
            [&] {
                requireReachable(plan, {1, 1}, 0.7);
            },
            ErrorKind::Usage, "0.7", "0.1", "0.595"));
        QVERIFY(throwsNaming([&] { requireReachable(plan, {1, 1}, 0.05); }, ErrorKind::Usage, "0.05"));
        QVERIFY(throwsNaming([&] { requireReachable(plan, {1, 1}, NAN); }, ErrorKind::Usage, "nan"));
        requireReachable(plan, {1, 1}, 0.595);
    }
    void strategiesKeepWithinBounds()
    {
        for (const auto meeting : {Meeting::Shift, Meeting::Scale}) {
            Plan plan = planOf({0, 0, 0});
            plan.matrices[0].bounds = {std::nullopt, 0.3};
            QVERIFY(std::abs(meetTotal(plan, {1, 1, 1}, {0.6, 0.5, 0.4}, 0.5, meeting) - 0.5) < kExact);
            QCOMPARE(plan.matrices[0].sparsityShare, 0.3);
            // What the first may not lose, the others take by a common summand: they keep their difference.
            QVERIFY(std::abs(plan.matrices[1].sparsityShare - 0.65) < kExact);
            QVERIFY(std::abs(plan.matrices[2].sparsityShare - 0.55) < kExact);
        }
        Plan plan = planOf({0.6, 0.4});
        QCOMPARE(meetBounds(plan, {1, 1}, 0.5), 0.5);
        QVERIFY(sharesOf(plan) == (std::vector<double>{0.6, 0.4}));
        plan.matrices[1].bounds = {0.45, std::nullopt};
        QVERIFY(std::abs(meetBounds(plan, {1, 1}, 0.5) - 0.5) < kExact);
        QVERIFY(areClose(sharesOf(plan), {0.55, 0.45}, kExact));
    }
    void boundsNarrowTheReachableTotals()
    {
        Plan plan = planOf({0.5, 0.5});
        plan.matrices[0].bounds = {0.2, 0.4};
        const ReachableTotals totals = reachableTotals(plan, {100, 300});
        QVERIFY(std::abs(totals.lowest - 20.0 / 400) < kExact);
        QVERIFY(std::abs(totals.highest - (40 + 297) / 400.0) < kExact);
        QVERIFY(throwsNaming([&] { requireReachable(plan, {100, 300}, 0.9); }, ErrorKind::Usage, "0.9", "0.84"));
    }
    void curvesAreInterpolatedAndGoOn()
    {
        const LossCurve curve{{0, 0.5, 0.8}, {0, 0.1, 0.4}};
        QCOMPARE(lossAt(curve, 0.25), 0.05);
        QVERIFY(std::abs(lossAt(curve, 0.65) - 0.25) < 1e-12);
        QVERIFY(std::abs(lossAt(curve, 0.9) - 0.5) < 1e-12);
    }
    void costlyMatricesKeepMore()
    {
        // Of two equal matrices one costs ten times the other: it goes down to where its curve gets flat.
        const std::vector<LossCurve> curves{{{0, 0.4, 0.8}, {0, 0.1, 1.0}}, {{0, 0.4, 0.8}, {0, 0.01, 0.1}}};
        const auto shares = cheapestShares(curves, {100, 100}, 0.5, 0.2);
        QVERIFY(std::abs(shares[0] - 0.4) < 0.006);
        QVERIFY(std::abs(shares[1] - 0.6) < 0.006);
        // A matrix that is twice as large has to move half as far.
        const auto uneven = cheapestShares(curves, {100, 200}, 0.5, 0.2);
        QVERIFY(std::abs(uneven[0] + 2 * uneven[1] - 1.5) < 1e-9);
        QVERIFY(uneven[0] < 0.5 && uneven[1] > 0.5);
    }
    void curvesThatCannotBeToldApartStayTogether()
    {
        const LossCurve flat{{0, 0.5, 0.9}, {0, 0, 0}};
        for (const double share : cheapestShares({flat, flat, flat}, {10, 20, 30}, 0.6, 0.3))
            QVERIFY(std::abs(share - 0.6) < 0.01);
        // What seems to gain by pruning is taken for noise.
        const LossCurve gains{{0, 0.5, 0.9}, {0, -0.1, -0.2}};
        const auto shares = cheapestShares({flat, gains}, {10, 10}, 0.6, 0.3);
        QVERIFY(std::abs(shares[0] - shares[1]) < 0.01);
    }
    void theCheapestSharesMeetTheTotal()
    {
        Random random(4);
        for (int round = 0; round < 50; ++round) {
            std::vector<LossCurve> curves;
            MatrixSizes sizes;
            const double wanted = 0.2 + 0.6 * random.uniform();
            for (int i = 0; i < 7; ++i) {
                const double cost = random.uniform() * random.uniform();
                curves.push_back({{0, 0.3, 0.6, 0.9}, {0, cost * 0.1, cost * (0.2 + random.uniform()), cost * 2}});
                sizes.push_back(1 + std::int64_t(random.below(1000)));
            }
            const auto shares = cheapestShares(curves, sizes, wanted, 0.25);
            double zeros = 0, all = 0;
            for (std::size_t i = 0; i < sizes.size(); ++i) {
                QVERIFY(shares[i] > wanted - 0.25 - kExact && shares[i] < wanted + 0.25 + kExact);
                zeros += shares[i] * double(sizes[i]);
                all += double(sizes[i]);
            }
            // Near the highest share the range above is shorter than below; then all that is left is taken.
            QVERIFY(zeros / all <= wanted + kExact);
            if (wanted + 0.25 < kHighestAllocatedShare)
                QVERIFY(std::abs(zeros / all - wanted) < kExact);
        }
    }
};

PRUNESCOPE_TEST(TstAllocation)
#include "tst_allocation.moc"
