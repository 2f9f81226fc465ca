// The rows of a run and their texts.
#include "widgets/jobs/run_report_model.h"

#include "core/plan/method_info.h"
#include "widgets/base/core_text.h"
#include "widgets/base/number_text.h"

#include <algorithm>

namespace prunescope::gui {

namespace {

const QString kNone = QStringLiteral("–");

QVariant sortKey(const RunReportModel::Row& row, int index, int column)
{
    switch (column) {
    case RunReportModel::Planned: return row.plannedShare;
    case RunReportModel::Achieved: return row.hasFigures ? row.achievedShare : -1;
    case RunReportModel::OutputError: return row.hasFigures ? row.outputError : -2;
    case RunReportModel::Seconds: return row.hasFigures ? row.seconds : -1;
    case RunReportModel::Method: return row.method;
    default: return index; // model order
    }
}

} // namespace

void RunReportModel::begin(const Plan& plan, const ModelInfo& model)
{
    beginResetModel();
    m_rows.clear();
    for (const PlanEntry& entry : plan.matrices) {
        const MatrixInfo* info = model.find(entry.name);
        if (!info || entry.sparsityShare <= 0)
            continue;
        Row row;
        row.name = QString::fromStdString(entry.name);
        row.kind = QString::fromStdString(info->kind);
        row.block = info->block;
        row.method = QString::fromStdString(entry.method);
        row.plannedShare = entry.sparsityShare;
        m_rows.push_back(row);
    }
    endResetModel();
}

void RunReportModel::setBlock(int block)
{
    for (Row& row : m_rows)
        row.state = row.block < block ? MatrixState::Done : row.block == block ? MatrixState::Working : MatrixState::Waiting;
    announceAll();
}

void RunReportModel::setResult(const PruneResult& result)
{
    QHash<QString, const MatrixReport*> reports;
    for (const MatrixReport& report : result.matrices)
        reports.insert(QString::fromStdString(report.name), &report);
    for (Row& row : m_rows) {
        const MatrixReport* report = reports.value(row.name);
        if (!report)
            continue;
        row.state = MatrixState::Done;
        row.hasFigures = true;
        row.achievedShare = report->achievedShare;
        row.outputError = report->outputError;
        row.seconds = report->seconds;
    }
    announceAll();
}

void RunReportModel::reset()
{
    for (Row& row : m_rows) {
        row.state = MatrixState::Waiting;
        row.hasFigures = false;
    }
    announceAll();
}

void RunReportModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void RunReportModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    announceAll();
}

void RunReportModel::announceAll()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int RunReportModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int RunReportModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString RunReportModel::text(const Row& row, int column) const
{
    switch (column) {
    case Matrix: return row.name;
    case Method: return coreText(methodInfo(row.method.toStdString()).title);
    case Planned: return percentText(row.plannedShare);
    case Achieved:
        if (row.hasFigures)
            return percentText(row.achievedShare);
        return row.state == MatrixState::Working ? tr("working") : row.state == MatrixState::Done ? tr("done") : kNone;
    case OutputError: return row.hasFigures && row.outputError >= 0 ? percentText(row.outputError) : kNone;
    case Seconds: return row.hasFigures ? fixedText(row.seconds, 2) : kNone;
    default: return {};
    }
}

QVariant RunReportModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::TextAlignmentRole:
        return index.column() >= Planned ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ToolTipRole:
        return index.column() == OutputError && row.hasFigures && row.outputError < 0
                   ? tr("Not measured: this run read no calibration text.")
                   : QVariant();
    case SortRole: return sortKey(row, index.row(), index.column());
    case StateRole: return int(row.state);
    default: return {};
    }
}

QVariant RunReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Planned ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == OutputError)
        return tr("How much the matrix's output changed on the calibration inputs, relative to its size.");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Matrix: return tr("Matrix");
    case Method: return tr("Method");
    case Planned: return tr("Planned");
    case Achieved: return tr("Achieved");
    case OutputError: return tr("Output error");
    default: return tr("Seconds");
    }
}

QString RunReportModel::csv() const
{
    QString out = QStringLiteral("matrix,method,planned_share,achieved_share,output_error,seconds\n");
    const auto number = [](double value) { return QString::number(value, 'g', 9); };
    for (const Row& row : m_rows) {
        const bool hasError = row.hasFigures && row.outputError >= 0;
        QString name = row.name;
        name.replace(QLatin1Char('"'), QLatin1String("\"\""));
        out += QStringLiteral("\"%1\",%2,%3,%4,%5,%6\n")
                   .arg(name, row.method, number(row.plannedShare),
                        row.hasFigures ? number(row.achievedShare) : QString(),
                        hasError ? number(row.outputError) : QString(), row.hasFigures ? number(row.seconds) : QString());
    }
    return out;
}

} // namespace prunescope::gui
