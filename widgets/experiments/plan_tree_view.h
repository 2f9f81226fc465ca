#pragma once
// The tree of plans with its orders: keep, restore, compare, rename, note, remove. What they do is the owner's affair.

#include "widgets/experiments/plan_tree_model.h"

#include <QList>
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QStackedLayout;
class QTreeView;

namespace prunescope::gui {

class EmptyState;

class PlanTreeView : public QWidget {
    Q_OBJECT
public:
    explicit PlanTreeView(QWidget* parent = nullptr);

    PlanTreeModel* model() { return &m_model; }
    QTreeView* view() const { return m_view; }
    void setTree(std::shared_ptr<const PlanTree> tree);
    /// The plan that the document came from; see PlanTreeModel::setBase().
    void setBase(const std::string& id, bool isEdited);
    /// Without a plan nothing can be kept.
    void setHasPlan(bool hasPlan);
    /// Makes a plan the only selected one and shows it. Unknown ones are ignored.
    void select(const QString& id);
    /// Opens the editor of a plan's name.
    void editName(const QString& id);
    /// The line under the tree that says what the map compares; an empty sentence hides it.
    void showComparison(const QString& sentence);

    /// For menus and the command palette: keep, restore, compare, rename, write note, remove, where this comes from.
    QList<QAction*> planActions() const;

Q_SIGNALS:
    void keepAsked();
    void restoreAsked(const QString& id);
    /// @param second  "" stands for the present plan
    void compareAsked(const QString& first, const QString& second);
    void describeAsked(const QString& id, const QString& name, const QString& note);
    void removeAsked(const QString& id);
    void originAsked(const QString& id);
    /// The editor of a name or note is about to open here.
    void editBegins();
    void listAsked();
    void comparisonEnded();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLayout* buildButtons();
    QWidget* buildComparison();
    void buildActions();
    void connectView();
    void retranslate();
    void updateActions();
    void showMenu(const QPoint& position);
    void edit(int column);
    /// Selected plans in the order of the tree.
    QStringList selected() const;
    void restoreCurrent();
    void compareSelected();

    PlanTreeModel m_model;
    EmptyState* m_empty;
    QTreeView* m_view;
    QStackedLayout* m_stack;
    QPushButton *m_keepButton, *m_restoreButton, *m_compareButton, *m_removeButton;
    QAction *m_keep, *m_restore, *m_compare, *m_rename, *m_note, *m_remove, *m_origin;
    QWidget* m_comparison;
    QLabel* m_compared;
    QPushButton *m_list, *m_end;
    bool m_hasPlan = false;
    std::string m_base;
    bool m_isEdited = false;
};

} // namespace prunescope::gui
