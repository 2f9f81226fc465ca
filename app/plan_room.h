#pragma once
// Plan: decide how much to remove where. The map is the mixing desk, the table the list, the bar the total.

#include "widgets/allocation/plan_document.h"

#include <QAction>
#include <QWidget>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace prunescope::gui {

class AppContext;
class Banner;
class EmptyState;
class AllocateDialog;
class MethodForm;
class ModelMap;
class OverlapDialog;
class PlanBar;
class PlanHistory;
class PlanTable;
class PlanTreePanel;

class PlanRoom : public QWidget {
    Q_OBJECT

public:
    /// @param context  outlives the room
    explicit PlanRoom(AppContext& context, QWidget* parent = nullptr);

    /// Lock, apply to others, uniform: for menus and the command palette.
    QList<QAction*> planActions() const;
    void focusSearch();
    /// Opens the comparison of the masks of two calibrations.
    void showOverlap();
    /// Opens the tab with the tree of plans.
    void showPlans();
    PlanHistory& history();
    QSplitter* splitter() const { return m_splitter; }

Q_SIGNALS:
    void openAsked();
    void runAsked();
    /// Something of this room is to be seen.
    void shownAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildDesk();
    QWidget* buildTabs(QWidget* inspector);
    QWidget* buildInspector();
    void connectMap();
    void connectContext();
    void retranslate();
    void showModel();
    void showEntries();
    void showQuantities();
    void showRun();
    void showSelected();
    void showPlanCount();
    QList<int> rowsOf(const QStringList& names) const;

    AppContext& m_context;
    Banner* m_banner;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QSplitter* m_splitter;
    PlanBar* m_bar;
    ModelMap* m_map;
    PlanTable* m_table;
    QAction* m_separator; // between actions on matrices and those on plans
    PlanTreePanel* m_plans;
    QTabWidget* m_tabs;
    QLabel *m_mapHint, *m_matrixTitle, *m_matrixNote, *m_applyTitle;
    AllocateDialog* m_allocate = nullptr; // made when it is first wanted
    OverlapDialog* m_overlap = nullptr;   // likewise
    MethodForm* m_form;
    QPushButton *m_applyAll, *m_applyBlock, *m_applyKind;
    QList<int> m_dragged; // rows held on the map
};

} // namespace prunescope::gui
