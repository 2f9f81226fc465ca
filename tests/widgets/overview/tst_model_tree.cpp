// The tree of blocks and matrices.
#include "tests/test_case.h"

#include "widgets/base/selection.h"
#include "widgets/overview/model_tree.h"
#include "widgets/overview/model_tree_model.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QTreeView>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

ModelInfo smallModel()
{
    ModelInfo model;
    model.blocks = 2;
    const auto add = [&](const std::string& name, int block, const std::string& kind) {
        MatrixInfo matrix;
        matrix.name = name;
        matrix.block = block;
        matrix.kind = kind;
        matrix.rows = 8;
        matrix.columns = 4;
        matrix.dtype = "BF16";
        matrix.isPrunable = block >= 0;
        model.matrices.push_back(matrix);
    };
    for (int block = 0; block < 2; ++block)
        for (const char* kind : {"q_proj", "up_proj"})
            add("model.layers." + std::to_string(block) + ".x." + kind, block, kind);
    add("model.embed_tokens", -1, "embed_tokens");
    return model;
}

int visibleMatrices(const QAbstractItemModel& model)
{
    int count = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        count += model.rowCount(model.index(row, 0));
    return count;
}

} // namespace

class TstModelTree : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theModelKeepsItsPromises()
    {
        ModelTreeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const ModelInfo info = smallModel();
        model.setModel(info.matrices, info.blocks);
        QCOMPARE(model.rowCount(), 3); // two blocks and what is outside
        QCOMPARE(model.rowCount(model.index(0, 0)), 2);
        model.setSummaries({});
        model.setModel({}, 0);
        QCOMPARE(model.rowCount(), 0);
    }

    void cellsSayShapeTypeAndZeros()
    {
        ModelTreeModel model;
        const ModelInfo info = smallModel();
        model.setModel(info.matrices, info.blocks);
        MatrixSummary summary;
        summary.name = "model.layers.1.x.up_proj";
        summary.zeroShare = 0.25;
        model.setSummaries({summary});
        const QModelIndex index = model.indexOf(QStringLiteral("model.layers.1.x.up_proj"));
        QCOMPARE(index.data().toString(), QStringLiteral("up_proj"));
        QCOMPARE(index.siblingAtColumn(ModelTreeModel::ShapeColumn).data().toString(), QStringLiteral("8\u00a0×\u00a04"));
        QCOMPARE(index.siblingAtColumn(ModelTreeModel::TypeColumn).data().toString(), QStringLiteral("BF16"));
        QCOMPARE(index.siblingAtColumn(ModelTreeModel::ZerosColumn).data().toString(), QStringLiteral("25.0\u00a0%"));
        QCOMPARE(index.parent().data().toString(), QStringLiteral("Block 1"));
        QVERIFY(!model.indexOf(QStringLiteral("nothing")).isValid());
    }

    void theTreeAndTheSelectionFollowEachOther()
    {
        Selection selection;
        ModelTree tree(&selection);
        tree.setModel(smallModel());
        selection.selectMatrix(QStringLiteral("model.layers.1.x.q_proj"));
        QCOMPARE(tree.view()->currentIndex().data(ModelTreeModel::MatrixNameRole).toString(), selection.matrix());
        const QAbstractItemModel* shown = tree.view()->model();
        tree.view()->setCurrentIndex(shown->index(1, 0, shown->index(0, 0)));
        QCOMPARE(selection.matrix(), QStringLiteral("model.layers.0.x.up_proj"));
        tree.view()->setCurrentIndex(shown->index(1, 0)); // a block is no matrix
        QCOMPARE(selection.matrix(), QStringLiteral("model.layers.0.x.up_proj"));
    }

    void allWordsOfASearchMustOccur()
    {
        Selection selection;
        ModelTree tree(&selection);
        tree.setModel(smallModel());
        const QAbstractItemModel* shown = tree.view()->model();
        QCOMPARE(visibleMatrices(*shown), 5);
        QTest::keyClicks(tree.searchField(), QStringLiteral("1 UP"));
        QCOMPARE(visibleMatrices(*shown), 1);
        tree.searchField()->setText(QStringLiteral("block 0"));
        QCOMPARE(visibleMatrices(*shown), 2); // a block that is found shows its matrices
        tree.searchField()->setText(QStringLiteral("(")); // no pattern, only words
        QCOMPARE(visibleMatrices(*shown), 0);
        tree.searchField()->clear();
        QCOMPARE(visibleMatrices(*shown), 5);
    }
};

PRUNESCOPE_TEST(TstModelTree)
#include "tst_model_tree.moc"
