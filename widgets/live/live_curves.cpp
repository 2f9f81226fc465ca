// Live curves as chart series and bars.
#include "widgets/live/live_curves.h"

#include "widgets/base/chart.h"
#include "widgets/base/colour_map.h"
#include "widgets/base/core_text.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <algorithm>
#include <limits>

namespace prunescope::gui {

using prunescope::LiveCurve;

namespace {

constexpr int kFewPoints = 24; // then each is marked
constexpr int kContrast = 5;   // of the palette's colours those so far apart differ most

bool isSameText(const prunescope::Text& a, const prunescope::Text& b)
{
    return a.pattern() == b.pattern() && a.values() == b.values();
}

bool shareAxes(const LiveCurve& a, const LiveCurve& b)
{
    return !a.isBars && !b.isBars && a.isLogarithmic == b.isLogarithmic && isSameText(a.xTitle, b.xTitle)
           && isSameText(a.yTitle, b.yTitle);
}

ChartSeries seriesOf(const LiveCurve& curve, const QColor& colour, bool isNamed)
{
    ChartSeries series;
    if (isNamed)
        series.name = coreText(curve.title);
    series.colour = colour;
    series.x = curve.x;
    series.y = curve.y;
    series.showsPoints = curve.x.size() <= std::size_t(kFewPoints);
    if (curve.isLogarithmic) // there is no place for 0 on the axis
        std::replace_if(series.y.begin(), series.y.end(), [](double y) { return !(y > 0); },
                        std::numeric_limits<double>::quiet_NaN());
    return series;
}

void showBars(Chart& chart, const LiveCurve& curve)
{
    QStringList categories;
    for (const double x : curve.x)
        categories << tickText(QString::number(x, 'g', 3).toDouble());
    ChartBars bars;
    bars.colour = accent();
    bars.values = curve.y;
    chart.setBars(categories, {bars});
}

} // namespace

std::vector<CurveGroup> curveGroups(const std::vector<LiveCurve>& curves)
{
    std::vector<CurveGroup> groups;
    for (const LiveCurve& curve : curves) {
        const auto found = std::find_if(groups.begin(), groups.end(),
                                        [&](const CurveGroup& group) { return shareAxes(group.front(), curve); });
        if (found == groups.end())
            groups.push_back({curve});
        else
            found->push_back(curve);
    }
    return groups;
}

QString idOf(const CurveGroup& group)
{
    QStringList ids;
    for (const LiveCurve& curve : group)
        ids << QString::fromStdString(curve.id);
    return ids.join(QLatin1Char('+'));
}

QString titleOf(const CurveGroup& group)
{
    QStringList titles;
    for (const LiveCurve& curve : group)
        titles << coreText(curve.title);
    return titles.join(QStringLiteral(" · "));
}

bool isSame(const CurveGroup& a, const CurveGroup& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const LiveCurve& one, const LiveCurve& other) {
        return one.id == other.id && one.x == other.x && one.y == other.y && isSameText(one.title, other.title);
    });
}

void showAxes(Chart& chart, const CurveGroup& group)
{
    chart.setAxes({coreText(group.front().xTitle)}, {coreText(group.front().yTitle), group.front().isLogarithmic});
}

void showCurves(Chart& chart, const CurveGroup& group)
{
    chart.setTitle(titleOf(group));
    if (group.front().isBars)
        return showBars(chart, group.front());
    std::vector<ChartSeries> series;
    for (const LiveCurve& curve : group)
        series.push_back(seriesOf(curve, group.size() == 1 ? accent() : seriesColour(kContrast * int(series.size())),
                                  group.size() > 1));
    chart.setSeries(std::move(series));
}

} // namespace prunescope::gui
