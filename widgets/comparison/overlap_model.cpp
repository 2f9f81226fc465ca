// Core's counts as rows; the shares are core's too.
#include "widgets/comparison/overlap_model.h"

#include "widgets/base/number_text.h"

namespace prunescope::gui {

namespace {

QString text(const MaskOverlap& matrix, int column)
{
    switch (column) {
    case OverlapModel::Matrix: return QString::fromStdString(matrix.name);
    case OverlapModel::Overlap: return percentText(matrix.jaccard(), 2);
    case OverlapModel::ByChance: return percentText(matrix.jaccardByChance(), 2);
    case OverlapModel::Both: return countText(matrix.bothPruned);
    case OverlapModel::Either: return countText(matrix.eitherPruned());
    default: return {};
    }
}

QVariant sortKey(const MaskOverlap& matrix, int row, int column)
{
    switch (column) {
    case OverlapModel::Overlap: return matrix.jaccard();
    case OverlapModel::ByChance: return matrix.jaccardByChance();
    case OverlapModel::Both: return qint64(matrix.bothPruned);
    case OverlapModel::Either: return qint64(matrix.eitherPruned());
    default: return row; // model order
    }
}

} // namespace

void OverlapModel::setMatrices(std::vector<MaskOverlap> matrices)
{
    beginResetModel();
    m_matrices = std::move(matrices);
    endResetModel();
}

void OverlapModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_matrices.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int OverlapModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_matrices.size()); }

int OverlapModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant OverlapModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const MaskOverlap& matrix = m_matrices[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(matrix, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Matrix ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return tr("The first calibration removes %1 of %3 weights, the second %2.")
            .arg(countText(matrix.firstPruned), countText(matrix.secondPruned), countText(matrix.elements));
    case SortRole: return sortKey(matrix, index.row(), index.column());
    default: return {};
    }
}

QVariant OverlapModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Matrix ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Overlap: return tr("Weights removed by both calibrations as a share of those removed by either (Jaccard index).");
        case ByChance: return tr("The overlap to expect of two random masks that remove as many weights.");
        case Both: return tr("Weights that both calibrations remove.");
        case Either: return tr("Weights that at least one of the calibrations removes.");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Matrix: return tr("Matrix");
    case Overlap: return tr("Overlap");
    case ByChance: return tr("By chance");
    case Both: return tr("Removed by both");
    default: return tr("Removed by either");
    }
}

QString OverlapModel::csv() const
{
    QString out = QStringLiteral("name,jaccard,jaccard_by_chance,pruned_first,pruned_second,pruned_both,elements\n");
    for (const MaskOverlap& matrix : m_matrices) {
        QString name = QString::fromStdString(matrix.name);
        name.replace(QLatin1Char('"'), QLatin1String("\"\""));
        out += QStringLiteral("\"%1\",%2,%3,%4,%5,%6,%7\n")
                   .arg(name, QString::number(matrix.jaccard(), 'g', 17), QString::number(matrix.jaccardByChance(), 'g', 17),
                        QString::number(matrix.firstPruned), QString::number(matrix.secondPruned),
                        QString::number(matrix.bothPruned), QString::number(matrix.elements));
    }
    return out;
}

} // namespace prunescope::gui
