#pragma once
// The models of the project by quality and cost, as a chart and a table, and the list of everything that was run.

#include "widgets/comparison/outcome_model.h"

#include <QWidget>

#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace prunescope::gui {

class AppContext;
class ParetoChart;
class RunsTable;
class SegmentBar;

class RunsPage : public QWidget {
    Q_OBJECT

public:
    /// @param context  outlives it
    explicit RunsPage(AppContext& context, QWidget* parent = nullptr);

    /// Reads the project again, in the background; a hidden page reads when it is shown.
    void refresh();
    OutcomeModel& model() { return m_model; }

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildTools();
    QWidget* buildModels();
    void connectParts();
    void retranslate();
    void readModels();
    void readRuns();
    void showSnapshot(std::shared_ptr<const OutcomeSnapshot> snapshot);
    void fillGroups();
    void showAxis();
    void chooseRow(int row);
    void showChosen();
    void writeNote(const QString& plan, const QString& name, const QString& note);
    std::vector<std::size_t> chosenRows() const;

    AppContext& m_context;
    std::shared_ptr<const OutcomeSnapshot> m_snapshot;
    OutcomeModel m_model;
    OutcomeFilter* m_filter;
    SegmentBar* m_pages;
    QComboBox *m_group, *m_axis;
    QLabel *m_axisLabel, *m_verdict;
    QLineEdit* m_words;
    QStackedWidget* m_stack;
    QSplitter* m_splitter;
    ParetoChart* m_chart;
    QTableView* m_view;
    RunsTable* m_runs;
};

} // namespace prunescope::gui
