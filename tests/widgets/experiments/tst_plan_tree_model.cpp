// The tree of plans as a model: shape, cells, origins of numbers, conventions that differ.
#include "tests/test_case.h"
#include "widgets/experiments/plan_tree_model.h"

#include <QAbstractItemModelTester>
#include <QFont>
#include <QIcon>
#include <QSignalSpy>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

PlanNode nodeOf(const char* id, int parent, int depth)
{
    PlanNode node;
    node.id = id;
    node.name = std::string("plan ") + id;
    node.parentIndex = parent;
    node.depth = depth;
    node.createdMs = 1;
    return node;
}

/// a with the branches b and d, c below b; e alone.
PlanTree sampleTree()
{
    PlanTree tree;
    tree.nodes = {nodeOf("a", -1, 0), nodeOf("b", 0, 1), nodeOf("c", 1, 2), nodeOf("d", 0, 1), nodeOf("e", -1, 0)};
    tree.nodes[0].children = {1, 3};
    tree.nodes[1].children = {2};
    tree.roots = {0, 4};
    return tree;
}

StoredEvaluation measured(double perplexity, const char* convention = "paper")
{
    StoredEvaluation row;
    row.perplexity = perplexity;
    row.standardError = 0.25;
    row.convention = convention;
    row.window = 64;
    row.windows = 8;
    row.textSha256 = "beefbeefbeef";
    row.run = 7;
    row.prunedBy = 6;
    return row;
}

void show(PlanTreeModel& model, PlanTree tree) { model.setTree(std::make_shared<const PlanTree>(std::move(tree))); }

QString cell(const PlanTreeModel& model, const char* id, int column, int role = Qt::DisplayRole)
{
    return model.indexOf(id).siblingAtColumn(column).data(role).toString();
}

} // namespace

class TstPlanTreeModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShapeIsTheTrees()
    {
        PlanTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        show(model, sampleTree());
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex a = model.index(0, 0), b = model.index(0, 0, a);
        QCOMPARE(a.data(PlanTreeModel::IdRole).toString(), QStringLiteral("a"));
        QCOMPARE(model.rowCount(a), 2);
        QCOMPARE(model.index(0, 0, b).data(PlanTreeModel::IdRole).toString(), QStringLiteral("c"));
        QCOMPARE(model.indexOf("d").row(), 1);
        QCOMPARE(model.indexOf("d").parent(), a);
        QCOMPARE(model.indexOf("c").parent(), b);
        QVERIFY(!model.indexOf("e").parent().isValid());
        QVERIFY(!model.indexOf("x").isValid());
    }
    void newFiguresDoNotResetTheModel()
    {
        PlanTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        show(model, sampleTree());
        const QSignalSpy resets(&model, &PlanTreeModel::modelReset);
        PlanTree tree = sampleTree();
        tree.nodes[2].evaluation = measured(12.5);
        show(model, tree);
        QCOMPARE(resets.count(), 0); // an open editor survives
        QVERIFY(cell(model, "c", PlanTreeModel::PerplexityColumn).startsWith(QStringLiteral("12.5")));
        tree.nodes.pop_back();
        tree.roots.pop_back();
        show(model, tree);
        QCOMPARE(resets.count(), 1);
    }
    void numbersSayWhatProducedThem()
    {
        PlanTreeModel model;
        PlanTree tree = sampleTree();
        tree.nodes[0].plannedShare = 0.5;
        tree.nodes[0].achievedShare = 0.4999;
        tree.nodes[0].prune.emplace();
        tree.nodes[0].prune->id = 6;
        tree.nodes[0].prune->version = "9.8.7";
        tree.nodes[0].evaluation = measured(12.5);
        tree.nodes[1].plannedShare = 0.6;
        show(model, tree);
        QCOMPARE(cell(model, "a", PlanTreeModel::SparsityColumn), QStringLiteral("50.0\u00a0%"));
        const QString sparsity = cell(model, "a", PlanTreeModel::SparsityColumn, Qt::ToolTipRole);
        QVERIFY2(sparsity.contains("49.99") && sparsity.contains("Run 6") && sparsity.contains("9.8.7"), qPrintable(sparsity));
        const QString perplexity = cell(model, "a", PlanTreeModel::PerplexityColumn, Qt::ToolTipRole);
        for (const char* part : {"12.5", "0.25", "paper", "64", "8", "beefbeef", "Run 7", "run 6"})
            QVERIFY2(perplexity.contains(QLatin1String(part)), qPrintable(perplexity));
        QVERIFY(cell(model, "b", PlanTreeModel::SparsityColumn, Qt::ToolTipRole).contains(QStringLiteral("60.00")));
        QCOMPARE(cell(model, "c", PlanTreeModel::SparsityColumn), QStringLiteral("–"));
        QCOMPARE(cell(model, "b", PlanTreeModel::PerplexityColumn), QStringLiteral("–"));
    }
    void oneConventionStandsInTheHeader()
    {
        PlanTreeModel model;
        PlanTree tree = sampleTree();
        tree.nodes[0].evaluation = measured(12.5);
        tree.nodes[1].evaluation = measured(13.5);
        show(model, tree);
        QVERIFY(!model.isMixed());
        QVERIFY(model.headerData(PlanTreeModel::PerplexityColumn, Qt::Horizontal).toString().contains(QStringLiteral("paper")));
        QVERIFY(!cell(model, "a", PlanTreeModel::PerplexityColumn).contains(QStringLiteral("paper")));
    }
    void conventionsAreNeverMixedSilently()
    {
        for (const char* what : {"convention", "text", "windows", "predicted"}) {
            PlanTreeModel model;
            PlanTree tree = sampleTree();
            tree.nodes[0].evaluation = measured(12.5);
            StoredEvaluation other = measured(13.5, what == std::string("convention") ? "strided" : "paper");
            if (what == std::string("text"))
                other.textSha256 = "feed";
            if (what == std::string("windows"))
                other.windows = 4;
            if (what == std::string("predicted"))
                tree.nodes[1].predicted = PredictedPerplexity{13.5, 13, 14, "paper", "feed", 64, 0, 8};
            else
                tree.nodes[1].evaluation = other;
            show(model, tree);
            QVERIFY2(model.isMixed(), what);
            QVERIFY(cell(model, "a", PlanTreeModel::PerplexityColumn).contains(QStringLiteral("paper")));
            QVERIFY(!model.headerData(PlanTreeModel::PerplexityColumn, Qt::Horizontal).toString().contains(QStringLiteral("paper")));
        }
    }
    void predictionsAreMarked()
    {
        PlanTreeModel model;
        PlanTree tree = sampleTree();
        tree.nodes[0].predicted = PredictedPerplexity{12.5, 12, 13, "paper", "beef", 64, 0, 8};
        show(model, tree);
        QVERIFY(cell(model, "a", PlanTreeModel::PerplexityColumn).startsWith(QStringLiteral("≈")));
        QVERIFY(cell(model, "a", PlanTreeModel::PerplexityColumn, Qt::ToolTipRole).contains(QStringLiteral("Predicted")));
    }
    void theDocumentsPlanIsMarked()
    {
        PlanTreeModel model;
        show(model, sampleTree());
        model.setBase("b", false);
        QVERIFY(model.indexOf("b").data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(!model.indexOf("b").data(Qt::DecorationRole).value<QIcon>().isNull());
        QVERIFY(!model.indexOf("a").data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(!model.indexOf("a").data(Qt::DecorationRole).isValid());
        QCOMPARE(cell(model, "b", PlanTreeModel::NameColumn), QStringLiteral("plan b"));
        model.setBase("b", true);
        QVERIFY(cell(model, "b", PlanTreeModel::NameColumn).contains(QStringLiteral("edited")));
        QCOMPARE(cell(model, "b", PlanTreeModel::NameColumn, Qt::EditRole), QStringLiteral("plan b"));
    }
    void lostParentsAreSaid()
    {
        PlanTreeModel model;
        PlanTree tree = sampleTree();
        tree.nodes[4].hasLostParent = true;
        tree.nodes[4].parent = "0123456789";
        show(model, tree);
        QVERIFY(model.indexOf("e").data(Qt::FontRole).value<QFont>().italic());
        QVERIFY(cell(model, "e", PlanTreeModel::NameColumn, Qt::ToolTipRole).contains(QStringLiteral("01234567")));
    }
    void namesAndNotesAreEditedByTheOwner()
    {
        PlanTreeModel model;
        show(model, sampleTree());
        QSignalSpy edits(&model, &PlanTreeModel::editAsked);
        const QModelIndex name = model.indexOf("b"), note = name.siblingAtColumn(PlanTreeModel::NoteColumn);
        QVERIFY(name.flags() & Qt::ItemIsEditable && note.flags() & Qt::ItemIsEditable);
        QVERIFY(!(name.siblingAtColumn(PlanTreeModel::SparsityColumn).flags() & Qt::ItemIsEditable));
        QVERIFY(model.setData(name, QStringLiteral(" new ")));
        QCOMPARE(edits.takeFirst(), (QVariantList{QStringLiteral("b"), QStringLiteral("new"), QString()}));
        QVERIFY(model.setData(note, QStringLiteral("words")));
        QCOMPARE(edits.takeFirst(), (QVariantList{QStringLiteral("b"), QStringLiteral("plan b"), QStringLiteral("words")}));
        QVERIFY(!model.setData(name, QStringLiteral("plan b")));
        QVERIFY(!model.setData(name, QStringLiteral("  ")));
        QCOMPARE(edits.count(), 0);
    }
};

PRUNESCOPE_TEST(TstPlanTreeModel)
#include "tst_plan_tree_model.moc"
