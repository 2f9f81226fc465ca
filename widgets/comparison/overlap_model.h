#pragma once
// The agreement of two masks as a table: one row per matrix, with what the overlap is made of.

#include "core/session/overlap.h"

#include <QAbstractTableModel>

#include <vector>

namespace prunescope::gui {

class OverlapModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Matrix, Overlap, ByChance, Both, Either, ColumnCount };
    enum Role { SortRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setMatrices(std::vector<MaskOverlap> matrices);
    const std::vector<MaskOverlap>& matrices() const { return m_matrices; }
    void retranslate();
    /// Comma separated, point as decimal mark, the names of the command line's JSON in the header line.
    QString csv() const;

    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

private:
    std::vector<MaskOverlap> m_matrices;
};

} // namespace prunescope::gui
