// The keyboard inside of a page.
#include "widgets/base/room_focus.h"

#include <QList>
#include <QWidget>

namespace prunescope::gui {
namespace {

bool takesTab(const QWidget& widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) && widget.isEnabled() && widget.isVisible();
}

} // namespace

void focusInside(QWidget& page)
{
    QWidget* target = page.focusWidget();
    if (target && target->hasFocus())
        return;
    if (!target || !takesTab(*target)) {
        target = page.nextInFocusChain();
        while (target != &page && !(page.isAncestorOf(target) && takesTab(*target)))
            target = target->nextInFocusChain();
    }
    if (target != &page)
        target->setFocus(Qt::ShortcutFocusReason);
}

void showInstead(QWidget& shown, QWidget& hidden)
{
    const bool hasFocus = hidden.hasFocus(); // hiding would hand it to whatever comes next
    shown.setVisible(true);
    if (hasFocus)
        shown.setFocus(Qt::OtherFocusReason);
    hidden.setVisible(false);
}

void tabInOrder(std::initializer_list<QWidget*> parts)
{
    QWidget* before = nullptr;
    for (QWidget* part : parts) {
        QList<QWidget*> inside{part};
        for (QWidget* next = part->nextInFocusChain(); next != part; next = next->nextInFocusChain())
            if (part->isAncestorOf(next))
                inside << next;
        for (QWidget* widget : inside) {
            if (!(widget->focusPolicy() & Qt::TabFocus))
                continue;
            if (before)
                QWidget::setTabOrder(before, widget);
            before = widget;
        }
    }
}

} // namespace prunescope::gui
