// The orders of the tree of plans: when they can be given, by button, key and double click.
#include "tests/test_case.h"
#include "widgets/experiments/origin_dialog.h"
#include "widgets/experiments/plan_tree_view.h"

#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

std::shared_ptr<const PlanTree> sampleTree(int plans)
{
    auto tree = std::make_shared<PlanTree>();
    for (int i = 0; i < plans; ++i) {
        PlanNode node;
        node.id = std::string(1, char('a' + i));
        node.name = "plan " + node.id;
        node.parentIndex = i - 1;
        node.depth = i;
        if (i + 1 < plans)
            node.children = {i + 1};
        tree->nodes.push_back(node);
    }
    tree->roots = {0};
    tree->nodes[1].runs = 2;
    return tree;
}

} // namespace

class TstPlanTreeView : public QObject {
    Q_OBJECT

    std::unique_ptr<PlanTreeView> m_view;
    template <typename T> T* part(const char* name) { return m_view->findChild<T*>(QLatin1String(name)); }
    QPoint centre(const char* id) { return m_view->view()->visualRect(m_view->model()->indexOf(id)).center(); }
    void click(const char* id, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(m_view->view()->viewport(), Qt::LeftButton, keys, centre(id));
    }

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<PlanTreeView>();
        m_view->resize(600, 300);
        m_view->setTree(sampleTree(4));
        m_view->setHasPlan(true);
        m_view->show();
    }
    void allPlansAreSeenAtFirst()
    {
        QVERIFY(centre("d").y() > centre("a").y());
        QVERIFY(m_view->view()->isVisible());
        m_view->setTree(std::make_shared<const PlanTree>());
        QVERIFY(!m_view->view()->isVisible()); // a sentence says what will be here
    }
    void aNewTreeKeepsSelectionAndFolds()
    {
        click("b");
        m_view->view()->collapse(m_view->model()->indexOf("b"));
        m_view->setTree(sampleTree(3));
        QVERIFY(m_view->view()->selectionModel()->isSelected(m_view->model()->indexOf("b")));
        QVERIFY(!m_view->view()->isExpanded(m_view->model()->indexOf("b")));
        QVERIFY(m_view->view()->isExpanded(m_view->model()->indexOf("a")));
    }
    void keepingNeedsAChange()
    {
        QSignalSpy asked(m_view.get(), &PlanTreeView::keepAsked);
        auto* keep = part<QPushButton>("keepPlanButton");
        QVERIFY(keep->isEnabled());
        QTest::mouseClick(keep, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        m_view->setBase("b", false);
        QVERIFY(!keep->isEnabled());
        QVERIFY(keep->toolTip().contains(QStringLiteral("already")));
        m_view->setBase("b", true);
        QVERIFY(keep->isEnabled());
        m_view->setHasPlan(false);
        QVERIFY(!keep->isEnabled());
    }
    void restoringTakesAButtonAKeyOrADoubleClick()
    {
        QSignalSpy asked(m_view.get(), &PlanTreeView::restoreAsked);
        QVERIFY(!part<QPushButton>("restorePlanButton")->isEnabled());
        click("c");
        QTest::mouseClick(part<QPushButton>("restorePlanButton"), Qt::LeftButton);
        QTest::keyClick(m_view->view(), Qt::Key_Return);
        QTest::mouseDClick(m_view->view()->viewport(), Qt::LeftButton, {}, centre("c"));
        QCOMPARE(asked.count(), 3);
        QCOMPARE(asked.last().first().toString(), QStringLiteral("c"));
        m_view->setBase("c", false); // it is the present plan now
        QTest::keyClick(m_view->view(), Qt::Key_Return);
        QCOMPARE(asked.count(), 3);
    }
    void oneOrTwoPlansAreCompared()
    {
        QSignalSpy asked(m_view.get(), &PlanTreeView::compareAsked);
        auto* compare = part<QPushButton>("comparePlansButton");
        QVERIFY(!compare->isEnabled());
        click("b");
        QTest::mouseClick(compare, Qt::LeftButton);
        QCOMPARE(asked.takeFirst(), (QVariantList{QStringLiteral("b"), QString()}));
        click("d", Qt::ControlModifier);
        QTest::mouseClick(compare, Qt::LeftButton);
        QCOMPARE(asked.takeFirst(), (QVariantList{QStringLiteral("b"), QStringLiteral("d")}));
        click("a", Qt::ControlModifier);
        QVERIFY(!compare->isEnabled());
        m_view->showComparison(QStringLiteral("b against d"));
        QVERIFY(part<QLabel>("planComparison")->isVisible());
        QSignalSpy ended(m_view.get(), &PlanTreeView::comparisonEnded);
        QTest::mouseClick(part<QPushButton>("planComparisonEnd"), Qt::LeftButton);
        QCOMPARE(ended.count(), 1);
        m_view->showComparison({});
        QVERIFY(!part<QLabel>("planComparison")->isVisible());
    }
    void plansWithRunsStay()
    {
        QSignalSpy asked(m_view.get(), &PlanTreeView::removeAsked);
        click("b");
        auto* remove = part<QPushButton>("removePlanButton");
        QVERIFY(!remove->isEnabled());
        QVERIFY(remove->toolTip().contains(QStringLiteral("2")));
        QTest::keyClick(m_view->view(), Qt::Key_Delete);
        QCOMPARE(asked.count(), 0);
        click("c");
        QTest::keyClick(m_view->view(), Qt::Key_Delete);
        QCOMPARE(asked.takeFirst().first().toString(), QStringLiteral("c"));
    }
    void namesAreEditedInPlace()
    {
        QSignalSpy asked(m_view.get(), &PlanTreeView::describeAsked);
        click("b");
        QTest::keyClick(m_view->view(), Qt::Key_F2);
        auto* editor = m_view->view()->findChild<QLineEdit*>();
        QVERIFY(editor);
        QCOMPARE(editor->text(), QStringLiteral("plan b"));
        QTest::keyClicks(editor, QStringLiteral("gentle"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(asked.count(), 1);
        QCOMPARE(asked.takeFirst(), (QVariantList{QStringLiteral("b"), QStringLiteral("gentle"), QString()}));
    }
    void anOriginCanBeCopied()
    {
        auto* dialog = new OriginDialog(QStringLiteral("Origin"), {{QStringLiteral("Plan"), QStringLiteral("abc")}},
                                        QStringLiteral("{\"seed\": 7}"), m_view.get());
        dialog->show();
        for (QPushButton* button : dialog->findChildren<QPushButton*>())
            if (button->text() == OriginDialog::tr("Copy"))
                button->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Plan: abc\n{\"seed\": 7}"));
    }
};

PRUNESCOPE_TEST(TstPlanTreeView)
#include "tst_plan_tree_view.moc"
