// Mouse and keyboard of the heatmap: those of a good image viewer.
#include "widgets/heatmap/heatmap_view.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {
namespace {

constexpr double kZoomStep = 1.25;
constexpr int kClickPixels = 3;
constexpr double kPanShare = 0.1; // of what is seen, per key

} // namespace

void HeatmapView::wheelEvent(QWheelEvent* event)
{
    const double steps = event->angleDelta().y() / 120.0;
    m_settle.start();
    if (steps != 0)
        zoomAt(event->position(), std::pow(kZoomStep, steps));
    setHovered(weightAt(event->position()));
    event->accept();
}

void HeatmapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_data)
        return;
    m_pressedAt = m_lastAt = event->position();
    if (m_layout.inset.contains(event->position())) {
        m_drag = Drag::Inset;
        panTo(event->position());
    } else if (m_layout.picture.contains(event->position())) {
        m_drag = Drag::Pending;
    } else if (const Drag margin = marginAt(event->position()); margin != Drag::None) {
        m_drag = margin;
        m_brushStart = weightAlong(margin, event->position());
        brushTo(event->position());
    }
}

// Rows: the ruler at the left and the profile at the right; columns: the profile above and the ruler below.
HeatmapView::Drag HeatmapView::marginAt(const QPointF& pixel) const
{
    if (!m_data)
        return Drag::None;
    const QRectF& picture = m_layout.picture;
    const bool isBeside = pixel.y() >= picture.top() && pixel.y() < picture.bottom();
    const bool isAbove = pixel.x() >= picture.left() && pixel.x() < picture.right();
    if (isBeside && ((pixel.x() < picture.left() && pixel.x() >= picture.left() - 2 * kRulerDepth) || m_layout.profile.contains(pixel)))
        return Drag::Rows;
    if (isAbove && ((pixel.y() >= picture.bottom() && pixel.y() < picture.bottom() + kRulerDepth) || m_layout.columns.contains(pixel)))
        return Drag::Columns;
    return Drag::None;
}

std::int64_t HeatmapView::weightAlong(Drag axis, const QPointF& pixel) const
{
    const QPointF weight = m_view.toMatrix(pixel - m_layout.picture.topLeft());
    return axis == Drag::Rows ? std::clamp<std::int64_t>(std::int64_t(std::floor(weight.y())), 0, m_data->score->rows - 1)
                              : std::clamp<std::int64_t>(std::int64_t(std::floor(weight.x())), 0, m_data->score->columns - 1);
}

void HeatmapView::brushTo(const QPointF& pixel)
{
    const std::int64_t here = weightAlong(m_drag, pixel);
    setBrush({m_drag == Drag::Rows, std::min(here, m_brushStart), std::max(here, m_brushStart) + 1});
}

// Like selecting text: the range grows from the weight at which it began.
void HeatmapView::extendBrush(int rows, int columns)
{
    if (!m_data || m_selected.x() < 0)
        return;
    const bool areRows = rows != 0;
    const std::int64_t start = areRows ? m_selected.y() : m_selected.x(), step = areRows ? rows : columns;
    const std::int64_t extent = areRows ? m_data->score->rows : m_data->score->columns;
    const bool goesOn = !m_brush.isEmpty() && m_brush.areRows == areRows && (m_brush.first == start || m_brush.last == start + 1);
    std::int64_t other = start;
    if (goesOn)
        other = std::clamp<std::int64_t>((m_brush.first < start ? m_brush.first : m_brush.last - 1) + step, 0, extent - 1);
    setBrush({areRows, std::min(start, other), std::max(start, other) + 1});
}

bool HeatmapView::pressKeyWithShift(int key)
{
    switch (key) {
    case Qt::Key_Up: extendBrush(-1, 0); return true;
    case Qt::Key_Down: extendBrush(1, 0); return true;
    case Qt::Key_Left: extendBrush(0, -1); return true;
    case Qt::Key_Right: extendBrush(0, 1); return true;
    default: return false;
    }
}

void HeatmapView::showMarginCursor(const QPointF& pixel)
{
    const Drag margin = m_drag == Drag::None && !m_layout.inset.contains(pixel) ? marginAt(pixel) : Drag::None;
    if (margin == Drag::None) {
        if (m_drag == Drag::None)
            unsetCursor();
        return;
    }
    setCursor(margin == Drag::Rows ? Qt::SplitVCursor : Qt::SplitHCursor);
}

void HeatmapView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag == Drag::Pending && (event->position() - m_pressedAt).manhattanLength() > kClickPixels) {
        m_drag = Drag::Picture;
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_drag == Drag::Picture) {
        m_settle.start();
        HeatmapTransform view = m_view;
        const QPointF way = event->position() - m_lastAt;
        view.origin -= QPointF(way.x() / view.columnPixels, way.y() / view.rowPixels);
        m_isFitted = false;
        setView(view);
    } else if (m_drag == Drag::Inset) {
        m_settle.start();
        panTo(event->position());
    } else if (m_drag == Drag::Rows || m_drag == Drag::Columns) {
        brushTo(event->position());
    }
    m_lastAt = event->position();
    showMarginCursor(event->position());
    setHovered(m_layout.inset.contains(event->position()) ? QPoint(-1, -1) : weightAt(event->position()));
}

void HeatmapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    unsetCursor();
    const bool isClick = m_drag == Drag::Pending;
    m_drag = Drag::None;
    if (!isClick)
        return;
    const QPoint weight = weightAt(event->position());
    if (weight.x() < 0 || weight == m_selected)
        clearSelection();
    else
        selectWeight(weight.y(), weight.x());
}

void HeatmapView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        fit();
}

void HeatmapView::leaveEvent(QEvent*) { setHovered({-1, -1}); }

void HeatmapView::setHovered(const QPoint& weight)
{
    if (weight == m_hovered)
        return;
    m_hovered = weight;
    update();
    Q_EMIT pointed(readout(weight));
}

void HeatmapView::panTo(const QPointF& insetPixel)
{
    const QPointF share((insetPixel.x() - m_layout.inset.left()) / m_layout.inset.width(),
                        (insetPixel.y() - m_layout.inset.top()) / m_layout.inset.height());
    HeatmapTransform view = m_view;
    const QSizeF shown = view.shown(m_layout.picture.size());
    view.origin = QPointF(share.x() * double(m_data->score->columns) - shown.width() / 2,
                          share.y() * double(m_data->score->rows) - shown.height() / 2);
    m_isFitted = false;
    setView(view);
}

void HeatmapView::moveSelection(int rows, int columns)
{
    if (!m_data)
        return;
    if (m_selected.x() >= 0)
        return selectWeight(m_selected.y() + rows, m_selected.x() + columns);
    HeatmapTransform view = m_view;
    const QSizeF shown = view.shown(m_layout.picture.size());
    view.origin += QPointF(columns * shown.width(), rows * shown.height()) * kPanShare;
    m_isFitted = false;
    setView(view);
}

void HeatmapView::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return QWidget::keyPressEvent(event);
    if ((event->modifiers() & Qt::ShiftModifier) && pressKeyWithShift(event->key()))
        return;
    const QPointF middle = m_layout.picture.center();
    switch (event->key()) {
    case Qt::Key_F:
    case Qt::Key_R: return fit();
    case Qt::Key_1: return showOneToOne();
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomAt(middle, kZoomStep);
    case Qt::Key_Minus: return zoomAt(middle, 1 / kZoomStep);
    case Qt::Key_Left: return moveSelection(0, -1);
    case Qt::Key_Right: return moveSelection(0, 1);
    case Qt::Key_Up: return moveSelection(-1, 0);
    case Qt::Key_Down: return moveSelection(1, 0);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: {
        // The weight in the middle is where keyboard reading starts.
        const QPoint weight = weightAt(middle);
        if (m_selected.x() < 0 && weight.x() >= 0)
            selectWeight(weight.y(), weight.x());
        return;
    }
    case Qt::Key_Escape:
        if (!m_brush.isEmpty())
            return clearBrush();
        if (m_selected.x() >= 0)
            return clearSelection();
        [[fallthrough]];
    default: QWidget::keyPressEvent(event);
    }
}

void HeatmapView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    fillMenu(&menu);
    menu.exec(event->globalPos());
}

} // namespace prunescope::gui
