#pragma once
// The models of one measurement against what they cost, with their front.

#include "core/session/pareto.h"

#include <QWidget>

#include <memory>
#include <set>
#include <vector>

class QStackedLayout;

namespace prunescope::gui {

class Chart;
class EmptyState;
struct ChartSeries;
struct OutcomeSnapshot;

class ParetoChart : public QWidget {
    Q_OBJECT

public:
    explicit ParetoChart(QWidget* parent = nullptr);

    /// @param snapshot  whose outcomes the table's rows name
    void setTable(std::shared_ptr<const OutcomeSnapshot> snapshot, const ParetoTable& table);
    /// Rows of the table that stand out.
    void setChosen(const std::set<int>& rows);
    Chart* chart() const { return m_chart; }

Q_SIGNALS:
    /// A point was clicked: a row of the table.
    void rowChosen(int row);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Kind { Front, Dominated, Dense, Chosen, Kinds };
    void draw();
    double setAxes();
    void addPoint(std::vector<ChartSeries>& series, Kind kind, int row, double scale);
    Kind kindOf(int row) const;

    std::shared_ptr<const OutcomeSnapshot> m_snapshot;
    ParetoTable m_table;
    std::set<int> m_chosen;
    std::vector<std::vector<int>> m_rows; ///< of the table, by series and point
    Chart* m_chart;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
};

} // namespace prunescope::gui
