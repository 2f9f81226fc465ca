#pragma once
// Multiple choice: the dense and the pruned model answer the same questions; accuracies by task and every answer.

#include "widgets/comparison/choice_models.h"

#include <QStringList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTextBrowser;

namespace prunescope {
struct JobEvent;
}

namespace prunescope::gui {

class AppContext;
class Banner;
class EmptyState;

class ChoicePage : public QWidget {
    Q_OBJECT

public:
    /// @param context  outlives it
    explicit ChoicePage(AppContext& context, QWidget* parent = nullptr);

    /// The files whose questions are asked; empty: the bundled ones.
    void setFiles(const QStringList& files);
    /// Asks both models, or the dense one alone while nothing was pruned.
    void start();
    void cancel();
    const ChoiceAnswersPtr& answers() const { return m_answers; }

Q_SIGNALS:
    /// New answers are in the project.
    void answered();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildTools();
    QWidget* buildTables();
    QWidget* buildQuestions();
    void connectParts();
    void retranslate();
    void fillSets();
    void askFiles();
    void updateOrders();
    void showProgress(const JobEvent& event);
    void showAnswers(ChoiceAnswersPtr answers);
    void showQuestion();
    void applyTask();
    QString obstacle() const;
    bool isBusy() const;

    AppContext& m_context;
    ChoiceAnswersPtr m_answers;
    QStringList m_files;
    ChoiceTaskModel m_tasks;
    ChoiceQuestionModel m_questions;
    ChoiceQuestionFilter* m_filter;
    Banner* m_banner;
    QLabel *m_setLabel, *m_mostLabel, *m_verdict, *m_count;
    QComboBox* m_set;
    QSpinBox* m_most;
    QPushButton *m_start, *m_cancel;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QSplitter *m_splitter, *m_lower;
    QTableView *m_taskView, *m_questionView;
    QCheckBox* m_changedOnly;
    QTextBrowser* m_question;
};

} // namespace prunescope::gui
