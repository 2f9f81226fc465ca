#pragma once
// Finds any action of the window by typing a part of its name.

#include "app/command_model.h"

#include <QFrame>

class QLineEdit;
class QListView;

namespace prunescope::gui {

/// Lies over the upper part of its parent while it is open. Arrow keys choose, Return triggers, Escape closes.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* parent);

    void open(std::vector<CommandModel::Command> commands);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void place();
    void moveCurrent(int rows);
    void triggerCurrent();
    void close();
    void retranslate();

    CommandModel m_model;
    QLineEdit* m_search;
    QListView* m_list;
    QPointer<QWidget> m_formerFocus;
};

} // namespace prunescope::gui
