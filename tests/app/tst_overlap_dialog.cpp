// The masks of two calibrations in the real window: asked for, watched, cancelled, and equal to what core says.
#include "app/app_context.h"
#include "app/calibration_form.h"
#include "app/overlap_dialog.h"
#include "app/plan_room.h"
#include "core/session/session.h"
#include "tests/test_case.h"
#include "widgets/allocation/plan_document.h"
#include "widgets/base/empty_state.h"
#include "widgets/overview/map_canvas.h"
#include "widgets/overview/model_map.h"

#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

constexpr int kPatienceMs = 240000; // an upper bound for a loaded machine, not a measure

} // namespace

class TstOverlapDialog : public QObject {
    Q_OBJECT

    std::unique_ptr<AppContext> m_context;
    std::unique_ptr<PlanRoom> m_room;
    OverlapDialog* m_dialog = nullptr;

    template <typename T> T* part(const char* name) const { return m_dialog->findChild<T*>(QLatin1String(name)); }
    CalibrationForm* form(const char* name) const { return part<CalibrationForm>(name); }
    QSpinBox* spin(const char* set, const char* name) const { return form(set)->findChild<QSpinBox*>(QLatin1String(name)); }
    void clickStart() const { QTest::mouseClick(part<QPushButton>("startOverlap"), Qt::LeftButton); }

private Q_SLOTS:
    void initTestCase()
    {
        startRuntime(0);
        m_context = std::make_unique<AppContext>(std::make_shared<Session>(nullptr));
        m_room = std::make_unique<PlanRoom>(*m_context);
        m_room->resize(1280, 720);
        m_room->show();
        QSignalSpy opened(m_context.get(), &AppContext::modelChanged);
        m_context->openModel(QStringLiteral("demo"));
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatienceMs);
        CalibrationParams calibration = m_context->calibration();
        calibration.samples = 4;
        calibration.window = 64;
        m_context->setCalibration(calibration);
        QTest::mouseClick(m_room->findChild<QPushButton*>(QStringLiteral("overlapButton")), Qt::LeftButton);
        m_dialog = m_room->findChild<OverlapDialog*>();
        QVERIFY(m_dialog && m_dialog->isVisible());
    }
    void twoDrawsOfTheWindowsTextAreProposed()
    {
        QCOMPARE(spin("firstCalibration", "samples")->value(), 4);
        QCOMPARE(spin("secondCalibration", "window")->value(), 64);
        QCOMPARE(spin("firstCalibration", "seed")->value(), 0);
        QCOMPARE(spin("secondCalibration", "seed")->value(), 1);
        QVERIFY(!m_dialog->result());
    }
    void equalSetsAreNotCompared()
    {
        spin("secondCalibration", "seed")->setValue(0);
        QVERIFY(!part<QPushButton>("startOverlap")->isEnabled());
        QVERIFY(part<QLabel>("overlapNote")->isVisible());
        QCOMPARE(part<QLabel>("overlapNote")->text(), part<QPushButton>("startOverlap")->toolTip());
        spin("secondCalibration", "samples")->setValue(3);
        QVERIFY(part<QPushButton>("startOverlap")->isEnabled());
        spin("secondCalibration", "samples")->setValue(4);
        spin("secondCalibration", "seed")->setValue(1);
        QVERIFY(part<QPushButton>("startOverlap")->isEnabled());
    }
    void theResultIsThatOfCore()
    {
        clickStart();
        QVERIFY(m_dialog->isWorking());
        QVERIFY(!part<QPushButton>("startOverlap")->isVisible());
        QVERIFY(m_dialog->findChild<QProgressBar*>()->isVisible());
        QVERIFY(!form("firstCalibration")->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->result(), kPatienceMs);
        OverlapParams params{m_context->plan().plan(), m_context->calibration(), m_context->calibration()};
        params.second.seed = 1;
        StopFlag stop;
        const OverlapResult expected = compareMasks(m_context->model(), params, stop, {});
        QVERIFY(expected.total.jaccard() < 1);
        QCOMPARE(m_dialog->result()->total.jaccard(), expected.total.jaccard());
        auto* canvas = part<ModelMap>("overlapMap")->canvas();
        QCOMPARE(canvas->matrices().size(), expected.matrices.size());
        const auto& kinds = m_context->info()->kinds;
        double lowest = 1;
        for (const MaskOverlap& matrix : expected.matrices) {
            const MatrixInfo& info = *m_context->info()->find(matrix.name);
            const int kind = int(std::find(kinds.begin(), kinds.end(), info.kind) - kinds.begin());
            QCOMPARE(canvas->valueAt(info.block, kind), matrix.jaccard());
            lowest = std::min(lowest, matrix.jaccard());
        }
        const auto* table = part<QTableView>("overlapTable")->model();
        QCOMPARE(table->rowCount(), int(expected.matrices.size()));
        QCOMPARE(table->index(0, OverlapModel::Overlap).data(OverlapModel::SortRole).toDouble(), lowest);
        for (int row = 1; row < table->rowCount(); ++row)
            QVERIFY(table->index(row - 1, OverlapModel::Overlap).data(OverlapModel::SortRole).toDouble()
                    <= table->index(row, OverlapModel::Overlap).data(OverlapModel::SortRole).toDouble());
        const QString percent = QLocale().toString(100 * expected.total.jaccard(), 'f', 2);
        QVERIFY2(part<QLabel>("overlapHeadline")->text().contains(percent), qPrintable(part<QLabel>("overlapHeadline")->text()));
    }
    void theOverlapByChanceBeginsTheColours()
    {
        auto* map = part<ModelMap>("overlapMap");
        map->chooseQuantity(QStringLiteral("byChance"));
        const MaskOverlap& first = m_dialog->result()->matrices.front();
        QCOMPARE(map->canvas()->valueAt(0, 0), first.jaccardByChance());
        QVERIFY(part<QLabel>("overlapScale")->text().contains(QLocale().toString(100 * first.jaccardByChance(), 'f', 2)));
        map->chooseQuantity(QStringLiteral("disagreement"));
        QCOMPARE(map->canvas()->valueAt(0, 0), 1 - first.jaccard());
        map->chooseQuantity(QStringLiteral("overlap"));
    }
    void oneSelectionIsSharedByMapTableAndWindow()
    {
        auto* table = part<QTableView>("overlapTable");
        table->selectRow(2);
        const QString name = table->model()->index(2, OverlapModel::Matrix).data().toString();
        QCOMPARE(m_context->selection().matrix(), name);
        const QString other = table->model()->index(5, OverlapModel::Matrix).data().toString();
        m_context->selection().selectMatrix(other);
        QCOMPARE(table->currentIndex().row(), 5);
    }
    void anEditOfThePlanIsNoticed()
    {
        auto* note = part<QLabel>("overlapNote");
        QVERIFY(!note->isVisible());
        m_context->plan().setSparsity({0}, 0.25);
        QVERIFY(note->isVisible());
        m_context->plan().undoStack()->undo();
        QVERIFY(!note->isVisible());
    }
    void aMethodThatReadsNoTextIsExplained()
    {
        PlanDocument& plan = m_context->plan();
        plan.setMethod(plan.rowsOf(PlanScope::All, 0), "magnitude");
        QVERIFY(!part<QPushButton>("startOverlap")->isEnabled());
        QVERIFY(part<QLabel>("overlapNote")->text().contains(QStringLiteral("Wanda")));
        plan.undoStack()->undo();
        QVERIFY(part<QPushButton>("startOverlap")->isEnabled());
    }
    void anotherTextIsTheSecondSet()
    {
        auto* text = form("secondCalibration")->findChild<QComboBox*>(QStringLiteral("text"));
        text->setCurrentIndex(text->findData(QStringLiteral("demo:evaluation")));
        spin("secondCalibration", "seed")->setValue(0);
        clickStart();
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->result(), kPatienceMs);
        QCOMPARE(m_dialog->result()->second.text.name, std::string("demo:evaluation"));
        QVERIFY(part<QLabel>("overlapSets")->text().contains(QStringLiteral("evaluation")));
    }
    void cancelLeavesNothingAndSaysSo()
    {
        spin("firstCalibration", "samples")->setValue(64);
        spin("firstCalibration", "window")->setValue(0);
        clickStart();
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->findChild<QProgressBar*>()->value() > 0, kPatienceMs);
        QTest::mouseClick(part<QPushButton>("cancelOverlap"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!m_dialog->isWorking(), kPatienceMs);
        QTRY_VERIFY(part<QPushButton>("startOverlap")->isVisible());
        QVERIFY(!m_dialog->result());
        QVERIFY(!part<QLabel>("overlapNote")->text().isEmpty());
        QVERIFY(!part<QPushButton>("saveOverlap")->isEnabled());
    }
    void aTextThatIsNotThereIsNamed()
    {
        form("firstCalibration")->chooseText(QStringLiteral("/nowhere/missing.txt"));
        clickStart();
        QTRY_VERIFY_WITH_TIMEOUT(!m_dialog->isWorking(), kPatienceMs);
        QVERIFY(part<QLabel>("overlapNote")->text().contains(QStringLiteral("missing.txt")));
    }
    void closingLetsTheWorkGoOn()
    {
        m_context->setCalibration([this] {
            CalibrationParams params = m_context->calibration();
            params.samples = 2;
            return params;
        }());
        m_dialog->begin(); // the window's calibration has changed
        QCOMPARE(spin("firstCalibration", "samples")->value(), 2);
        clickStart();
        m_dialog->close();
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->result(), kPatienceMs);
        QVERIFY(!m_dialog->isVisible());
    }
    void cleanupTestCase()
    {
        m_room.reset();
        m_context.reset();
    }
};

PRUNESCOPE_TEST(TstOverlapDialog)
#include "tst_overlap_dialog.moc"
