// Text on and around a heatmap.
#include "widgets/heatmap/heatmap_text.h"

#include "widgets/base/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {

double smallLineHeight() { return QFontMetricsF(textFont(TextSize::Small)).height(); }

void drawLineOfText(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text, const QColor& colour)
{
    painter.setPen(colour);
    painter.drawText(box, int(alignment) | Qt::TextSingleLine | Qt::TextDontClip, text);
}

void drawUpwards(QPainter& painter, const QPointF& centre, const QString& text, double room, const QColor& colour)
{
    const double line = smallLineHeight();
    painter.save();
    painter.translate(centre);
    painter.rotate(-90);
    painter.setPen(colour);
    const QString fitting = QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, room);
    painter.drawText(QRectF(-room / 2, -line / 2, room, line), Qt::AlignCenter, fitting);
    painter.restore();
}

std::pair<std::int64_t, std::int64_t> seenRange(double origin, double pixels, double perWeight, std::int64_t extent)
{
    const double last = origin + pixels / perWeight;
    return {std::clamp(std::int64_t(std::floor(origin)), std::int64_t(0), extent),
            std::clamp(std::int64_t(std::ceil(last)), std::int64_t(0), extent)};
}

} // namespace prunescope::gui
