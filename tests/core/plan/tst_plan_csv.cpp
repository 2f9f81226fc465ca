// Tables of plans: exact numbers, and what spreadsheets make of a table (golden file: tst_plan_forms.cpp).
#include "tests/core/plan/small_target.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

class TstPlanCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAndNamesComeBackExactly()
    {
        Plan plan = smallPlan();
        plan.matrices[0].name = "odd, \"name\"\nof two lines";
        for (const double share : {1.0 / 3, 5e-324, 1 - 1e-16, 0.1 + 0.2}) {
            plan.matrices[0].sparsityShare = share;
            const WrittenPlan written = planForm("csv").write(plan, {});
            QVERIFY(readSmall("csv", written.text).plan.matrices == plan.matrices);
        }
    }
    void onlyNamesAndSparsitiesAreNeeded()
    {
        const ReadPlan read = readSmall("csv", "sparsity,name,note\n0.5,a,keep\n.25,b\n");
        QCOMPARE(read.plan.matrices.size(), std::size_t(2));
        QCOMPARE(read.plan.matrices[1].sparsityShare, 0.25);
        QCOMPARE(read.plan.matrices[1].method, PlanEntry{}.method);
        QVERIFY(hasSentence(read.lost, "note"));
    }
    void spreadsheetsMayUseSemicolonsAndAByteOrderMark()
    {
        const ReadPlan read = readSmall("csv", "\xEF\xBB\xBFname;sparsity;locked\r\n\"a\";0.5;TRUE\r\n\r\n");
        QCOMPARE(read.plan.matrices.size(), std::size_t(1));
        QVERIFY(read.plan.matrices[0].isLocked);
    }
    void faultsNameTheLine()
    {
        QVERIFY(throwsNaming([] { readSmall("csv", "name,sparsity\n\na,0.5\nb,x\n"); }, ErrorKind::BadInput, "file, line 4", "\"x\""));
        QVERIFY(throwsNaming([] { readSmall("csv", "name,sparsity\n\"a\nb\",2\n"); }, ErrorKind::BadInput, "line 2", "2"));
    }
};

PRUNESCOPE_TEST(TstPlanCsv)
#include "tst_plan_csv.moc"
