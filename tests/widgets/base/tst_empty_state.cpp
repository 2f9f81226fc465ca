// Empty states offer a step, or show how far it is.
#include "tests/test_case.h"

#include "widgets/base/empty_state.h"

#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>

using namespace prunescope::gui;

class TstEmptyState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theButtonIsTheNextStep()
    {
        EmptyState state;
        state.setMessage(QStringLiteral("Nothing here."), QStringLiteral("Open"));
        state.show();
        QVERIFY(state.button()->isVisible());
        QSignalSpy spy(&state, &EmptyState::stepChosen);
        QTest::mouseClick(state.button(), Qt::LeftButton);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(state.accessibleName(), QStringLiteral("Nothing here."));
    }
    void withoutAStepThereIsNoButton()
    {
        EmptyState state;
        state.setMessage(QStringLiteral("Nothing here."));
        state.show();
        QVERIFY(!state.button()->isVisible());
    }
    void progressTakesTheButtonsPlace()
    {
        EmptyState state;
        state.setMessage(QStringLiteral("Nothing here."), QStringLiteral("Measure"));
        state.setProgress(QStringLiteral("Half way"), 0.5);
        state.show();
        auto* bar = state.findChild<QProgressBar*>();
        QVERIFY(bar->isVisible() && !state.button()->isVisible());
        QCOMPARE(bar->value(), bar->maximum() / 2);
        state.setProgress(QString(), -1);
        QCOMPARE(bar->maximum(), 0); // busy
        state.clearProgress();
        QVERIFY(!bar->isVisible() && state.button()->isVisible());
    }
    void workThatCanBeCancelledHasAButtonWhileItRuns()
    {
        EmptyState state;
        state.setMessage(QStringLiteral("Nothing here."), QStringLiteral("Measure"));
        state.setCancelText(QStringLiteral("Cancel"));
        state.show();
        QVERIFY(!state.cancelButton()->isVisible());
        state.setProgress(QStringLiteral("Half way"), 0.5);
        QSignalSpy spy(&state, &EmptyState::cancelAsked);
        QTest::mouseClick(state.cancelButton(), Qt::LeftButton);
        QCOMPARE(spy.count(), 1);
        state.clearProgress();
        QVERIFY(!state.cancelButton()->isVisible());
    }
};

PRUNESCOPE_TEST(TstEmptyState)
#include "tst_empty_state.moc"
