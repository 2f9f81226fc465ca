#pragma once
// The plan as an editable table with search and filter. Edits of a cell reach all selected rows.

#include "widgets/allocation/plan_document.h"

#include <QHash>
#include <QWidget>

#include <optional>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;

namespace prunescope::gui {

class PlanFilter;
class PlanModel;
class PlanView;

class PlanTable : public QWidget {
    Q_OBJECT

public:
    /// @param document  outlives the table
    explicit PlanTable(PlanDocument& document, QWidget* parent = nullptr);

    PlanView* view() const { return m_view; }
    PlanModel* model() const { return m_model; }
    /// Rows of the document, in its order.
    QList<int> selectedRows() const;
    /// Scrolls to a matrix and makes it current; does nothing for an unknown or filtered-out one.
    void selectMatrix(const QString& name);
    /// Selects exactly these and makes one current. Search and filter give way where they hide one of them.
    void selectMatrices(const QStringList& names, const QString& current);
    /// Locks the selected rows, or unlocks them if all of them are locked.
    void turnLock();
    void setAchieved(const QHash<QString, double>& shares);
    /// Apply to others, lock, unlock, copy, paste, bounds: for menus, the command palette and other views of the selection.
    QList<QAction*> editActions() const;
    void focusSearch();

Q_SIGNALS:
    /// Another matrix became the current one.
    void matrixChosen(const QString& name);
    void selectedRowsChanged();
    /// An edit could not be done; a sentence for people.
    void refused(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildFilterBar();
    void buildView();
    void buildActions();
    void connectView();
    void retranslate();
    void fillKinds();
    void updateCount();
    void updateActions();
    void editCell(const QModelIndex& cell, const QVariant& value);
    void editPattern(const QList<int>& rows, const QString& text);
    /// The selected rows if the cell's row is one of them, else that row alone.
    QList<int> rowsFor(const QModelIndex& cell) const;
    int documentRow(const QModelIndex& index) const;
    void applyTo(PlanScope scope);
    void copySettings();
    void askBounds();
    void showMenu(const QPoint& position);
    void showColumnMenu(const QPoint& position);

    PlanDocument& m_document;
    PlanModel* m_model;
    PlanFilter* m_filter;
    PlanView* m_view;
    QLineEdit* m_search;
    QComboBox* m_kinds;
    QLabel* m_count;
    QAction *m_applyToAll, *m_applyToBlock, *m_applyToKind, *m_lock, *m_unlock, *m_copy, *m_paste, *m_bounds;
    std::optional<PlanEntry> m_copied;
};

} // namespace prunescope::gui
