// Buttons that exclude each other.
#include "widgets/base/segment_bar.h"

#include "widgets/base/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace prunescope::gui {
namespace {

/// Flat; the chosen one is underlined in the accent colour, as the rail marks its room.
class Segment : public QToolButton {
protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        if (hasFocus() || underMouse()) {
            painter.setPen(hasFocus() ? accent() : hairline());
            painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -3.5), 3, 3);
        }
        painter.setPen(isChecked() ? ink() : mutedInk());
        painter.drawText(rect(), Qt::AlignCenter, text());
        painter.fillRect(0, height() - 2, width(), 2, isChecked() ? accent() : hairline());
    }
};

} // namespace

SegmentBar::SegmentBar(int count, QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (int i = 0; i < count; ++i) {
        auto* button = new Segment;
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setMinimumHeight(3 * kGrid + 4);
        button->setFocusPolicy(Qt::TabFocus);
        m_group->addButton(button, i);
        m_buttons << button;
        layout->addWidget(button);
    }
    m_buttons.first()->setChecked(true);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentBar::chosen);
}

void SegmentBar::setTexts(const QStringList& texts, const QStringList& tips)
{
    int widest = 0;
    for (int i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setText(texts.value(i));
        m_buttons[i]->setToolTip(tips.value(i));
        widest = std::max(widest, m_buttons[i]->fontMetrics().horizontalAdvance(texts.value(i)));
    }
    for (QToolButton* button : m_buttons)
        button->setMinimumWidth(widest + 3 * kGrid);
}

int SegmentBar::current() const { return m_group->checkedId(); }
void SegmentBar::setCurrent(int index) { m_buttons[index]->setChecked(true); }

} // namespace prunescope::gui
