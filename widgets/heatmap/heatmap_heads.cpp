// Neighbouring spans of one part that share a key/value head form a group; without grouped queries each span is its own.
#include "widgets/heatmap/heatmap_heads.h"

#include "widgets/base/theme.h"
#include "widgets/heatmap/heatmap_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace prunescope::gui {
namespace {

struct HeatmapHeads {
    Q_DECLARE_TR_FUNCTIONS(prunescope::gui::HeatmapHeads)
};

constexpr double kLeastHead = 10;  // pixels from which heads get boundaries
constexpr double kLeastGroup = 4;
constexpr double kRoom = 6;        // pixels around a name

// Pixels along the axis, inside the part that is seen.
struct Stretch {
    double from = 0, to = 0;
    double length() const { return to - from; }
};

class HeadAxis {
public:
    HeadAxis(const HeatmapScene& scene, const HeatmapLayout& layout) : m_scene(scene), m_layout(layout) {}

    bool areRows() const { return m_scene.heads->areRows; }
    double perWeight() const { return areRows() ? m_scene.view.rowPixels : m_scene.view.columnPixels; }
    double low() const { return areRows() ? m_layout.picture.top() : m_layout.picture.left(); }
    double high() const { return areRows() ? m_layout.picture.bottom() : m_layout.picture.right(); }
    double pixel(std::int64_t weight) const
    {
        const QPointF at = m_scene.view.toPixel({double(weight), double(weight)});
        return low() + (areRows() ? at.y() : at.x());
    }
    Stretch seen(const HeadSpan& first, const HeadSpan& last) const
    {
        return {std::max(pixel(first.begin), low()), std::min(pixel(last.begin + last.count), high())};
    }

private:
    const HeatmapScene& m_scene;
    const HeatmapLayout& m_layout;
};

/// Calls act(first, last) for each group.
template <typename Act> void forGroups(const MatrixHeads& heads, const Act& act)
{
    const auto& spans = heads.spans;
    for (std::size_t first = 0; first < spans.size();) {
        std::size_t last = first;
        while (last + 1 < spans.size() && spans[last + 1].part == spans[first].part
               && spans[last + 1].keyValueHead == spans[first].keyValueHead)
            ++last;
        act(spans[first], spans[last], std::size_t(first), std::size_t(last));
        first = last + 1;
    }
}

void paintBracket(QPainter& painter, const HeadAxis& axis, const QRectF& band, Stretch stretch)
{
    painter.setPen(QPen(mutedInk(), 1));
    if (axis.areRows()) {
        const double x = band.right() - 3;
        painter.drawLine(QPointF(x, stretch.from + 1), QPointF(x, stretch.to - 1));
        painter.drawLine(QPointF(x, stretch.from + 1), QPointF(x + 3, stretch.from + 1));
        painter.drawLine(QPointF(x, stretch.to - 1), QPointF(x + 3, stretch.to - 1));
    } else {
        const double y = band.top() + 3;
        painter.drawLine(QPointF(stretch.from + 1, y), QPointF(stretch.to - 1, y));
        painter.drawLine(QPointF(stretch.from + 1, y), QPointF(stretch.from + 1, y - 3));
        painter.drawLine(QPointF(stretch.to - 1, y), QPointF(stretch.to - 1, y - 3));
    }
}

bool paintName(QPainter& painter, const HeadAxis& axis, const QRectF& band, Stretch stretch, const QString& name)
{
    if (QFontMetricsF(painter.font()).horizontalAdvance(name) + kRoom > stretch.length())
        return false;
    const double middle = (stretch.from + stretch.to) / 2;
    if (axis.areRows())
        drawUpwards(painter, {band.left() + smallLineHeight() / 2, middle}, name, stretch.length(), mutedInk());
    else
        drawLineOfText(painter, QRectF(stretch.from, band.top() + 4, stretch.length(), smallLineHeight()), Qt::AlignHCenter, name,
                       mutedInk());
    return true;
}

} // namespace

QString headName(const HeadSpan& span, bool isGrouped)
{
    switch (span.part) {
    case HeadPart::Key: return HeatmapHeads::tr("k %1").arg(span.keyValueHead);
    case HeadPart::Value: return HeatmapHeads::tr("v %1").arg(span.keyValueHead);
    case HeadPart::Fused: return HeatmapHeads::tr("head %1: q, k, v").arg(span.head);
    case HeadPart::Query:
    case HeadPart::Output: break;
    }
    return isGrouped ? HeatmapHeads::tr("q %1 (kv %2)").arg(span.head).arg(span.keyValueHead)
                     : HeatmapHeads::tr("q %1").arg(span.head);
}

QString headGroupName(const HeadSpan& first, const HeadSpan& last)
{
    return HeatmapHeads::tr("kv %1: q %2–%3").arg(first.keyValueHead).arg(first.head).arg(last.head);
}

void paintHeadRuler(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    if (!scene.heads || layout.heads.isEmpty())
        return;
    const HeadAxis axis(scene, layout);
    const QRectF& band = layout.heads;
    forGroups(*scene.heads, [&](const HeadSpan& first, const HeadSpan& last, std::size_t begin, std::size_t end) {
        const Stretch group = axis.seen(first, last);
        if (group.length() < kLeastGroup)
            return;
        const bool isGroup = begin < end;
        bool isNamed = false;
        for (std::size_t i = begin; i <= end; ++i) {
            const HeadSpan& span = scene.heads->spans[i];
            const Stretch head = axis.seen(span, span);
            if (double(span.count) * axis.perWeight() >= kLeastHead && head.length() >= kLeastGroup)
                isNamed = paintName(painter, axis, band, head, headName(span, isGroup)) || isNamed;
        }
        if (!isNamed && isGroup)
            paintName(painter, axis, band, group, headGroupName(first, last));
        paintBracket(painter, axis, band, group);
    });
}

void paintHeadBoundaries(QPainter& painter, const HeatmapScene& scene, const HeatmapLayout& layout)
{
    if (!scene.heads)
        return;
    const HeadAxis axis(scene, layout);
    const auto line = [&](std::int64_t weight, double width) {
        const double at = axis.pixel(weight);
        if (at <= axis.low() + 1 || at >= axis.high() - 1)
            return;
        const bool areRows = axis.areRows();
        const QPointF from = areRows ? QPointF(layout.picture.left(), at) : QPointF(at, layout.picture.top());
        const QPointF to = areRows ? QPointF(layout.picture.right(), at) : QPointF(at, layout.picture.bottom());
        // Dark under light, so that the line shows on every colour.
        painter.setPen(QPen(QColor(0, 0, 0, 150), width + 1.5));
        painter.drawLine(from, to);
        painter.setPen(QPen(QColor(255, 255, 255, 210), width, width > 1 ? Qt::SolidLine : Qt::DashLine));
        painter.drawLine(from, to);
    };
    forGroups(*scene.heads, [&](const HeadSpan& first, const HeadSpan& last, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin + 1; i <= end; ++i)
            if (double(scene.heads->spans[i].count) * axis.perWeight() >= kLeastHead)
                line(scene.heads->spans[i].begin, 1);
        if (double(last.begin + last.count - first.begin) * axis.perWeight() >= kLeastHead && first.begin > 0)
            line(first.begin, begin < end ? 1.5 : 1);
    });
}

} // namespace prunescope::gui
