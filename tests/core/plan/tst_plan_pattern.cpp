// Patterns as text; n:m keeps n of every m.
#include "core/plan/plan.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

using namespace prunescope;
using prunescope::tests::throwsNaming;

class TstPlanPattern : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textRoundTrips()
    {
        for (const char* text : {"unstructured", "2:4", "1:4", "3:4", "1:2", "1023:1024"})
            QCOMPARE(patternText(parsePattern(text)), std::string(text));
    }

    void twoOfFourKeepsTwo()
    {
        QVERIFY(parsePattern("1:4") == (Pattern{1, 4}));
        QCOMPARE(parsePattern("1:4").sparsityShare(), 0.75);
        QCOMPARE(parsePattern("3:4").sparsityShare(), 0.25);
        QVERIFY(parsePattern("unstructured").isUnstructured());
        QCOMPARE(parsePattern("unstructured").sparsityShare(), 0.0);
    }

    void otherTextIsAUsageError_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", ":", "2", "2:", ":4", "0:4", "4:4", "5:4", "-1:4", "+1:4", "2:4:8", "2: 4", " 2:4", "2:4 ",
              "1:1025", "1:99999999999999999999", "a:b", "Unstructured", "2.0:4"})
            QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text);
    }
    void otherTextIsAUsageError()
    {
        QFETCH(QString, text);
        QVERIFY(throwsNaming([&] { parsePattern(text.toStdString()); }, ErrorKind::Usage, text.toStdString(),
                             "1024"));
    }
};

PRUNESCOPE_TEST(TstPlanPattern)
#include "tst_plan_pattern.moc"
