// The tree of plans through the window: keep, edit, branch, compare on the map, restore, write notes, run, remove.
#include "app/app_context.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/plan_room.h"
#include "app/plan_tree_panel.h"
#include "app/settings.h"
#include "core/session/session.h"
#include "core/store/project_store.h"
#include "tests/test_case.h"
#include "widgets/experiments/origin_dialog.h"
#include "widgets/experiments/plan_tree_view.h"
#include "widgets/overview/map_canvas.h"

#include <QAction>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTreeView>

#include <cmath>

using namespace prunescope;
using namespace prunescope::gui;

class TstPlanTreePanel : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;
    QString m_first, m_second;

    AppContext& context() { return m_window->context(); }
    PlanDocument& plan() { return context().plan(); }
    template <typename T> T* part(const char* name) { return m_window->findChild<T*>(QLatin1String(name)); }
    PlanTreePanel& panel() { return *m_window->findChild<PlanTreePanel*>(); }
    const PlanTree& tree() { return *panel().history().tree(); }
    PlanTreeView& view() { return *panel().view(); }
    ProjectStore& store() { return *context().session()->store(); }
    QString present() { return QString::fromStdString(plan().plan().id); }
    bool settles()
    {
        QTest::qWait(0);
        return QTest::qWaitFor([this] { return context().jobs().queue()->isIdle(); }, 120000) && (QTest::qWait(20), true);
    }
    void click(const QString& id, Qt::KeyboardModifiers keys = {})
    {
        QTreeView* tree = view().view();
        const QModelIndex index = view().model()->indexOf(id.toStdString());
        tree->scrollTo(index);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, keys, tree->visualRect(index).center());
    }
    void press(const char* button)
    {
        QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton);
        QVERIFY(settles());
    }

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
        CalibrationParams calibration = context().calibration();
        calibration.samples = 2;
        calibration.window = 64;
        context().setCalibration(calibration);
        PerplexityParams evaluation = context().evaluation();
        evaluation.window = 64;
        evaluation.maxWindows = 4;
        context().setEvaluation(evaluation);
        m_window->showRoom(Room::Plan);
        part<QTabWidget>("planTabs")->setCurrentIndex(1);
        QVERIFY(settles());
    }
    void aFreshWindowHasAnEmptyTree()
    {
        QVERIFY(tree().nodes.empty());
        QVERIFY(context().session()->store()); // in memory
        QVERIFY(!view().view()->isVisible());
        QVERIFY(part<QPushButton>("keepPlanButton")->isVisible());
    }
    void keepingMakesANode()
    {
        plan().makeUniform(0.4);
        press("keepPlanButton");
        m_first = present();
        QCOMPARE(tree().nodes.size(), std::size_t(1));
        QCOMPARE(tree().nodes[0].id, m_first.toStdString());
        QCOMPARE(tree().nodes[0].name, std::string("Plan 1"));
        QCOMPARE(*tree().nodes[0].plannedShare, plan().totalShare());
        QCOMPARE(panel().history().base()->id, m_first.toStdString());
        QVERIFY(!part<QPushButton>("keepPlanButton")->isEnabled()); // nothing changed since
    }
    void anEditedPlanIsKeptAsABranch()
    {
        const QModelIndex root = view().model()->indexOf(m_first.toStdString());
        plan().setSparsity({0}, 0.75);
        QVERIFY(root.data().toString().contains(QStringLiteral("edited")));
        plan().undoStack()->undo();
        QVERIFY(!root.data().toString().contains(QStringLiteral("edited")));
        plan().setSparsity({0}, 0.75);
        plan().setMethod({1}, "magnitude");
        part<QAction>("keepPlan")->trigger(); // from the palette
        QVERIFY(settles());
        m_second = present();
        QVERIFY(m_second != m_first);
        QCOMPARE(tree().find(m_second.toStdString())->parent, m_first.toStdString());
        QCOMPARE(view().model()->indexOf(m_second.toStdString()).parent(), view().model()->indexOf(m_first.toStdString()));
        QCOMPARE(store().plan(m_first.toStdString()).matrices[0].sparsityShare, plan().entry(2).sparsityShare);
    }
    void theMapShowsDifferences()
    {
        click(m_first);
        press("comparePlansButton");
        auto* map = part<ModelMap>("planMap");
        QCOMPARE(map->quantity(), QStringLiteral("planDifference"));
        const PlanComparison expected = comparePlans(store().plan(m_first.toStdString()), plan().plan());
        QCOMPARE(expected.differing, 2);
        const QList<QStringList> rows = map->table();
        const int column = int(rows[0].size()) - 1;
        QVERIFY(rows[0][column].contains(QStringLiteral("Plan 1")));
        int checked = 0;
        for (const MatrixDifference& one : expected.matrices)
            for (const QStringList& row : rows)
                if (row[0].toStdString() == one.matrix) {
                    QVERIFY(std::abs(row[column].toDouble() - 100 * one.shareDifference()) < 1e-4); // as plain text
                    ++checked;
                }
        QCOMPARE(checked, int(expected.matrices.size()));
        QVERIFY(part<QLabel>("planComparison")->text().contains(QStringLiteral("2 of")));
        plan().setSparsity({2}, 0.9); // the comparison follows
        QVERIFY(part<QLabel>("planComparison")->text().contains(QStringLiteral("3 of")));
        plan().undoStack()->undo();
        press("planComparisonList");
        auto* dialog = part<QDialog>("planDifferences");
        QVERIFY(dialog);
        auto* table = dialog->findChild<QTableWidget*>();
        QCOMPARE(table->rowCount(), 2);
        QVERIFY(table->item(1, 4)->text().contains(QStringLiteral("→ magnitude")));
        dialog->close();
        press("planComparisonEnd");
        QVERIFY(map->quantity() != QStringLiteral("planDifference"));
    }
    void twoNodesAreCompared()
    {
        click(m_first);
        click(m_second, Qt::ControlModifier);
        press("comparePlansButton");
        const auto difference = panel().difference();
        QVERIFY(difference);
        const std::string matrix = plan().entry(0).name;
        const double expected = 100 * (0.75 - store().plan(m_first.toStdString()).matrices[0].sparsityShare);
        QVERIFY(std::abs(difference->values.at(matrix) - expected) < 1e-9);
        plan().setSparsity({3}, 0.9); // is no part of it
        QVERIFY(std::abs(panel().difference()->values.at(plan().entry(3).name)) < 1e-9);
        plan().undoStack()->undo();
        press("planComparisonEnd");
    }
    void restoringKeepsWhatWasEdited()
    {
        plan().setSparsity({5}, 0.33);
        click(m_first);
        QTest::keyClick(view().view(), Qt::Key_Return);
        QVERIFY(settles());
        QCOMPARE(present(), m_first);
        QVERIFY(plan().plan().matrices == store().plan(m_first.toStdString()).matrices);
        QCOMPARE(tree().nodes.size(), std::size_t(3));
        const PlanNode& kept = tree().nodes.back();
        QCOMPARE(kept.parent, m_second.toStdString());
        QCOMPARE(store().plan(kept.id).matrices[5].sparsityShare, 0.33);
        QVERIFY(view().model()->indexOf(m_first.toStdString()).data(Qt::FontRole).value<QFont>().bold());
        // An unedited plan is not kept again.
        click(m_second);
        press("restorePlanButton");
        QCOMPARE(present(), m_second);
        QCOMPARE(tree().nodes.size(), std::size_t(3));
        QVERIFY(!plan().isModified());
    }
    void notesAreWrittenInPlace()
    {
        click(m_second);
        part<QAction>("notePlan")->trigger();
        auto* editor = view().view()->findChild<QLineEdit*>();
        QVERIFY(editor);
        QTest::keyClicks(editor, QStringLiteral("gentle on the first"));
        QTest::keyClick(editor, Qt::Key_Return);
        QVERIFY(settles());
        QCOMPARE(tree().find(m_second.toStdString())->note, std::string("gentle on the first"));
        QCOMPARE(plan().plan().notes, std::string("gentle on the first"));
        QVERIFY(!panel().history().isEdited());
    }
    void aRunKeepsItsPlanAndBringsFigures()
    {
        plan().setSparsity({4}, 0.6);
        context().startPrune();
        QVERIFY(settles());
        QVERIFY(context().prunedRun());
        const PlanNode* node = tree().find(present().toStdString());
        QVERIFY(node);
        QCOMPARE(node->parent, m_second.toStdString());
        QVERIFY(!node->name.empty() && node->note.empty());
        QCOMPARE(*node->achievedShare, context().prunedRun()->result.achievedShare);
        QVERIFY(!node->evaluation);
        context().startCompare();
        QVERIFY(settles());
        node = tree().find(present().toStdString());
        QCOMPARE(node->evaluation->perplexity, context().comparison()->b.perplexity);
        const QModelIndex cell = view().model()->indexOf(node->id).siblingAtColumn(PlanTreeModel::PerplexityColumn);
        QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("paper")));
        // The same plan again is the same node.
        const std::size_t count = tree().nodes.size();
        context().startPrune();
        QVERIFY(settles());
        QCOMPARE(tree().nodes.size(), count);
    }
    void plansWithRunsAreNotRemoved()
    {
        const QString run = present();
        click(run);
        QVERIFY(!part<QPushButton>("removePlanButton")->isEnabled());
        panel().history().remove(run); // by whatever way
        QVERIFY(settles());
        QVERIFY(tree().find(run.toStdString()));
        QVERIFY(part<QWidget>("planBanner")->isVisible());
        click(m_second);
        press("removePlanButton");
        QVERIFY(!tree().find(m_second.toStdString()));
        QVERIFY(tree().find(run.toStdString())->hasLostParent);
    }
    void everyNumberLeadsToItsOrigin()
    {
        click(present());
        part<QAction>("planOrigin")->trigger();
        QVERIFY(settles());
        auto* dialog = part<OriginDialog>("originDialog");
        QVERIFY(dialog);
        const QString text = dialog->text();
        const PlanNode* node = tree().find(present().toStdString());
        for (const std::string& part : {node->id, node->parent, node->modelFingerprint, node->evaluation->textSha256, programVersion(),
                                        node->prune->calibrationSha256, std::string("\"convention\": \"paper\"")})
            QVERIFY2(text.contains(QString::fromStdString(part)), part.c_str());
        dialog->close();
    }
    void aProjectInMemoryIsSavedWhole()
    {
        const QString path = m_temporary.filePath("saved.psproj");
        const std::size_t count = tree().nodes.size();
        context().saveProjectAs(path);
        QVERIFY(settles());
        QCOMPARE(QString::fromStdString(store().path().string()), path);
        QCOMPARE(tree().nodes.size(), count);
        context().startCompare(); // of the model that was pruned before
        QVERIFY(settles());
        QCOMPARE(store().evaluations().back().planId, present().toStdString());
        m_window->openPath(path); // and it can be opened again
        QVERIFY(settles());
        QCOMPARE(tree().nodes.size(), count);
    }
    void thePanelFitsASmallWindow()
    {
        QVERIFY(part<QTabWidget>("planTabs")->height() > 150);
        for (const char* name : {"keepPlanButton", "restorePlanButton", "comparePlansButton", "removePlanButton"}) {
            auto* button = part<QPushButton>(name);
            QVERIFY2(button->isVisible() && button->width() >= button->minimumSizeHint().width(), name);
        }
    }
};

PRUNESCOPE_TEST(TstPlanTreePanel)
#include "tst_plan_tree_panel.moc"
