// The grid of the model map.
#include "widgets/overview/map_canvas.h"

#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QAccessible>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {
namespace {

constexpr double kLeastCell = 14;    // height
constexpr double kLargestCell = 34;
constexpr double kTextFrom = 16;     // height from which cells have numbers
constexpr double kDragPixels = 200;  // for a change of 1
constexpr int kClickPixels = 4;
constexpr double kDot = 8;
constexpr double kRing = 3; // room for the ring around a cell at the edge

QFont labelFont() { return numberFont(TextSize::Small); }

} // namespace

QRgb MapScale::colour(double value) const
{
    if (!(high > low))
        return colourAt(map, value >= high ? 1 : 0);
    return colourAt(map, (value - low) / (high - low));
}

MapCanvas::MapCanvas(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void MapCanvas::setMatrices(const std::vector<MatrixInfo>& matrices, const std::vector<std::string>& kinds, int blocks)
{
    m_kinds = kinds;
    m_blocks = blocks;
    m_matrices.clear();
    m_indexes.assign(kinds.size() * std::size_t(std::max(blocks, 0)), -1);
    for (const MatrixInfo& matrix : matrices) {
        const auto kind = std::find(kinds.begin(), kinds.end(), matrix.kind);
        if (!matrix.isPrunable || matrix.block < 0 || matrix.block >= blocks || kind == kinds.end())
            continue;
        m_indexes[std::size_t(kind - kinds.begin()) * std::size_t(blocks) + std::size_t(matrix.block)] =
            int(m_matrices.size());
        m_matrices.push_back(matrix);
    }
    m_values.assign(m_matrices.size(), qQNaN());
    m_selectedBlock = m_selectedKind = -1;
    layOut();
    updateGeometry();
}

void MapCanvas::setValues(std::vector<double> values, MapScale scale)
{
    m_values = std::move(values);
    m_values.resize(m_matrices.size(), qQNaN());
    m_scale = std::move(scale);
    update();
}

void MapCanvas::setLocked(std::set<std::string> names)
{
    m_locked = std::move(names);
    update();
}

void MapCanvas::setSelected(const QString& name)
{
    m_selectedBlock = m_selectedKind = -1;
    for (int kind = 0; kind < int(m_kinds.size()); ++kind)
        for (int block = 0; block < m_blocks; ++block) {
            const int index = indexAt(block, kind);
            if (index >= 0 && m_matrices[std::size_t(index)].name == name.toStdString()) {
                m_selectedBlock = block;
                m_selectedKind = kind;
                if (m_tip) {
                    setAccessibleDescription(m_tip(m_matrices[std::size_t(index)]));
                    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
                    QAccessible::updateAccessibility(&changed);
                }
            }
        }
    update();
}

int MapCanvas::indexAt(int block, int kind) const
{
    if (block < 0 || block >= m_blocks || kind < 0 || kind >= int(m_kinds.size()))
        return -1;
    return m_indexes[std::size_t(kind) * std::size_t(m_blocks) + std::size_t(block)];
}

double MapCanvas::valueAt(int block, int kind) const
{
    const int index = indexAt(block, kind);
    return index < 0 ? qQNaN() : m_values[std::size_t(index)];
}

void MapCanvas::layOut()
{
    setAccessibleName(tr("Model map"));
    const QFontMetricsF metrics(labelFont());
    double label = metrics.horizontalAdvance(tr("Block"));
    for (const std::string& kind : m_kinds)
        label = std::max(label, metrics.horizontalAdvance(QString::fromStdString(kind)) + kDot + kGrid);
    const double left = std::ceil(label + kGrid);
    const double bottom = std::ceil(metrics.height() + kGrid / 2.0);
    const double rows = double(std::max<std::size_t>(m_kinds.size(), 1));
    const double height = std::clamp((this->height() - bottom - kRing) / rows, 4.0, kLargestCell) * rows;
    m_grid = QRectF(left, kRing, std::max(width() - left - kRing, 1.0), std::floor(height));
    update();
}

QRectF MapCanvas::cellRect(int block, int kind) const
{
    // Edges on whole pixels, so that all gaps are alike.
    const auto edge = [](double start, double extent, int index, int count) {
        return std::round(start + extent * index / std::max(count, 1));
    };
    const double left = edge(m_grid.left(), m_grid.width(), block, m_blocks);
    const double right = edge(m_grid.left(), m_grid.width(), block + 1, m_blocks);
    const double top = edge(m_grid.top(), m_grid.height(), kind, int(m_kinds.size()));
    const double bottom = edge(m_grid.top(), m_grid.height(), kind + 1, int(m_kinds.size()));
    const double gap = right - left > 8 ? 1 : 0.5;
    return {left, top, std::max(right - left - gap, 1.0), std::max(bottom - top - 1, 1.0)};
}

void MapCanvas::drawLock(QPainter& painter, const QRectF& cell, const QColor& colour) const
{
    const double size = std::min({7.0, cell.width() - 2, cell.height() - 2});
    if (size < 4)
        return;
    const QRectF body(cell.right() - size - 2, cell.top() + 2 + size * 0.4, size, size * 0.65);
    painter.setPen(QPen(colour, 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(body.left() + size * 0.18, body.top() - size * 0.42, size * 0.64, size * 0.84), 0, 180 * 16);
    painter.fillRect(body, colour);
}

void MapCanvas::drawCell(QPainter& painter, int block, int kind) const
{
    const int index = indexAt(block, kind);
    if (index < 0)
        return;
    const QRectF cell = cellRect(block, kind);
    const double value = m_values[std::size_t(index)];
    if (std::isnan(value)) {
        painter.fillRect(cell, QBrush(hairline(), Qt::BDiagPattern));
    } else {
        const QRgb ground = m_scale.colour(value);
        painter.fillRect(cell, QColor(ground));
        const QString text = m_scale.shortText ? m_scale.shortText(value) : QString();
        if (cell.height() >= kTextFrom
            && cell.width() >= QFontMetricsF(painter.font()).horizontalAdvance(text) + kGrid) {
            painter.setPen(inkOn(ground));
            painter.drawText(cell, Qt::AlignCenter, text);
        }
    }
    if (m_locked.count(m_matrices[std::size_t(index)].name) > 0)
        drawLock(painter, cell, std::isnan(value) ? ink() : inkOn(m_scale.colour(value)));
}

void MapCanvas::drawLabels(QPainter& painter) const
{
    const QFontMetricsF metrics(painter.font());
    for (int kind = 0; kind < int(m_kinds.size()); ++kind) {
        const QString name = QString::fromStdString(m_kinds[std::size_t(kind)]);
        const QRectF cell = cellRect(0, kind);
        painter.fillRect(QRectF(0, cell.center().y() - kDot / 2, kDot, kDot), kindColour(name, kind));
        painter.setPen(kind == m_selectedKind ? ink() : mutedInk());
        painter.drawText(QRectF(kDot + kGrid * 0.75, cell.top(), m_grid.left() - kDot - kGrid, cell.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, name);
    }
    const double top = m_grid.bottom() + 2;
    painter.setPen(mutedInk());
    painter.drawText(QRectF(0, top, m_grid.left(), metrics.height()), Qt::AlignLeft, tr("Block"));
    const double needed = metrics.horizontalAdvance(QString::number(m_blocks)) + kGrid;
    const double cellWidth = m_grid.width() / std::max(m_blocks, 1);
    int step = 1;
    for (const int candidate : {1, 2, 4, 5, 10, 20, 50, 100}) {
        step = candidate;
        if (candidate * cellWidth >= needed)
            break;
    }
    for (int block = 0; block < m_blocks; ++block) {
        // The selected block's number always shows and takes the place of its neighbours.
        const bool isSelected = block == m_selectedBlock;
        const bool isNearSelected = m_selectedBlock >= 0 && std::abs(block - m_selectedBlock) * cellWidth < needed;
        if (!isSelected && (block % step != 0 || isNearSelected))
            continue;
        const QRectF cell = cellRect(block, 0);
        painter.setPen(isSelected ? ink() : mutedInk());
        painter.drawText(QRectF(cell.center().x() - needed, top, 2 * needed, metrics.height()), Qt::AlignHCenter,
                         QString::number(block));
    }
}

void MapCanvas::draw(QPainter& painter) const
{
    painter.setFont(labelFont());
    for (int kind = 0; kind < int(m_kinds.size()); ++kind)
        for (int block = 0; block < m_blocks; ++block)
            drawCell(painter, block, kind);
    drawLabels(painter);
    if (m_selectedBlock < 0)
        return;
    const QRectF cell = cellRect(m_selectedBlock, m_selectedKind);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(surface(), 4));
    painter.drawRect(cell.adjusted(-1, -1, 1, 1));
    painter.setPen(QPen(hasFocus() ? accent() : ink(), 2));
    painter.drawRect(cell.adjusted(-1, -1, 1, 1));
}

void MapCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    draw(painter);
}

void MapCanvas::resizeEvent(QResizeEvent*) { layOut(); }

void MapCanvas::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::LanguageChange)
        layOut();
}

MapCanvas::Place MapCanvas::placeAt(const QPointF& pixel) const
{
    Place place;
    const QRectF all(0, 0, m_grid.right(), height());
    place.isOnMap = m_blocks > 0 && !m_kinds.empty() && all.contains(pixel);
    if (pixel.x() >= m_grid.left() && pixel.x() < m_grid.right())
        place.block = int((pixel.x() - m_grid.left()) / m_grid.width() * m_blocks);
    if (pixel.y() >= m_grid.top() && pixel.y() < m_grid.bottom())
        place.kind = int((pixel.y() - m_grid.top()) / m_grid.height() * double(m_kinds.size()));
    return place;
}

QStringList MapCanvas::namesAt(const Place& place) const
{
    QStringList names;
    if (!place.isOnMap)
        return names;
    for (int kind = 0; kind < int(m_kinds.size()); ++kind)
        for (int block = 0; block < m_blocks; ++block) {
            const int index = indexAt(block, kind);
            if (index >= 0 && (place.kind < 0 || place.kind == kind) && (place.block < 0 || place.block == block))
                names << QString::fromStdString(m_matrices[std::size_t(index)].name);
        }
    return names;
}

void MapCanvas::choose(int block, int kind)
{
    const int index = indexAt(block, kind);
    if (index >= 0)
        Q_EMIT matrixChosen(QString::fromStdString(m_matrices[std::size_t(index)].name));
}

bool MapCanvas::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const Place place = placeAt(help->pos());
    const int index = indexAt(place.block, place.kind);
    if (index >= 0 && m_tip)
        QToolTip::showText(help->globalPos(), m_tip(m_matrices[std::size_t(index)]), this,
                           cellRect(place.block, place.kind).toRect());
    else
        QToolTip::hideText();
    return true;
}

void MapCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = placeAt(event->position());
    m_pressedAt = event->position();
    choose(m_pressed.block, m_pressed.kind);
}

void MapCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_isEditable || !(event->buttons() & Qt::LeftButton) || !m_pressed.isOnMap)
        return;
    if (!m_isDragging && (event->position() - m_pressedAt).manhattanLength() > kClickPixels) {
        m_isDragging = true;
        setCursor(Qt::SizeVerCursor);
        Q_EMIT dragStarted(namesAt(m_pressed));
    }
    if (m_isDragging)
        Q_EMIT dragMoved((m_pressedAt.y() - event->position().y()) / kDragPixels);
}

void MapCanvas::mouseReleaseEvent(QMouseEvent*)
{
    m_pressed = {};
    if (!m_isDragging)
        return;
    m_isDragging = false;
    unsetCursor();
    Q_EMIT dragEnded();
}

void MapCanvas::moveSelection(int blocks, int kinds)
{
    if (m_selectedBlock < 0)
        return choose(0, 0);
    // Blocks may lack a kind: go on until one has it.
    int block = m_selectedBlock + blocks, kind = m_selectedKind + kinds;
    while (block >= 0 && block < m_blocks && kind >= 0 && kind < int(m_kinds.size()) && indexAt(block, kind) < 0) {
        block += blocks;
        kind += kinds;
    }
    choose(block, kind);
}

void MapCanvas::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: return moveSelection(-1, 0);
    case Qt::Key_Right: return moveSelection(1, 0);
    case Qt::Key_Up: return moveSelection(0, -1);
    case Qt::Key_Down: return moveSelection(0, 1);
    case Qt::Key_Home: return choose(0, std::max(m_selectedKind, 0));
    case Qt::Key_End: return choose(m_blocks - 1, std::max(m_selectedKind, 0));
    case Qt::Key_Escape:
        if (m_isDragging) {
            m_isDragging = false;
            m_pressed = {};
            unsetCursor();
            Q_EMIT dragCancelled();
            return;
        }
        [[fallthrough]];
    default: QWidget::keyPressEvent(event);
    }
}

void MapCanvas::focusInEvent(QFocusEvent*) { update(); }
void MapCanvas::focusOutEvent(QFocusEvent*) { update(); }

QSize MapCanvas::sizeHint() const { return {480, int(double(m_kinds.size()) * 24) + 24}; }
QSize MapCanvas::minimumSizeHint() const { return {240, int(double(m_kinds.size()) * kLeastCell) + 20}; }

} // namespace prunescope::gui
