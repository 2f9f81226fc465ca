// The card says number, standard error, convention and what differs.
#include "tests/test_case.h"
#include "widgets/comparison/block_error_chart.h"
#include "widgets/comparison/perplexity_card.h"

#include "widgets/base/chart.h"
#include "widgets/base/segment_bar.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

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
        result.paired.mean = 0.285;
        result.paired.windowError = 0.006;
        result.paired.low = 0.273;
        result.paired.high = 0.298;
        result.paired.windows = 41;
        result.paired.draws = 4000;
        result.paired.shareBetter = 0.25;
        result.paired.shareWorse = 0.75;
        result.paired.verdict = PairedVerdict::Worse;
        result.probabilityChange = -0.021;
        result.probabilityChangeRms = 0.08;
        result.perplexityRatio = 1.33;
        result.klMean = 0.31;
        result.topOneAgreement = 0.713;
        PerplexityCard card;
        card.show(std::make_shared<const PerplexityResult>(result.a), std::make_shared<const CompareResult>(result));
        QVERIFY(text(card, "perplexityPruned").startsWith(QStringLiteral("31.2")));
        QVERIFY(text(card, "perplexityRatio").contains(QStringLiteral("1.33")));
        QVERIFY2(text(card, "pairedDifference").startsWith(QStringLiteral("+0.285")), qPrintable(text(card, "pairedDifference")));
        QVERIFY(text(card, "topOneAgreement").startsWith(QStringLiteral("71.3")));
        QVERIFY2(text(card, "verdict").startsWith(QStringLiteral("The pruned model is worse than the dense model by 0.2850 ± 0.0060 nats per token; that is certain")),
                 qPrintable(text(card, "verdict")));
        QCOMPARE(text(card, "pairedInterval"), QStringLiteral("+0.273 to +0.298"));
        QVERIFY(text(card, "winShare").startsWith(QStringLiteral("25.0")));
        QVERIFY(text(card, "probabilityChange").startsWith(QChar(0x2212) + QStringLiteral("2.1")));
    }

    void warningsStandBesideTheFigure()
    {
        PerplexityCard card;
        QVERIFY(card.findChild<QLabel*>(QStringLiteral("evaluationWarnings"))->isHidden());
        PerplexityResult result = denseResult();
        result.warnings.emplace_back("Something is odd with %1.", "it");
        result.bosRule = "window";
        result.text.sha256 = std::string(64, 'a');
        card.show(std::make_shared<const PerplexityResult>(result), nullptr);
        QCOMPARE(text(card, "evaluationWarnings"), QStringLiteral("Something is odd with it."));
        QVERIFY(!card.findChild<QLabel*>(QStringLiteral("evaluationWarnings"))->isHidden());
        QVERIFY(text(card, "perplexityConvention").contains(QStringLiteral("BOS in place of each window's first token")));
        QVERIFY(text(card, "perplexityConvention").contains(QStringLiteral("aaaaaaaaaaaa")));
    }

    void theChartHasOneBarPerBlock()
    {
        BlockErrorChart chart;
        chart.setErrors({{"layers.0", 0.1}, {"layers.1", 0.25}});
        QCOMPARE(chart.chart()->table().size(), 3); // header and two blocks
        chart.setErrors({});
        QVERIFY(chart.chart()->isEmpty());
    }

    void theChartShowsTheChosenQuantity()
    {
        BlockErrorChart chart;
        chart.setErrors({{"layers.0", 0.1, 0.99, 1.1}, {"layers.1", 0.25, 0.97, 1.2}});
        QTest::mouseClick(chart.choice()->button(1), Qt::LeftButton);
        QCOMPARE(chart.chart()->series()[0].y, (std::vector<double>{0.99, 0.97}));
        QTest::mouseClick(chart.choice()->button(2), Qt::LeftButton);
        QCOMPARE(chart.chart()->series()[0].y, (std::vector<double>{1.1, 1.2}));
        QTest::mouseClick(chart.choice()->button(0), Qt::LeftButton);
        QCOMPARE(chart.chart()->table().size(), 3);
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
