// The run as a table: states while it runs, figures after it, CSV.
#include "tests/test_case.h"
#include "tests/widgets/allocation/small_plan.h"
#include "widgets/jobs/run_report_model.h"

#include <QAbstractItemModelTester>

using namespace prunescope;
using namespace prunescope::gui;
using prunescope::tests::smallModel;
using prunescope::tests::smallPlan;

class TstRunReportModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<RunReportModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void onlyMatricesWithSparsityAreListed()
    {
        Plan plan = smallPlan();
        plan.matrices[1].sparsityShare = 0;
        m_model->begin(plan, smallModel());
        QCOMPARE(m_model->rowCount(), 3);
    }

    void blocksPassFromWaitingToWorkingToDone()
    {
        m_model->begin(smallPlan(), smallModel());
        QCOMPARE(state(0), MatrixState::Waiting);
        m_model->setBlock(0);
        QCOMPARE(state(0), MatrixState::Working);
        QCOMPARE(state(2), MatrixState::Waiting);
        m_model->setBlock(1);
        QCOMPARE(state(0), MatrixState::Done);
        QCOMPARE(state(2), MatrixState::Working);
        m_model->reset();
        QCOMPARE(state(0), MatrixState::Waiting);
    }

    void figuresArriveByName()
    {
        m_model->begin(smallPlan(), smallModel());
        m_model->setResult(result());
        QVERIFY(text(1, RunReportModel::Achieved).startsWith(QStringLiteral("51.0")));
        QVERIFY(text(1, RunReportModel::OutputError).startsWith(QStringLiteral("12.5")));
        QCOMPARE(text(0, RunReportModel::Achieved), QStringLiteral("–")); // not in the result
    }

    void withoutDataThereIsNoOutputError()
    {
        m_model->begin(smallPlan(), smallModel());
        PruneResult result = this->result();
        result.matrices[0].outputError = -1;
        m_model->setResult(result);
        const QModelIndex cell = m_model->index(1, RunReportModel::OutputError);
        QCOMPARE(cell.data().toString(), QStringLiteral("–"));
        QVERIFY(!cell.data(Qt::ToolTipRole).toString().isEmpty());
    }

    void csvHasFullPrecisionAndAHeader()
    {
        m_model->begin(smallPlan(), smallModel());
        m_model->setResult(result());
        const QStringList lines = m_model->csv().split(QLatin1Char('\n'));
        QCOMPARE(lines[0], QStringLiteral("matrix,method,planned_share,achieved_share,output_error,seconds"));
        QCOMPARE(lines[1], QStringLiteral("\"layers.0.q_proj\",wanda,0.5,,,"));
        QCOMPARE(lines[2], QStringLiteral("\"layers.0.up_proj\",wanda,0.5,0.510416667,0.125,1.5"));
        QCOMPARE(lines.size(), 6); // header, four rows, the end of the last line
    }

private:
    static PruneResult result()
    {
        PruneResult result;
        MatrixReport report;
        report.name = "layers.0.up_proj";
        report.method = "wanda";
        report.plannedShare = 0.5;
        report.achievedShare = 49.0 / 96;
        report.outputError = 0.125;
        report.seconds = 1.5;
        result.matrices.push_back(report);
        return result;
    }

    MatrixState state(int row) const { return m_model->rows()[std::size_t(row)].state; }
    QString text(int row, int column) const { return m_model->index(row, column).data().toString(); }

    std::unique_ptr<RunReportModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

PRUNESCOPE_TEST(TstRunReportModel)
#include "tst_run_report_model.moc"
