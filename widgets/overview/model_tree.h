#pragma once
// The tree of blocks and matrices with a search field. Follows and sets the shared selection.

#include "core/session/explore.h"
#include "core/session/model_info.h"

#include <QWidget>

class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace prunescope::gui {

class ModelTreeModel;
class Selection;

class ModelTree : public QWidget {
    Q_OBJECT
public:
    explicit ModelTree(Selection* selection, QWidget* parent = nullptr);

    void setModel(const ModelInfo& model);
    void clearModel();
    void setSummaries(const std::vector<MatrixSummary>& summaries);

    QLineEdit* searchField() const { return m_search; }
    QTreeView* view() const { return m_view; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showSelected(const QString& matrix);
    void search(const QString& words);

    Selection* m_selection;
    ModelTreeModel* m_model;
    QSortFilterProxyModel* m_filter;
    QLineEdit* m_search;
    QTreeView* m_view;
};

} // namespace prunescope::gui
