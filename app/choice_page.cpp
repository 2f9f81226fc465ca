// One job asks both models; a change of either makes its answers stale.
#include "app/choice_page.h"

#include "app/app_context.h"
#include "app/banner.h"
#include "app/obstacle.h"
#include "widgets/base/core_text.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/number_text.h"
#include "widgets/base/room_focus.h"
#include "widgets/base/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

namespace prunescope::gui {

namespace {

const QString kSlot = QStringLiteral("choice");
constexpr int kMostQuestions = 1000000;
enum SetKind { Bundled, Files, Choose };

ChoiceAnswersPtr ask(Session& session, const ModelHandle& dense, const ModelHandle& pruned, const ChoiceParams& params,
                     StopFlag& stop, const ProgressSink& progress)
{
    auto answers = std::make_shared<ChoiceAnswers>();
    // Two halves of one bar.
    const auto half = [&progress](double begin) -> ProgressSink {
        return [&progress, begin](const Progress& event) {
            report(progress, begin + (event.total > 0 ? event.done / event.total / 2 : 0), 1, event.sentence, event.block);
        };
    };
    answers->dense = session.choice(dense, params, stop, pruned ? half(0) : progress);
    if (pruned) {
        answers->pruned = session.choice(pruned, params, stop, half(0.5));
        answers->comparison = compareChoices(answers->dense, *answers->pruned);
    }
    return answers;
}

void prepare(QTableView* view)
{
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setShowGrid(false);
    view->setAlternatingRowColors(true);
    view->setWordWrap(false);
    view->setTabKeyNavigation(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(3 * kGrid);
    view->horizontalHeader()->setHighlightSections(false);
}

} // namespace

ChoicePage::ChoicePage(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_filter(new ChoiceQuestionFilter(this)),
      m_banner(new Banner(this)),
      m_setLabel(new QLabel),
      m_mostLabel(new QLabel),
      m_verdict(new QLabel),
      m_count(new QLabel),
      m_set(new QComboBox),
      m_most(new QSpinBox),
      m_start(new QPushButton),
      m_cancel(new QPushButton),
      m_stack(new QStackedWidget),
      m_empty(new EmptyState),
      m_splitter(new QSplitter(Qt::Vertical)),
      m_lower(new QSplitter(Qt::Horizontal)),
      m_taskView(new QTableView),
      m_questionView(new QTableView),
      m_changedOnly(new QCheckBox),
      m_question(new QTextBrowser)
{
    m_banner->setObjectName(QStringLiteral("choiceBanner"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(buildTables());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(buildTools());
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    tabInOrder({m_taskView, m_changedOnly, m_questionView, m_question});
    connectParts();
    retranslate();
}

QWidget* ChoicePage::buildTools()
{
    m_set->setObjectName(QStringLiteral("choiceSet"));
    m_set->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_most->setObjectName(QStringLiteral("choiceMost"));
    m_most->setRange(0, kMostQuestions);
    m_most->setSingleStep(50);
    m_most->setGroupSeparatorShown(true);
    m_start->setObjectName(QStringLiteral("askQuestions"));
    m_cancel->setObjectName(QStringLiteral("cancelQuestions"));
    auto* tools = new QWidget;
    auto* layout = new QHBoxLayout(tools);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    for (QWidget* one : std::initializer_list<QWidget*>{m_setLabel, m_set, m_mostLabel, m_most, m_start, m_cancel})
        layout->addWidget(one);
    layout->addStretch();
    return tools;
}

QWidget* ChoicePage::buildTables()
{
    prepare(m_taskView);
    m_taskView->setObjectName(QStringLiteral("choiceTasks"));
    m_taskView->setModel(&m_tasks);
    const int widths[] = {24, 10, 10, 15, 15, 17, 17, 18}; // in grid steps, by column
    for (int column = 0; column < ChoiceTaskModel::ColumnCount; ++column)
        m_taskView->horizontalHeader()->resizeSection(column, widths[column] * kGrid);
    m_taskView->horizontalHeader()->setSectionResizeMode(ChoiceTaskModel::Task, QHeaderView::Stretch);
    m_verdict->setObjectName(QStringLiteral("choiceVerdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* upper = new QWidget;
    auto* layout = new QVBoxLayout(upper);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_taskView, 1);
    layout->addWidget(m_verdict);
    m_splitter->setObjectName(QStringLiteral("choiceSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(upper);
    m_splitter->addWidget(buildQuestions());
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({21 * kGrid, 50 * kGrid});
    return m_splitter;
}

QWidget* ChoicePage::buildQuestions()
{
    prepare(m_questionView);
    m_filter->setSourceModel(&m_questions);
    m_questionView->setObjectName(QStringLiteral("choiceQuestions"));
    m_questionView->setModel(m_filter);
    m_questionView->setSortingEnabled(true);
    m_questionView->sortByColumn(-1, Qt::AscendingOrder);
    const int widths[] = {11, 6, 40, 16, 16, 16}; // in grid steps, by column
    for (int column = 0; column < ChoiceQuestionModel::ColumnCount; ++column)
        m_questionView->horizontalHeader()->resizeSection(column, widths[column] * kGrid);
    m_questionView->horizontalHeader()->setSectionResizeMode(ChoiceQuestionModel::Question, QHeaderView::Stretch);
    m_changedOnly->setObjectName(QStringLiteral("choiceChangedOnly"));
    makeCaption(m_count);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(2 * kGrid);
    bar->addWidget(m_changedOnly);
    bar->addWidget(m_count);
    bar->addStretch();
    auto* list = new QWidget;
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid / 2);
    layout->addLayout(bar);
    layout->addWidget(m_questionView, 1);
    m_question->setObjectName(QStringLiteral("choiceQuestion"));
    m_question->document()->setDocumentMargin(kGrid);
    m_question->setMinimumWidth(30 * kGrid);
    m_lower->setObjectName(QStringLiteral("choiceLower"));
    m_lower->setChildrenCollapsible(false);
    m_lower->addWidget(list);
    m_lower->addWidget(m_question);
    m_lower->setStretchFactor(0, 3);
    m_lower->setStretchFactor(1, 1);
    return m_lower;
}

void ChoicePage::connectParts()
{
    connect(m_start, &QPushButton::clicked, this, &ChoicePage::start);
    connect(m_empty, &EmptyState::stepChosen, this, &ChoicePage::start);
    connect(m_cancel, &QPushButton::clicked, this, &ChoicePage::cancel);
    connect(m_empty, &EmptyState::cancelAsked, this, &ChoicePage::cancel);
    connect(m_set, &QComboBox::activated, this, [this](int index) {
        const int kind = m_set->itemData(index).toInt();
        if (kind == Choose)
            askFiles();
        else if (kind == Bundled)
            setFiles({});
    });
    connect(m_changedOnly, &QCheckBox::toggled, this, [this](bool isOn) {
        m_filter->setChangedOnly(isOn);
        showQuestion();
    });
    connect(m_taskView->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ChoicePage::applyTask);
    connect(m_questionView->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ChoicePage::showQuestion);
    connect(&m_context, &AppContext::modelChanged, this, [this] {
        m_context.jobs().drop(kSlot);
        showAnswers(nullptr);
    });
    connect(&m_context, &AppContext::prunedChanged, this, [this] {
        m_context.jobs().drop(kSlot);
        if (m_answers) { // those of the dense model still hold
            auto dense = std::make_shared<ChoiceAnswers>();
            dense->dense = m_answers->dense;
            showAnswers(dense);
        }
        updateOrders();
    });
}

QString ChoicePage::obstacle() const { return evaluationObstacle(m_context.info()); }

bool ChoicePage::isBusy() const { return m_context.jobs().isBusy(kSlot); }

void ChoicePage::setFiles(const QStringList& files)
{
    m_files = files;
    fillSets();
}

void ChoicePage::fillSets()
{
    const QSignalBlocker blocker(m_set);
    m_set->clear();
    m_set->addItem(tr("Bundled questions"), Bundled);
    if (!m_files.isEmpty()) {
        QStringList names;
        for (const QString& file : m_files)
            names.append(QFileInfo(file).completeBaseName());
        m_set->addItem(names.join(QStringLiteral(", ")), Files);
        m_set->setCurrentIndex(1);
    }
    m_set->addItem(tr("Choose Files…"), Choose);
}

void ChoicePage::askFiles()
{
    const QStringList files =
        QFileDialog::getOpenFileNames(this, tr("Choose Questions"), QString(), tr("JSON Lines (*.jsonl);;All files (*)"));
    setFiles(files.isEmpty() ? m_files : files);
}

void ChoicePage::start()
{
    if (!obstacle().isEmpty() || isBusy())
        return;
    m_banner->dismiss();
    ChoiceParams params;
    if (!m_files.isEmpty()) {
        params.tasks.clear();
        for (const QString& file : m_files)
            params.tasks.push_back(file.toStdString());
    }
    params.maxQuestions = m_most->value();
    JobRequest<ChoiceAnswersPtr> request;
    request.slot = kSlot;
    request.title = Text(PS_TEXT("Answering questions"));
    request.work = [session = m_context.session(), dense = m_context.model(), pruned = m_context.prunedModel(),
                    params](StopFlag& stop, const ProgressSink& progress) {
        return ask(*session, dense, pruned, params, stop, progress);
    };
    request.onDone = [this](const ChoiceAnswersPtr& answers) {
        showAnswers(answers);
        Q_EMIT answered();
    };
    request.onFailed = [this](const JobEvent& event) {
        if (event.state == JobState::Failed)
            m_banner->showProblem(coreText(event.error));
        m_empty->clearProgress();
        updateOrders();
    };
    request.onProgress = [this](const JobEvent& event) { showProgress(event); };
    m_context.jobs().run<ChoiceAnswersPtr>(this, std::move(request));
    updateOrders();
}

void ChoicePage::cancel()
{
    m_context.jobs().drop(kSlot);
    m_empty->clearProgress();
    updateOrders();
}

void ChoicePage::showProgress(const JobEvent& event)
{
    const Progress& progress = event.progress;
    m_empty->setProgress(progress.sentence.isEmpty() ? tr("Waiting for other work to end …") : coreText(progress.sentence),
                         progress.total > 0 ? progress.done / progress.total : -1);
    updateOrders();
}

void ChoicePage::showAnswers(ChoiceAnswersPtr answers)
{
    m_answers = std::move(answers);
    m_empty->clearProgress();
    m_tasks.setAnswers(m_answers);
    m_questions.setAnswers(m_answers);
    m_stack->setCurrentIndex(m_answers ? 1 : 0);
    const bool hasBoth = m_answers && m_answers->comparison;
    m_changedOnly->setEnabled(hasBoth);
    m_changedOnly->setToolTip(hasBoth ? QString() : tr("There is no pruned model to differ from."));
    if (!hasBoth)
        m_changedOnly->setChecked(false);
    if (hasBoth)
        m_verdict->setText(asSentence(coreText(choiceVerdictText(m_answers->comparison->all, tr("the dense model").toStdString(),
                                                                 tr("the pruned model").toStdString()))));
    else
        m_verdict->setText(m_answers ? tr("Prune the model and ask again to compare both.") : QString());
    applyTask();
    updateOrders();
}

void ChoicePage::applyTask()
{
    const QModelIndexList rows = m_taskView->selectionModel()->selectedRows();
    const bool isTask = m_answers && !rows.isEmpty() && rows.first().row() < int(m_answers->dense.tasks.size());
    m_filter->setTask(isTask ? rows.first().data().toString() : QString());
    showQuestion();
}

void ChoicePage::showQuestion()
{
    const int all = m_questions.rowCount(), shown = m_filter->rowCount();
    m_count->setText(shown == all ? tr("%n question(s)", "", all) : tr("%1 of %n question(s)", "", all).arg(countText(shown)));
    const QModelIndexList rows = m_questionView->selectionModel()->selectedRows();
    if (rows.isEmpty()) {
        m_question->setPlainText(all > 0 ? tr("Select a question to see its choices and their log-likelihoods.") : QString());
        return;
    }
    const int row = m_filter->mapToSource(rows.first()).row();
    m_question->setHtml(questionHtml(m_questions.dense(row), m_questions.pruned(row)));
}

void ChoicePage::updateOrders()
{
    const QString why = obstacle();
    showInstead(isBusy() ? *m_cancel : *m_start, isBusy() ? *m_start : *m_cancel);
    m_start->setEnabled(why.isEmpty());
    m_start->setToolTip(why);
    const QString order = m_context.prunedRun() ? tr("Ask Both Models") : tr("Ask the Dense Model");
    m_start->setText(order);
    m_empty->setMessage(tr("Here: which answers the models choose, their accuracy with its error, and what pruning changed."),
                        why.isEmpty() ? order : QString());
    m_empty->setCancelText(isBusy() ? tr("Cancel") : QString());
}

void ChoicePage::retranslate()
{
    m_setLabel->setText(tr("Questions"));
    m_set->setAccessibleName(tr("Questions"));
    m_set->setToolTip(tr("JSON Lines in the fields of ARC, BoolQ, HellaSwag, OpenBookQA, PIQA, RTE or WinoGrande."));
    m_mostLabel->setText(tr("of each file"));
    m_most->setSpecialValueText(tr("all"));
    m_most->setAccessibleName(tr("Questions of each file"));
    m_cancel->setText(tr("Cancel"));
    m_changedOnly->setText(tr("Only changed answers"));
    m_taskView->setAccessibleName(tr("Tasks"));
    m_questionView->setAccessibleName(tr("Questions"));
    m_question->setAccessibleName(tr("Question"));
    m_tasks.retranslate();
    m_questions.retranslate();
    fillSets();
    showAnswers(m_answers);
}

void ChoicePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
