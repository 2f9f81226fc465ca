// The glyphs, on a square of 24 units.
#include "app/glyph_icon.h"

#include "widgets/base/theme.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

namespace prunescope::gui {

namespace {

constexpr double kUnits = 24;

/// A map of cells, one of them looked at.
void drawExplore(QPainter& painter)
{
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            const QRectF cell(4 + column * 6, 4 + row * 6, 4, 4);
            painter.drawRect(cell);
            if ((row + column) % 2 == 0)
                painter.fillRect(cell, painter.pen().color());
        }
    }
}

/// Two curves that leave the same ground.
void drawSensitivity(QPainter& painter)
{
    painter.drawLine(QPointF(4, 4), QPointF(4, 20));
    painter.drawLine(QPointF(4, 20), QPointF(20, 20));
    QPainterPath steep(QPointF(5, 19)), flat(QPointF(5, 19));
    steep.quadTo(QPointF(12, 18), QPointF(14, 5));
    flat.quadTo(QPointF(16, 18), QPointF(20, 13));
    painter.drawPath(steep);
    painter.drawPath(flat);
}

/// Three sliders of a mixing desk.
void drawPlan(QPainter& painter)
{
    const double handles[] = {8, 15, 11};
    for (int i = 0; i < 3; ++i) {
        const double x = 6 + 6 * i;
        painter.drawLine(QPointF(x, 4), QPointF(x, 20));
        painter.fillRect(QRectF(x - 2.5, handles[i] - 1.5, 5, 3), painter.pen().color());
    }
}

void drawRun(QPainter& painter)
{
    QPainterPath triangle(QPointF(8, 5));
    triangle.lineTo(19, 12);
    triangle.lineTo(8, 19);
    triangle.closeSubpath();
    painter.drawPath(triangle);
}

/// Two bars side by side on a ground line.
void drawCompare(QPainter& painter)
{
    painter.drawLine(QPointF(4, 20), QPointF(20, 20));
    painter.drawRect(QRectF(6, 11, 4, 9));
    painter.fillRect(QRectF(14, 5, 4, 15), painter.pen().color());
}

void drawTurn(QPainter& painter)
{
    QPainterPath arrow(QPointF(5, 10));
    arrow.lineTo(14, 10);
    arrow.cubicTo(20, 10, 20, 18, 14, 18);
    arrow.lineTo(10, 18);
    painter.drawPath(arrow);
    painter.drawPolyline(QPolygonF{QPointF(9, 6), QPointF(5, 10), QPointF(9, 14)});
}

class GlyphEngine : public QIconEngine {
public:
    explicit GlyphEngine(Glyph glyph) : m_glyph(glyph) {}

    QIconEngine* clone() const override { return new GlyphEngine(m_glyph); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / kUnits, rect.height() / kUnits);
        if (m_glyph == Glyph::Redo) {
            painter->translate(kUnits, 0);
            painter->scale(-1, 1);
        }
        QColor colour = state == QIcon::On ? accent() : ink();
        if (mode == QIcon::Disabled)
            colour.setAlphaF(0.35f);
        painter->setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        draw(*painter);
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

private:
    void draw(QPainter& painter) const
    {
        switch (m_glyph) {
        case Glyph::Explore: drawExplore(painter); break;
        case Glyph::Sensitivity: drawSensitivity(painter); break;
        case Glyph::Plan: drawPlan(painter); break;
        case Glyph::Run: drawRun(painter); break;
        case Glyph::Compare: drawCompare(painter); break;
        case Glyph::Undo:
        case Glyph::Redo: drawTurn(painter); break;
        }
    }

    Glyph m_glyph;
};

} // namespace

QIcon glyphIcon(Glyph glyph) { return QIcon(new GlyphEngine(glyph)); }

} // namespace prunescope::gui
