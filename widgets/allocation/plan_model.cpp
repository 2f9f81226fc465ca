// The plan as a table: cells, tooltips, and edits passed on to the document.
#include "widgets/allocation/plan_model.h"

#include "core/base/error.h"
#include "core/plan/method_info.h"
#include "widgets/base/core_text.h"
#include "widgets/base/number_text.h"

#include <algorithm>

namespace prunescope::gui {

namespace {

QString patternTitle(const Pattern& pattern)
{
    return pattern.isUnstructured() ? PlanModel::tr("unstructured") : QString::fromStdString(patternText(pattern));
}

bool isNumberColumn(int column)
{
    return column == PlanModel::Block || column == PlanModel::Shape || column == PlanModel::Zeros ||
           column >= PlanModel::Achieved;
}

/// "20.0 % to 99.0 %"
QString boundsText(const ShareBounds& bounds)
{
    return PlanModel::tr("%1 to %2").arg(percentText(bounds.low()), percentText(bounds.high()));
}

} // namespace

PlanModel::PlanModel(PlanDocument& document, QObject* parent) : QAbstractTableModel(parent), m_document(document)
{
    connect(&document, &PlanDocument::documentChanged, this, [this] {
        beginResetModel();
        m_achieved.clear();
        endResetModel();
    });
    connect(&document, &PlanDocument::entriesChanged, this, &PlanModel::announceRows);
}

void PlanModel::announceRows(const QList<int>& rows)
{
    QList<int> sorted = rows;
    std::sort(sorted.begin(), sorted.end());
    for (qsizetype first = 0; first < sorted.size();) {
        qsizetype last = first;
        while (last + 1 < sorted.size() && sorted[last + 1] == sorted[last] + 1)
            ++last;
        Q_EMIT dataChanged(index(sorted[first], Method), index(sorted[last], Highest));
        first = last + 1;
    }
}

void PlanModel::setAchieved(const QHash<QString, double>& shares)
{
    m_achieved = shares;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Achieved), index(rowCount() - 1, Achieved));
}

void PlanModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int PlanModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_document.rowCount(); }

int PlanModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString PlanModel::text(int row, int column) const
{
    const PlanEntry& entry = m_document.entry(row);
    const MatrixInfo& matrix = m_document.matrix(row);
    switch (column) {
    case Matrix: return QString::fromStdString(entry.name);
    case Block: return matrix.block < 0 ? QStringLiteral("–") : QString::number(matrix.block);
    case Kind: return QString::fromStdString(matrix.kind);
    case Shape: return shapeText(matrix.rows, matrix.columns);
    case Method: return coreText(methodInfo(entry.method).title);
    case Sparsity: return percentText(entry.sparsityShare);
    case PatternColumn: return patternTitle(entry.pattern);
    case Zeros: return countText(m_document.plannedZeros(row));
    case Lowest: return entry.bounds.lowest ? percentText(*entry.bounds.lowest) : QStringLiteral("–");
    case Highest: return entry.bounds.highest ? percentText(*entry.bounds.highest) : QStringLiteral("–");
    case Achieved: {
        const auto found = m_achieved.find(QString::fromStdString(entry.name));
        return found == m_achieved.end() ? QStringLiteral("–") : percentText(*found);
    }
    default: return {};
    }
}

QVariant PlanModel::sortKey(int row, int column) const
{
    switch (column) {
    case Matrix: return row; // model order: block 10 comes after block 9
    case Block: return m_document.matrix(row).block;
    case Shape: return qlonglong(m_document.matrix(row).elements());
    case Sparsity: return m_document.entry(row).sparsityShare;
    case Lock: return m_document.entry(row).isLocked;
    case Zeros: return qlonglong(m_document.plannedZeros(row));
    case Achieved: return m_achieved.value(text(row, Matrix), -1);
    case Lowest: return m_document.entry(row).bounds.low();
    case Highest: return m_document.entry(row).bounds.high();
    default: return text(row, column);
    }
}

QString PlanModel::toolTip(int row, int column) const
{
    const PlanEntry& entry = m_document.entry(row);
    if (column == Lock)
        return entry.isLocked ? tr("Locked: this matrix keeps its values. Click to unlock.")
                              : tr("Click to lock: the total, strategies and group edits then leave this matrix alone.");
    if (column == Lowest || column == Highest)
        return tr("Double-click to set the bounds of the selected matrices.");
    if (column < Method || column > PatternColumn)
        return column == Matrix ? text(row, Matrix) : QString();
    if (entry.isLocked)
        return tr("This matrix is locked; unlock it to change its values.");
    if (column == Sparsity && !entry.pattern.isUnstructured())
        return tr("The pattern %1 fixes the sparsity at %2; choose the pattern 'unstructured' to change it.")
            .arg(patternTitle(entry.pattern), percentText(entry.sparsityShare));
    if (column == Sparsity && entry.bounds.isSet())
        return tr("Drag the bar, or type a number, within the bounds %1.").arg(boundsText(entry.bounds));
    if (column == Sparsity)
        return tr("Drag the bar, or type a number. Shift makes the drag finer; all selected rows follow.");
    return headerToolTip(column);
}

QVariant PlanModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const int row = index.row();
    const PlanEntry& entry = m_document.entry(row);
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::EditRole:
        if (index.column() == Sparsity)
            return entry.sparsityShare * 100;
        if (index.column() == Method)
            return QString::fromStdString(entry.method);
        if (index.column() == PatternColumn)
            return QString::fromStdString(patternText(entry.pattern));
        return text(row, index.column());
    case Qt::CheckStateRole:
        return index.column() == Lock ? QVariant(entry.isLocked ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::TextAlignmentRole:
        return isNumberColumn(index.column()) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ToolTipRole: return toolTip(row, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Lock ? (entry.isLocked ? tr("locked") : tr("not locked")) : text(row, index.column());
    case ShareRole:
        return index.column() == Achieved ? m_achieved.value(text(row, Matrix), -1) : entry.sparsityShare;
    case SortRole: return sortKey(row, index.column());
    case AdjustableRole: return m_document.isAdjustable(row);
    default: return {};
    }
}

bool PlanModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || !(flags(index) & (Qt::ItemIsEditable | Qt::ItemIsUserCheckable)))
        return false;
    const QList<int> rows{index.row()};
    if (index.column() == Lock && role == Qt::CheckStateRole) {
        m_document.setLocked(rows, value.toInt() == Qt::Checked);
        return true;
    }
    if (role != Qt::EditRole)
        return false;
    if (index.column() == Sparsity) {
        m_document.setSparsity(rows, value.toDouble() / 100);
        return true;
    }
    try {
        if (index.column() == Method) {
            m_document.setMethod(rows, methodInfo(value.toString().toStdString()).id);
            return true;
        }
        return m_document.setPattern(rows, parsePattern(value.toString().toStdString())) == 0;
    } catch (const Error&) {
        return false; // no such method, not a pattern: the cell keeps its value
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::ToolTipRole)
        return headerToolTip(section);
    if (role == Qt::TextAlignmentRole)
        return int((isNumberColumn(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Matrix: return tr("Matrix");
    case Block: return tr("Block");
    case Kind: return tr("Kind");
    case Shape: return tr("Shape");
    case Method: return tr("Method");
    case Sparsity: return tr("Sparsity");
    case PatternColumn: return tr("Pattern");
    case Lock: return tr("Lock");
    case Zeros: return tr("Planned zeros");
    case Lowest: return tr("At least");
    case Highest: return tr("At most");
    default: return tr("Achieved");
    }
}

QString PlanModel::headerToolTip(int section) const
{
    switch (section) {
    case Shape: return tr("Outputs × inputs of the weight matrix.");
    case Method: return tr("How the weights to remove are chosen.");
    case Sparsity: return tr("Share of the matrix's weights that are set to zero.");
    case PatternColumn:
        return tr("Where zeros may be: anywhere (unstructured), or n:m, which keeps n of every m consecutive weights "
                  "along the inputs.");
    case Lock: return tr("Locked matrices keep their values when others are changed together.");
    case Zeros: return tr("Weights that the plan sets to zero.");
    case Achieved: return tr("Share of zeros after the last run.");
    case Lowest: return tr("Drags, totals and strategies leave at least this sparsity; without a bound 0 %.");
    case Highest: return tr("Drags, totals and strategies leave at most this sparsity; without a bound 99 %.");
    default: return {};
    }
}

Qt::ItemFlags PlanModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    const bool isLocked = m_document.entry(index.row()).isLocked;
    const bool isEditable = (index.column() == Sparsity && m_document.isAdjustable(index.row())) ||
                            ((index.column() == Method || index.column() == PatternColumn) && !isLocked);
    if (isEditable)
        flags |= Qt::ItemIsEditable;
    if (index.column() == Lock)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace prunescope::gui
