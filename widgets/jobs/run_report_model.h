#pragma once
// A pruning run as a table: one row per planned matrix, waiting, being pruned, done, and then its figures.

#include "core/session/model_info.h"
#include "core/session/prune.h"

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace prunescope::gui {

enum class MatrixState { Waiting, Working, Done };

class RunReportModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Matrix, Method, Planned, Achieved, OutputError, Seconds, ColumnCount };
    enum Role { SortRole = Qt::UserRole, StateRole };

    struct Row {
        QString name;
        QString kind;
        int block = -1;
        QString method;            ///< id
        double plannedShare = 0;
        MatrixState state = MatrixState::Waiting;
        bool hasFigures = false;
        double achievedShare = 0;
        double outputError = -1;   ///< -1 without data
        double seconds = 0;
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// The entries that a run will work on, all waiting.
    void begin(const Plan& plan, const ModelInfo& model);
    /// Earlier blocks are done, this one is being worked on.
    void setBlock(int block);
    /// Figures of a finished run.
    void setResult(const PruneResult& result);
    /// Nothing was changed: all rows wait again.
    void reset();
    void clear();
    void retranslate();

    const std::vector<Row>& rows() const { return m_rows; }
    /// Comma separated, point as decimal mark, a header line in English, full names.
    QString csv() const;

    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

private:
    QString text(const Row& row, int column) const;
    void announceAll();

    std::vector<Row> m_rows;
};

} // namespace prunescope::gui
