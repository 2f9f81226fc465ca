// Mouse and keys of the plan table.
#include "widgets/allocation/plan_view.h"

#include "widgets/allocation/plan_delegates.h"
#include "widgets/allocation/plan_model.h"
#include "widgets/base/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>

#include <cmath>

namespace prunescope::gui {

namespace {

constexpr double kNudge = 0.01;
constexpr double kFineFactor = 0.1;
constexpr int kDragDistance = 3;

} // namespace

PlanView::PlanView(QWidget* parent) : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | SelectedClicked | AnyKeyPressed);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setSortingEnabled(true);
    setWordWrap(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(3 * kGrid + 2);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
}

bool PlanView::isOnBar(const QPoint& position) const
{
    const QModelIndex index = indexAt(position);
    if (!index.isValid() || index.column() != PlanModel::Sparsity || !index.data(PlanModel::AdjustableRole).toBool())
        return false;
    const QRect bar = SparsityDelegate::barRect(visualRect(index), fontMetrics());
    return bar.adjusted(-kGrid, -kGrid, kGrid, kGrid).contains(position);
}

void PlanView::mousePressEvent(QMouseEvent* event)
{
    const QPoint position = event->position().toPoint();
    if (event->button() != Qt::LeftButton || !isOnBar(position)) {
        QTableView::mousePressEvent(event);
        return;
    }
    m_pressed = indexAt(position);
    m_pressPosition = position;
    m_isDragging = false;
    const bool isPlain = !(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
    m_keepsSelection = isPlain && selectionModel()->isRowSelected(m_pressed.row(), {});
    if (!m_keepsSelection)
        QTableView::mousePressEvent(event);
}

void PlanView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint position = event->position().toPoint();
    if (!m_pressed.isValid() || !(event->buttons() & Qt::LeftButton)) {
        viewport()->setCursor(isOnBar(position) ? Qt::SizeHorCursor : Qt::ArrowCursor);
        QTableView::mouseMoveEvent(event);
        return;
    }
    if (!m_isDragging) {
        if (std::abs(position.x() - m_pressPosition.x()) < kDragDistance)
            return;
        m_isDragging = true;
        m_difference = 0;
        m_lastX = m_pressPosition.x();
        Q_EMIT dragStarted();
    }
    const int width = SparsityDelegate::barRect(visualRect(m_pressed), fontMetrics()).width();
    const double step = (event->position().x() - m_lastX) / std::max(1, width);
    m_difference += event->modifiers() & Qt::ShiftModifier ? step * kFineFactor : step;
    m_lastX = event->position().x();
    Q_EMIT dragMoved(m_difference);
}

void PlanView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool wasHeld = m_pressed.isValid();
    const QModelIndex pressed = m_pressed;
    m_pressed = QPersistentModelIndex();
    if (wasHeld && m_isDragging) {
        m_isDragging = false;
        setState(NoState);
        Q_EMIT dragEnded();
        return;
    }
    if (wasHeld && m_keepsSelection) // a click after all: select this row alone
        setCurrentIndex(pressed);
    QTableView::mouseReleaseEvent(event);
}

void PlanView::keyPressEvent(QKeyEvent* event)
{
    if (m_isDragging && event->key() == Qt::Key_Escape) {
        m_isDragging = false;
        m_pressed = QPersistentModelIndex();
        Q_EMIT dragCancelled();
        return;
    }
    const bool isPlain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (isPlain && state() != EditingState && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Minus)) {
        Q_EMIT nudged(event->key() == Qt::Key_Plus ? kNudge : -kNudge);
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace prunescope::gui
