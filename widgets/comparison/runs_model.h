#pragma once
// What was run in this project, newest first, as a table.

#include "core/store/stored.h"

#include <QAbstractTableModel>

#include <map>
#include <vector>

namespace prunescope::gui {

class RunsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, Started, Kind, Plan, State, Result, Seconds, ColumnCount };
    enum Role { SortRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// @param runs   in any order
    /// @param plans  names by plan id
    void setRuns(std::vector<StoredRun> runs, std::map<std::string, std::string> plans);
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

private:
    QString text(const StoredRun& run, int column) const;
    QVariant sortKey(const StoredRun& run, int column) const;

    std::vector<StoredRun> m_runs;
    std::map<std::string, std::string> m_plans;
};

} // namespace prunescope::gui
