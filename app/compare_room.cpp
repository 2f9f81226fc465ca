// The Compare room: measuring is one order, F5; generation is two jobs that only look.
#include "app/compare_room.h"

#include "app/app_context.h"
#include "app/banner.h"
#include "app/choice_page.h"
#include "app/hurt_page.h"
#include "app/obstacle.h"
#include "app/runs_page.h"
#include "core/store/project_store.h"
#include "widgets/base/core_text.h"
#include "widgets/base/room_focus.h"
#include "widgets/base/term_tip.h"
#include "widgets/base/theme.h"
#include "widgets/comparison/block_error_chart.h"
#include "widgets/comparison/generation_view.h"
#include "widgets/comparison/perplexity_card.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabWidget>

namespace prunescope::gui {

namespace {

constexpr int kFiguresWidth = 51 * kGrid;
constexpr int kMostWindow = 1 << 20;

QString generationSlot(bool isPruned)
{
    return isPruned ? QStringLiteral("generatePruned") : QStringLiteral("generateDense");
}

struct StoredTexts {
    std::optional<GenerateResult> dense, pruned;
};

/// The newest continuations of this model and of what was pruned from it.
StoredTexts readContinuations(const ProjectStore& store, std::int64_t prompt, const std::string& fingerprint)
{
    StoredTexts texts;
    for (const StoredContinuation& one : store.continuations(prompt)) {
        if (one.modelFingerprint != fingerprint)
            continue;
        GenerateResult result;
        result.text = one.text;
        result.tokensPerSecond = one.tokensPerSecond > 0 ? one.tokensPerSecond : 0;
        (one.prunedBy || !one.planId.empty() ? texts.pruned : texts.dense) = result;
    }
    return texts;
}

} // namespace

CompareRoom::CompareRoom(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_banner(new Banner(this)), m_chart(new BlockErrorChart(this)), m_tabs(new QTabWidget(this)),
      m_hurt(new HurtPage(context, this)), m_generation(new GenerationView(this)), m_choice(new ChoicePage(context, this)), m_runs(new RunsPage(context, this))
{
    m_banner->setObjectName(QStringLiteral("compareBanner"));
    m_tabs->setObjectName(QStringLiteral("compareTabs"));
    m_tabs->setDocumentMode(true);
    for (QWidget* page : std::initializer_list<QWidget*>{buildFigures(), m_hurt, m_generation, m_choice, m_runs})
        addPage(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(m_banner);
    layout->addWidget(m_tabs, 1);
    connectContext();
    retranslate();
}

void CompareRoom::addPage(QWidget* page)
{
    auto* frame = new QWidget;
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(0, kGrid, 0, 0);
    layout->addWidget(page);
    m_tabs->addTab(frame, QString());
}

QWidget* CompareRoom::buildFigures()
{
    // Small windows and large fonts scroll the figures; the chart keeps its place.
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(buildColumn());
    scroll->setFixedWidth(kFiguresWidth + scroll->verticalScrollBar()->sizeHint().width() + kGrid);
    auto* page = new QWidget;
    auto* layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(scroll);
    layout->addWidget(m_chart, 1);
    return page;
}

QWidget* CompareRoom::buildColumn()
{
    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, kGrid, 0);
    layout->setSpacing(kGrid);
    m_title = new QLabel;
    makeTitle(m_title);
    explain(m_title, Term::Perplexity);
    m_card = new PerplexityCard;
    layout->addWidget(m_title);
    layout->addWidget(m_card);
    layout->addSpacing(kGrid);
    layout->addWidget(buildSettings());
    layout->addStretch();
    return column;
}

QWidget* CompareRoom::buildSettings()
{
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(kGrid);
    m_text = new QLabel;
    m_convention = new QComboBox;
    m_convention->setObjectName(QStringLiteral("convention"));
    for (const char* id : {"paper", "strided", "llama.cpp", "lm-eval"})
        m_convention->addItem(QLatin1String(id));
    m_window = new QSpinBox;
    m_window->setObjectName(QStringLiteral("evaluationWindow"));
    m_window->setRange(0, kMostWindow);
    m_window->setSingleStep(64);
    m_window->setKeyboardTracking(false);
    m_evaluate = new QPushButton;
    m_evaluate->setObjectName(QStringLiteral("evaluate"));
    m_evaluate->setMinimumHeight(4 * kGrid);
    m_cancel = new QPushButton;
    m_cancel->setObjectName(QStringLiteral("cancelEvaluation"));
    m_cancel->setMinimumHeight(4 * kGrid);
    grid->addWidget(m_textLabel = new QLabel, 0, 0);
    grid->addWidget(m_text, 0, 1, 1, 3);
    grid->addWidget(m_conventionLabel = new QLabel, 1, 0);
    grid->addWidget(m_convention, 1, 1);
    grid->addWidget(m_windowLabel = new QLabel, 1, 2);
    grid->addWidget(m_window, 1, 3);
    grid->addWidget(m_evaluate, 2, 0, 1, 4);
    grid->addWidget(m_cancel, 3, 0, 1, 4);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    explain(m_conventionLabel, Term::Convention);
    explain(m_convention, Term::Convention);
    connect(m_convention, &QComboBox::activated, this, &CompareRoom::applySettings);
    connect(m_window, &QSpinBox::valueChanged, this, &CompareRoom::applySettings);
    connect(m_evaluate, &QPushButton::clicked, &m_context, &AppContext::startCompare);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_context.cancel(Place::Comparison); });
    return box;
}

void CompareRoom::connectContext()
{
    connect(&m_context, &AppContext::modelChanged, this, [this] {
        endGeneration();
        m_generation->begin();
        updateOrders();
    });
    connect(&m_context, &AppContext::prunedChanged, this, &CompareRoom::updateOrders);
    connect(&m_context, &AppContext::comparisonChanged, this, &CompareRoom::showResults);
    connect(&m_context, &AppContext::projectChanged, this, &CompareRoom::readPrompts);
    connect(&m_context, &AppContext::textsChanged, this, &CompareRoom::showSettings);
    connect(&m_context, &AppContext::workChanged, this, [this](Place place, const JobEvent& event) {
        if (place == Place::Comparison && event.state == JobState::Waiting)
            m_banner->dismiss();
        updateOrders();
    });
    connect(&m_context, &AppContext::failed, this, [this](Place place, const QString& sentence) {
        if (place == Place::Comparison)
            m_banner->showProblem(sentence);
    });
    connect(m_chart, &BlockErrorChart::blockChosen, this, [this](int block) {
        for (const MatrixInfo& matrix : m_context.info()->matrices) {
            if (matrix.block == block) {
                m_context.selection().selectMatrix(QString::fromStdString(matrix.name));
                return;
            }
        }
    });
    connect(m_chart, &BlockErrorChart::stepChosen, this, &CompareRoom::runAsked);
    connect(m_hurt, &HurtPage::stepChosen, this, [this] {
        if (m_context.prunedRun())
            m_context.startCompare();
        else
            Q_EMIT runAsked();
    });
    connect(m_choice, &ChoicePage::answered, m_runs, &RunsPage::refresh);
    connect(m_generation, &GenerationView::promptChosen, this, &CompareRoom::showStored);
    connect(m_generation, &GenerationView::generateAsked, this, &CompareRoom::generate);
    connect(m_generation, &GenerationView::cancelAsked, this, &CompareRoom::endGeneration);
}

QString CompareRoom::obstacle() const { return evaluationObstacle(m_context.info()); }

void CompareRoom::updateOrders()
{
    const QString why = obstacle();
    const bool isBusy = m_context.isBusy(Place::Comparison);
    showInstead(isBusy ? *m_cancel : *m_evaluate, isBusy ? *m_evaluate : *m_cancel);
    m_evaluate->setEnabled(why.isEmpty());
    m_evaluate->setToolTip(why);
    m_evaluate->setText(m_context.prunedRun() ? tr("Evaluate Both Models") : tr("Evaluate the Dense Model"));
    m_chart->setStep(m_context.model() && !m_context.prunedRun() ? tr("Go to Run") : QString());
    if (!m_context.model() || isBusy || !why.isEmpty())
        m_hurt->setStep({});
    else
        m_hurt->setStep(m_context.prunedRun() ? tr("Evaluate Both Models") : tr("Go to Run"));
    m_generation->setObstacle(why);
    m_generation->setHasPruned(m_context.prunedRun() != nullptr);
}

void CompareRoom::showResults()
{
    m_card->show(m_context.densePerplexity(), m_context.comparison());
    m_chart->setErrors(m_context.comparison() ? m_context.comparison()->blockErrors : std::vector<LayerError>());
    updateOrders();
}

void CompareRoom::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    readPrompts();
}

void CompareRoom::showSettings()
{
    const PerplexityParams& params = m_context.evaluation();
    const QSignalBlocker blocker(m_window);
    m_text->setText(m_context.evaluationName());
    m_text->setToolTip(QString::fromStdString(params.text.path));
    m_convention->setCurrentText(QString::fromStdString(params.convention));
    m_window->setValue(params.window);
}

void CompareRoom::applySettings()
{
    PerplexityParams params = m_context.evaluation();
    params.convention = m_convention->currentText().toStdString();
    params.window = m_window->value();
    m_context.setEvaluation(params);
}

void CompareRoom::generate()
{
    if (!obstacle().isEmpty())
        return;
    m_generation->begin();
    m_generation->setBusy(true);
    generateWith(false, m_generation->params());
    if (m_context.prunedRun())
        generateWith(true, m_generation->params());
}

void CompareRoom::generateWith(bool isPruned, const GenerateParams& params)
{
    const ModelHandle model = isPruned ? m_context.prunedModel() : m_context.model();
    JobRequest<GenerateResult> request;
    request.slot = generationSlot(isPruned);
    request.title = Text(isPruned ? PS_TEXT("Generating with the pruned model") : PS_TEXT("Generating with the dense model"));
    request.work = [model, params, session = m_context.session()](StopFlag& stop, const ProgressSink& progress) {
        GenerateResult result = generateText(model, params, stop, progress);
        session->keepContinuation(model, params, result);
        return result;
    };
    request.onDone = [this, isPruned](const GenerateResult& result) {
        if (isPruned)
            m_generation->showPruned(result);
        else
            m_generation->showDense(result);
        updateGeneration();
        readPrompts();
    };
    request.onFailed = [this](const JobEvent& event) {
        if (event.state == JobState::Failed)
            m_banner->showProblem(coreText(event.error));
        updateGeneration();
    };
    m_context.jobs().run<GenerateResult>(this, std::move(request));
}

void CompareRoom::readPrompts()
{
    const std::shared_ptr<ProjectStore> store = m_context.session()->store();
    if (!store || !isVisible())
        return; // showEvent() reads them
    m_context.jobs().run<std::vector<StoredPrompt>>(
        this, QStringLiteral("readPrompts"), Text(PS_TEXT("Reading the prompts of the project")), JobPriority::Interactive,
        [store](StopFlag&, const ProgressSink&) { return store->prompts(); },
        [this](std::vector<StoredPrompt> prompts) { m_generation->setPrompts(std::move(prompts)); });
}

void CompareRoom::showStored(qint64 prompt)
{
    const std::shared_ptr<ProjectStore> store = m_context.session()->store();
    const ModelInfo* info = m_context.info();
    if (!store || !info)
        return;
    endGeneration();
    m_generation->begin();
    m_context.jobs().run<StoredTexts>(
        this, QStringLiteral("readContinuations"), Text(PS_TEXT("Reading the prompts of the project")), JobPriority::Interactive,
        [store, prompt, fingerprint = info->fingerprint](StopFlag&, const ProgressSink&) {
            return readContinuations(*store, prompt, fingerprint);
        },
        [this](const StoredTexts& texts) {
            if (texts.dense)
                m_generation->showDense(*texts.dense);
            if (texts.pruned)
                m_generation->showPruned(*texts.pruned);
        });
}

void CompareRoom::updateGeneration()
{
    const JobBridge& jobs = m_context.jobs();
    m_generation->setBusy(jobs.isBusy(generationSlot(false)) || jobs.isBusy(generationSlot(true)));
}

void CompareRoom::endGeneration()
{
    m_context.jobs().drop(generationSlot(false));
    m_context.jobs().drop(generationSlot(true));
    updateGeneration();
}

void CompareRoom::retranslate()
{
    m_title->setText(tr("Perplexity"));
    m_textLabel->setText(tr("Text"));
    m_conventionLabel->setText(tr("Convention"));
    m_windowLabel->setText(tr("Window"));
    m_window->setSpecialValueText(tr("automatic"));
    m_window->setToolTip(tr("Tokens per window; automatic takes the model's context, at most 2,048."));
    m_convention->setAccessibleName(tr("Convention"));
    m_window->setAccessibleName(tr("Tokens per window"));
    m_cancel->setText(tr("Cancel Evaluation"));
    m_tabs->setTabText(Figures, tr("Figures"));
    m_tabs->setTabText(Hurt, tr("Where It Hurts"));
    m_tabs->setTabText(Words, tr("Generation"));
    m_tabs->setTabText(Choice, tr("Multiple Choice"));
    m_tabs->setTabText(Runs, tr("Runs"));
    showSettings();
    updateOrders();
}

void CompareRoom::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
