// The Plan room as a mixing desk: map, table, pin and prediction on the one document, driven by mouse and keys.
#include "app/app_context.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/plan_room.h"
#include "app/settings.h"
#include "core/plan/plan_bytes.h"
#include "core/session/session.h"
#include "tests/test_case.h"
#include "widgets/allocation/plan_table.h"
#include "widgets/allocation/plan_view.h"
#include "widgets/base/selection.h"
#include "widgets/overview/map_canvas.h"
#include "widgets/overview/model_map.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>

#include <cmath>

using namespace prunescope;
using namespace prunescope::gui;

class TstPlanDesk : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;

    AppContext& context() { return m_window->context(); }
    PlanDocument& plan() { return context().plan(); }
    MapCanvas& canvas() { return *m_window->findChild<ModelMap*>(QStringLiteral("planMap"))->canvas(); }
    PlanTable& table() { return *m_window->findChild<PlanRoom*>()->findChild<PlanTable*>(); }
    QPoint cell(int block, int kind) { return canvas().cellRect(block, kind).center().toPoint(); }
    void click(int block, int kind, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(&canvas(), Qt::LeftButton, keys, cell(block, kind));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers keys = {}) { QTest::keyClick(&canvas(), key, keys); }
    int steps() { return plan().undoStack()->count(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_settings = std::make_unique<Settings>(m_temporary.filePath("settings.conf"));
        m_language = std::make_unique<Language>();
        m_window = std::make_unique<MainWindow>(std::make_shared<Session>(nullptr), *m_settings, *m_language);
        m_window->resize(1280, 720);
        m_window->show();
        m_window->openPath(QStringLiteral("demo"));
        QVERIFY(QTest::qWaitFor([this] { return bool(context().model()); }, 60000));
        m_window->showRoom(Room::Plan);
    }
    void init()
    {
        plan().setTotalPinned(false);
        plan().setLocked(plan().rowsOf(PlanScope::All, 0), false);
        context().resetPlan();
        plan().undoStack()->clear();
        canvas().setFocus();
        click(0, 0);
    }
    void cleanupTestCase() { m_window.reset(); }

    void mapAndTableSelectTheSame()
    {
        click(1, 2, Qt::ShiftModifier);
        QCOMPARE(table().selectedRows(), (QList<int>{0, 1, 2, 7, 8, 9})); // three kinds of blocks 0 and 1
        QCOMPARE(context().selection().matrix(), QString::fromStdString(plan().entry(9).name));
        QTableView* view = table().view();
        const QRect row = view->visualRect(view->model()->index(3, 2)); // its kind: plain text
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(canvas().chosen(), QStringList{QString::fromStdString(plan().entry(3).name)});
        view->selectAll();
        QCOMPARE(canvas().chosen().size(), plan().rowCount());
    }

    void draggingOneOfSeveralIsOneStepForAll()
    {
        click(2, 1, Qt::ControlModifier);
        const QPoint from = cell(0, 0);
        QTest::mousePress(&canvas(), Qt::LeftButton, {}, from);
        for (const int up : {8, 14, 20})
            QTest::mouseMove(&canvas(), from - QPoint(0, up));
        QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, from - QPoint(0, 20));
        QVERIFY(qAbs(plan().entry(0).sparsityShare - 0.6) < 1e-12);
        QVERIFY(qAbs(plan().entry(15).sparsityShare - 0.6) < 1e-12);
        QCOMPARE(plan().entry(1).sparsityShare, 0.5);
        QCOMPARE(steps(), 1);
    }

    void keysChangeLockAndCopyTheSelection()
    {
        key(Qt::Key_Down, Qt::ShiftModifier);
        key(Qt::Key_Plus);
        key(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(qAbs(plan().entry(0).sparsityShare - 0.56) < 1e-12);
        QVERIFY(qAbs(plan().entry(1).sparsityShare - 0.56) < 1e-12);
        QCOMPARE(steps(), 1);
        key(Qt::Key_L);
        QVERIFY(plan().entry(0).isLocked && plan().entry(1).isLocked);
        key(Qt::Key_C, Qt::ControlModifier);
        click(3, 0);
        key(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(qAbs(plan().entry(21).sparsityShare - 0.56) < 1e-12);
        QVERIFY(!plan().entry(21).isLocked);
        QCOMPARE(steps(), 3);
    }

    void aTypedSizeIsMetAndKeptThroughADrag()
    {
        plan().setMeasure(PlanMeasure::BitmaskBytes);
        auto* value = m_window->findChild<QLineEdit*>(QStringLiteral("planMeasureValue"));
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, QStringLiteral("1.5 MiB"));
        QTest::keyClick(value, Qt::Key_Return);
        const double wanted = 1.5 * 1048576;
        const auto bytes = [this] { return planBytes(plan().plan(), plan().sizes(), plan().elementBytes()).bitmask; };
        QVERIFY(std::abs(bytes() - wanted) < 1e-6);
        QCOMPARE(steps(), 1);
        plan().setTotalPinned(true);
        canvas().setFocus();
        for (int i = 0; i < 6; ++i)
            key(Qt::Key_PageDown);
        QVERIFY(std::abs(bytes() - wanted) < 1e-6);
        QVERIFY(plan().entry(0).sparsityShare < plan().entry(7).sparsityShare - 0.25);
        QCOMPARE(steps(), 2);
    }

    void whatCannotBeMetIsSaidInTheRoom()
    {
        auto* value = m_window->findChild<QLineEdit*>(QStringLiteral("planMeasureValue"));
        plan().setMeasure(PlanMeasure::BitmaskBytes);
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, QStringLiteral("1 B"));
        QTest::keyClick(value, Qt::Key_Return);
        const auto* banner = m_window->findChild<QWidget*>(QStringLiteral("planBanner"));
        QVERIFY(banner->isVisible());
    }

    void aLabelAppliesToItsRow()
    {
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, QPoint(4, cell(0, 1).y()));
        QCOMPARE(table().selectedRows().size(), 8);
        key(Qt::Key_Minus);
        for (int block = 0; block < 8; ++block)
            QVERIFY(qAbs(plan().entry(7 * block + 1).sparsityShare - 0.49) < 1e-12);
        QCOMPARE(plan().entry(0).sparsityShare, 0.5);
    }

    void theWindowStaysSmall()
    {
        QVERIFY2(m_window->minimumSizeHint().width() <= 1280, qPrintable(QString::number(m_window->minimumSizeHint().width())));
        QCOMPARE(m_window->size(), QSize(1280, 720));
    }
};

PRUNESCOPE_TEST(TstPlanDesk)
#include "tst_plan_desk.moc"
