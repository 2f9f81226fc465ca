// Texts of tasks and questions.
#include "widgets/comparison/choice_models.h"

#include "widgets/base/core_text.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/comparison/outcome_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace prunescope::gui {

namespace {

const QString kNone = QStringLiteral("–");

QString shareOrNone(const std::optional<ChoiceShare>& share)
{
    return share ? shareText(share->share, share->standardError) : kNone;
}

QVariant alignment(bool isNumber) { return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter); }

} // namespace

void ChoiceTaskModel::setAnswers(ChoiceAnswersPtr answers)
{
    beginResetModel();
    m_answers = std::move(answers);
    endResetModel();
}

void ChoiceTaskModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ChoiceTaskModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !m_answers)
        return 0;
    const int tasks = int(m_answers->dense.tasks.size());
    return tasks > 1 ? tasks + 1 : tasks;
}

int ChoiceTaskModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString ChoiceTaskModel::totalText(int column) const
{
    const auto& pruned = m_answers->pruned;
    switch (column) {
    case Task:
        return tr("Mean of the tasks");
    case Questions:
        return countText(m_answers->dense.questions);
    case Dense:
        return shareOrNone(ChoiceShare{m_answers->dense.meanAccuracy, m_answers->dense.meanError});
    case Pruned:
        return pruned ? shareOrNone(ChoiceShare{pruned->meanAccuracy, pruned->meanError}) : kNone;
    default:
        return {};
    }
}

QString ChoiceTaskModel::text(int row, int column) const
{
    if (isTotal(row))
        return totalText(column);
    const ChoiceTaskResult& task = m_answers->dense.tasks[std::size_t(row)];
    const ChoiceTaskResult* pruned = m_answers->pruned ? &m_answers->pruned->tasks[std::size_t(row)] : nullptr;
    const PairedChoices* pair = m_answers->comparison ? &m_answers->comparison->tasks[std::size_t(row)].accuracy : nullptr;
    switch (column) {
    case Task:
        return QString::fromStdString(task.name);
    case Questions:
        return countText(qint64(task.answers.size()));
    case Chance:
        return percentText(task.chance);
    case Dense:
        return shareOrNone(task.accuracy);
    case Pruned:
        return pruned ? shareOrNone(pruned->accuracy) : kNone;
    case DenseNorm:
        return shareOrNone(task.accuracyNorm);
    case PrunedNorm:
        return pruned ? shareOrNone(pruned->accuracyNorm) : kNone;
    default:
        return pair ? pointsText(pair->difference, pair->standardError) : kNone;
    }
}

QString ChoiceTaskModel::toolTip(int row) const
{
    if (!m_answers->comparison)
        return {};
    const ChoiceComparison& comparison = *m_answers->comparison;
    const PairedChoices& pair = isTotal(row) ? comparison.all : comparison.tasks[std::size_t(row)].accuracy;
    return coreText(choiceVerdictText(pair, tr("Dense").toStdString(), tr("Pruned").toStdString()));
}

QVariant ChoiceTaskModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_answers)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(index.row());
    case Qt::TextAlignmentRole:
        return alignment(index.column() != Task);
    case Qt::FontRole:
        return index.column() == Task ? QVariant() : QVariant(numberFont(TextSize::Body));
    default:
        return {};
    }
}

QVariant ChoiceTaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section != Task);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Chance:
            return tr("What guessing gets.");
        case Dense:
        case Pruned:
            return tr("Share of questions whose right choice has the largest log-likelihood (acc), with its standard error.");
        case DenseNorm:
        case PrunedNorm:
            return tr("The same with log-likelihoods divided by the choice's number of characters (acc_norm).");
        case Difference:
            return tr("Accuracy of the pruned model less that of the dense one, in percentage points, paired by question.");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Task:
        return tr("Task");
    case Questions:
        return tr("Questions");
    case Chance:
        return tr("By Chance");
    case Dense:
        return tr("Dense");
    case Pruned:
        return tr("Pruned");
    case DenseNorm:
        return tr("Dense, by Length");
    case PrunedNorm:
        return tr("Pruned, by Length");
    default:
        return tr("Difference, Points");
    }
}

void ChoiceQuestionModel::setAnswers(ChoiceAnswersPtr answers)
{
    beginResetModel();
    m_answers = std::move(answers);
    m_places.clear();
    for (std::size_t task = 0; m_answers && task < m_answers->dense.tasks.size(); ++task)
        for (std::size_t question = 0; question < m_answers->dense.tasks[task].answers.size(); ++question)
            m_places.push_back({task, question});
    endResetModel();
}

void ChoiceQuestionModel::retranslate() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

const ChoiceAnswer& ChoiceQuestionModel::dense(int row) const
{
    const Place& place = m_places[std::size_t(row)];
    return m_answers->dense.tasks[place.task].answers[place.question];
}

const ChoiceAnswer* ChoiceQuestionModel::pruned(int row) const
{
    const Place& place = m_places[std::size_t(row)];
    return m_answers->pruned ? &m_answers->pruned->tasks[place.task].answers[place.question] : nullptr;
}

int ChoiceQuestionModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_places.size()); }

int ChoiceQuestionModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString ChoiceQuestionModel::text(int row, int column) const
{
    const ChoiceAnswer& one = dense(row);
    const ChoiceAnswer* other = pruned(row);
    // Right and wrong are told by a mark, not by colour alone.
    const auto taken = [&one](int picked) {
        const QString mark = picked == one.answer ? QStringLiteral("✓ ") : QStringLiteral("✗ ");
        return mark + choiceLetter(picked) + QLatin1Char(' ') + QString::fromStdString(one.choices[std::size_t(picked)]);
    };
    switch (column) {
    case Task:
        return QString::fromStdString(m_answers->dense.tasks[m_places[std::size_t(row)].task].name);
    case Line:
        return QString::number(one.line);
    case Question:
        return QString::fromStdString(one.text).simplified();
    case Right:
        return choiceLetter(one.answer) + QLatin1Char(' ') + QString::fromStdString(one.choices[std::size_t(one.answer)]);
    case Dense:
        return taken(one.picked);
    default:
        return other ? taken(other->picked) : kNone;
    }
}

QVariant ChoiceQuestionModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ChoiceAnswer* other = pruned(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return alignment(index.column() == Line);
    case SortRole:
        return index.column() == Line ? QVariant(qlonglong(dense(index.row()).line))
                                      : QVariant(text(index.row(), index.column()));
    case ChangedRole:
        return other && other->picked != dense(index.row()).picked;
    default:
        return {};
    }
}

QVariant ChoiceQuestionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section == Line);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Task:
        return tr("Task");
    case Line:
        return tr("Line");
    case Question:
        return tr("Question");
    case Right:
        return tr("Right Answer");
    case Dense:
        return tr("Dense Took");
    default:
        return tr("Pruned Took");
    }
}

ChoiceQuestionFilter::ChoiceQuestionFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(ChoiceQuestionModel::SortRole);
}

void ChoiceQuestionFilter::setChangedOnly(bool isChangedOnly)
{
    m_isChangedOnly = isChangedOnly;
    invalidateFilter();
}

void ChoiceQuestionFilter::setTask(const QString& task)
{
    m_task = task;
    invalidateFilter();
}

bool ChoiceQuestionFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex first = sourceModel()->index(row, ChoiceQuestionModel::Task, parent);
    if (m_isChangedOnly && !first.data(ChoiceQuestionModel::ChangedRole).toBool())
        return false;
    return m_task.isEmpty() || first.data().toString() == m_task;
}

QString choiceLetter(int choice)
{
    return choice < 26 ? QString(QChar(QLatin1Char(char('A' + choice)))) : QString::number(choice + 1);
}

QString questionHtml(const ChoiceAnswer& dense, const ChoiceAnswer* pruned)
{
    const auto cell = [](const QString& text, bool isRight = true) {
        return QStringLiteral("<td align='%1' style='padding: 2px 12px 2px 0'>%2</td>")
            .arg(isRight ? QStringLiteral("right") : QStringLiteral("left"), text);
    };
    QString html =
        QStringLiteral("<p>%1</p><table>")
            .arg(QString::fromStdString(dense.text).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
    html += QStringLiteral("<tr>") + cell({}) + cell({}) + cell(ChoiceQuestionModel::tr("dense, nats")) +
            cell(pruned ? ChoiceQuestionModel::tr("pruned, nats") : QString()) + QStringLiteral("</tr>");
    const auto sum = [](const ChoiceAnswer& answer, int choice) {
        const QString text = fixedText(answer.logLikelihood[std::size_t(choice)], 2);
        return answer.picked == choice ? QStringLiteral("<b>▸ %1</b>").arg(text) : text;
    };
    for (int choice = 0; choice < int(dense.choices.size()); ++choice) {
        const QString text = QString::fromStdString(dense.choices[std::size_t(choice)]).toHtmlEscaped();
        const QString mark = choice == dense.answer ? QStringLiteral("✓ ") : QString();
        html += QStringLiteral("<tr>") + cell(mark + choiceLetter(choice)) +
                cell(choice == dense.answer ? QStringLiteral("<b>%1</b>").arg(text) : text, false) + cell(sum(dense, choice)) +
                cell(pruned ? sum(*pruned, choice) : QString()) + QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

} // namespace prunescope::gui
