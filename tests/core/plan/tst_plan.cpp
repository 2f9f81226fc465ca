// Totals of a plan and moving to a wanted total.
#include "core/base/random.h"
#include "core/plan/plan.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <cmath>
#include <limits>
#include <set>

using namespace prunescope;
using prunescope::tests::throwsNaming;

namespace {

// Sums of a few hundred shares in [0, 1] round by less than 1e-13; the wanted total has to be met within ten
// times that.
constexpr double kExact = 1e-12;

PlanEntry entry(const char* name, double share, bool isLocked = false, Pattern pattern = {})
{
    PlanEntry e;
    e.name = name;
    e.sparsityShare = share;
    e.isLocked = isLocked;
    e.pattern = pattern;
    return e;
}

/// One free small matrix, one free large one, one locked, one 2:4.
Plan mixedPlan()
{
    Plan plan;
    plan.matrices = {entry("q", 0.3), entry("up", 0.5), entry("down", 0.7, true),
                     entry("o", 0.5, false, {2, 4})};
    return plan;
}
const MatrixSizes kMixedSizes{100, 300, 200, 400};

/// 200 free matrices of random size and sparsity, every tenth locked, every tenth 2:4.
Plan randomPlan(Random& random, MatrixSizes& sizes)
{
    Plan plan;
    sizes.clear();
    for (int i = 0; i < 200; ++i) {
        const bool isPattern = i % 10 == 1;
        plan.matrices.push_back(entry("m", isPattern ? 0.5 : random.uniform() * 0.99, i % 10 == 0,
                                      isPattern ? Pattern{2, 4} : Pattern{}));
        sizes.push_back(1 + std::int64_t(random.below(100'000'000)));
    }
    return plan;
}

bool isFree(const PlanEntry& e) { return !e.isLocked && e.pattern.isUnstructured(); }

} // namespace

class TstPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entriesAreFoundByName()
    {
        Plan plan = mixedPlan();
        QCOMPARE(plan.find("up"), &plan.matrices[1]);
        QCOMPARE(std::as_const(plan).find("o"), &std::as_const(plan).matrices[3]);
        QVERIFY(!plan.find("upp"));
    }

    void totalIsWeightedByParameters()
    {
        // (100 * 0.3 + 300 * 0.5 + 200 * 0.7 + 400 * 0.5) / 1000
        QVERIFY(std::abs(totalSparsity(mixedPlan(), kMixedSizes) - 0.52) < kExact);
        QCOMPARE(totalSparsity(Plan(), {}), 0.0);
    }

    void wrongNumberOfSizesIsOurFault()
    {
        QVERIFY(throwsNaming([] { totalSparsity(mixedPlan(), {1, 2}); }, ErrorKind::Internal, "4", "2"));
        QVERIFY(throwsNaming(
            [] {
                Plan plan = mixedPlan();
                shiftToTotal(plan, {1}, 0.5);
            },
            ErrorKind::Internal, "4"));
    }

    void shiftMovesFreeEntriesByOneAmount()
    {
        Plan plan = mixedPlan();
        // 0.04 of 1000 weights over the 400 free ones: everything free rises by 0.1.
        QVERIFY(std::abs(shiftToTotal(plan, kMixedSizes, 0.56) - 0.56) < kExact);
        QVERIFY(std::abs(plan.matrices[0].sparsityShare - 0.4) < kExact);
        QVERIFY(std::abs(plan.matrices[1].sparsityShare - 0.6) < kExact);
    }

    void shiftLeavesLocksAndPatternsAlone()
    {
        Plan plan = mixedPlan();
        shiftToTotal(plan, kMixedSizes, 0.4);
        QCOMPARE(plan.matrices[2].sparsityShare, 0.7);
        QCOMPARE(plan.matrices[3].sparsityShare, 0.5);
        uniformToTotal(plan, kMixedSizes, 0.6);
        QCOMPARE(plan.matrices[2].sparsityShare, 0.7);
        QCOMPARE(plan.matrices[3].sparsityShare, 0.5);
    }

    void shiftClampsAndTheRestTakesTheDifference()
    {
        Plan plan;
        plan.matrices = {entry("a", 0.1), entry("b", 0.9)};
        // t = -0.2: a stops at 0, b alone supplies 2 * 0.35.
        QVERIFY(std::abs(shiftToTotal(plan, {1, 1}, 0.35) - 0.35) < kExact);
        QCOMPARE(plan.matrices[0].sparsityShare, 0.0);
        QVERIFY(std::abs(plan.matrices[1].sparsityShare - 0.7) < kExact);
        plan.matrices = {entry("a", 0.1), entry("b", 0.9)};
        QVERIFY(std::abs(shiftToTotal(plan, {1, 1}, 0.8) - 0.8) < kExact);
        QCOMPARE(plan.matrices[1].sparsityShare, 0.99);
        QVERIFY(std::abs(plan.matrices[0].sparsityShare - 0.61) < kExact);
    }

    void anyReachableTotalIsMet()
    {
        Random random(7);
        for (int round = 0; round < 100; ++round) {
            MatrixSizes sizes;
            Plan plan = randomPlan(random, sizes);
            const Plan before = plan;
            Plan lowest = plan, highest = plan;
            const double low = shiftToTotal(lowest, sizes, 0);
            const double high = shiftToTotal(highest, sizes, 1);
            const double wanted = low + (high - low) * random.uniform();
            const double reached = shiftToTotal(plan, sizes, wanted);
            QVERIFY2(std::abs(reached - wanted) < kExact, qPrintable(QString::number(reached - wanted)));
            QCOMPARE(reached, totalSparsity(plan, sizes));
            for (std::size_t i = 0; i < sizes.size(); ++i) {
                const double share = plan.matrices[i].sparsityShare;
                if (!isFree(before.matrices[i]))
                    QCOMPARE(share, before.matrices[i].sparsityShare);
                else
                    QVERIFY(share >= 0 && share <= 0.99);
            }
        }
    }

    void shiftKeepsTheOrderOfEntries()
    {
        Random random(11);
        MatrixSizes sizes;
        const Plan before = randomPlan(random, sizes);
        for (const double wanted : {0.05, 0.3, 0.5, 0.8, 0.95}) {
            Plan plan = before;
            shiftToTotal(plan, sizes, wanted);
            for (std::size_t i = 0; i < sizes.size(); ++i)
                for (std::size_t k = 0; k < sizes.size(); ++k)
                    if (isFree(before.matrices[i]) && isFree(before.matrices[k]) &&
                        before.matrices[i].sparsityShare < before.matrices[k].sparsityShare)
                        QVERIFY(plan.matrices[i].sparsityShare <= plan.matrices[k].sparsityShare);
        }
    }

    void higherTotalsLowerNoEntry()
    {
        Random random(13);
        MatrixSizes sizes;
        const Plan before = randomPlan(random, sizes);
        Plan last = before;
        shiftToTotal(last, sizes, 0);
        for (int step = 1; step <= 50; ++step) {
            Plan plan = before;
            shiftToTotal(plan, sizes, step / 50.0);
            for (std::size_t i = 0; i < sizes.size(); ++i)
                QVERIFY(plan.matrices[i].sparsityShare >= last.matrices[i].sparsityShare);
            last = plan;
        }
    }

    void unreachableTotalsReturnWhatWasReached()
    {
        Plan plan = mixedPlan();
        // Locked and 2:4 entries hold 340 zeros; the 400 free weights give at most 396 more.
        QVERIFY(std::abs(shiftToTotal(plan, kMixedSizes, 1.0) - 0.736) < kExact);
        QCOMPARE(plan.matrices[0].sparsityShare, 0.99);
        QVERIFY(std::abs(shiftToTotal(plan, kMixedSizes, 0.1) - 0.34) < kExact);
        QCOMPARE(plan.matrices[1].sparsityShare, 0.0);
        QVERIFY(std::abs(shiftToTotal(plan, kMixedSizes, -1.0) - 0.34) < kExact);
        for (auto& e : plan.matrices)
            e.isLocked = true;
        const Plan before = plan;
        QVERIFY(std::abs(shiftToTotal(plan, kMixedSizes, 0.5) - 0.34) < kExact);
        QVERIFY(plan == before);
    }

    void notANumberIsRefusedAndNothingMoves()
    {
        Plan plan = mixedPlan();
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(throwsNaming([&] { shiftToTotal(plan, kMixedSizes, nan); }, ErrorKind::Usage));
        QVERIFY(throwsNaming([&] { uniformToTotal(plan, kMixedSizes, nan); }, ErrorKind::Usage));
        QVERIFY(plan == mixedPlan());
    }

    void uniformGivesFreeEntriesOneValue()
    {
        Plan plan = mixedPlan();
        // 540 zeros wanted, 340 fixed, 200 of the 400 free weights.
        QVERIFY(std::abs(uniformToTotal(plan, kMixedSizes, 0.54) - 0.54) < kExact);
        QCOMPARE(plan.matrices[0].sparsityShare, plan.matrices[1].sparsityShare);
        QVERIFY(std::abs(plan.matrices[0].sparsityShare - 0.5) < kExact);
        QVERIFY(std::abs(uniformToTotal(plan, kMixedSizes, 1.0) - 0.74) < kExact);
        QCOMPARE(plan.matrices[0].sparsityShare, 1.0);
    }

    void uniformSharesOfAFreePlanAreTheTotalItself()
    {
        Plan plan;
        plan.matrices = {entry("a", 0), entry("b", 0), entry("c", 0)};
        QCOMPARE(uniformToTotal(plan, {64, 64, 128}, 0.5), 0.5);
        QCOMPARE(plan.matrices[2].sparsityShare, 0.5);
    }

    void aShiftKeepsWithinBounds()
    {
        Plan plan;
        plan.matrices = {entry("a", 0.3), entry("b", 0.5)};
        plan.matrices[0].bounds = {0.2, 0.4};
        // t = 0.3: a stops at 0.4, b alone supplies the rest of 1.2.
        QVERIFY(std::abs(shiftToTotal(plan, {1, 1}, 0.6) - 0.6) < kExact);
        QCOMPARE(plan.matrices[0].sparsityShare, 0.4);
        QVERIFY(std::abs(plan.matrices[1].sparsityShare - 0.8) < kExact);
        QVERIFY(std::abs(shiftToTotal(plan, {1, 1}, 0.0) - 0.1) < kExact);
        QCOMPARE(plan.matrices[0].sparsityShare, 0.2);
        plan.matrices[1].bounds.highest = 1.0; // a bound may be above what is usual
        QVERIFY(std::abs(shiftToTotal(plan, {1, 1}, 1.0) - 0.7) < kExact);
        QCOMPARE(plan.matrices[1].sparsityShare, 1.0);
    }

    void uniformKeepsWithinBounds()
    {
        Plan plan;
        plan.matrices = {entry("a", 0.9), entry("b", 0.1), entry("c", 0.2)};
        plan.matrices[0].bounds = {0.6, std::nullopt};
        plan.matrices[1].bounds = {std::nullopt, 0.25};
        // 0.6 and 0.25 are fixed, c has the rest of 1.2.
        QVERIFY(std::abs(uniformToTotal(plan, {1, 1, 1}, 0.4) - 0.4) < kExact);
        QCOMPARE(plan.matrices[0].sparsityShare, 0.6);
        QCOMPARE(plan.matrices[1].sparsityShare, 0.25);
        QVERIFY(std::abs(plan.matrices[2].sparsityShare - 0.35) < kExact);
    }

    void anyTotalWithinBoundsIsMet()
    {
        Random random(17);
        for (int round = 0; round < 50; ++round) {
            MatrixSizes sizes;
            Plan plan = randomPlan(random, sizes);
            for (std::size_t i = 0; i < plan.matrices.size(); i += 3) {
                const double low = 0.5 * random.uniform();
                plan.matrices[i].bounds = {low, low + 0.5 * random.uniform()};
            }
            const Plan before = plan;
            const double wanted = 0.3 + 0.4 * random.uniform();
            Plan lowest = plan, highest = plan;
            const double low = shiftToTotal(lowest, sizes, 0), high = shiftToTotal(highest, sizes, 1);
            const double reached = shiftToTotal(plan, sizes, wanted);
            QVERIFY(std::abs(reached - std::clamp(wanted, low, high)) < kExact);
            for (std::size_t i = 0; i < sizes.size(); ++i)
                if (isFree(before.matrices[i]))
                    QCOMPARE(plan.matrices[i].sparsityShare,
                             before.matrices[i].bounds.clamp(plan.matrices[i].sparsityShare));
        }
    }

    void idsAreFreshHexadecimal()
    {
        std::set<std::string> ids;
        for (int i = 0; i < 100; ++i) {
            const std::string id = newPlanId();
            QCOMPARE(id.size(), std::size_t(32));
            QCOMPARE(id.find_first_not_of("0123456789abcdef"), std::string::npos);
            QVERIFY(ids.insert(id).second);
        }
    }
};

PRUNESCOPE_TEST(TstPlan)
#include "tst_plan.moc"
