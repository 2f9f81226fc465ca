// The palette's line and list.
#include "app/command_palette.h"

#include "widgets/base/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace prunescope::gui {

namespace {

constexpr int kWidth = 64 * kGrid;
constexpr int kRowsShown = 10;

/// Title at the left, shortcut at the right, both pale if the action cannot be used now.
class CommandDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        if (!index.data(CommandModel::EnabledRole).toBool())
            item.palette.setColor(QPalette::Text, item.palette.color(QPalette::Disabled, QPalette::Text));
        item.widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        const bool isSelected = item.state & QStyle::State_Selected;
        painter->setPen(isSelected ? item.palette.color(QPalette::HighlightedText) : mutedInk());
        painter->drawText(item.rect.adjusted(0, 0, -kGrid, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(CommandModel::ShortcutRole).toString());
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index).expandedTo(QSize(0, 3 * kGrid + 4));
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget* parent)
    : QFrame(parent), m_search(new QLineEdit(this)), m_list(new QListView(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_search->setObjectName(QStringLiteral("commandSearch"));
    m_list->setObjectName(QStringLiteral("commandList"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new CommandDelegate(this));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    m_search->installEventFilter(this);
    parent->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& search) {
        m_model.setSearch(search);
        m_list->setCurrentIndex(m_model.index(0));
    });
    connect(m_list, &QListView::clicked, this, [this] { triggerCurrent(); });
    retranslate();
    hide();
}

void CommandPalette::open(std::vector<CommandModel::Command> commands)
{
    m_formerFocus = QApplication::focusWidget();
    m_model.setCommands(std::move(commands));
    m_search->clear();
    m_list->setCurrentIndex(m_model.index(0));
    place();
    show();
    raise();
    m_search->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::place()
{
    const int width = std::min(kWidth, parentWidget()->width() - 4 * kGrid);
    const int height = m_search->sizeHint().height() + kRowsShown * (3 * kGrid + 4) + 4 * kGrid;
    setGeometry((parentWidget()->width() - width) / 2, 8 * kGrid, width,
                std::min(height, parentWidget()->height() - 12 * kGrid));
}

void CommandPalette::close()
{
    hide();
    if (m_formerFocus)
        m_formerFocus->setFocus();
}

void CommandPalette::moveCurrent(int rows)
{
    if (m_model.rowCount() == 0)
        return;
    const int row = std::clamp(m_list->currentIndex().row() + rows, 0, m_model.rowCount() - 1);
    m_list->setCurrentIndex(m_model.index(row));
}

void CommandPalette::triggerCurrent()
{
    QAction* action = m_model.action(m_list->currentIndex());
    if (!action || !action->isEnabled())
        return;
    close(); // first: the action may want the focus
    action->trigger();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_search)
        return false;
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        hide();
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape: close(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: triggerCurrent(); return true;
    case Qt::Key_Up: moveCurrent(-1); return true;
    case Qt::Key_Down: moveCurrent(1); return true;
    case Qt::Key_PageUp: moveCurrent(-kRowsShown); return true;
    case Qt::Key_PageDown: moveCurrent(kRowsShown); return true;
    default: return false;
    }
}

void CommandPalette::retranslate()
{
    m_search->setPlaceholderText(tr("Find an action"));
    m_search->setAccessibleName(tr("Find an action"));
    m_list->setAccessibleName(tr("Actions found"));
}

void CommandPalette::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace prunescope::gui
