// Texts, sort keys and filter of the models' table.
#include "widgets/comparison/outcome_model.h"

#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/comparison/outcome_text.h"

#include <QFont>

#include <algorithm>
#include <limits>
#include <optional>

namespace prunescope::gui {

namespace {

const QString kNone = QStringLiteral("–");

bool isNumber(int column)
{
    return column != OutcomeModel::Name && column != OutcomeModel::Methods && column != OutcomeModel::Note;
}

QString bytesOrNone(const std::optional<double>& bytes) { return bytes ? bytesText(qint64(*bytes)) : kNone; }

/// Unknown ones sort behind all others.
double keyOf(const std::optional<double>& value) { return value.value_or(std::numeric_limits<double>::infinity()); }

/// The newest answers to any questions.
const OutcomeChoice* newestChoice(const Outcome& outcome)
{
    const OutcomeChoice* newest = nullptr;
    for (const OutcomeChoice& one : outcome.choices)
        if (!newest || one.run > newest->run)
            newest = &one;
    return newest;
}

QString qualityText(const ParetoRow& row, bool isChoice)
{
    if (!row.quality)
        return kNone;
    if (isChoice)
        return shareText(*row.quality, row.qualityError);
    return row.qualityError ? valueWithErrorText(*row.quality, *row.qualityError) : numberText(*row.quality);
}

std::optional<double> differenceOf(const ParetoRow& row)
{
    if (row.difference)
        return row.difference->mean;
    if (row.choiceDifference)
        return row.choiceDifference->difference;
    return std::nullopt;
}

} // namespace

void OutcomeModel::setSnapshot(std::shared_ptr<const OutcomeSnapshot> snapshot)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_table = m_snapshot ? m_snapshot->table : ParetoTable();
    endResetModel();
}

void OutcomeModel::setTable(ParetoTable table)
{
    m_table = std::move(table);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void OutcomeModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    setTable(m_table);
}

int OutcomeModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_table.rows.size()); }

int OutcomeModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString OutcomeModel::text(int place, int column) const
{
    const ParetoRow& row = m_table.rows[std::size_t(place)];
    const Outcome& one = outcome(place);
    switch (column) {
    case Run:
        return one.isDense() ? kNone : QString::number(one.run);
    case Name:
        return outcomeName(one);
    case Methods:
        return one.methods.empty() ? kNone : QString::fromStdString(one.methods);
    case Zeros:
        return one.size.zeroShare ? percentText(*one.size.zeroShare) : kNone;
    case Size:
        return bytesOrNone(one.size.bitmaskBytes);
    case SemiSize:
        return bytesOrNone(one.size.semiBytes);
    case Parameters:
        return one.size.parameters ? shortCountText(qint64(*one.size.parameters)) : kNone;
    case Quality:
        return qualityText(row, m_table.group.isChoice);
    case Difference:
        return differenceText(row);
    case Accuracy: {
        const OutcomeChoice* choice = newestChoice(one);
        return choice ? shareText(choice->result.meanAccuracy, choice->result.meanError) : kNone;
    }
    case Speed:
        return row.tokensPerSecond ? countText(qint64(*row.tokensPerSecond + 0.5)) : kNone;
    case Note:
        return QString::fromStdString(one.note);
    default:
        return {};
    }
}

QVariant OutcomeModel::sortKey(int place, int column) const
{
    const ParetoRow& row = m_table.rows[std::size_t(place)];
    const Outcome& one = outcome(place);
    switch (column) {
    case Run:
        return qlonglong(one.run);
    case Zeros:
        return keyOf(one.size.zeroShare);
    case Size:
        return keyOf(one.size.bitmaskBytes);
    case SemiSize:
        return keyOf(one.size.semiBytes);
    case Parameters:
        return keyOf(one.size.parameters);
    case Quality:
        return keyOf(row.quality);
    case Difference:
        return keyOf(differenceOf(row));
    case Accuracy:
        return newestChoice(one) ? newestChoice(one)->result.meanAccuracy : std::numeric_limits<double>::infinity();
    case Speed:
        return keyOf(row.tokensPerSecond);
    default:
        return text(place, column);
    }
}

QString OutcomeModel::toolTip(int place, int column) const
{
    const ParetoRow& row = m_table.rows[std::size_t(place)];
    if (column == Note)
        return outcome(place).planId.empty() ? tr("Notes belong to plans; this model has none.")
                                             : tr("Double-click to write a note to the plan.");
    if (column == Difference)
        return verdictSentence(row, outcome(place));
    if (!row.isMeasured())
        return tr("Not measured in this way yet.");
    return row.isDominated ? tr("Dominated: another model is no worse in either quantity and better in one.") : QString();
}

QVariant OutcomeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_snapshot)
        return {};
    const ParetoRow& row = m_table.rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return isNumber(index.column()) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::FontRole:
        return isNumber(index.column()) ? QVariant(numberFont(TextSize::Body)) : QVariant();
    case Qt::ForegroundRole:
        return row.isDominated || !row.isMeasured() ? QVariant(mutedInk()) : QVariant();
    case SortRole:
        return sortKey(index.row(), index.column());
    case DenseRole:
        return outcome(index.row()).isDense();
    default:
        return {};
    }
}

QVariant OutcomeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Size:
            return tr("Pruned matrices as their kept weights and one bit for each place, where that is less.");
        case SemiSize:
            return tr("2:4 matrices as half their weights and two bits for each of those; the others with a bitmask.");
        case Parameters:
            return tr("Weights of the whole model that are not zero.");
        case Difference:
            return m_table.group.isChoice ? tr("Paired difference to the dense model, in percentage points.")
                                          : tr("Paired difference of the loss to the dense model, in nats per token.");
        case Accuracy:
            return tr("Mean accuracy over the tasks of the newest multiple-choice run.");
        case Speed:
            return tr("Tokens per second of this measurement, with matrices stored densely.");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Run:
        return tr("No.");
    case Name:
        return tr("Model");
    case Methods:
        return tr("Method");
    case Zeros:
        return tr("Zeros");
    case Size:
        return tr("Size");
    case SemiSize:
        return tr("Size, 2:4");
    case Parameters:
        return tr("Weights");
    case Quality:
        return qualityTitle(m_table.group);
    case Difference:
        return tr("To Dense");
    case Accuracy:
        return tr("Choice");
    case Speed:
        return tr("Tokens/s");
    default:
        return tr("Note");
    }
}

Qt::ItemFlags OutcomeModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Note && !outcome(index.row()).planId.empty() ? flags | Qt::ItemIsEditable
                                                                                             : flags;
}

bool OutcomeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const Outcome& one = outcome(index.row());
    const QString note = value.toString().trimmed();
    if (note != QString::fromStdString(one.note))
        Q_EMIT noteChanged(QString::fromStdString(one.planId), QString::fromStdString(one.planName), note);
    return true;
}

OutcomeFilter::OutcomeFilter(QObject* parent) : QSortFilterProxyModel(parent) { setSortRole(OutcomeModel::SortRole); }

void OutcomeFilter::setWords(const QString& words)
{
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool OutcomeFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (sourceModel()->index(row, 0, parent).data(OutcomeModel::DenseRole).toBool())
        return true;
    QString all;
    for (const int column : {OutcomeModel::Run, OutcomeModel::Name, OutcomeModel::Methods, OutcomeModel::Note})
        all += sourceModel()->index(row, column, parent).data().toString() + QLatin1Char('\n');
    return std::all_of(m_words.begin(), m_words.end(),
                       [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace prunescope::gui
