// The selected matrix in figures.
#include "tests/test_case.h"

#include "widgets/overview/matrix_facts.h"

using namespace prunescope;
using namespace prunescope::gui;

class TstMatrixFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figuresFollowTheSummary()
    {
        MatrixInfo matrix;
        matrix.name = "layers.2.up_proj";
        matrix.block = 2;
        matrix.kind = "up_proj";
        matrix.rows = 8;
        matrix.columns = 4;
        MatrixSummary summary;
        summary.meanMagnitude = 0.0123;
        summary.maxMagnitude = 1.5;
        summary.standardDeviation = 0.5;
        summary.zeroShare = 0.25;
        summary.meanWandaScore = 2;
        summary.outlierShare = 0.01;
        MatrixFacts facts;
        facts.setMatrix(matrix, &summary, true);
        QCOMPARE(facts.lines(),
                 (QStringList{QStringLiteral("Block 2, up_proj"), QStringLiteral("Mean |W|: 0.0123"),
                              QStringLiteral("Largest |W|: 1.50"), QStringLiteral("Std. dev.: 0.500"),
                              QStringLiteral("Zeros: 25.0\u00a0%"), QStringLiteral("Mean Wanda: 2.00"),
                              QStringLiteral("Outliers: 1.00\u00a0%")}));
        facts.setMatrix(matrix, &summary, false);
        QCOMPARE(facts.lines()[5], QStringLiteral("Mean Wanda: –"));
        facts.setMatrix(matrix, nullptr, false);
        QCOMPARE(facts.lines()[1], QStringLiteral("Mean |W|: –"));
        facts.clear();
        QCOMPARE(facts.lines(), QStringList{QStringLiteral("No matrix selected")});
    }
};

PRUNESCOPE_TEST(TstMatrixFacts)
#include "tst_matrix_facts.moc"
