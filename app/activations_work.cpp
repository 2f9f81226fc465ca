// Two jobs: the long one measures, a short one writes.
#include "app/activations_work.h"

#include "app/app_context.h"
#include "core/base/files.h"
#include "widgets/base/core_text.h"

#include <algorithm>

namespace prunescope::gui {

namespace {

const QString kSlot = QStringLiteral("activations");

bool isSameText(const TextSource& a, const TextSource& b) { return a.path == b.path && a.joinsRows == b.joinsRows; }

bool isSame(const CalibrationParams& a, const CalibrationParams& b)
{
    return isSameText(a.text, b.text) && a.samples == b.samples && a.window == b.window && a.seed == b.seed
           && std::equal(a.domains.begin(), a.domains.end(), b.domains.begin(), b.domains.end(), isSameText);
}

} // namespace

ActivationsWork::ActivationsWork(AppContext& context, QObject* parent) : QObject(parent), m_context(context)
{
    connect(&context, &AppContext::modelChanged, this, &ActivationsWork::reset);
    connect(&context, &AppContext::textsChanged, this, &ActivationsWork::takeTexts);
}

bool ActivationsWork::isRunning() const { return m_context.jobs().isBusy(kSlot); }

/// Another evaluation text changes nothing here.
void ActivationsWork::takeTexts()
{
    if (!isSame(m_calibration, m_context.calibration()))
        reset();
}

void ActivationsWork::reset()
{
    m_context.jobs().drop(kSlot);
    m_report.reset();
    Q_EMIT reportChanged();
}

void ActivationsWork::start()
{
    if (!m_context.model() || isRunning())
        return;
    m_calibration = m_context.calibration();
    using Report = std::shared_ptr<const ActivationReport>;
    JobRequest<Report> request;
    request.slot = kSlot;
    request.title = Text(PS_TEXT("Measuring the activations of %1"), m_context.info()->name);
    request.work = [model = m_context.model(), calibration = m_calibration](StopFlag& stop, const ProgressSink& progress) {
        return measureActivations(model, calibration, stop, progress);
    };
    request.onDone = [this](Report report) {
        m_report = std::move(report);
        Q_EMIT reportChanged();
    };
    request.onProgress = [this](const JobEvent& event) { Q_EMIT workChanged(event); };
    request.onFailed = [this](const JobEvent& event) {
        Q_EMIT workChanged(event);
        if (event.state == JobState::Failed)
            Q_EMIT failed(coreText(event.error));
    };
    m_job = m_context.jobs().run<Report>(this, std::move(request));
    Q_EMIT workChanged({});
}

void ActivationsWork::cancel()
{
    if (isRunning())
        m_context.jobs().cancel(m_job);
}

void ActivationsWork::write(const QString& path)
{
    if (!m_report)
        return;
    JobRequest<void> request;
    request.title = Text(PS_TEXT("Writing %1"), path.toStdString());
    request.priority = JobPriority::Interactive;
    request.work = [report = m_report, file = path.toStdString(),
                    isCsv = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)](StopFlag& stop, const ProgressSink&) {
        stop.poll();
        const std::string text = isCsv ? activationsCsv(*report) : asciiLine(activationsToJson(*report)) + "\n";
        stop.poll();
        writeFileAtomically(file, text);
    };
    request.onDone = [this, path] { Q_EMIT written(path); };
    request.onFailed = [this](const JobEvent& event) {
        if (event.state == JobState::Failed)
            Q_EMIT failed(coreText(event.error));
    };
    m_context.jobs().run<void>(this, std::move(request));
}

} // namespace prunescope::gui
