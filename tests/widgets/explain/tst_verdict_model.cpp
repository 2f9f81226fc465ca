// The table of verdicts as text.
#include "tests/test_case.h"
#include "tests/widgets/explain/verdict_samples.h"

#include "widgets/explain/verdict_model.h"

#include <QAbstractItemModelTester>

using namespace prunescope;
using namespace prunescope::gui;
using namespace prunescope::tests;

class TstVerdictModel : public QObject {
    Q_OBJECT

    static QString rowText(const VerdictModel& model, int row)
    {
        QStringList cells;
        for (int column = 0; column < VerdictModel::ColumnCount; ++column)
            cells << model.index(row, column).data().toString().replace(QLatin1Char('\n'), QLatin1Char('/'));
        return cells.join(QStringLiteral(" | ")).replace(QChar(0x00a0), QLatin1Char(' '));
    }

private Q_SLOTS:
    void theTableAsText()
    {
        VerdictModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setExplanation(someExplanation());
        QCOMPARE(rowText(model, 0), QStringLiteral("Magnitude/matrix | 0.250/0.125 | 40,000/of 57,344 | kept/as it is"));
        QCOMPARE(rowText(model, 1), QStringLiteral("Wanda/row | 0.0625/0.125 | 12/of 128 | pruned/0"));
        QCOMPARE(rowText(model, 2), QStringLiteral("SparseGPT/columns | 0.500/0.125 | 900/of 1,024 | kept/0.313"));
        QCOMPARE(rowText(model, 5), QStringLiteral("ALPS/whole mask | –/– | –/ | kept/as it is"));
        QCOMPARE(model.sentence(1), QStringLiteral("Sentence of wanda."));
        QCOMPARE(model.rowOf("ria"), 3);
        QCOMPARE(model.rowOf("none"), -1);
    }
    void whatIsNotKnownYetIsSaidSo()
    {
        auto found = someExplanation();
        found.verdicts[4] = {};
        found.verdicts[4].method = "dsnot";
        found.verdicts[4].isPending = true;
        found.verdicts[5] = {};
        found.verdicts[5].method = "alps";
        found.verdicts[5].problem = Text("Needs a text.");
        VerdictModel model;
        model.setExplanation(found);
        QCOMPARE(rowText(model, 4), QStringLiteral("DSnoT/ | …/ | …/ | …/"));
        QCOMPARE(rowText(model, 5), QStringLiteral("ALPS/ | –/ | –/ | –/"));
        QCOMPARE(model.sentence(4), QStringLiteral("This method is still to come."));
        QCOMPARE(model.sentence(5), QStringLiteral("Needs a text."));
        QVERIFY(!model.index(4, VerdictModel::Fate).data(VerdictModel::PrunedRole).isValid());
    }
    void anAnswerThatGrowsKeepsTheRows()
    {
        VerdictModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setExplanation(someExplanation());
        const QPersistentModelIndex kept(model.index(2, 0));
        model.setExplanation(someExplanation());
        QVERIFY(kept.isValid());
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }
    void headersExplainThemselves()
    {
        VerdictModel model;
        for (int column = 0; column < VerdictModel::ColumnCount; ++column) {
            QVERIFY(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().contains(QLatin1Char('\n')));
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
        }
    }
    void otherProgramsGetPlainNumbers()
    {
        VerdictModel model;
        model.setExplanation(someExplanation());
        const auto table = model.table();
        QCOMPARE(table.size(), 7);
        QCOMPARE(table[1], (QStringList{"magnitude", "0.25", "0.125", "40000", "57344", "0", "0.25", "Sentence of magnitude."}));
        QCOMPARE(table[6], (QStringList{"alps", "", "", "", "", "0", "0.25", "Sentence of alps."}));
    }
};

PRUNESCOPE_TEST(TstVerdictModel)
#include "tst_verdict_model.moc"
