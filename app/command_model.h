#pragma once
// The window's actions as a searchable list.

#include <QAbstractListModel>
#include <QAction>
#include <QPointer>

#include <vector>

namespace prunescope::gui {

/// The text of an action or menu as a name: without "&", or the "(&F)" of Chinese menus.
QString withoutMnemonic(QString text);

/// How well a title answers a search: larger is better, -1 not at all. Every word must occur as a piece of the title, or
/// the letters of the search in their order.
int matchQuality(const QString& title, const QString& search);

class CommandModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { ShortcutRole = Qt::UserRole, EnabledRole };

    using QAbstractListModel::QAbstractListModel;

    struct Command {
        QString group;            ///< menu it comes from
        QPointer<QAction> action;
    };
    void setCommands(std::vector<Command> commands);
    /// Best matches first; an empty search shows all in their order.
    void setSearch(const QString& search);
    QAction* action(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role) const final;

private:
    QString title(const Command& command) const;
    void refilter();

    std::vector<Command> m_commands;
    std::vector<int> m_shown; // indexes into m_commands
    QString m_search;
};

} // namespace prunescope::gui
