// The jobs behind "Why this weight?".
#include "app/weight_questions.h"

#include "app/app_context.h"
#include "widgets/base/core_text.h"
#include "widgets/explain/verdict_panel.h"
#include "widgets/heatmap/heatmap_view.h"

namespace prunescope::gui {

namespace {

constexpr int kDelayMs = 300;
constexpr double kUsualShare = 0.5;             // where the plan leaves a matrix alone
constexpr std::int64_t kWidestSearch = 2048;    // beyond it, other work would wait too long for one call of ALPS
const QString kPrepareSlot = QStringLiteral("explore.prepare");
const QString kAnswerSlot = QStringLiteral("explore.answer");

} // namespace

WeightQuestions::WeightQuestions(AppContext& context, HeatmapView& heatmap, VerdictPanel& panel, QObject* parent)
    : QObject(parent), m_context(context), m_heatmap(heatmap), m_panel(panel)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &WeightQuestions::ask);
    connect(&heatmap, &HeatmapView::weightSelected, this, &WeightQuestions::ask);
    connect(&panel, &VerdictPanel::stepChosen, this, &WeightQuestions::startPreparing);
    connect(&context, &AppContext::planChanged, this, [this] {
        if (m_question)
            m_delay.start();
    });
    connect(&context, &AppContext::modelChanged, this, &WeightQuestions::forget);
    connect(&context, &AppContext::textsChanged, this, &WeightQuestions::forget);
    // The heatmap lets go of its weight when another matrix comes; the question goes at once.
    connect(&context.selection(), &Selection::matrixSelected, &heatmap, &HeatmapView::clearSelection);
}

void WeightQuestions::forget()
{
    m_context.jobs().drop(kPrepareSlot);
    m_preparing.reset();
    m_explainer.reset();
    m_delay.start();
}

MatrixQuestion WeightQuestions::question(const std::string& matrix) const
{
    MatrixQuestion question{matrix, kUsualShare, {}};
    if (const PlanEntry* entry = m_context.plan().plan().find(matrix)) {
        question.pattern = entry->pattern;
        if (entry->sparsityShare > 0)
            question.sparsityShare = entry->sparsityShare;
    }
    return question;
}

void WeightQuestions::ask()
{
    m_delay.stop();
    const auto& data = m_heatmap.data();
    const HeatmapReadout weight = m_heatmap.selectedReadout();
    const MatrixInfo* info = data && m_context.info() ? m_context.info()->find(data->score->matrix) : nullptr;
    if (!weight.isValid() || !info) {
        m_context.jobs().drop(kAnswerSlot);
        m_question.reset();
        return m_panel.clear();
    }
    if (!info->isPrunable) {
        m_question.reset();
        return m_panel.showNote(tr("This matrix is not part of a block; no method prunes it."));
    }
    m_question = question(info->name);
    if (!m_explainer)
        m_explainer = std::make_shared<WeightExplainer>(m_context.model(), m_context.calibration(),
                                                        WeightExplainer::Limits{.widestSearch = kWidestSearch});
    if (m_explainer->isPrepared(*m_question))
        return startAnswer();
    if (m_preparing == m_question)
        return startAnswer();
    if (m_context.info()->isStreamed)
        return m_panel.showNote(tr("This model is larger than memory: reading it to measure the inputs takes a while."),
                                tr("Compare the Methods"));
    startPreparing();
}

void WeightQuestions::startPreparing()
{
    if (!m_question)
        return;
    m_preparing = m_question;
    m_judged = -1;
    JobRequest<void> request;
    request.slot = kPrepareSlot;
    request.title = Text(PS_TEXT("Comparing the methods on %1"), m_question->matrix);
    request.work = [explainer = m_explainer, question = *m_question](StopFlag& stop, const ProgressSink& progress) {
        explainer->prepare(question, stop, progress);
    };
    request.onProgress = [this](const JobEvent& event) { takePreparing(event); };
    request.onDone = [this] {
        m_preparing.reset();
        startAnswer();
    };
    request.onFailed = [this](const JobEvent& event) {
        m_preparing.reset();
        if (event.state == JobState::Failed)
            m_panel.showNote(coreText(event.error));
        else
            m_panel.showNote(tr("The comparison was cancelled."), tr("Compare the Methods"));
    };
    m_context.jobs().run<void>(this, std::move(request));
    startAnswer();
}

/// Each method that is done brings a better answer.
void WeightQuestions::takePreparing(const JobEvent& event)
{
    if (m_preparing != m_question)
        return;
    m_panel.showProgress(event.state == JobState::Waiting || event.progress.sentence.isEmpty() ? tr("Waits for its turn.")
                                                                                               : coreText(event.progress.sentence));
    if (event.state == JobState::Running && event.progress.done != m_judged) {
        m_judged = event.progress.done;
        startAnswer();
    }
}

void WeightQuestions::startAnswer()
{
    const HeatmapReadout weight = m_heatmap.selectedReadout();
    if (!m_question || !m_explainer || !weight.isValid())
        return;
    JobRequest<WeightExplanation> request;
    request.slot = kAnswerSlot;
    request.title = Text(PS_TEXT("Looking up a weight of %1"), m_question->matrix);
    request.priority = JobPriority::Interactive;
    request.work = [explainer = m_explainer, question = *m_question, row = weight.row, column = weight.column](
                       StopFlag& stop, const ProgressSink&) { return explainer->answer(question, row, column, stop); };
    request.onDone = [this, isLast = m_explainer->isPrepared(*m_question)](const WeightExplanation& found) {
        const PlanEntry* entry = m_context.plan().plan().find(found.question.matrix);
        if (isLast)
            m_panel.showProgress({});
        m_panel.setExplanation(found, entry ? entry->method : std::string());
    };
    request.onFailed = [this](const JobEvent& event) {
        if (event.state == JobState::Failed)
            m_panel.showNote(coreText(event.error));
    };
    m_context.jobs().run<WeightExplanation>(this, std::move(request));
}

} // namespace prunescope::gui
