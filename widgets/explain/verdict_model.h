#pragma once
// One weight as every method sees it, as a table of two-line cells: a row for each method.

#include "core/session/explain.h"

#include <QAbstractTableModel>

#include <optional>

namespace prunescope::gui {

class VerdictModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// The upper and the lower line of each column's cells are: method and whom it compares with; score and threshold;
    /// rank and size of the group; fate and new value.
    enum Column { Method, Score, Rank, Fate, ColumnCount };
    /// The two lines of a cell; whether the weight is pruned (invalid where that is not known).
    enum Role { UpperRole = Qt::UserRole, LowerRole, PrunedRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setExplanation(const prunescope::WeightExplanation& explanation);
    void clear();
    void retranslate();

    const std::optional<prunescope::WeightExplanation>& explanation() const { return m_explanation; }
    /// Row of a method; -1 without.
    int rowOf(const std::string& method) const;
    /// The sentence of a row: why, or what keeps the method from answering.
    QString sentence(int row) const;
    /// With a header and one number a column, for CSV.
    QList<QStringList> table() const;

    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

private:
    QStringList lines(const prunescope::MethodVerdict& verdict, int column) const;

    std::optional<prunescope::WeightExplanation> m_explanation;
};

} // namespace prunescope::gui
