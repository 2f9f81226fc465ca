// Spreading the total by a strategy in the real window: measured, drawn, put into the plan, undone.
#include "app/allocate_dialog.h"
#include "app/app_context.h"
#include "core/session/session.h"
#include "tests/test_case.h"
#include "widgets/allocation/plan_document.h"
#include "widgets/base/chart.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include <cmath>

using namespace prunescope;
using namespace prunescope::gui;

class TstAllocateDialog : public QObject {
    Q_OBJECT

    std::unique_ptr<AppContext> m_context;
    std::unique_ptr<AllocateDialog> m_dialog;

    template <typename T> T* part(const char* name) const { return m_dialog->findChild<T*>(QLatin1String(name)); }
    bool isReady() const { return part<QPushButton>("applyAllocation")->isEnabled(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_context = std::make_unique<AppContext>(std::make_shared<Session>(nullptr));
        QSignalSpy opened(m_context.get(), &AppContext::modelChanged);
        m_context->openModel(QStringLiteral("demo"));
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 30000);
        CalibrationParams calibration = m_context->calibration();
        calibration.samples = 4;
        calibration.window = 128;
        m_context->setCalibration(calibration);
        m_dialog = std::make_unique<AllocateDialog>(*m_context);
    }
    void owlIsMeasuredAndDrawnWithoutTouchingThePlan()
    {
        const Plan before = m_context->plan().plan();
        m_dialog->begin();
        QCOMPARE(part<QComboBox>("strategyChoice")->currentData().toString(), QStringLiteral("owl"));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), 60000);
        const Chart* shares = part<Chart>("allocationShares");
        const auto table = shares->table();
        QCOMPARE(table.size(), 1 + m_context->info()->blocks);
        QVERIFY(!part<Chart>("allocationStatistic")->isEmpty());
        QVERIFY(m_context->plan().plan() == before);
        QVERIFY(part<QLabel>("allocationNote")->text().contains(QStringLiteral("50")));
    }
    void applyIsOneStepThatKeepsTheTotalAndCanBeUndone()
    {
        const Plan before = m_context->plan().plan();
        const double total = m_context->plan().totalShare();
        part<QPushButton>("applyAllocation")->click();
        QVERIFY(!(m_context->plan().plan() == before));
        QVERIFY(std::abs(m_context->plan().totalShare() - total) < 1e-9);
        QVERIFY(!m_dialog->isVisible());
        m_context->plan().undoStack()->undo();
        QVERIFY(m_context->plan().plan() == before);
    }
    void anotherTotalIsMeasuredAgain()
    {
        m_dialog->begin();
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), 60000);
        part<QDoubleSpinBox>("allocationTotal")->setValue(70);
        QTRY_VERIFY_WITH_TIMEOUT(!isReady(), 10000);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), 60000);
        QVERIFY(part<QLabel>("allocationNote")->text().contains(QStringLiteral("70")));
        part<QPushButton>("applyAllocation")->click();
        QVERIFY(std::abs(m_context->plan().totalShare() - 0.7) < 1e-6);
    }
    void lockedMatricesStay()
    {
        m_context->plan().setSparsity({0}, 0.1);
        m_context->plan().setLocked({0}, true);
        part<QComboBox>("strategyChoice")->setCurrentIndex(part<QComboBox>("strategyChoice")->findData(QStringLiteral("global")));
        m_dialog->begin();
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), 60000);
        part<QPushButton>("applyAllocation")->click();
        QCOMPARE(m_context->plan().entry(0).sparsityShare, 0.1);
    }
    void cleanupTestCase()
    {
        m_dialog.reset();
        m_context.reset();
    }
};

PRUNESCOPE_TEST(TstAllocateDialog)
#include "tst_allocate_dialog.moc"
