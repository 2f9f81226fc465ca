// The prediction is a sum over the matrices and runs in the GUI thread; the quick look is a job that a newer one outdates.
#include "app/plan_answers.h"

#include "app/app_context.h"
#include "app/sensitivity_work.h"
#include "core/plan/plan_bytes.h"
#include "widgets/allocation/answers_bar.h"
#include "widgets/base/core_text.h"
#include "widgets/base/number_text.h"

namespace prunescope::gui {

namespace {

const QString kSlot = QStringLiteral("quickLook");
constexpr int kWaitMs = 250; // after the last change: a drag is one question, not fifty

struct Looked {
    QuickLook look;
    std::shared_ptr<const PerplexityResult> dense;
};

} // namespace

PlanAnswers::PlanAnswers(AppContext& context, SensitivityWork& sweep, AnswersBar& bar, QObject* parent)
    : QObject(parent), m_context(context), m_sweep(sweep), m_bar(bar)
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(kWaitMs);
    connect(&m_wait, &QTimer::timeout, this, &PlanAnswers::startLook);
    connect(&context, &AppContext::planChanged, this, &PlanAnswers::planMoved);
    connect(&context, &AppContext::modelChanged, this, &PlanAnswers::forgetDense);
    connect(&context, &AppContext::textsChanged, this, &PlanAnswers::forgetDense);
    connect(&sweep, &SensitivityWork::resultChanged, this, &PlanAnswers::fit);
    connect(&bar, &AnswersBar::stepChosen, this, &PlanAnswers::sweepAsked);
    fit();
}

void PlanAnswers::fit()
{
    m_predictor.reset();
    const ModelInfo* info = m_context.info();
    if (const auto& result = m_sweep.result(); result && info && !m_sweep.isRunning())
        m_predictor = LossPredictor::fit(*result, *info);
    m_context.plan().setPredictor(m_predictor ? std::make_shared<const LossPredictor>(*m_predictor) : nullptr);
    showPrediction();
}

std::optional<PredictedPerplexity> PlanAnswers::prediction(const Plan& plan) const
{
    const auto& sweep = m_sweep.result();
    if (!m_predictor || !sweep)
        return std::nullopt;
    const LossPrediction expected = m_predictor->predict(plan);
    return PredictedPerplexity{expected.perplexity, expected.perplexityLow, expected.perplexityHigh, sweep->convention,
                               sweep->textSha256,   sweep->window,          sweep->stride,           sweep->windows};
}

void PlanAnswers::forgetDense()
{
    m_dense.reset();
    planMoved();
}

void PlanAnswers::planMoved()
{
    m_context.jobs().drop(kSlot);
    m_look.reset();
    showBytes();
    showPrediction();
    showLook();
    if (m_context.info() && m_context.info()->canEvaluate && m_context.info()->hasTokenizer && !m_context.plan().isEmpty())
        m_wait.start();
    else
        m_wait.stop();
}

void PlanAnswers::showBytes()
{
    const ModelInfo* info = m_context.info();
    if (!info || m_context.plan().isEmpty())
        return m_bar.setBytes(QStringLiteral("–"), {});
    const PlanBytes bytes = planBytes(m_context.plan().plan(), m_context.plan().sizes(), m_context.plan().elementBytes());
    m_bar.setBytes(tr("%1 dense, %2 as bitmask").arg(bytesText(qint64(bytes.dense)), bytesText(qint64(bytes.bitmask))),
                   tr("As dense tensors %1; as a bitmask with the weights that stay %2; with 2:4 matrices packed %3.")
                       .arg(bytesText(qint64(bytes.dense)), bytesText(qint64(bytes.bitmask)), bytesText(qint64(bytes.semi))));
}

void PlanAnswers::showPrediction()
{
    m_bar.setStep(m_predictor ? QString() : tr("Measure sensitivity"));
    if (!m_predictor || m_context.plan().isEmpty())
        return m_bar.setPrediction(m_predictor ? QStringLiteral("–") : QString(),
                                   tr("Needs a sweep by matrix with random plans (Sensitivity)."), false);
    const LossPrediction prediction = m_predictor->predict(m_context.plan().plan());
    const bool isDoubtful = !prediction.extrapolation.english().empty();
    const QString band = tr("%1 (%2 to %3)").arg(numberText(prediction.perplexity), numberText(prediction.perplexityLow),
                                                numberText(prediction.perplexityHigh));
    m_bar.setPrediction(isDoubtful ? tr("%1, extrapolated").arg(band) : band,
                        isDoubtful ? coreText(prediction.extrapolation)
                                   : tr("From the sensitivity sweep; in brackets the band that holds nine of ten plans. Loss %1 nats "
                                        "per token over the dense model.")
                                         .arg(signedText(prediction.nllIncrease)),
                        isDoubtful);
}

void PlanAnswers::showLook()
{
    if (!m_look)
        return m_bar.setMeasured(m_context.jobs().isBusy(kSlot) || m_wait.isActive() ? QStringLiteral("…") : QStringLiteral("–"), {});
    m_bar.setMeasured(tr("%1, dense %2").arg(numberText(m_look->perplexity), numberText(m_look->densePerplexity)),
                      tr("On %1 windows of %2 tokens (convention %3): loss %4 nats per token, paired standard error %5.")
                          .arg(m_look->windows)
                          .arg(m_look->window)
                          .arg(QString::fromStdString(m_look->convention), signedText(m_look->nllIncrease),
                               m_look->nllIncreaseError ? numberText(*m_look->nllIncreaseError, 2) : QStringLiteral("–")));
}

void PlanAnswers::startLook()
{
    // A sweep or run has the machine; the answer would come late and slow it down.
    const bool isFree = m_context.jobs().queue()->isIdle();
    if (!isFree || m_context.plan().isGestureActive() || !m_context.model())
        return m_wait.start();
    QuickLookParams params;
    params.plan = m_context.plan().plan();
    params.calibration = m_context.calibration();
    params.evaluation = m_context.evaluation();
    JobRequest<Looked> request;
    request.slot = kSlot;
    request.title = Text(PS_TEXT("Measuring the plan quickly"));
    request.priority = JobPriority::Interactive;
    request.work = [model = m_context.model(), params, dense = m_dense](StopFlag& stop, const ProgressSink& progress) {
        const auto known = dense ? dense : denseForQuickLook(model, params, stop);
        return Looked{lookQuickly(model, params, known, stop, progress), known};
    };
    request.onDone = [this](const Looked& looked) {
        m_dense = looked.dense;
        m_look = looked.look;
        showLook();
        Q_EMIT this->looked();
    };
    request.onFailed = [this](const JobEvent& event) {
        m_bar.setMeasured(QStringLiteral("–"), event.state == JobState::Failed ? coreText(event.error) : QString());
    };
    m_context.jobs().run<Looked>(this, std::move(request));
    showLook();
}

} // namespace prunescope::gui
