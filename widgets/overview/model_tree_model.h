#pragma once
// Blocks and matrices of the open model as a tree: blocks with their matrices, then what lies outside of the blocks.

#include "core/session/explore.h"
#include "core/session/model_info.h"

#include <QAbstractItemModel>

#include <map>
#include <string>
#include <vector>

namespace prunescope::gui {

class ModelTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, ShapeColumn, TypeColumn, ZerosColumn, ColumnCount };
    enum Role { MatrixNameRole = Qt::UserRole, SearchRole, SortRole };

    using QAbstractItemModel::QAbstractItemModel;

    void setModel(const std::vector<MatrixInfo>& matrices, int blocks);
    /// Fills the column of zeros.
    void setSummaries(const std::vector<MatrixSummary>& summaries);
    /// After a change of language.
    void retranslate();
    /// Index of a matrix in the first column, invalid if unknown.
    QModelIndex indexOf(const QString& matrix) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const final;
    QModelIndex parent(const QModelIndex& child) const final;
    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;

private:
    struct Group {
        int block = -1; ///< -1: outside of the blocks
        std::vector<MatrixInfo> matrices;
    };
    static QString titleOf(const Group& group);
    QVariant groupData(const Group& group, int column, int role) const;
    QVariant matrixData(const MatrixInfo& matrix, int order, int column, int role) const;
    double zeroShare(const MatrixInfo& matrix) const; // NaN while not known

    std::vector<Group> m_groups;
    std::map<std::string, double> m_zeros;
};

} // namespace prunescope::gui
