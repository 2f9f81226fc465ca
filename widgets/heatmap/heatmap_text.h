#pragma once
// Small drawing steps that the parts of a heatmap share.

#include <QColor>
#include <QRectF>
#include <QString>

#include <cstdint>
#include <utility>

class QPainter;

namespace prunescope::gui {

/// Height of a line of small text.
double smallLineHeight();
/// One line, not clipped by its box.
void drawLineOfText(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text, const QColor& colour);
/// Upwards, around a point; elided to the room there is.
void drawUpwards(QPainter& painter, const QPointF& centre, const QString& text, double room, const QColor& colour);

/// First and one past the last row or column that is seen.
std::pair<std::int64_t, std::int64_t> seenRange(double origin, double pixels, double perWeight, std::int64_t extent);

} // namespace prunescope::gui
