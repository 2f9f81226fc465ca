// The plan document: orders, undo, gestures, locks, totals.
#include "core/plan/plan_bytes.h"
#include "tests/test_case.h"
#include "tests/widgets/allocation/small_sweep.h"
#include "widgets/allocation/plan_document.h"

#include <QSignalSpy>

#include <cmath>

using namespace prunescope;
using namespace prunescope::gui;
using prunescope::tests::smallModel;
using prunescope::tests::smallPlan;
using prunescope::tests::smallPredictor;

class TstPlanDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_document = std::make_unique<PlanDocument>();
        m_document->open(smallPlan(), smallModel());
    }

    void totalsAreWeightedByParameters()
    {
        m_document->setSparsity({0, 2}, 0.0); // the two q_proj: 2 * 32 of 256 weights
        QCOMPARE(m_document->plannedZeros(), 96);
        QCOMPARE(m_document->totalShare(), 96.0 / 256);
        QCOMPARE(m_document->modelShare(), 96.0 / 512);
    }

    void anEditCanBeUndoneAndRedone()
    {
        m_document->setSparsity({1}, 0.7);
        QCOMPARE(m_document->entry(1).sparsityShare, 0.7);
        m_document->undoStack()->undo();
        QCOMPARE(m_document->entry(1).sparsityShare, 0.5);
        m_document->undoStack()->redo();
        QCOMPARE(m_document->entry(1).sparsityShare, 0.7);
    }

    void anEditThatChangesNothingIsNoStep()
    {
        m_document->setSparsity({0, 1}, 0.5);
        QCOMPARE(m_document->undoStack()->count(), 0);
    }

    void aGestureIsOneStepFromItsBeginning()
    {
        m_document->beginGesture();
        for (const double difference : {0.1, 0.2, 0.45, 0.3})
            m_document->addSparsity({0, 1}, difference);
        m_document->endGesture();
        QCOMPARE(m_document->undoStack()->count(), 1);
        QCOMPARE(m_document->entry(0).sparsityShare, 0.8);
        m_document->undoStack()->undo();
        QCOMPARE(m_document->entry(0).sparsityShare, 0.5);
    }

    void twoGesturesAreTwoSteps()
    {
        for (const double difference : {0.1, 0.2}) {
            m_document->beginGesture();
            m_document->addSparsity({0}, difference);
            m_document->endGesture();
        }
        QCOMPARE(m_document->undoStack()->count(), 2);
    }

    void aGestureThatReturnsToItsBeginningIsNoStep()
    {
        m_document->beginGesture();
        m_document->addSparsity({0}, 0.2);
        m_document->addSparsity({0}, 0.0);
        m_document->endGesture();
        QCOMPARE(m_document->undoStack()->count(), 0);
        QVERIFY(!m_document->isModified());
    }

    void clampingWithinAGestureLosesNoDifference()
    {
        m_document->setSparsity({0}, 0.9);
        m_document->beginGesture();
        m_document->addSparsity({0, 1}, 0.4); // 0.9 is clamped at 0.99
        m_document->addSparsity({0, 1}, -0.1);
        m_document->endGesture();
        QCOMPARE(m_document->entry(0).sparsityShare, 0.8);
        QCOMPARE(m_document->entry(1).sparsityShare, 0.4);
    }

    void lockedEntriesStayAsTheyAre()
    {
        m_document->setLocked({0}, true);
        m_document->setSparsity({0, 1}, 0.25);
        m_document->setMethod({0}, "magnitude");
        m_document->copyEntry(1, {0, 1, 2, 3});
        QCOMPARE(m_document->entry(0).sparsityShare, 0.5);
        QCOMPARE(m_document->entry(0).method, std::string("wanda"));
        QCOMPARE(m_document->entry(3).sparsityShare, 0.25);
        m_document->setLocked({0}, false);
        m_document->setSparsity({0}, 0.25);
        QCOMPARE(m_document->entry(0).sparsityShare, 0.25);
    }

    void applyToAllIsOneStep()
    {
        m_document->setSparsity({1}, 0.7);
        m_document->setMethod({1}, "magnitude");
        m_document->copyEntry(1, m_document->rowsOf(PlanScope::All, 1));
        QCOMPARE(m_document->undoStack()->count(), 3);
        for (int row = 0; row < 4; ++row) {
            QCOMPARE(m_document->entry(row).sparsityShare, 0.7);
            QCOMPARE(m_document->entry(row).method, std::string("magnitude"));
        }
        m_document->undoStack()->undo();
        QCOMPARE(m_document->entry(0).sparsityShare, 0.5);
    }

    void scopesFollowBlocksAndKinds()
    {
        QCOMPARE(m_document->rowsOf(PlanScope::Block, 3), (QList<int>{2, 3}));
        QCOMPARE(m_document->rowsOf(PlanScope::Kind, 3), (QList<int>{1, 3}));
        QCOMPARE(m_document->rowsOf(PlanScope::All, 3).size(), 4);
    }

    void aPatternFixesTheSparsity()
    {
        QCOMPARE(m_document->setPattern({0}, Pattern{1, 4}), 0);
        QCOMPARE(m_document->entry(0).sparsityShare, 0.75);
        m_document->setSparsity({0}, 0.2);
        QCOMPARE(m_document->entry(0).sparsityShare, 0.75);
        QVERIFY(!m_document->isAdjustable(0));
    }

    void aGroupThatDoesNotDivideTheWidthIsRefused()
    {
        QCOMPARE(m_document->setPattern({0, 1}, Pattern{2, 3}), 2);
        QVERIFY(m_document->entry(0).pattern.isUnstructured());
        QCOMPARE(m_document->undoStack()->count(), 0);
    }

    void anotherMethodForgetsTheParametersOfTheFormer()
    {
        m_document->setParams({0}, {{"group", std::string("layer")}});
        m_document->setMethod({0}, "wanda");
        QCOMPARE(m_document->entry(0).params.size(), std::size_t(1));
        m_document->setMethod({0}, "magnitude");
        QVERIFY(m_document->entry(0).params.empty());
        m_document->undoStack()->undo();
        QCOMPARE(m_document->entry(0).params.size(), std::size_t(1));
    }

    void theGlobalControlReachesItsTotalAroundLocks()
    {
        m_document->setSparsity({1}, 0.8);
        m_document->setLocked({1}, true); // 76.8 of 256 weights
        m_document->shiftTotal(0.6);
        QVERIFY(qAbs(m_document->totalShare() - 0.6) < 1e-9);
        QCOMPARE(m_document->entry(1).sparsityShare, 0.8);
        QVERIFY(qAbs(m_document->entry(0).sparsityShare - m_document->entry(3).sparsityShare) < 1e-12);
    }

    void uniformKeepsTheTotal()
    {
        m_document->setSparsity({0}, 0.9);
        const double total = m_document->totalShare();
        m_document->makeUniform(total);
        QVERIFY(qAbs(m_document->totalShare() - total) < 1e-9);
        QVERIFY(qAbs(m_document->entry(0).sparsityShare - m_document->entry(1).sparsityShare) < 1e-12);
    }

    void aPinnedTotalStaysWhileOneMatrixMoves()
    {
        m_document->setTotalPinned(true);
        m_document->setSparsity({1}, 0.7);
        QCOMPARE(m_document->entry(1).sparsityShare, 0.7);
        QVERIFY(qAbs(m_document->totalShare() - 0.5) < 1e-9);
        QVERIFY(m_document->entry(0).sparsityShare < 0.5);
        QVERIFY(!m_document->entry(1).isLocked);
        QCOMPARE(m_document->undoStack()->count(), 1);
    }

    void everyMeasureCanBePinned()
    {
        m_document->setPredictor(smallPredictor());
        for (int i = 0; i < kPlanMeasures; ++i) {
            m_document->open(smallPlan(), smallModel());
            const auto measure = PlanMeasure(i);
            m_document->setMeasure(measure);
            m_document->setTotalPinned(true);
            const double before = m_document->measured(measure);
            m_document->setSparsity({1}, 0.6);
            m_document->addSparsity({2}, -0.2);
            QVERIFY2(std::abs(m_document->measured(measure) - before) < 1e-9, qPrintable(QString::number(i)));
            QCOMPARE(m_document->entry(2).sparsityShare > 0.3, false);
            QCOMPARE(m_document->undoStack()->count(), 2);
            m_document->undoStack()->undo();
            m_document->undoStack()->undo();
            QCOMPARE(m_document->entry(3).sparsityShare, 0.5);
            m_document->setTotalPinned(false);
        }
    }

    void measuresAreTheCoresNumbers()
    {
        const auto predictor = smallPredictor();
        m_document->setPredictor(predictor);
        m_document->setSparsity({0}, 0.3);
        m_document->setPattern({1}, Pattern{2, 4});
        const PlanBytes bytes = planBytes(m_document->plan(), m_document->sizes(), m_document->elementBytes());
        QCOMPARE(m_document->measured(PlanMeasure::BitmaskBytes), bytes.bitmask);
        QCOMPARE(m_document->measured(PlanMeasure::SemiBytes), bytes.semi);
        QCOMPARE(m_document->measured(PlanMeasure::Perplexity), predictor->predict(m_document->plan()).perplexity);
        m_document->close();
        QVERIFY(!m_document->canMeasure(PlanMeasure::Zeros));
        QVERIFY(std::isnan(m_document->measured(PlanMeasure::Zeros)));
    }

    void aPinnedGestureIsComputedFromItsBeginning()
    {
        m_document->setMeasure(PlanMeasure::BitmaskBytes);
        m_document->setTotalPinned(true);
        m_document->beginGesture();
        for (const double difference : {0.45, -0.4, 0.1})
            m_document->addSparsity({1}, difference);
        m_document->endGesture();
        QCOMPARE(m_document->undoStack()->count(), 1);
        PlanDocument direct;
        direct.open(smallPlan(), smallModel());
        direct.setMeasure(PlanMeasure::BitmaskBytes);
        direct.setTotalPinned(true);
        direct.addSparsity({1}, 0.1);
        QVERIFY(direct.plan() == m_document->plan());
    }

    void aWantedNumberIsMetAndThenKept()
    {
        m_document->setMeasure(PlanMeasure::BitmaskBytes);
        m_document->setTotalPinned(true);
        QVERIFY(std::abs(m_document->shiftToMeasure(200) - 200) < 1e-9);
        m_document->setSparsity({0}, 0.9);
        QVERIFY(std::abs(m_document->measured(PlanMeasure::BitmaskBytes) - 200) < 1e-9);
        m_document->makeUniform(m_document->totalShare());
        QVERIFY(std::abs(m_document->measured(PlanMeasure::BitmaskBytes) - 200) < 1e-9);
        m_document->undoStack()->undo();
        m_document->undoStack()->undo();
        m_document->undoStack()->undo(); // also what was pinned then
        QCOMPARE(m_document->pinnedValue(), m_document->measured(PlanMeasure::BitmaskBytes));
    }

    void boundsHoldInEveryOrder()
    {
        m_document->setBounds({0}, {0.4, 0.6});
        m_document->setSparsity({0, 1}, 0.9);
        QCOMPARE(m_document->entry(0).sparsityShare, 0.6);
        QCOMPARE(m_document->entry(1).sparsityShare, 0.9);
        m_document->addSparsity({0, 1}, -0.7);
        QCOMPARE(m_document->entry(0).sparsityShare, 0.4);
        m_document->copyEntry(1, {0});
        QCOMPARE(m_document->entry(0).sparsityShare, 0.4);
        QCOMPARE(m_document->entry(0).bounds, (ShareBounds{0.4, 0.6}));
        m_document->setPattern({0}, Pattern{1, 4}); // says itself what it removes
        QCOMPARE(m_document->entry(0).sparsityShare, 0.75);
        m_document->setPattern({0}, Pattern{});
        QCOMPARE(m_document->entry(0).sparsityShare, 0.6);
    }

    void newBoundsMoveWhatIsOutsideThemInOneStep()
    {
        m_document->setTotalPinned(true);
        m_document->setBounds({1}, {std::nullopt, 0.3});
        QCOMPARE(m_document->entry(1).sparsityShare, 0.3);
        QVERIFY(qAbs(m_document->totalShare() - 0.5) < 1e-9);
        QCOMPARE(m_document->undoStack()->count(), 1);
        m_document->undoStack()->undo();
        QVERIFY(!m_document->entry(1).bounds.isSet());
        QCOMPARE(m_document->entry(1).sparsityShare, 0.5);
    }

    void aBurstOfNudgesIsOneStep()
    {
        for (int i = 0; i < 5; ++i)
            m_document->nudgeSparsity({0, 1}, 0.01);
        QVERIFY(qAbs(m_document->entry(0).sparsityShare - 0.55) < 1e-12);
        QCOMPARE(m_document->undoStack()->count(), 1);
        m_document->endNudges(); // as after a pause
        m_document->nudgeSparsity({0, 1}, 0.05);
        QCOMPARE(m_document->undoStack()->count(), 2);
        m_document->nudgeSparsity({2}, 0.05); // other rows
        QCOMPARE(m_document->undoStack()->count(), 3);
        m_document->setLocked({3}, true); // another order ends it
        QVERIFY(!m_document->isGestureActive());
        QCOMPARE(m_document->undoStack()->count(), 4);
    }

    void undoEndsABurst()
    {
        m_document->nudgeSparsity({0}, 0.05);
        m_document->undoStack()->undo();
        QCOMPARE(m_document->entry(0).sparsityShare, 0.5);
        m_document->nudgeSparsity({0}, 0.01);
        QVERIFY(qAbs(m_document->entry(0).sparsityShare - 0.51) < 1e-12);
        QCOMPARE(m_document->undoStack()->count(), 1);
    }

    void aCancelledGestureLeavesNoTrace()
    {
        m_document->setSparsity({0}, 1.0);
        m_document->beginGesture();
        m_document->addSparsity({0, 1}, 0.2);
        m_document->cancelGesture();
        QCOMPARE(m_document->entry(0).sparsityShare, 1.0); // a drag would have left 99 %
        QCOMPARE(m_document->entry(1).sparsityShare, 0.5);
        QCOMPARE(m_document->undoStack()->count(), 1);
        QVERIFY(!m_document->isGestureActive());
    }

    void signalsNameTheTouchedRows()
    {
        QSignalSpy spy(m_document.get(), &PlanDocument::entriesChanged);
        m_document->setSparsity({1, 3}, 0.9);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy[0][0].value<QList<int>>(), (QList<int>{1, 3}));
    }

    void savingMakesTheStateClean()
    {
        m_document->setSparsity({1}, 0.9);
        QVERIFY(m_document->isModified());
        m_document->markSaved(QStringLiteral("a.psplan"));
        QVERIFY(!m_document->isModified());
        m_document->undoStack()->undo();
        QVERIFY(m_document->isModified());
    }

    void openingForgetsTheHistory()
    {
        m_document->setSparsity({1}, 0.9);
        m_document->open(smallPlan(0.3), smallModel());
        QCOMPARE(m_document->undoStack()->count(), 0);
        QVERIFY(!m_document->isModified());
        QVERIFY(qAbs(m_document->totalShare() - 0.3) < 1e-12);
    }

    void aReplacementLeavesLockedEntriesAndIsOneStep()
    {
        m_document->setLocked({0}, true);
        m_document->replaceEntries(smallPlan(0.1).matrices, QStringLiteral("x"));
        QCOMPARE(m_document->entry(0).sparsityShare, 0.5);
        QCOMPARE(m_document->entry(1).sparsityShare, 0.1);
        m_document->undoStack()->undo();
        QCOMPARE(m_document->entry(1).sparsityShare, 0.5);
    }

private:
    std::unique_ptr<PlanDocument> m_document;
};

PRUNESCOPE_TEST(TstPlanDocument)
#include "tst_plan_document.moc"
