// Numbers as text, in the English and the German manner.
#include "tests/test_case.h"

#include "widgets/base/number_text.h"

#include <QLocale>

#include <limits>

using namespace prunescope::gui;

class TstNumberText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void significantDigitsAreKept()
    {
        QCOMPARE(numberText(3.14159), QStringLiteral("3.142"));
        QCOMPARE(numberText(0.0123456, 3), QStringLiteral("0.0123"));
        QCOMPARE(numberText(1234.5), QStringLiteral("1,235"));
        QCOMPARE(numberText(999.96), QStringLiteral("1,000"));
        QCOMPARE(numberText(9.9996), QStringLiteral("10.00"));
        QCOMPARE(numberText(0), QStringLiteral("0"));
    }

    void verySmallAndLargeNumbersGetPowersOfTen()
    {
        QCOMPARE(numberText(1.5e-7, 2), QStringLiteral("1.5\u00a0×\u00a010⁻⁷"));
        QCOMPARE(numberText(2.5e12, 2), QStringLiteral("2.5\u00a0×\u00a010¹²"));
    }

    void negativeNumbersHaveATrueMinus()
    {
        QCOMPARE(numberText(-0.5, 2), QStringLiteral("\u22120.50"));
        QCOMPARE(signedText(0.5, 2), QStringLiteral("+0.50"));
        QCOMPARE(signedText(-0.5, 2), QStringLiteral("\u22120.50"));
    }

    void nonFiniteNumbersAreNamed()
    {
        QCOMPARE(numberText(std::numeric_limits<double>::quiet_NaN()), QStringLiteral("not a number"));
        QCOMPARE(numberText(-std::numeric_limits<double>::infinity()), QStringLiteral("\u2212∞"));
    }

    void unitsFollowBehindANoBreakSpace()
    {
        QCOMPARE(numberText(2, QStringLiteral("nats")), QStringLiteral("2.000\u00a0nats"));
        QCOMPARE(numberText(2, QString()), QStringLiteral("2.000"));
    }

    void errorsDecideOnTheDecimals()
    {
        QCOMPARE(valueWithErrorText(12.3456, 0.052), QStringLiteral("12.346\u00a0±\u00a00.052"));
        QCOMPARE(valueWithErrorText(12.3456, 3.2), QStringLiteral("12.3\u00a0±\u00a03.2"));
    }

    void sharesBecomePercent()
    {
        QCOMPARE(percentText(0.5), QStringLiteral("50.0\u00a0%"));
        QCOMPARE(percentText(0.00001), QStringLiteral("< 0.1\u00a0%"));
        QCOMPARE(percentText(0), QStringLiteral("0.0\u00a0%"));
    }

    void countsAreGroupedOrShortened()
    {
        QCOMPARE(countText(45088768), QStringLiteral("45,088,768"));
        QCOMPARE(shortCountText(45088768), QStringLiteral("45.1\u00a0M"));
        QCOMPARE(shortCountText(1024), QStringLiteral("1,024"));
    }

    void durationsReadLikeSpeech()
    {
        QCOMPARE(durationText(0.34), QStringLiteral("340 ms"));
        QCOMPARE(durationText(4.2), QStringLiteral("4.2 s"));
        QCOMPARE(durationText(125), QStringLiteral("2 min 5 s"));
        QCOMPARE(durationText(4320), QStringLiteral("1 h 12 min"));
        QCOMPARE(durationText(-1), QStringLiteral("–"));
    }

    void bytesHaveBinaryUnits()
    {
        QCOMPARE(bytesText(512), QStringLiteral("512\u00a0B"));
        QCOMPARE(bytesText(1536), QStringLiteral("1.50\u00a0KiB"));
        QCOMPARE(bytesText(qint64(12) << 20), QStringLiteral("12.0\u00a0MiB"));
    }

    void ticksHaveNoTrailingZeros()
    {
        QCOMPARE(tickText(0.5), QStringLiteral("0.5"));
        QCOMPARE(tickText(0.001), QStringLiteral("0.001"));
        QCOMPARE(tickText(12345), QStringLiteral("12,350"));
    }

    void theLocaleDecidesOnPointAndGroups()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(numberText(1234.5, 5), QStringLiteral("1.234,5"));
        QCOMPARE(percentText(0.5), QStringLiteral("50,0\u00a0%"));
    }
};

PRUNESCOPE_TEST(TstNumberText)
#include "tst_number_text.moc"
