// Texts of the verdicts.
#include "widgets/explain/verdict_model.h"

#include "core/plan/method_info.h"
#include "widgets/base/core_text.h"
#include "widgets/base/export_menu.h"
#include "widgets/base/number_text.h"
#include "widgets/base/term_tip.h"

#include <algorithm>

namespace prunescope::gui {

using prunescope::MethodVerdict;
using prunescope::RankGroup;

namespace {

constexpr int kDigits = 3;

QString groupText(const MethodVerdict& verdict)
{
    switch (verdict.group) {
    case RankGroup::Row: return VerdictModel::tr("row", "what a score is compared within");
    case RankGroup::Matrix: return VerdictModel::tr("matrix", "what a score is compared within");
    case RankGroup::Block: return VerdictModel::tr("columns", "what a score is compared within");
    case RankGroup::Pattern: return VerdictModel::tr("n:m group", "what a score is compared within");
    case RankGroup::None: break;
    }
    return verdict.isPending || !verdict.problem.isEmpty() ? QString() : VerdictModel::tr("whole mask", "what a score is compared within");
}

bool isKnown(const MethodVerdict& verdict) { return !verdict.isPending && verdict.problem.isEmpty(); }

} // namespace

void VerdictModel::setExplanation(const prunescope::WeightExplanation& explanation)
{
    const bool isSameShape = m_explanation && m_explanation->verdicts.size() == explanation.verdicts.size();
    if (!isSameShape)
        beginResetModel();
    m_explanation = explanation;
    if (isSameShape)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    else
        endResetModel();
}

void VerdictModel::clear()
{
    beginResetModel();
    m_explanation.reset();
    endResetModel();
}

void VerdictModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int VerdictModel::rowOf(const std::string& method) const
{
    if (!m_explanation)
        return -1;
    const auto& verdicts = m_explanation->verdicts;
    const auto found = std::find_if(verdicts.begin(), verdicts.end(), [&](auto& verdict) { return verdict.method == method; });
    return found == verdicts.end() ? -1 : int(found - verdicts.begin());
}

QString VerdictModel::sentence(int row) const
{
    if (!m_explanation || row < 0 || row >= rowCount())
        return {};
    const MethodVerdict& verdict = m_explanation->verdicts[std::size_t(row)];
    if (verdict.isPending)
        return tr("This method is still to come.");
    return coreText(verdict.problem.isEmpty() ? verdict.why : verdict.problem);
}

QStringList VerdictModel::lines(const MethodVerdict& verdict, int column) const
{
    const QString none = QStringLiteral("–");
    if (column == Method)
        return {coreText(methodInfo(verdict.method).title), groupText(verdict)};
    if (!isKnown(verdict))
        return {verdict.isPending ? QStringLiteral("…") : none, QString()};
    const bool hasScore = verdict.group != RankGroup::None;
    switch (column) {
    case Score:
        return {hasScore ? numberText(verdict.score, kDigits) : none,
                hasScore && verdict.groupLoses > 0 ? numberText(verdict.threshold, kDigits) : none};
    case Rank:
        return {hasScore ? countText(verdict.rank) : none,
                hasScore ? tr("of %1", "a rank of so many").arg(countText(verdict.groupSize)) : QString()};
    case Fate:
        if (verdict.isPruned)
            return {tr("pruned"), QStringLiteral("0")};
        return {tr("kept"), verdict.changesKept ? numberText(verdict.newValue, kDigits) : tr("as it is")};
    default: return {};
    }
}

int VerdictModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_explanation ? 0 : int(m_explanation->verdicts.size());
}

int VerdictModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant VerdictModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const MethodVerdict& verdict = m_explanation->verdicts[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return lines(verdict, index.column()).join(QLatin1Char('\n'));
    case UpperRole: return lines(verdict, index.column()).value(0);
    case LowerRole: return lines(verdict, index.column()).value(1);
    case Qt::ToolTipRole: return sentence(index.row());
    case Qt::AccessibleTextRole: return lines(verdict, index.column()).join(QStringLiteral(", "));
    case Qt::TextAlignmentRole:
        return int((index.column() == Score || index.column() == Rank ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case PrunedRole: return isKnown(verdict) ? QVariant(verdict.isPruned) : QVariant();
    default: return {};
    }
}

QVariant VerdictModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Score || section == Rank ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        switch (section) {
        case Method: return termTip(Term::ComparisonGroup);
        case Score: return tr("What the method ranks by; below it the largest score that is removed from the group.");
        case Rank: return tr("1 is the lowest score of the group and goes first; equal ones go by row, then by column.");
        case Fate: return tr("What becomes of the weight, and its value after that.");
        default: return {};
        }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Method: return tr("Method\nwithin");
    case Score: return tr("Score\nthreshold");
    case Rank: return tr("Rank\nof group");
    case Fate: return tr("Fate\nnew value");
    default: return {};
    }
}

QList<QStringList> VerdictModel::table() const
{
    QList<QStringList> rows{{QStringLiteral("method"), QStringLiteral("score"), QStringLiteral("threshold"), QStringLiteral("rank"),
                             QStringLiteral("group_size"), QStringLiteral("pruned"), QStringLiteral("new_value"),
                             QStringLiteral("why")}};
    for (int row = 0; row < rowCount(); ++row) {
        const MethodVerdict& verdict = m_explanation->verdicts[std::size_t(row)];
        const bool hasScore = verdict.group != RankGroup::None;
        const auto scored = [hasScore](const QString& text) { return hasScore ? text : QString(); };
        rows << QStringList{QString::fromStdString(verdict.method),
                            scored(plainNumber(verdict.score)),
                            scored(verdict.groupLoses > 0 ? plainNumber(verdict.threshold) : QString()),
                            scored(QString::number(verdict.rank)),
                            scored(QString::number(verdict.groupSize)),
                            isKnown(verdict) ? QString::number(int(verdict.isPruned)) : QString(),
                            isKnown(verdict) ? plainNumber(verdict.newValue) : QString(),
                            sentence(row)};
    }
    return rows;
}

} // namespace prunescope::gui
