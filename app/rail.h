#pragma once
// The rail at the left: one button per room.

#include <QAction>
#include <QList>
#include <QWidget>

namespace prunescope::gui {

class Rail : public QWidget {
    Q_OBJECT

public:
    /// @param rooms  checkable actions with icons; their buttons are named "room" and the action's name without "show"
    explicit Rail(const QList<QAction*>& rooms, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace prunescope::gui
