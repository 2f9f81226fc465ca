#pragma once
// The menu bar over the window's actions.

#include <QAction>
#include <QList>
#include <QObject>

class QMenu;
class QMenuBar;

namespace prunescope::gui {

class Actions;

/// Remembers its menus so that their titles follow the language.
class Menus : public QObject {
    Q_OBJECT

public:
    /// @param planActions  of the plan table, for the Edit menu
    Menus(QMenuBar* bar, Actions& actions, const QList<QAction*>& planActions, QObject* parent);

    QMenu* recentMenu() const { return m_recent; }
    const QList<QMenu*>& topMenus() const { return m_top; }
    void retranslate();

private:
    void fillFile(Actions& actions);
    void fillView(Actions& actions);

    QMenu *m_file, *m_recent, *m_edit, *m_view, *m_theme, *m_language, *m_run, *m_help;
    QList<QMenu*> m_top;
};

} // namespace prunescope::gui
