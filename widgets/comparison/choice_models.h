#pragma once
// Multiple choice of a dense and a pruned model as two tables: tasks with their accuracies, and the single questions.

#include "core/session/choice.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <memory>
#include <optional>
#include <vector>

namespace prunescope::gui {

/// Answers of one model or of two to the same questions.
struct ChoiceAnswers {
    ChoiceResult dense;
    std::optional<ChoiceResult> pruned;
    std::optional<ChoiceComparison> comparison;
};
using ChoiceAnswersPtr = std::shared_ptr<const ChoiceAnswers>;

/// One row per task, and one for all of them.
class ChoiceTaskModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Task, Questions, Chance, Dense, Pruned, DenseNorm, PrunedNorm, Difference, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setAnswers(ChoiceAnswersPtr answers);
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

private:
    bool isTotal(int row) const { return row == int(m_answers->dense.tasks.size()); }
    QString text(int row, int column) const;
    QString totalText(int column) const;
    QString toolTip(int row) const;

    ChoiceAnswersPtr m_answers;
};

/// One row per question.
class ChoiceQuestionModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Task, Line, Question, Right, Dense, Pruned, ColumnCount };
    enum Role { SortRole = Qt::UserRole, ChangedRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setAnswers(ChoiceAnswersPtr answers);
    void retranslate();
    const ChoiceAnswer& dense(int row) const;
    /// Null where there is no pruned model.
    const ChoiceAnswer* pruned(int row) const;

    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

private:
    struct Place {
        std::size_t task, question;
    };
    QString text(int row, int column) const;

    ChoiceAnswersPtr m_answers;
    std::vector<Place> m_places;
};

/// All questions, or those that the two models answer differently; those of one task or of all.
class ChoiceQuestionFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit ChoiceQuestionFilter(QObject* parent = nullptr);
    void setChangedOnly(bool isChangedOnly);
    /// @param task  name; empty for all
    void setTask(const QString& task);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    bool m_isChangedOnly = false;
    QString m_task;
};

/// "A".."Z" for the first choices, numbers behind them.
QString choiceLetter(int choice);
/// A question with its choices, the right one and those taken, and their log-likelihoods, as rich text.
QString questionHtml(const ChoiceAnswer& dense, const ChoiceAnswer* pruned);

} // namespace prunescope::gui
