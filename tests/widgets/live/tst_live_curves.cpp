// Which curves share a chart, and what the chart gets.
#include "tests/test_case.h"
#include "tests/widgets/live/live_samples.h"

#include "widgets/base/chart.h"
#include "widgets/live/live_curves.h"

#include <cmath>

using namespace prunescope;
using namespace prunescope::gui;
using namespace prunescope::tests;

class TstLiveCurves : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void curvesOverTheSameAxesShareAChart()
    {
        auto bars = curveOf("swaps", "loss", {3, 1});
        bars.isBars = true;
        auto logarithmic = curveOf("log", "loss", {1, 2});
        logarithmic.isLogarithmic = true;
        const auto groups =
            curveGroups({curveOf("before", "loss", {1}), curveOf("norms", "norm", {1}), bars, curveOf("after", "loss", {2}), logarithmic});
        QStringList ids, titles;
        for (const CurveGroup& group : groups) {
            ids << idOf(group);
            titles << titleOf(group);
        }
        QCOMPARE(ids, (QStringList{"before+after", "norms", "swaps", "log"}));
        QCOMPARE(titles[0], QStringLiteral("Curve before · Curve after"));
    }
    void axesCarryTheirTitlesAndScales()
    {
        Chart chart;
        auto curve = curveOf("norms", "L2 norm", {1, 0, 100});
        curve.isLogarithmic = true;
        showAxes(chart, {curve});
        showCurves(chart, {curve});
        QCOMPARE(chart.table(), (QList<QStringList>{{"series", "input", "L2 norm"}, {"", "0", "1"}, {"", "1", ""}, {"", "2", "100"}}));
        QVERIFY(std::isnan(chart.series()[0].y[1])); // a logarithmic axis has no place for 0
        QCOMPARE(chart.accessibleName(), QStringLiteral("Curve norms"));
    }
    void curvesOfAGroupAreNamedAndColouredApart()
    {
        Chart chart;
        showCurves(chart, {curveOf("before", "loss", {1, 2}), curveOf("after", "loss", {3, 4})});
        QCOMPARE(chart.series().size(), std::size_t(2));
        QCOMPARE(chart.series()[0].name, QStringLiteral("Curve before"));
        QVERIFY(chart.series()[0].colour != chart.series()[1].colour);
    }
    void barsStandOverTheirNumbers()
    {
        Chart chart;
        auto bars = curveOf("swaps", "rows", {3, 1});
        bars.isBars = true;
        showAxes(chart, {bars});
        showCurves(chart, {bars});
        QCOMPARE(chart.table(), (QList<QStringList>{{"input", "rows"}, {"0", "3"}, {"1", "1"}}));
    }
    void sameCurvesAreSeenAsSuch()
    {
        const CurveGroup group{curveOf("a", "loss", {1, 2})};
        QVERIFY(isSame(group, {curveOf("a", "loss", {1, 2})}));
        QVERIFY(!isSame(group, {curveOf("a", "loss", {1, 3})}));
        QVERIFY(!isSame(group, {}));
    }
};

PRUNESCOPE_TEST(TstLiveCurves)
#include "tst_live_curves.moc"
