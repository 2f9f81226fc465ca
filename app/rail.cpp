// The rail of rooms.
#include "app/rail.h"

#include "app/command_model.h"
#include "widgets/base/theme.h"

#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace prunescope::gui {

namespace {

constexpr int kWidth = 9 * kGrid;
constexpr int kIcon = 3 * kGrid;

/// A flat button with icon over text; the room that is open carries a bar of the accent colour.
class RailButton : public QToolButton {
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        if (isChecked() || underMouse()) {
            QColor ground = isChecked() ? accent() : ink();
            ground.setAlphaF(isChecked() ? 0.12f : 0.06f);
            painter.fillRect(rect(), ground);
        }
        if (isChecked())
            painter.fillRect(QRect(0, 0, 3, height()), accent());
        const QRect iconRect((width() - kIcon) / 2, kGrid, kIcon, kIcon);
        icon().paint(&painter, iconRect, Qt::AlignCenter, QIcon::Normal, isChecked() ? QIcon::On : QIcon::Off);
        painter.setPen(isChecked() ? accent() : ink());
        painter.setFont(textFont(TextSize::Small));
        painter.drawText(rect().adjusted(0, kIcon + kGrid, 0, -4), Qt::AlignCenter,
                         withoutMnemonic(text()));
        if (hasFocus()) {
            painter.setPen(QPen(accent(), 1));
            painter.drawRect(rect().adjusted(1, 1, -2, -2));
        }
    }
};

} // namespace

Rail::Rail(const QList<QAction*>& rooms, QWidget* parent) : QWidget(parent)
{
    setFixedWidth(kWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, kGrid, 0, 0);
    layout->setSpacing(0);
    for (QAction* room : rooms) {
        auto* button = new RailButton(this);
        button->setObjectName(QStringLiteral("room") + room->objectName().mid(4));
        button->setDefaultAction(room);
        button->setFixedSize(kWidth, 7 * kGrid);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    }
    layout->addStretch();
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), hairline());
}

} // namespace prunescope::gui
