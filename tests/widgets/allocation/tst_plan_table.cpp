// The plan table driven by mouse and keys.
#include "tests/test_case.h"
#include "tests/widgets/allocation/small_plan.h"
#include "widgets/allocation/bounds_dialog.h"
#include "widgets/allocation/plan_delegates.h"
#include "widgets/allocation/plan_model.h"
#include "widgets/allocation/plan_table.h"
#include "widgets/allocation/plan_view.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>

using namespace prunescope;
using namespace prunescope::gui;
using prunescope::tests::smallModel;
using prunescope::tests::smallPlan;

class TstPlanTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_document = std::make_unique<PlanDocument>();
        m_table = std::make_unique<PlanTable>(*m_document);
        m_table->resize(1000, 300);
        m_document->open(smallPlan(), smallModel());
        m_table->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
    }
    void cleanup()
    {
        m_table.reset();
        m_document.reset();
    }

    void whatARunReachedLeavesTheBarsTheirRoom()
    {
        m_table->resize(700, 300);
        QHeaderView* header = m_table->view()->horizontalHeader();
        const int before = header->sectionSize(PlanModel::Sparsity);
        m_table->setAchieved({{QString::fromStdString(m_document->entry(0).name), 0.5}});
        QVERIFY(!header->isSectionHidden(PlanModel::Achieved));
        QVERIFY(header->sectionSize(PlanModel::Sparsity) >= before);
        header->showSection(PlanModel::Zeros); // the user's wish stays through the next run
        m_table->setAchieved({{QString::fromStdString(m_document->entry(1).name), 0.25}});
        QVERIFY(!header->isSectionHidden(PlanModel::Zeros));
        m_table->setAchieved({});
        QVERIFY(header->isSectionHidden(PlanModel::Achieved) && !header->isSectionHidden(PlanModel::Zeros));
    }
    void draggingABarIsOneUndoStep()
    {
        const QRect bar = barOf(1);
        const QPoint start = bar.center();
        drag(start, start + QPoint(bar.width() / 4, 0));
        QCOMPARE(m_document->undoStack()->count(), 1);
        QVERIFY2(qAbs(m_document->entry(1).sparsityShare - 0.75) < 2.0 / bar.width(),
                 qPrintable(QString::number(m_document->entry(1).sparsityShare)));
        m_document->undoStack()->undo();
        QCOMPARE(m_document->entry(1).sparsityShare, 0.5);
    }

    void allSelectedRowsFollowADrag()
    {
        m_document->setSparsity({0}, 0.3);
        m_table->view()->selectAll();
        const QRect bar = barOf(2);
        drag(bar.center(), bar.center() + QPoint(bar.width() / 10, 0));
        const double moved = m_document->entry(2).sparsityShare - 0.5;
        QVERIFY(moved > 0);
        QCOMPARE(m_document->entry(0).sparsityShare, 0.3 + moved);
        QCOMPARE(m_table->selectedRows().size(), 4);
    }

    void escapeEndsADragWithoutATrace()
    {
        const QPoint start = barOf(0).center();
        QWidget* viewport = m_table->view()->viewport();
        QTest::mousePress(viewport, Qt::LeftButton, {}, start);
        move(start + QPoint(20, 0));
        QVERIFY(m_document->entry(0).sparsityShare > 0.5);
        QTest::keyClick(m_table->view(), Qt::Key_Escape);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, start + QPoint(20, 0));
        QCOMPARE(m_document->entry(0).sparsityShare, 0.5);
        QVERIFY(!m_document->undoStack()->canUndo());
    }

    void aClickOnABarOnlySelects()
    {
        QTest::mouseClick(m_table->view()->viewport(), Qt::LeftButton, {}, barOf(2).center());
        QCOMPARE(m_table->selectedRows(), (QList<int>{2}));
        QCOMPARE(m_document->undoStack()->count(), 0);
    }

    void aTypedNumberReachesAllSelectedRows()
    {
        m_table->view()->selectAll();
        const QModelIndex cell = cellOf(1, PlanModel::Sparsity);
        m_table->view()->selectionModel()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
        m_table->view()->edit(cell);
        auto* editor = m_table->findChild<QDoubleSpinBox*>(QStringLiteral("sparsityEditor"));
        QVERIFY(editor);
        editor->setValue(62.5);
        QTest::keyClick(editor, Qt::Key_Return);
        for (int row = 0; row < 4; ++row)
            QTRY_COMPARE(m_document->entry(row).sparsityShare, 0.625); // the view commits after the key's event
        QCOMPARE(m_document->undoStack()->count(), 1);
    }

    void plusAndMinusNudgeTheSelection()
    {
        m_table->selectMatrix(QStringLiteral("layers.0.up_proj"));
        QTest::keyClick(m_table->view(), Qt::Key_Plus);
        QVERIFY(qAbs(m_document->entry(1).sparsityShare - 0.51) < 1e-12);
        QTest::keyClick(m_table->view(), Qt::Key_Minus);
        QVERIFY(qAbs(m_document->entry(1).sparsityShare - 0.5) < 1e-12);
    }

    void theLockTurnsByMouseAndBySpace()
    {
        const QModelIndex cell = cellOf(2, PlanModel::Lock);
        QTest::mouseClick(m_table->view()->viewport(), Qt::LeftButton, {}, m_table->view()->visualRect(cell).center());
        QVERIFY(m_document->entry(2).isLocked);
        m_table->view()->setCurrentIndex(cell);
        QTest::keyClick(m_table->view(), Qt::Key_Space);
        QVERIFY(!m_document->entry(2).isLocked);
    }

    void aPatternThatDoesNotFitSaysSo()
    {
        QSignalSpy refused(m_table.get(), &PlanTable::refused);
        editChoice(0, PlanModel::PatternColumn, QStringLiteral("1:3"));
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(refused[0][0].toString().contains(QLatin1Char('3')));
        editChoice(0, PlanModel::PatternColumn, QStringLiteral("plaid"));
        QTRY_COMPARE(refused.count(), 2);
        editChoice(0, PlanModel::PatternColumn, QStringLiteral("2:4"));
        QTRY_COMPARE(m_document->entry(0).pattern, (Pattern{2, 4}));
        QCOMPARE(refused.count(), 2);
    }

    void searchingHidesTheOthers()
    {
        auto* search = m_table->findChild<QLineEdit*>(QStringLiteral("planSearch"));
        QTest::keyClicks(search, QStringLiteral("0. q"));
        QCOMPARE(m_table->view()->model()->rowCount(), 1);
        search->clear();
        QCOMPARE(m_table->view()->model()->rowCount(), 4);
    }

    void choosingARowTellsItsMatrix()
    {
        QSignalSpy chosen(m_table.get(), &PlanTable::matrixChosen);
        m_table->view()->setCurrentIndex(cellOf(3, PlanModel::Sparsity));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("layers.1.up_proj"));
    }

    void applyingARowToItsKindReachesTheOtherBlock()
    {
        m_document->setSparsity({1}, 0.9);
        m_table->selectMatrix(QStringLiteral("layers.0.up_proj"));
        m_table->findChild<QAction*>(QStringLiteral("applyToKind"))->trigger();
        QCOMPARE(m_document->entry(3).sparsityShare, 0.9);
        QCOMPARE(m_document->entry(0).sparsityShare, 0.5);
    }

    void copiedSettingsReachTheSelection()
    {
        m_document->setSparsity({1}, 0.9);
        m_document->setMethod({1}, "magnitude");
        m_table->selectMatrix(QStringLiteral("layers.0.up_proj"));
        QVERIFY(!m_table->findChild<QAction*>(QStringLiteral("pasteSettings"))->isEnabled());
        m_table->view()->setFocus();
        QTest::keyClick(m_table->view(), Qt::Key_C, Qt::ControlModifier);
        m_table->selectMatrices({QStringLiteral("layers.0.q_proj"), QStringLiteral("layers.1.up_proj")},
                                QStringLiteral("layers.1.up_proj"));
        QTest::keyClick(m_table->view(), Qt::Key_V, Qt::ControlModifier);
        for (const int row : {0, 3}) {
            QCOMPARE(m_document->entry(row).sparsityShare, 0.9);
            QCOMPARE(m_document->entry(row).method, std::string("magnitude"));
        }
        QCOMPARE(m_document->entry(2).sparsityShare, 0.5);
        QCOMPARE(m_document->undoStack()->count(), 3);
    }

    void aBurstOfPlusIsOneUndoStep()
    {
        m_table->view()->selectAll();
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(m_table->view(), Qt::Key_Plus);
        QVERIFY(qAbs(m_document->entry(3).sparsityShare - 0.53) < 1e-12);
        QCOMPARE(m_document->undoStack()->count(), 1);
    }

    void severalMatricesAreSelectedThoughHidden()
    {
        m_table->findChild<QLineEdit*>(QStringLiteral("planSearch"))->setText(QStringLiteral("0. q"));
        QSignalSpy chosen(m_table.get(), &PlanTable::matrixChosen);
        m_table->selectMatrices({QStringLiteral("layers.0.q_proj"), QStringLiteral("layers.1.q_proj")},
                                QStringLiteral("layers.1.q_proj"));
        QCOMPARE(m_table->selectedRows(), (QList<int>{0, 2}));
        QCOMPARE(chosen.last()[0].toString(), QStringLiteral("layers.1.q_proj"));
        m_table->selectMatrices({QStringLiteral("layers.0.q_proj")}, QStringLiteral("layers.0.q_proj"));
        QCOMPARE(m_table->selectedRows(), (QList<int>{0}));
    }

    void boundsAreAskedForTheSelection()
    {
        m_table->view()->selectAll();
        m_table->findChild<QAction*>(QStringLiteral("setBounds"))->trigger();
        auto* dialog = m_table->findChild<BoundsDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QDoubleSpinBox*>(QStringLiteral("highestSparsity"))->setValue(40);
        dialog->accept();
        for (int row = 0; row < 4; ++row) {
            QCOMPARE(m_document->entry(row).bounds, (ShareBounds{std::nullopt, 0.4}));
            QCOMPARE(m_document->entry(row).sparsityShare, 0.4);
        }
        QCOMPARE(m_document->undoStack()->count(), 1);
        QVERIFY(m_table->view()->isColumnHidden(PlanModel::Highest));
        QVERIFY(cellOf(0, PlanModel::Highest).data().toString().startsWith(QStringLiteral("40")));
        QCOMPARE(cellOf(0, PlanModel::Lowest).data().toString(), QStringLiteral("–"));
        QVERIFY(cellOf(0, PlanModel::Sparsity).data(Qt::ToolTipRole).toString().contains(QStringLiteral("40")));
    }

    void theLockOfTheSelectionTurns()
    {
        m_document->setLocked({0}, true);
        m_table->view()->selectAll();
        m_table->turnLock(); // not all were locked
        QVERIFY(m_document->entry(3).isLocked);
        m_table->turnLock();
        QVERIFY(!m_document->entry(0).isLocked);
    }

private:
    QModelIndex cellOf(int row, int column) const { return m_table->view()->model()->index(row, column); }

    QRect barOf(int row) const
    {
        const PlanView* view = m_table->view();
        return SparsityDelegate::barRect(view->visualRect(cellOf(row, PlanModel::Sparsity)), view->fontMetrics());
    }

    // QTest::mouseMove() sends no buttons.
    void move(const QPoint& to)
    {
        QWidget* viewport = m_table->view()->viewport();
        QMouseEvent event(QEvent::MouseMove, to, viewport->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(viewport, &event);
    }

    void drag(const QPoint& from, const QPoint& to)
    {
        QWidget* viewport = m_table->view()->viewport();
        QTest::mousePress(viewport, Qt::LeftButton, {}, from);
        move((from + to) / 2);
        move(to);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, to);
    }

    void editChoice(int row, int column, const QString& text)
    {
        m_table->view()->setCurrentIndex(cellOf(row, column));
        m_table->view()->edit(cellOf(row, column));
        auto* editor = m_table->findChild<QComboBox*>(QStringLiteral("choiceEditor"));
        QVERIFY(editor);
        editor->setEditText(text);
        QPointer<QComboBox> open(editor);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(!open);
    }

    std::unique_ptr<PlanDocument> m_document;
    std::unique_ptr<PlanTable> m_table;
};

PRUNESCOPE_TEST(TstPlanTable)
#include "tst_plan_table.moc"
