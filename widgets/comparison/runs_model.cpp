// Rows and texts of the runs table. Results come from the project file, so nothing in them is taken for granted.
#include "widgets/comparison/runs_model.h"

#include "widgets/base/core_text.h"
#include "widgets/base/number_text.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <optional>

namespace prunescope::gui {

namespace {

const QString kNone = QStringLiteral("–");

std::optional<double> number(const Json& result, const char* key)
{
    const auto found = result.is_object() ? result.find(key) : result.end();
    if (found == result.end() || !found->is_number())
        return std::nullopt;
    return found->get<double>();
}

QString kindTitle(const std::string& kind)
{
    if (kind == "prune")
        return RunsModel::tr("Pruning");
    if (kind == "perplexity")
        return RunsModel::tr("Perplexity");
    if (kind == "compare")
        return RunsModel::tr("Comparison");
    if (kind == "choice")
        return RunsModel::tr("Multiple choice");
    if (kind == "sensitivity")
        return RunsModel::tr("Sensitivity");
    return QString::fromStdString(kind);
}

QString stateTitle(RunState state)
{
    switch (state) {
    case RunState::Running: return RunsModel::tr("running");
    case RunState::Done: return RunsModel::tr("done");
    case RunState::Failed: return RunsModel::tr("failed");
    case RunState::Cancelled: return RunsModel::tr("cancelled");
    }
    return {};
}

QString resultText(const StoredRun& run)
{
    if (run.state == RunState::Failed)
        return QString::fromStdString(run.message);
    if (const auto achieved = number(run.result, "achieved"))
        return RunsModel::tr("%1 of the block matrices are zero").arg(percentText(*achieved));
    if (const auto perplexity = number(run.result, "perplexity"))
        return RunsModel::tr("perplexity %1").arg(numberText(*perplexity));
    if (const auto accuracy = number(run.result, "acc_mean"))
        return RunsModel::tr("accuracy %1").arg(percentText(*accuracy));
    const auto dense = number(run.result, "perplexity_a"), pruned = number(run.result, "perplexity_b");
    if (dense && pruned)
        return RunsModel::tr("perplexity %1 dense, %2 pruned").arg(numberText(*dense), numberText(*pruned));
    return kNone;
}

double secondsOf(const StoredRun& run)
{
    return run.finishedMs > run.startedMs ? double(run.finishedMs - run.startedMs) / 1000 : -1;
}

} // namespace

void RunsModel::setRuns(std::vector<StoredRun> runs, std::map<std::string, std::string> plans)
{
    beginResetModel();
    m_runs = std::move(runs);
    m_plans = std::move(plans);
    std::sort(m_runs.begin(), m_runs.end(), [](const StoredRun& a, const StoredRun& b) { return a.id > b.id; });
    endResetModel();
}

void RunsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_runs.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int RunsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_runs.size()); }

int RunsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString RunsModel::text(const StoredRun& run, int column) const
{
    switch (column) {
    case Number: return QString::number(run.id);
    case Started: return QLocale().toString(QDateTime::fromMSecsSinceEpoch(run.startedMs), QLocale::ShortFormat);
    case Kind: return kindTitle(run.kind);
    case Plan: {
        const auto found = m_plans.find(run.planId);
        if (run.planId.empty())
            return kNone;
        return found == m_plans.end() || found->second.empty() ? tr("unnamed %1").arg(QString::fromStdString(run.planId).left(6))
                                                               : QString::fromStdString(found->second);
    }
    case State: return stateTitle(run.state);
    case Result: return resultText(run);
    case Seconds: return secondsOf(run) < 0 ? kNone : durationText(secondsOf(run));
    default: return {};
    }
}

QVariant RunsModel::sortKey(const StoredRun& run, int column) const
{
    switch (column) {
    case Number: return qlonglong(run.id);
    case Started: return qlonglong(run.startedMs);
    case Seconds: return secondsOf(run);
    default: return text(run, column);
    }
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const StoredRun& run = m_runs[std::size_t(index.row())];
    const bool isNumber = index.column() == Number || index.column() == Seconds;
    switch (role) {
    case Qt::DisplayRole: return text(run, index.column());
    case Qt::ToolTipRole: return index.column() == Result ? resultText(run) : QString();
    case Qt::TextAlignmentRole: return isNumber ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case SortRole: return sortKey(run, index.column());
    default: return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const bool isNumber = section == Number || section == Seconds;
    if (role == Qt::TextAlignmentRole)
        return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number: return tr("No.");
    case Started: return tr("Started");
    case Kind: return tr("Kind");
    case Plan: return tr("Plan");
    case State: return tr("State");
    case Result: return tr("Result");
    default: return tr("Time");
    }
}

} // namespace prunescope::gui
