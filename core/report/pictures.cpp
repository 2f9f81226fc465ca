// Layout of map and chart. Texts are measured by estimate: nothing here knows the reader's font.
#include "core/report/pictures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace prunescope {
namespace {

constexpr double kWidth = 900;
constexpr double kSmall = 11;
constexpr double kCellHeight = 26;
constexpr double kGap = 1;

Label label(double x, double y, Text text, Align align = Align::Start, Ink ink = Ink::Words, double size = kSmall)
{
    return {x, y, std::move(text), align, size, {ink, 0}, false};
}

/// The scale under the map: a bar of colours with the values at its ends.
void addScale(Drawing& out, const MapPicture& map, double y)
{
    constexpr double left = 90, width = 220, height = 10;
    constexpr int steps = 64;
    for (int i = 0; i < steps; ++i)
        out.shapes.push_back(Box{left + width * i / steps, y, width / steps + 0.5, height,
                                 {Ink::Data, (*map.colours)[std::size_t(i * 255 / (steps - 1))]}, {}});
    out.shapes.push_back(label(left - 6, y + height - 1, verbatim(map.text(map.low)), Align::End, Ink::Faint));
    out.shapes.push_back(label(left + width + 6, y + height - 1, verbatim(map.text(map.high)), Align::Start, Ink::Faint));
}

void addCell(Drawing& out, const MapPicture& map, const MapPicture::Cell& cell, const Box& place)
{
    Box box = place;
    const bool isKnown = std::isfinite(cell.value);
    const double position = map.high > map.low ? (cell.value - map.low) / (map.high - map.low) : 1;
    const Rgb colour = isKnown ? (*map.colours)[std::size_t(std::clamp(position, 0.0, 1.0) * 255 + 0.5)] : 0;
    box.fill = isKnown ? Paint{Ink::Data, colour} : Paint{Ink::Grid, 0};
    const std::string value = isKnown ? map.text(cell.value) : "–";
    box.tip = Text("%1: %2", cell.name, value);
    out.shapes.push_back(box);
    const std::string bare = value.ends_with(" %") ? value.substr(0, value.size() - 2) : value;
    if (isKnown && textWidth(bare, kSmall) + 6 < box.width)
        out.shapes.push_back(Label{box.x + box.width / 2, box.y + box.height / 2 + 4, verbatim(bare), Align::Middle, kSmall,
                                   {Ink::Data, inkOnRgb(colour)}, false});
}

/// A step of 1, 2 or 5 times a power of ten that cuts a range into about so many pieces.
double niceStep(double range, int pieces)
{
    const double rough = range / pieces;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (rough <= factor * power)
            return factor * power;
    return 10 * power;
}

/// Where data lie on the page.
class Plane {
public:
    Plane(const ChartPicture& chart, const Box& area) : m_area(area)
    {
        m_left = m_bottom = HUGE_VAL;
        m_right = m_top = -HUGE_VAL;
        for (const auto& curve : chart.curves)
            for (std::size_t i = 0; i < curve.x.size(); ++i)
                if (std::isfinite(curve.y[i]))
                    includePoint(curve, i);
        const bool hasLines = std::any_of(chart.curves.begin(), chart.curves.end(), [](const auto& curve) { return curve.hasLine; });
        if (!hasLines && m_left < m_right) { // room for the points at the ends and their names
            const double margin = 0.05 * (m_right - m_left);
            m_left -= margin;
            m_right += margin;
        }
        if (!(m_left < m_right)) {
            m_left = std::isfinite(m_left) ? m_left - 0.5 : 0;
            m_right = m_left + 1;
        }
        if (!(m_bottom < m_top)) {
            m_bottom = std::isfinite(m_bottom) ? m_bottom - 0.5 : 0;
            m_top = m_bottom + 1;
        }
        const double margin = 0.05 * (m_top - m_bottom);
        m_bottom -= margin;
        m_top += margin;
    }

    double x(double value) const { return m_area.x + (value - m_left) / (m_right - m_left) * m_area.width; }
    double y(double value) const { return m_area.y + m_area.height - (value - m_bottom) / (m_top - m_bottom) * m_area.height; }
    double clampedY(double value) const { return std::clamp(y(value), m_area.y, m_area.y + m_area.height); }
    std::vector<double> xTicks() const { return ticks(m_left, m_right, 8); }
    std::vector<double> yTicks() const { return ticks(m_bottom, m_top, 6); }
    const Box& area() const { return m_area; }

private:
    /// With its error bar, but for bars longer than the chart should be: those are cut.
    void includePoint(const ChartPicture::Curve& curve, std::size_t i)
    {
        const double error = i < curve.errors.size() && std::isfinite(curve.errors[i]) ? curve.errors[i] : 0;
        const auto [low, high] = std::minmax_element(curve.y.begin(), curve.y.end());
        const double span = error <= *high - *low ? error : 0;
        include(curve.x[i], curve.y[i] - span);
        include(curve.x[i], curve.y[i] + span);
    }
    void include(double x, double y)
    {
        m_left = std::min(m_left, x);
        m_right = std::max(m_right, x);
        m_bottom = std::min(m_bottom, y);
        m_top = std::max(m_top, y);
    }
    static std::vector<double> ticks(double low, double high, int pieces)
    {
        const double step = niceStep(high - low, pieces);
        std::vector<double> values;
        for (double i = std::ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; ++i)
            values.push_back(i * step + 0.0); // not -0
        return values;
    }

    Box m_area;
    double m_left, m_right, m_bottom, m_top;
};

void addAxes(Drawing& out, const ChartPicture& chart, const Plane& plane)
{
    const Box& area = plane.area();
    const double right = area.x + area.width, bottom = area.y + area.height;
    for (const double value : plane.yTicks()) {
        const double y = plane.y(value);
        out.shapes.push_back(Line{{{area.x, y}, {right, y}}, {Ink::Grid, 0}, 1, false, {}});
        out.shapes.push_back(label(area.x - 6, y + 4, verbatim(numberText(value)), Align::End, Ink::Faint));
    }
    for (const double value : plane.xTicks()) {
        const double x = plane.x(value);
        out.shapes.push_back(Line{{{x, bottom}, {x, bottom + 4}}, {Ink::Grid, 0}, 1, false, {}});
        const std::string text = chart.isShareX ? numberText(100 * value, 3) + " %" : numberText(value);
        out.shapes.push_back(label(x, bottom + 17, verbatim(text), Align::Middle, Ink::Faint));
    }
    out.shapes.push_back(label(area.x + area.width / 2, bottom + 36, chart.xTitle, Align::Middle));
    Label vertical = label(14, area.y + area.height / 2, chart.yTitle, Align::Middle);
    vertical.isUpward = true;
    out.shapes.push_back(vertical);
}

/// A curve's point with its error bar and, where it has one, its name.
void addPoint(Drawing& out, const ChartPicture::Curve& curve, std::size_t i, const Plane& plane, const Paint& paint)
{
    const double x = plane.x(curve.x[i]), y = plane.y(curve.y[i]);
    if (i < curve.errors.size() && std::isfinite(curve.errors[i]))
        out.shapes.push_back(Line{{{x, plane.clampedY(curve.y[i] - curve.errors[i])}, {x, plane.clampedY(curve.y[i] + curve.errors[i])}},
                                  paint, 1, false, {}});
    const bool isNamed = i < curve.pointNames.size();
    const Text& name = isNamed ? curve.pointNames[i] : curve.name;
    out.shapes.push_back(Dot{x, y, curve.hasLine ? 2.8 : 4.5, paint, Text("%1: %2", name.english(), numberText(curve.y[i]))});
    if (isNamed)
        out.shapes.push_back(label(x + 8, y + 4, name, Align::Start, Ink::Faint));
}

void addCurve(Drawing& out, const ChartPicture::Curve& curve, const Plane& plane)
{
    const Paint paint = curve.isFaint ? Paint{curve.hasLine ? Ink::Grid : Ink::Faint, 0} : Paint{Ink::Data, curve.colour};
    Line line{{}, paint, curve.isFaint ? 1.0 : 1.8, curve.isDashed, curve.name};
    const auto finish = [&] {
        if (line.points.size() > 1)
            out.shapes.push_back(line);
        line.points.clear();
    };
    for (std::size_t i = 0; i < curve.x.size(); ++i) {
        if (!std::isfinite(curve.y[i])) {
            finish();
            continue;
        }
        if (curve.hasLine)
            line.points.emplace_back(plane.x(curve.x[i]), plane.y(curve.y[i]));
        if (!curve.isFaint || !curve.hasLine)
            addPoint(out, curve, i, plane, paint);
    }
    finish();
}

} // namespace

std::string groupedText(long long count)
{
    std::string digits = std::to_string(std::llabs(count));
    for (int place = int(digits.size()) - 3; place > 0; place -= 3)
        digits.insert(std::size_t(place), ",");
    return count < 0 ? "-" + digits : digits;
}

std::string numberText(double value, int digits)
{
    if (!std::isfinite(value))
        return std::isnan(value) ? "–" : value > 0 ? "∞" : "-∞";
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
    if (std::abs(value) < 1e4 || std::abs(value) >= 1e15)
        return buffer;
    return groupedText(std::llround(std::strtod(buffer, nullptr)));
}

std::string shareText(double share)
{
    if (!std::isfinite(share))
        return "–";
    char buffer[64];
    if (share != 0 && std::abs(share) < 0.0005)
        std::snprintf(buffer, sizeof buffer, "%.1g %%", 100 * share);
    else
        std::snprintf(buffer, sizeof buffer, "%.1f %%", 100 * share);
    return buffer;
}

Drawing drawMap(const MapPicture& map)
{
    double left = 0;
    for (const auto& kind : map.kinds)
        left = std::max(left, textWidth(kind, kSmall));
    left += 26;
    const double cellWidth = (kWidth - left) / std::max(map.blocks, 1);
    const double top = 20, bottom = top + kCellHeight * double(map.kinds.size());
    Drawing out{kWidth, bottom + 54, map.title, {}};
    out.shapes.push_back(label(0, 12, map.title));
    for (std::size_t kind = 0; kind < map.kinds.size(); ++kind) {
        const double y = top + kCellHeight * double(kind) + kCellHeight / 2;
        out.shapes.push_back(Dot{6, y, 4, {Ink::Data, kindRgb(map.kinds[kind], int(kind))}, {}});
        out.shapes.push_back(label(16, y + 4, verbatim(map.kinds[kind])));
    }
    for (const auto& cell : map.cells)
        addCell(out, map, cell,
                {left + cell.block * cellWidth, top + kCellHeight * cell.kind, std::max(cellWidth - kGap, 0.5), kCellHeight - kGap, {}, {}});
    const int every = std::max(1, int(std::ceil(22 / cellWidth)));
    for (int block = 0; block < map.blocks; block += every)
        out.shapes.push_back(label(left + (block + 0.5) * cellWidth, bottom + 14, verbatim(std::to_string(block)), Align::Middle, Ink::Faint));
    out.shapes.push_back(label(16, bottom + 14, Text(PS_TEXT("Block")), Align::Start, Ink::Faint));
    addScale(out, map, bottom + 32);
    return out;
}

Drawing drawChart(const ChartPicture& chart)
{
    double legend = 0;
    for (const auto& curve : chart.curves)
        if (!curve.name.isEmpty() && !curve.isFaint)
            legend = std::max(legend, textWidth(curve.name.english(), kSmall) + 40);
    legend = std::min(legend, kWidth / 2);
    Drawing out{kWidth, 360, chart.title, {}};
    out.shapes.push_back(label(0, 12, chart.title));
    const Plane plane(chart, {70, 26, kWidth - 70 - legend - 16, 280, {}, {}});
    addAxes(out, chart, plane);
    for (const bool faint : {true, false})
        for (const auto& curve : chart.curves)
            if (curve.isFaint == faint)
                addCurve(out, curve, plane);
    double y = 38;
    const double x = kWidth - legend + 8;
    for (const auto& curve : chart.curves) {
        if (curve.name.isEmpty() || curve.isFaint)
            continue;
        out.shapes.push_back(Line{{{x, y - 4}, {x + 18, y - 4}}, {Ink::Data, curve.colour}, 2.5, curve.isDashed, {}});
        out.shapes.push_back(label(x + 24, y, curve.name));
        y += 18;
    }
    return out;
}

} // namespace prunescope
