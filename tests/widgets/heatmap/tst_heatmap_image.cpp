// From values to pixels.
#include "tests/test_case.h"

#include "widgets/heatmap/heatmap_image.h"

#include <cmath>
#include <limits>

using namespace prunescope::gui;

namespace {

std::shared_ptr<const MatrixPyramid> pyramidOf(std::vector<float> values, std::int64_t rows, std::int64_t columns)
{
    return MatrixPyramid::build(std::make_shared<const std::vector<float>>(std::move(values)), rows, columns);
}

// At most one entry of the table apart.
bool isNear(QRgb a, QRgb b)
{
    return std::abs(qRed(a) - qRed(b)) <= 3 && std::abs(qGreen(a) - qGreen(b)) <= 3 && std::abs(qBlue(a) - qBlue(b)) <= 3;
}

} // namespace

class TstHeatmapImage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scalesPlaceValues()
    {
        const HeatmapScale linear{ColourMap::Viridis, false, 0, 4};
        QCOMPARE(linear.position(1), 0.25);
        QCOMPARE(linear.position(8), 1.0);
        const HeatmapScale logarithmic{ColourMap::Viridis, true, 0.01, 1};
        QVERIFY(std::abs(logarithmic.position(0.1) - 0.5) < 1e-12);
        QCOMPARE(logarithmic.position(0), 0.0);
        QVERIFY(std::abs(logarithmic.valueAt(0.5) - 0.1) < 1e-12);
        QVERIFY(std::isnan(linear.position(std::numeric_limits<double>::infinity())));
    }

    void lookupsAgreeWithTheScale_data()
    {
        QTest::addColumn<bool>("logarithmic");
        QTest::newRow("linear") << false;
        QTest::newRow("logarithmic") << true;
    }
    void lookupsAgreeWithTheScale()
    {
        QFETCH(bool, logarithmic);
        const HeatmapScale scale{ColourMap::Viridis, logarithmic, logarithmic ? 1e-4 : 0, 2};
        const ColourLookup colours(scale);
        for (float value = 0; value < 3; value += 0.0137f)
            QVERIFY(isNear(colours(value), scale.colour(double(value))));
        QCOMPARE(colours(-0.0f), scale.colour(0));
        QCOMPARE(colours(-1.0f), scale.colour(0));
        QCOMPARE(colours(std::numeric_limits<float>::quiet_NaN()), nonFiniteColour());
        QCOMPARE(colours(std::numeric_limits<float>::infinity()), nonFiniteColour());
    }

    void signedValuesHaveTheirMiddleAtZero()
    {
        const HeatmapScale mirrored{ColourMap::Diverging, true, 0.01, 1, true};
        QCOMPARE(mirrored.position(0), 0.5);
        QCOMPARE(mirrored.position(0.005), 0.5); // smaller than what the scale tells apart
        QVERIFY(std::abs(mirrored.position(0.1) - 0.75) < 1e-12);
        QVERIFY(std::abs(mirrored.position(-0.1) - 0.25) < 1e-12);
        QVERIFY(std::abs(mirrored.valueAt(0.25) + 0.1) < 1e-12);
        for (const HeatmapScale& scale : {mirrored, HeatmapScale{ColourMap::Diverging, false, -2, 2}}) {
            const ColourLookup colours(scale);
            for (float value = -3; value < 3; value += 0.0137f)
                QVERIFY(isNear(colours(value), scale.colour(double(value))));
            QCOMPARE(colours(-std::numeric_limits<float>::infinity()), nonFiniteColour());
        }
    }

    void rangesAreWhatTheyAreCalled()
    {
        ValueSpread spread;
        spread.lowest = -4;
        spread.highest = 10;
        spread.lowShare = -2;
        spread.highShare = 3;
        spread.smallShare = 0.01f;
        spread.largeShare = 5;
        const auto ends = [&](ScaleRange range) {
            const HeatmapScale scale = scaleFor(spread, {ColourMap::Diverging, range}, true);
            return std::pair(scale.bottom(), scale.high);
        };
        QCOMPARE(ends(ScaleRange::Full), std::pair(-4.0, 10.0));
        QCOMPARE(ends(ScaleRange::Clipped), std::pair(-2.0, 3.0));
        QCOMPARE(ends(ScaleRange::Symmetric), std::pair(-5.0, 5.0));
        QCOMPARE(ends(ScaleRange::Logarithmic), std::pair(-10.0, 10.0));
        spread.lowest = spread.lowShare = 0.5f;
        const HeatmapScale scores = scaleFor(spread, {ColourMap::Viridis, ScaleRange::Clipped}, false);
        QCOMPARE(scores.low, 0.0); // scores begin at zero
        QCOMPARE(scores.high, 3.0);
    }

    void theStrongestOfAPixelKeepsItsSign()
    {
        const auto values = pyramidOf({0.5f, -0.75f, 0.25f, 0.125f}, 2, 2);
        const ColourLookup colours({ColourMap::Diverging, false, -1, 1});
        QImage image(1, 1, QImage::Format_RGB32);
        HeatmapRequest request{values.get(), nullptr, &colours, Pooling::Strongest};
        request.columnsPerPixel = request.rowsPerPixel = 2;
        drawHeatmap(image, request);
        QVERIFY(isNear(image.pixel(0, 0), colours.scale().colour(-0.75)));
        QCOMPARE(values->at(Pooling::Strongest, 1, 0, 0), -0.75f);
    }

    void magnifiedWeightsAreSharpSquares()
    {
        const auto values = pyramidOf({0, 1, 2, 3}, 2, 2);
        const ColourLookup colours({ColourMap::Viridis, false, 0, 3});
        QImage image(8, 8, QImage::Format_RGB32);
        HeatmapRequest request{values.get(), nullptr, &colours};
        request.columnsPerPixel = request.rowsPerPixel = 0.25;
        drawHeatmap(image, request);
        for (int y = 0; y < 8; ++y)
            for (int x = 0; x < 8; ++x)
                QVERIFY(isNear(image.pixel(x, y), colours.scale().colour((y / 4) * 2 + x / 4)));
    }

    void aSingleLargeWeightIsSeenAtEveryZoom()
    {
        std::vector<float> values(std::size_t(100) * 70, 0.0f);
        values[std::size_t(37) * 70 + 41] = 1;
        const auto pyramid = pyramidOf(values, 100, 70);
        const ColourLookup colours({ColourMap::Viridis, false, 0, 1});
        for (const double perPixel : {1.0, 1.3, 1.9, 2.5, 3.99, 7.3, 20.0}) {
            QImage image(int(70 / perPixel) + 1, int(100 / perPixel) + 1, QImage::Format_RGB32);
            HeatmapRequest request{pyramid.get(), nullptr, &colours, Pooling::Max};
            request.columnsPerPixel = request.rowsPerPixel = perPixel;
            drawHeatmap(image, request);
            int bright = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    bright += isNear(image.pixel(x, y), colours.scale().colour(1));
            QVERIFY2(bright == 1, qPrintable(QStringLiteral("%1 weights per pixel: %2").arg(perPixel).arg(bright)));
        }
    }

    void stretchedPixelsStillPoolAllTheirWeights()
    {
        std::vector<float> values(std::size_t(64) * 64, 0.0f);
        values[std::size_t(20) * 64 + 50] = 1;
        const auto pyramid = pyramidOf(values, 64, 64);
        const ColourLookup colours({ColourMap::Viridis, false, 0, 1});
        QImage image(64, 24, QImage::Format_RGB32);
        HeatmapRequest request{pyramid.get(), nullptr, &colours, Pooling::Max};
        request.columnsPerPixel = 1;
        request.rowsPerPixel = 64.0 / 24;
        drawHeatmap(image, request);
        QVERIFY(isNear(image.pixel(50, int(20.5 / request.rowsPerPixel)), colours.scale().colour(1)));
    }

    void pixelsOutsideOfTheMatrixKeepTheGround()
    {
        const auto values = pyramidOf({1}, 1, 1);
        const ColourLookup colours({ColourMap::Viridis, false, 0, 1});
        QImage image(3, 3, QImage::Format_RGB32);
        HeatmapRequest request{values.get(), nullptr, &colours};
        request.origin = {-1, -1};
        request.outside = qRgb(1, 2, 3);
        drawHeatmap(image, request);
        QCOMPARE(image.pixel(0, 0), qRgb(1, 2, 3));
        QCOMPARE(image.pixel(2, 1), qRgb(1, 2, 3));
        QVERIFY(isNear(image.pixel(1, 1), colours.scale().colour(1)));
    }

    void overlaysBlendTheKeptShare()
    {
        const auto values = pyramidOf({0.5f, 0.5f, 0.5f, 0.5f}, 2, 2);
        const auto pruned = std::make_shared<const std::vector<std::uint8_t>>(std::vector<std::uint8_t>{1, 0, 1, 1});
        const auto mask = MaskPyramid::build(pruned, 2, 2);
        const ColourLookup colours({ColourMap::Viridis, false, 0, 1});
        const QRgb ground = colours.scale().colour(0.5);
        QImage each(2, 2, QImage::Format_RGB32);
        HeatmapRequest request{values.get(), mask.get(), &colours};
        drawHeatmap(each, request);
        QVERIFY(isNear(each.pixel(0, 0), mixColours(ground, prunedTone(), kOverlayShare)));
        QVERIFY(isNear(each.pixel(1, 0), mixColours(ground, keptTone(), kOverlayShare)));
        QImage pooled(1, 1, QImage::Format_RGB32);
        request.columnsPerPixel = request.rowsPerPixel = 2;
        drawHeatmap(pooled, request);
        QVERIFY(isNear(pooled.pixel(0, 0), mixColours(ground, keptShareTone(0.25), kOverlayShare)));
    }
};

PRUNESCOPE_TEST(TstHeatmapImage)
#include "tst_heatmap_image.moc"
