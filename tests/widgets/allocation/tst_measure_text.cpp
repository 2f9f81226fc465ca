// The plan's numbers, written and read.
#include "tests/test_case.h"
#include "widgets/allocation/measure_text.h"

#include <cmath>

using namespace prunescope::gui;

class TstMeasureText : public QObject {
    Q_OBJECT

    static double read(PlanMeasure measure, const char* text, const char* shown = "1.90 MiB")
    {
        return parseMeasure(measure, QString::fromUtf8(text), QString::fromUtf8(shown), 2000).value_or(-1);
    }

private Q_SLOTS:
    void bytesAreReadWithTheirUnit()
    {
        QCOMPARE(read(PlanMeasure::BitmaskBytes, "400 KiB"), 409600.0);
        QCOMPARE(read(PlanMeasure::BitmaskBytes, "400\u00a0KiB"), 409600.0);
        QCOMPARE(read(PlanMeasure::SemiBytes, "0.4MB"), 4e5);
        QCOMPARE(read(PlanMeasure::BitmaskBytes, "1,024 b"), 1024.0);
        QCOMPARE(read(PlanMeasure::BitmaskBytes, "2"), 2 * 1048576.0); // as what stood there
        QCOMPARE(read(PlanMeasure::BitmaskBytes, "2", "14 B"), 2.0);
    }

    void zerosAreCountsOrAShare()
    {
        QCOMPARE(read(PlanMeasure::Zeros, "885 k"), 885000.0);
        QCOMPARE(read(PlanMeasure::Zeros, "1.5M"), 1.5e6);
        QCOMPARE(read(PlanMeasure::Zeros, "1200"), 1200.0);
        QCOMPARE(read(PlanMeasure::Zeros, "45 %"), 900.0);
    }

    void whatIsNoNumberIsRefused()
    {
        for (const char* text : {"", "KiB", "much", "-5 KiB", "4 parsecs", "4 5 x"})
            QCOMPARE(read(PlanMeasure::BitmaskBytes, text), -1.0);
        QCOMPARE(read(PlanMeasure::Perplexity, "66"), 66.0);
        QCOMPARE(read(PlanMeasure::Perplexity, "0.5"), -1.0); // no text is that certain
        QCOMPARE(read(PlanMeasure::Perplexity, "66 KiB"), -1.0);
    }

    void whatIsShownCanBeTypedAgain()
    {
        for (const double bytes : {13.0, 2048.0, 1.9 * 1048576, 7.5 * 1073741824}) {
            const QString shown = measureText(PlanMeasure::BitmaskBytes, bytes);
            const auto again = parseMeasure(PlanMeasure::BitmaskBytes, shown, {}, 0);
            QVERIFY2(again && std::abs(*again - bytes) < 0.01 * bytes, qPrintable(shown));
        }
        const QString zeros = measureText(PlanMeasure::Zeros, 884736);
        QVERIFY(std::abs(parseMeasure(PlanMeasure::Zeros, zeros, {}, 0).value_or(0) - 884736) < 5000);
        QCOMPARE(measureText(PlanMeasure::Perplexity, std::nan("")), QStringLiteral("–"));
    }
};

PRUNESCOPE_TEST(TstMeasureText)
#include "tst_measure_text.moc"
