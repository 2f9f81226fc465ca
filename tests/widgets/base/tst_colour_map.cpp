// Colours: ends and middle of the tables, lightness of the two tones, one colour per kind.
#include "tests/test_case.h"

#include "widgets/base/colour_map.h"

#include <QSet>

#include <cmath>

using namespace prunescope::gui;

class TstColourMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tablesBeginAndEndAsPublished()
    {
        QCOMPARE(QColor(colourTable(ColourMap::Viridis)[0]).name(), QStringLiteral("#440154"));
        QCOMPARE(QColor(colourTable(ColourMap::Viridis)[255]).name(), QStringLiteral("#fde725"));
        QCOMPARE(QColor(colourTable(ColourMap::Cividis)[0]).name(), QStringLiteral("#00224e"));
        QCOMPARE(QColor(colourTable(ColourMap::Cividis)[255]).name(), QStringLiteral("#fee838"));
        QCOMPARE(QColor(colourTable(ColourMap::Diverging)[0]).name(), QStringLiteral("#053061"));
        QCOMPARE(QColor(colourTable(ColourMap::Diverging)[255]).name(), QStringLiteral("#67001f"));
    }

    void entriesBetweenAnchorsAreNearThePublishedTable()
    {
        // Entries 8 and 121 of matplotlib's viridis, between two anchors.
        const auto isNear = [](QRgb a, int red, int green, int blue) {
            return std::abs(qRed(a) - red) <= 3 && std::abs(qGreen(a) - green) <= 3 && std::abs(qBlue(a) - blue) <= 3;
        };
        QVERIFY(isNear(colourTable(ColourMap::Viridis)[8], 71, 13, 96));
        QVERIFY(isNear(colourTable(ColourMap::Viridis)[121], 34, 138, 141));
    }

    void divergingMapIsNeutralAtZero()
    {
        const QColor middle(colourAt(ColourMap::Diverging, 0.5));
        QVERIFY(middle.lightness() > 235);
        QVERIFY(middle.saturation() < 12);
    }

    void positionsOutsideAreClampedAndNanHasItsOwnColour()
    {
        QCOMPARE(colourAt(ColourMap::Viridis, -1), colourTable(ColourMap::Viridis)[0]);
        QCOMPARE(colourAt(ColourMap::Viridis, 2), colourTable(ColourMap::Viridis)[255]);
        QCOMPARE(colourAt(ColourMap::Viridis, std::nan("")), nonFiniteColour());
    }

    void sequentialMapsGetLighterAllTheWay()
    {
        for (const ColourMap map : {ColourMap::Viridis, ColourMap::Cividis})
            for (std::size_t i = 8; i < 256; ++i)
                QVERIFY(qGray(colourTable(map)[i]) >= qGray(colourTable(map)[i - 8]));
    }

    void keptAndPrunedDifferInGreyscale()
    {
        QVERIFY(qGray(keptTone()) - qGray(prunedTone()) > 100);
        QCOMPARE(keptShareTone(0), prunedTone());
        QCOMPARE(keptShareTone(1), keptTone());
    }

    void everyKindHasAColourOfItsOwn()
    {
        QSet<QRgb> colours;
        for (const char* kind : {"q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"})
            colours.insert(kindColour(QLatin1String(kind)).rgb());
        QCOMPARE(colours.size(), 7);
        QCOMPARE(kindColour(QStringLiteral("c_fc"), 2), seriesColour(2));
        QCOMPARE(seriesColour(7), seriesColour(0));
    }

    void inkContrastsWithItsGround()
    {
        QCOMPARE(inkOn(qRgb(250, 230, 40)), QColor(Qt::black));
        QCOMPARE(inkOn(qRgb(68, 1, 84)), QColor(Qt::white));
    }
};

PRUNESCOPE_TEST(TstColourMap)
#include "tst_colour_map.moc"
