// The tree has two levels: an index's internal id is 0 for groups and 1 + group for matrices.
#include "widgets/overview/model_tree_model.h"

#include "widgets/base/colour_map.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QFontMetricsF>
#include <QIcon>
#include <QPainter>
#include <QPixmap>
#include <QSize>

#include <cmath>

namespace prunescope::gui {
namespace {

// Inside a block the kind says it all; the whole name is in the tooltip.
QString shortName(const MatrixInfo& matrix) { return QString::fromStdString(matrix.block < 0 ? matrix.name : matrix.kind); }

// The same on a selected row, where a bare colour would be tinted; the rim sets blue off from the selection.
QIcon kindIcon(const QColor& colour)
{
    QPixmap square(kGrid * 3, kGrid * 3);
    square.setDevicePixelRatio(2);
    square.fill(Qt::white);
    QPainter painter(&square);
    painter.fillRect(QRectF(1, 1, 1.5 * kGrid - 2, 1.5 * kGrid - 2), colour);
    painter.end();
    QIcon icon;
    for (const auto mode : {QIcon::Normal, QIcon::Selected})
        icon.addPixmap(square, mode);
    return icon;
}

} // namespace

void ModelTreeModel::setModel(const std::vector<MatrixInfo>& matrices, int blocks)
{
    beginResetModel();
    m_groups.clear();
    m_zeros.clear();
    for (int block = 0; block < blocks; ++block)
        m_groups.push_back({block, {}});
    Group others;
    for (const MatrixInfo& matrix : matrices)
        (matrix.block >= 0 && matrix.block < blocks ? m_groups[std::size_t(matrix.block)] : others)
            .matrices.push_back(matrix);
    if (!others.matrices.empty())
        m_groups.push_back(std::move(others));
    endResetModel();
}

void ModelTreeModel::setSummaries(const std::vector<MatrixSummary>& summaries)
{
    m_zeros.clear();
    for (const MatrixSummary& summary : summaries)
        m_zeros[summary.name] = summary.zeroShare;
    for (int group = 0; group < int(m_groups.size()); ++group) {
        const QModelIndex parent = index(group, ZerosColumn);
        Q_EMIT dataChanged(parent, parent);
        const int last = int(m_groups[std::size_t(group)].matrices.size()) - 1;
        if (last >= 0)
            Q_EMIT dataChanged(index(0, ZerosColumn, index(group, 0)), index(last, ZerosColumn, index(group, 0)));
    }
}

void ModelTreeModel::retranslate()
{
    if (m_groups.empty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(int(m_groups.size()) - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

QString ModelTreeModel::titleOf(const Group& group)
{
    return group.block >= 0 ? tr("Block %1").arg(group.block) : tr("Other matrices");
}

QModelIndex ModelTreeModel::indexOf(const QString& matrix) const
{
    const std::string name = matrix.toStdString();
    for (int group = 0; group < int(m_groups.size()); ++group) {
        const auto& matrices = m_groups[std::size_t(group)].matrices;
        for (int row = 0; row < int(matrices.size()); ++row)
            if (matrices[std::size_t(row)].name == name)
                return index(row, 0, index(group, 0));
    }
    return {};
}

QModelIndex ModelTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : quintptr(0));
}

QModelIndex ModelTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(int(child.internalId()) - 1, 0, quintptr(0));
}

int ModelTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return int(m_groups[std::size_t(parent.row())].matrices.size());
}

int ModelTreeModel::columnCount(const QModelIndex&) const { return ColumnCount; }

double ModelTreeModel::zeroShare(const MatrixInfo& matrix) const
{
    const auto found = m_zeros.find(matrix.name);
    return found == m_zeros.end() ? qQNaN() : found->second;
}

QVariant ModelTreeModel::groupData(const Group& group, int column, int role) const
{
    std::int64_t elements = 0;
    double zeros = 0;
    for (const MatrixInfo& matrix : group.matrices) {
        elements += matrix.elements();
        zeros += zeroShare(matrix) * double(matrix.elements());
    }
    const double share = elements > 0 ? zeros / double(elements) : qQNaN();
    if (role == Qt::DisplayRole) {
        switch (column) {
        case NameColumn: return titleOf(group);
        case ShapeColumn: return shortCountText(elements);
        case ZerosColumn: return std::isnan(share) ? QString() : percentText(share);
        default: return {};
        }
    }
    if (role == Qt::ToolTipRole && column == ShapeColumn)
        return tr("%1 weights").arg(countText(elements));
    if (role == SearchRole)
        return titleOf(group);
    return {};
}

QVariant ModelTreeModel::matrixData(const MatrixInfo& matrix, int order, int column, int role) const
{
    const double share = zeroShare(matrix);
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case NameColumn: return shortName(matrix);
        case ShapeColumn: return shapeText(matrix.rows, matrix.columns);
        case TypeColumn: return QString::fromStdString(matrix.dtype);
        case ZerosColumn: return std::isnan(share) ? QString() : percentText(share);
        default: return {};
        }
    case Qt::DecorationRole:
        return column == NameColumn && matrix.isPrunable
                   ? QVariant(kindIcon(kindColour(QString::fromStdString(matrix.kind), order)))
                   : QVariant();
    case Qt::ToolTipRole:
        return tr("%1\n%2 (outputs × inputs), %3 weights").arg(QString::fromStdString(matrix.name),
                                                             shapeText(matrix.rows, matrix.columns),
                                                             countText(matrix.elements()));
    case MatrixNameRole: return QString::fromStdString(matrix.name);
    case SearchRole: return QString::fromStdString(matrix.name + ' ' + matrix.kind);
    default: return {};
    }
}

QVariant ModelTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == ShapeColumn || index.column() == ZerosColumn ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    if (role == Qt::SizeHintRole && index.column() == NameColumn)
        return QSize(0, int(QFontMetricsF(textFont(TextSize::Body)).height()) + kGrid);
    if (role == Qt::FontRole && index.column() != NameColumn)
        return numberFont(TextSize::Body);
    if (index.internalId() == 0)
        return groupData(m_groups[std::size_t(index.row())], index.column(), role);
    const Group& group = m_groups[std::size_t(index.internalId()) - 1];
    return matrixData(group.matrices[std::size_t(index.row())], index.row(), index.column(), role);
}

QVariant ModelTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole) {
        switch (section) {
        case NameColumn: return tr("Matrix");
        case ShapeColumn: return tr("Shape");
        case TypeColumn: return tr("Type");
        case ZerosColumn: return tr("Zeros");
        default: return {};
        }
    }
    if (role == Qt::ToolTipRole && section == ShapeColumn)
        return tr("Outputs × inputs; for a block its number of weights.");
    if (role == Qt::ToolTipRole && section == ZerosColumn)
        return tr("Share of weights that are exactly zero in the open model.");
    return {};
}

} // namespace prunescope::gui
