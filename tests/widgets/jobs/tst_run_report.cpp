// Headline, picture and table of a run.
#include "tests/test_case.h"
#include "tests/widgets/allocation/small_plan.h"
#include "widgets/jobs/run_picture.h"
#include "widgets/jobs/run_report.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace prunescope;
using namespace prunescope::gui;
using prunescope::tests::smallModel;
using prunescope::tests::smallPlan;

class TstRunReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aResultSaysBothShares()
    {
        RunReport report;
        report.begin(smallPlan(), smallModel());
        PruneResult result;
        result.achievedShare = 0.5;
        result.achievedModelShare = 0.25;
        report.showResult(result);
        const QString headline = report.findChild<QLabel*>(QStringLiteral("runHeadline"))->text();
        QVERIFY(headline.contains(QStringLiteral("50.0")));
        QVERIFY(headline.contains(QStringLiteral("25.0")));
        QVERIFY(report.findChild<QPushButton*>(QStringLiteral("exportRunCsv"))->isEnabled());
    }

    void beforeAResultExportSaysWhyNot()
    {
        RunReport report;
        report.begin(smallPlan(), smallModel());
        const auto* button = report.findChild<QPushButton*>(QStringLiteral("exportRunCsv"));
        QVERIFY(!button->isEnabled());
        QVERIFY(!button->toolTip().isEmpty());
    }

    void anEndedRunLeavesNoFigures()
    {
        RunReport report;
        report.begin(smallPlan(), smallModel());
        report.showProgress(1, QStringLiteral("block 1"));
        report.showEnd(QStringLiteral("The run was cancelled."));
        QCOMPARE(report.findChild<QLabel*>(QStringLiteral("runHeadline"))->text(), QStringLiteral("The run was cancelled."));
        for (const auto& row : report.model().rows())
            QCOMPARE(row.state, MatrixState::Waiting);
    }

    void choosingARowTellsItsMatrix()
    {
        RunReport report;
        report.begin(smallPlan(), smallModel());
        QSignalSpy chosen(&report, &RunReport::matrixChosen);
        report.selectMatrix(QStringLiteral("layers.1.q_proj"));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("layers.1.q_proj"));
    }

    void clickingThePictureChoosesTheMatrixThere()
    {
        RunReportModel model;
        RunPicture picture(model);
        picture.resize(600, 200);
        model.begin(smallPlan(), smallModel());
        QSignalSpy chosen(&picture, &RunPicture::matrixChosen);
        QTest::mouseClick(&picture, Qt::LeftButton, {}, QPoint(100, 40)); // first block, first kind
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("layers.0.q_proj"));
        QTest::mouseClick(&picture, Qt::LeftButton, {}, QPoint(5, 5));
        QCOMPARE(chosen.count(), 1);
    }
};

PRUNESCOPE_TEST(TstRunReport)
#include "tst_run_report.moc"
