#pragma once
// The runs of the project, each number with what produced it.

#include "widgets/comparison/runs_model.h"

#include <QWidget>

class QSortFilterProxyModel;
class QStackedLayout;
class QTableView;

namespace prunescope::gui {

class EmptyState;

class RunsTable : public QWidget {
    Q_OBJECT

public:
    explicit RunsTable(QWidget* parent = nullptr);

    void setRuns(std::vector<StoredRun> runs, std::map<std::string, std::string> plans);
    RunsModel& model() { return m_model; }
    /// Shows only runs with these words in one of their columns.
    void setWords(const QString& words);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    RunsModel m_model;
    EmptyState* m_empty;
    QSortFilterProxyModel* m_proxy;
    QTableView* m_view;
    QStackedLayout* m_stack;
};

} // namespace prunescope::gui
