// Colours of known cells, ranges of the scales, the part that is not swept yet.
#include "tests/test_case.h"
#include "tests/widgets/live/live_samples.h"

#include "widgets/base/colour_map.h"
#include "widgets/live/live_image.h"

#include <QLocale>

#include <cmath>
#include <limits>

using namespace prunescope;
using namespace prunescope::gui;
using namespace prunescope::tests;

namespace {
const QRgb kGround = 0xff202020;
} // namespace

class TstLiveImage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rangesAndTheirTexts_data()
    {
        QTest::addColumn<int>("scale");
        QTest::addColumn<QList<float>>("cells");
        QTest::addColumn<QString>("golden");
        QTest::addRow("sequential") << int(LiveScale::Sequential) << QList<float>{0.f, 0.25f, 0.5f, 2.f} << QStringLiteral("0 | 2");
        QTest::addRow("logarithmic") << int(LiveScale::Logarithmic) << QList<float>{0.f, 0.01f, 1.f, 100.f} << QStringLiteral("0.01 | 100");
        QTest::addRow("five decades at most") << int(LiveScale::Logarithmic) << QList<float>{1e-12f, 1.f, 1.f, 10.f}
                                              << QStringLiteral("0.0001 | 10");
        QTest::addRow("diverging") << int(LiveScale::Diverging) << QList<float>{-4.f, 0.f, 1.f, 3.f} << QStringLiteral("-4 | 4");
        QTest::addRow("mask") << int(LiveScale::Mask) << QList<float>{0.5f, 0.5f, 0.5f, 0.5f}
                              << QStringLiteral("0 % | 100 %");
        QTest::addRow("nothing happened yet") << int(LiveScale::Sequential) << QList<float>{0.f, 0.f, 0.f, 0.f} << QStringLiteral("0 | 0");
        QTest::addRow("no difference") << int(LiveScale::Diverging) << QList<float>{0.f, 0.f, 0.f, 0.f} << QStringLiteral("-1 | 1");
    }
    void rangesAndTheirTexts()
    {
        QFETCH(int, scale);
        QFETCH(QList<float>, cells);
        QFETCH(QString, golden);
        const auto colours = coloursOf(imageOf("i", LiveScale(scale), 2, 2, {cells.begin(), cells.end()}));
        QString text = colours.lowText() + QStringLiteral(" | ") + colours.highText();
        text.replace(QChar(0x00a0), QLatin1Char(' ')).replace(QChar(0x2212), QLatin1Char('-'));
        QCOMPARE(text, golden);
    }
    void fewOutliersDoNotDimTheRest()
    {
        std::vector<float> cells(1000, 1.0f);
        for (std::size_t i = 0; i < 500; ++i)
            cells[i] = 0.5f;
        cells[999] = 1000;
        const auto colours = coloursOf(imageOf("i", LiveScale::Sequential, 10, 100, cells));
        QCOMPARE(colours.low, 0.5);
        QCOMPARE(colours.high, 1.0);
        QCOMPARE(colours.position(1000), 1.0);
    }
    void knownCellsHaveKnownColours()
    {
        const auto one = [](LiveScale scale, std::vector<float> cells) {
            const LiveImage image = imageOf("i", scale, 1, int(cells.size()), cells);
            return drawLiveImage(image, coloursOf(image), kGround);
        };
        const QImage sequential = one(LiveScale::Sequential, {0, 1, 2});
        QCOMPARE(sequential.pixel(0, 0), 0xff440154); // viridis from end to end
        QCOMPARE(sequential.pixel(2, 0), 0xfffde725);
        QCOMPARE(sequential.pixel(1, 0), colourAt(ColourMap::Viridis, 0.5));
        const QImage logarithmic = one(LiveScale::Logarithmic, {0.01f, 1, 100});
        QCOMPARE(logarithmic.pixel(1, 0), colourAt(ColourMap::Viridis, 0.5));
        const QImage diverging = one(LiveScale::Diverging, {-2, 0, 2});
        QCOMPARE(diverging.pixel(0, 0), 0xff053061);
        QCOMPARE(diverging.pixel(2, 0), 0xff67001f);
        QVERIFY(qGray(diverging.pixel(1, 0)) > 240);
        const QImage mask = one(LiveScale::Mask, {0, 1});
        QCOMPARE(mask.pixel(0, 0), keptTone());
        QCOMPARE(mask.pixel(1, 0), prunedTone());
    }
    void cellsThatAreNoNumbersStandOut()
    {
        const LiveImage image =
            imageOf("i", LiveScale::Sequential, 1, 3, {0, std::numeric_limits<float>::quiet_NaN(), 1});
        QCOMPARE(drawLiveImage(image, coloursOf(image), kGround).pixel(1, 0), nonFiniteColour());
    }
    void whatIsNotSweptYetIsDimmed()
    {
        const LiveImage image = imageOf("i", LiveScale::Mask, 1, 4, {1, 1, 1, 1}, 0.5);
        QCOMPARE(sweptColumns(image), 2);
        const QImage drawn = drawLiveImage(image, coloursOf(image), kGround);
        QCOMPARE(drawn.pixel(1, 0), prunedTone());
        QCOMPARE(drawn.pixel(2, 0), mixColours(prunedTone(), kGround, 0.65));
        LiveImage finished = image;
        finished.swept = 1;
        QCOMPARE(sweptColumns(finished), 4);
    }
};

PRUNESCOPE_TEST(TstLiveImage)
#include "tst_live_image.moc"
