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
constexpr double kNudge = 0.01, kLargeNudge = 0.05; // of a key
constexpr double kDot = 8;
constexpr double kRing = 3; // room for the ring around a cell at the edge

/// What a key changes sparsity by; 0 for other keys.
double nudgeOf(const QKeyEvent& event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers();
    const bool isControl = modifiers & Qt::ControlModifier;
    // On many keyboards a plus needs Shift, so Shift makes it larger on the number pad only.
    const bool isLarge = modifiers & Qt::ShiftModifier && (isControl || modifiers & Qt::KeypadModifier);
    const double step = isLarge ? kLargeNudge : kNudge;
    switch (event.key()) {
    case Qt::Key_Up: return isControl ? step : 0;
    case Qt::Key_Down: return isControl ? -step : 0;
    case Qt::Key_Plus:
    case Qt::Key_Equal: return step;
    case Qt::Key_Minus: return -step;
    case Qt::Key_PageUp: return kLargeNudge;
    case Qt::Key_Underscore:
    case Qt::Key_PageDown: return -kLargeNudge;
    default: return 0;
    }
}

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
    m_several.reset(m_indexes, blocks);
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
            }
        }
    const int index = indexAt(m_selectedBlock, m_selectedKind);
    if (index >= 0 && m_several.contains(index))
        m_several.moveTo(m_selectedBlock, m_selectedKind);
    else if (index >= 0)
        m_several.select({m_selectedBlock, m_selectedBlock, m_selectedKind, m_selectedKind});
    if (index >= 0)
        describe();
    update();
}

/// Tells a screen reader what is selected.
void MapCanvas::describe()
{
    const int index = indexAt(m_selectedBlock, m_selectedKind);
    if (!m_tip || index < 0)
        return;
    const int count = int(m_several.cells().size());
    const QString tip = m_tip(m_matrices[std::size_t(index)]);
    setAccessibleDescription(m_isMultiple && count > 1 ? tr("%n matrices selected", nullptr, count) + QLatin1Char('\n') + tip : tip);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void MapCanvas::setChosen(const QStringList& names)
{
    std::set<std::string> wanted;
    for (const QString& name : names)
        wanted.insert(name.toStdString());
    std::set<int> cells;
    for (std::size_t i = 0; i < m_matrices.size(); ++i)
        if (wanted.count(m_matrices[i].name) > 0)
            cells.insert(int(i));
    m_several.set(std::move(cells));
    describe();
    update();
}

QStringList MapCanvas::chosen() const
{
    QStringList names;
    for (const int index : m_several.cells())
        names << QString::fromStdString(m_matrices[std::size_t(index)].name);
    return names;
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

QString MapCanvas::textFor(double value, const QRectF& cell, const QFontMetricsF& metrics) const
{
    if (!m_scale.shortText || cell.height() < kTextFrom)
        return {};
    for (int digits = 3; digits > 0; --digits)
        if (const QString text = m_scale.shortText(value, digits); cell.width() >= metrics.horizontalAdvance(text) + kGrid)
            return text;
    return {};
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
        painter.setPen(inkOn(ground));
        painter.drawText(cell, Qt::AlignCenter, textFor(value, cell, QFontMetricsF(painter.font())));
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
    if (m_isMultiple)
        drawSeveral(painter);
    if (m_selectedBlock < 0)
        return;
    const QRectF cell = cellRect(m_selectedBlock, m_selectedKind);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(surface(), 4));
    painter.drawRect(cell.adjusted(-1, -1, 1, 1));
    painter.setPen(QPen(hasFocus() ? accent() : ink(), 2));
    painter.drawRect(cell.adjusted(-1, -1, 1, 1));
}

/// The outline of the selected cells: an edge wherever the neighbour is not one of them.
void MapCanvas::drawSeveral(QPainter& painter) const
{
    if (m_several.cells().size() < 2)
        return;
    const auto has = [this](int block, int kind) {
        const int index = indexAt(block, kind);
        return index >= 0 && m_several.contains(index);
    };
    QList<QLineF> edges;
    for (int kind = 0; kind < int(m_kinds.size()); ++kind)
        for (int block = 0; block < m_blocks; ++block) {
            if (!has(block, kind))
                continue;
            const QRectF cell = cellRect(block, kind).adjusted(-0.5, -0.5, 0.5, 0.5);
            if (!has(block - 1, kind))
                edges << QLineF(cell.topLeft(), cell.bottomLeft());
            if (!has(block + 1, kind))
                edges << QLineF(cell.topRight(), cell.bottomRight());
            if (!has(block, kind - 1))
                edges << QLineF(cell.topLeft(), cell.topRight());
            if (!has(block, kind + 1))
                edges << QLineF(cell.bottomLeft(), cell.bottomRight());
        }
    painter.setPen(QPen(surface(), 4, Qt::SolidLine, Qt::SquareCap));
    painter.drawLines(edges);
    painter.setPen(QPen(accent(), 2, Qt::SolidLine, Qt::SquareCap));
    painter.drawLines(edges);
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

MapRange MapCanvas::rangeOf(const Place& place) const
{
    if (!place.isOnMap)
        return {};
    return {std::max(place.block, 0), place.block < 0 ? m_blocks - 1 : place.block, std::max(place.kind, 0),
            place.kind < 0 ? int(m_kinds.size()) - 1 : place.kind};
}

/// Tells the owner of a new selection.
void MapCanvas::chooseSeveral()
{
    m_selectedBlock = m_several.currentBlock();
    m_selectedKind = m_several.currentKind();
    const int index = indexAt(m_selectedBlock, m_selectedKind);
    const QString current = index < 0 ? QString() : QString::fromStdString(m_matrices[std::size_t(index)].name);
    describe();
    update();
    Q_EMIT selectionChosen(chosen(), current);
    if (!current.isEmpty())
        Q_EMIT matrixChosen(current);
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
    const Place place = placeAt(event->position());
    const int index = indexAt(place.block, place.kind);
    if (m_isMultiple && event->button() == Qt::RightButton && index >= 0 && !m_several.contains(index)) {
        m_several.select(rangeOf(place)); // a menu is about what it is opened on
        chooseSeveral();
    }
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = place;
    m_pressedAt = event->position();
    if (m_isMultiple)
        pressSeveral(event);
    else
        choose(m_pressed.block, m_pressed.kind);
}

void MapCanvas::pressSeveral(QMouseEvent* event)
{
    const MapRange range = rangeOf(m_pressed);
    const int index = indexAt(m_pressed.block, m_pressed.kind);
    m_isBanding = m_keeps = false;
    if (range.isNone())
        return;
    if (event->modifiers() & Qt::ControlModifier) {
        m_several.toggle(range);
        m_pressed = {}; // no drag follows
    } else if (event->modifiers() & Qt::ShiftModifier) {
        m_several.extend(range);
        m_isBanding = true;
    } else if (event->modifiers() & Qt::AltModifier || (range.isCell() && index < 0)) {
        m_several.select(range);
        m_isBanding = true;
    } else if (index >= 0 && m_several.contains(index)) {
        m_several.moveTo(m_pressed.block, m_pressed.kind);
        m_keeps = m_several.cells().size() > 1;
    } else {
        m_several.select(range);
    }
    chooseSeveral();
}

void MapCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton) || !m_pressed.isOnMap)
        return;
    if (m_isBanding) {
        const Place place = placeAt({std::clamp(event->position().x(), m_grid.left(), m_grid.right() - 1),
                                     std::clamp(event->position().y(), m_grid.top(), m_grid.bottom() - 1)});
        m_several.extend(rangeOf(place));
        return chooseSeveral();
    }
    if (!m_isEditable)
        return;
    if (!m_isDragging && (event->position() - m_pressedAt).manhattanLength() > kClickPixels) {
        m_isDragging = true;
        setCursor(Qt::SizeVerCursor);
        Q_EMIT dragStarted(m_isMultiple ? chosen() : namesAt(m_pressed));
    }
    if (m_isDragging)
        Q_EMIT dragMoved((m_pressedAt.y() - event->position().y()) / kDragPixels);
}

void MapCanvas::mouseReleaseEvent(QMouseEvent*)
{
    const Place pressed = m_pressed;
    m_pressed = {};
    m_isBanding = false;
    if (m_isDragging) {
        m_isDragging = false;
        unsetCursor();
        Q_EMIT dragEnded();
    } else if (m_keeps) { // a click after all
        m_several.select(rangeOf(pressed));
        chooseSeveral();
    }
    m_keeps = false;
}

void MapCanvas::moveSelection(int blocks, int kinds, Qt::KeyboardModifiers modifiers)
{
    // Blocks may lack a kind: go on until one has it.
    int block = m_selectedBlock + blocks, kind = m_selectedKind + kinds;
    while (block >= 0 && block < m_blocks && kind >= 0 && kind < int(m_kinds.size()) && indexAt(block, kind) < 0) {
        block += blocks;
        kind += kinds;
    }
    if (m_selectedBlock < 0)
        block = kind = 0;
    if (!m_isMultiple)
        return choose(block, kind);
    if (indexAt(block, kind) < 0)
        return;
    const MapRange cell{block, block, kind, kind};
    if (modifiers & Qt::ShiftModifier)
        m_several.extend(cell);
    else if (modifiers & (Qt::ControlModifier | Qt::AltModifier))
        m_several.moveTo(block, kind);
    else
        m_several.select(cell);
    chooseSeveral();
}

/// Keys that mean all selected cells.
bool MapCanvas::keySeveral(const QKeyEvent& event)
{
    if (event.matches(QKeySequence::SelectAll)) {
        m_several.select({0, m_blocks - 1, 0, int(m_kinds.size()) - 1});
        chooseSeveral();
        return true;
    }
    if (event.key() == Qt::Key_Space && indexAt(m_selectedBlock, m_selectedKind) >= 0) {
        m_several.toggle({m_selectedBlock, m_selectedBlock, m_selectedKind, m_selectedKind});
        chooseSeveral();
        return true;
    }
    if (event.key() == Qt::Key_Escape && m_several.cells().size() > 1) {
        m_several.select({m_selectedBlock, m_selectedBlock, m_selectedKind, m_selectedKind});
        chooseSeveral();
        return true;
    }
    if (!m_isEditable)
        return false;
    if (event.key() == Qt::Key_L && !event.modifiers()) {
        Q_EMIT lockAsked();
        return true;
    }
    const double difference = nudgeOf(event);
    if (difference != 0)
        Q_EMIT nudged(difference);
    return difference != 0;
}

void MapCanvas::keyPressEvent(QKeyEvent* event)
{
    if (m_isDragging && event->key() == Qt::Key_Escape) {
        m_isDragging = m_keeps = false;
        m_pressed = {};
        unsetCursor();
        Q_EMIT dragCancelled();
        return;
    }
    if (m_isMultiple && keySeveral(*event))
        return;
    switch (event->key()) {
    case Qt::Key_Left: return moveSelection(-1, 0, event->modifiers());
    case Qt::Key_Right: return moveSelection(1, 0, event->modifiers());
    case Qt::Key_Up: return moveSelection(0, -1, event->modifiers());
    case Qt::Key_Down: return moveSelection(0, 1, event->modifiers());
    case Qt::Key_Home: return moveSelection(-m_selectedBlock, 0, event->modifiers());
    case Qt::Key_End: return moveSelection(m_blocks - 1 - m_selectedBlock, 0, event->modifiers());
    default: QWidget::keyPressEvent(event);
    }
}

void MapCanvas::focusInEvent(QFocusEvent*) { update(); }
void MapCanvas::focusOutEvent(QFocusEvent*) { update(); }

QSize MapCanvas::sizeHint() const { return {480, int(double(m_kinds.size()) * 24) + 24}; }
QSize MapCanvas::minimumSizeHint() const { return {240, int(double(m_kinds.size()) * kLeastCell) + 20}; }

} // namespace prunescope::gui
