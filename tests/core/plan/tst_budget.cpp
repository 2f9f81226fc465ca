// Meeting zeros, bytes and any other number that goes along with sparsity.
#include "core/base/random.h"
#include "core/plan/budget.h"
#include "core/plan/plan_bytes.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <cmath>
#include <limits>

using namespace prunescope;
using prunescope::tests::throwsNaming;

namespace {

// The shift is found to 2^-54 and the quantities here are sums of at most a hundred products that it moves by as much.
constexpr double kExact = 1e-13;

/// Free matrices of random size and sparsity; the first is locked, the second 2:4, the third bounded.
Plan randomPlan(Random& random, MatrixSizes& sizes)
{
    Plan plan;
    sizes.clear();
    for (int i = 0; i < 60; ++i) {
        PlanEntry entry;
        entry.name = "m" + std::to_string(i);
        entry.sparsityShare = 0.2 + 0.6 * random.uniform();
        plan.matrices.push_back(entry);
        sizes.push_back(1 + std::int64_t(random.below(1'000'000)));
    }
    plan.matrices[0].isLocked = true;
    plan.matrices[1].pattern = {2, 4};
    plan.matrices[1].sparsityShare = 0.5;
    plan.matrices[2].sparsityShare = 0.45;
    plan.matrices[2].bounds = {0.4, 0.5};
    return plan;
}

} // namespace

class TstBudget : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void zerosAreMetWhereTheTotalWouldBe()
    {
        Random random(3);
        MatrixSizes sizes;
        const Plan start = randomPlan(random, sizes);
        double weights = 0;
        for (const auto size : sizes)
            weights += double(size);
        for (const double share : {0.3, 0.5, 0.65, 0.9}) {
            Plan byTotal = start, byZeros = start;
            shiftToTotal(byTotal, sizes, share);
            const double reached = shiftToQuantity(byZeros, sizes, zerosQuantity(sizes), share * weights);
            QVERIFY(std::abs(reached - share * weights) <= kExact * weights);
            for (std::size_t i = 0; i < sizes.size(); ++i)
                QVERIFY(std::abs(byTotal.matrices[i].sparsityShare - byZeros.matrices[i].sparsityShare) < 1e-12);
        }
    }

    void bytesFallWhileSparsityRises()
    {
        Random random(5);
        MatrixSizes sizes;
        Plan plan = randomPlan(random, sizes);
        const PlanBytes before = planBytes(plan, sizes, 2);
        for (const double factor : {0.9, 0.7, 1.1}) {
            const double reached = shiftToQuantity(plan, sizes, bitmaskQuantity(sizes, 2), factor * before.bitmask);
            QVERIFY(std::abs(reached - factor * before.bitmask) <= kExact * before.dense);
            QCOMPARE(reached, planBytes(plan, sizes, 2).bitmask);
        }
        const double semi = shiftToQuantity(plan, sizes, semiQuantity(sizes, 2), 0.8 * before.semi);
        QVERIFY(std::abs(semi - 0.8 * before.semi) <= kExact * before.dense);
        QCOMPARE(semi, planBytes(plan, sizes, 2).semi);
    }

    void locksPatternsAndBoundsHold()
    {
        Random random(7);
        MatrixSizes sizes;
        const Plan start = randomPlan(random, sizes);
        for (const double factor : {0.5, 1.5}) {
            Plan plan = start;
            shiftToQuantity(plan, sizes, zerosQuantity(sizes), factor * zerosQuantity(sizes)(start));
            QVERIFY(plan.matrices[0] == start.matrices[0]);
            QVERIFY(plan.matrices[1] == start.matrices[1]);
            QCOMPARE(plan.matrices[2].sparsityShare, factor < 1 ? 0.4 : 0.5);
        }
    }

    void withoutRoomTheClosestEndIsTaken()
    {
        Plan plan;
        plan.matrices.resize(2);
        plan.matrices[0].sparsityShare = 0.5;
        plan.matrices[0].isLocked = true;
        plan.matrices[1].sparsityShare = 0.5;
        const MatrixSizes sizes{100, 100};
        Plan least = plan, most = plan, fixed = plan;
        QCOMPARE(shiftToQuantity(least, sizes, zerosQuantity(sizes), 10), 50.0);
        QCOMPARE(least.matrices[1].sparsityShare, 0.0);
        QCOMPARE(shiftToQuantity(most, sizes, zerosQuantity(sizes), 500), 149.0);
        QCOMPARE(most.matrices[1].sparsityShare, kHighestAllocatedShare);
        fixed.matrices[1].isLocked = true;
        QCOMPARE(shiftToQuantity(fixed, sizes, zerosQuantity(sizes), 10), 100.0);
    }

    void aPlanThatIsThereIsNotTouched()
    {
        Random random(9);
        MatrixSizes sizes;
        const Plan start = randomPlan(random, sizes);
        Plan plan = start;
        plan.matrices[5].sparsityShare = 0.999; // a shift of zero would clamp it
        const Plan before = plan;
        shiftToQuantity(plan, sizes, bitmaskQuantity(sizes, 2), bitmaskQuantity(sizes, 2)(plan));
        QVERIFY(plan == before);
    }

    void whatIsNotANumberIsRefusedAndNothingMoves()
    {
        constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
        Random random(11);
        MatrixSizes sizes;
        const Plan start = randomPlan(random, sizes);
        Plan plan = start;
        QVERIFY(throwsNaming([&] { shiftToQuantity(plan, sizes, zerosQuantity(sizes), kNan); }, ErrorKind::Usage, "number"));
        int calls = 0;
        const PlanQuantity breaks = [&calls](const Plan&) { return ++calls < 5 ? double(calls) : kNan; };
        QVERIFY(throwsNaming([&] { shiftToQuantity(plan, sizes, breaks, 2.5); }, ErrorKind::Internal, "number"));
        QVERIFY(throwsNaming([&] { shiftToQuantity(plan, {1}, zerosQuantity({1}), 1); }, ErrorKind::Internal, "60", "1"));
        QVERIFY(plan == start);
    }
};

PRUNESCOPE_TEST(TstBudget)
#include "tst_budget.moc"
