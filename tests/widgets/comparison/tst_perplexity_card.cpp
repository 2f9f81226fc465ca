// The card says number, standard error, convention and what differs.
#include "tests/test_case.h"
#include "widgets/comparison/block_error_chart.h"
#include "widgets/comparison/perplexity_card.h"

#include "widgets/base/chart.h"

#include <QLabel>
#include <QSignalSpy>

using namespace prunescope;
using namespace prunescope::gui;

class TstPerplexityCard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingMeasuredShowsDashes()
    {
        PerplexityCard card;
        for (const char* name : {"perplexityDense", "perplexityPruned", "perplexityRatio", "topOneAgreement"})
            QCOMPARE(text(card, name), QStringLiteral("–"));
    }

    void theDenseModelAloneHasItsNumberAndConvention()
    {
        PerplexityCard card;
        card.show(std::make_shared<const PerplexityResult>(denseResult()), nullptr);
        QVERIFY2(text(card, "perplexityDense").startsWith(QStringLiteral("23.4")), qPrintable(text(card, "perplexityDense")));
        QVERIFY(text(card, "perplexityDense").contains(QChar(0xb1)));
        QCOMPARE(text(card, "perplexityPruned"), QStringLiteral("–"));
        const QString convention = text(card, "perplexityConvention");
        for (const char* part : {"paper", "41", "256", "stories.txt"})
            QVERIFY2(convention.contains(QLatin1String(part)), part);
    }

    void aSingleWindowHasNoStandardError()
    {
        PerplexityCard card;
        PerplexityResult result = denseResult();
        result.standardError.reset();
        card.show(std::make_shared<const PerplexityResult>(result), nullptr);
        QVERIFY(!text(card, "perplexityDense").contains(QChar(0xb1)));
    }

    void aComparisonFillsBothSidesAndTheDifferences()
    {
        CompareResult result;
        result.a = denseResult();
        result.b = denseResult();
        result.b.perplexity = 31.2;
        result.nllDifference = 0.285;
        result.nllDifferenceError = 0.006;
        result.perplexityRatio = 1.33;
        result.klMean = 0.31;
        result.topOneAgreement = 0.713;
        PerplexityCard card;
        card.show(std::make_shared<const PerplexityResult>(result.a), std::make_shared<const CompareResult>(result));
        QVERIFY(text(card, "perplexityPruned").startsWith(QStringLiteral("31.2")));
        QVERIFY(text(card, "perplexityRatio").contains(QStringLiteral("1.33")));
        QVERIFY2(text(card, "pairedDifference").startsWith(QStringLiteral("+0.285")), qPrintable(text(card, "pairedDifference")));
        QVERIFY(text(card, "topOneAgreement").startsWith(QStringLiteral("71.3")));
    }

    void theChartHasOneBarPerBlock()
    {
        BlockErrorChart chart;
        chart.setErrors({{"layers.0", 0.1}, {"layers.1", 0.25}});
        QCOMPARE(chart.chart()->table().size(), 3); // header and two blocks
        chart.setErrors({});
        QVERIFY(chart.chart()->isEmpty());
    }

private:
    static PerplexityResult denseResult()
    {
        PerplexityResult result;
        result.perplexity = 23.4567;
        result.standardError = 0.41;
        result.windows = 41;
        result.window = 256;
        result.convention = "paper";
        result.bitsPerByte = 1.2;
        result.tokensPerSecond = 1000;
        result.text.name = "stories.txt";
        return result;
    }
    static QString text(const PerplexityCard& card, const char* name)
    {
        return card.findChild<QLabel*>(QLatin1String(name))->text();
    }
};

PRUNESCOPE_TEST(TstPerplexityCard)
#include "tst_perplexity_card.moc"
