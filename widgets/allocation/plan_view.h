#pragma once
// The table view of the plan: dragging a sparsity bar sideways changes all selected rows by the same amount.

#include <QPersistentModelIndex>
#include <QTableView>

namespace prunescope::gui {

/// Turns mouse and keys into orders; changes nothing itself.
class PlanView : public QTableView {
    Q_OBJECT

public:
    explicit PlanView(QWidget* parent = nullptr);

Q_SIGNALS:
    void dragStarted();
    /// @param difference  share since the drag began, about -1 to 1
    void dragMoved(double difference);
    void dragEnded();
    /// Escape was pressed in mid-drag.
    void dragCancelled();
    /// Plus or minus was pressed: one step of the sparsity of the selected rows.
    void nudged(double difference);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool isOnBar(const QPoint& position) const;

    QPersistentModelIndex m_pressed; // valid while a bar is held
    QPoint m_pressPosition;
    double m_lastX = 0;
    double m_difference = 0;
    bool m_isDragging = false;
    bool m_keepsSelection = false;   // pressed on one of several selected rows
};

} // namespace prunescope::gui
