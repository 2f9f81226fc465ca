// Points cross from the worker thread in a mailbox that the job's events empty.
#include "app/sensitivity_work.h"

#include "app/app_context.h"
#include "core/base/files.h"
#include "core/store/project_store.h"
#include "widgets/base/core_text.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace prunescope::gui {

namespace {

const QString kSlot = QStringLiteral("sensitivity");
constexpr int kFirstProbes = 32; // random plans that a prediction is fitted to
const QString kLookUp = QStringLiteral("sensitivityLookUp");

void addProbe(SensitivityResult& result, const std::vector<SensitivityProbe>& planned, const SensitivityPoint& point)
{
    const auto isIt = [&](const SensitivityProbe& probe) { return probe.point.unit == point.unit; };
    const auto found = std::find_if(planned.begin(), planned.end(), isIt);
    if (found == planned.end() || std::any_of(result.probes.begin(), result.probes.end(), isIt))
        return;
    result.probes.push_back(*found);
    result.probes.back().point = point;
    setIncrease(result.probes.back().point, result);
}

/// @param planned  the probes that are asked for
/// @param points   the dense figures among them have no unit
void addPoints(SensitivityResult& result, const std::vector<SensitivityProbe>& planned, const std::vector<SensitivityPoint>& points)
{
    for (const SensitivityPoint& point : points)
        if (point.unit.empty()) {
            result.denseNll = point.nll;
            result.densePerplexity = point.perplexity;
            result.denseError = point.standardError;
            result.denseWindowNll = point.windowNll;
        }
    for (SensitivityPoint point : points) {
        if (point.unit.starts_with("probe."))
            addProbe(result, planned, point);
        const bool isAsked = std::find(result.levels.begin(), result.levels.end(), point.level) != result.levels.end();
        if (point.unit.empty() || !isAsked || !result.findUnit(point.unit) || result.findPoint(point.unit, point.level))
            continue;
        setIncrease(point, result);
        result.points.push_back(std::move(point));
    }
}

} // namespace

struct SensitivityWork::Mailbox {
    std::mutex mutex;
    std::vector<SensitivityPoint> points;
};

SensitivityWork::SensitivityWork(AppContext& context, QObject* parent) : QObject(parent), m_context(context)
{
    m_params.probes = kFirstProbes;
    connect(this, &SensitivityWork::resultChanged, this, [this] { m_context.setSweep(isRunning() ? nullptr : m_result); });
    connect(&context, &AppContext::modelChanged, this, &SensitivityWork::reset);
    connect(&context, &AppContext::textsChanged, this, &SensitivityWork::reset);
    connect(&context, &AppContext::projectChanged, this, &SensitivityWork::reset);
}

SensitivityWork::~SensitivityWork() = default;

/// Predictions need random plans beside the single matrices.
int SensitivityWork::probes() const { return m_params.by == "matrix" ? m_params.probes : 0; }

void SensitivityWork::setParams(const SensitivityParams& params)
{
    if (isRunning())
        return;
    m_params = params;
    lookUp();
}

void SensitivityWork::reset()
{
    m_context.jobs().drop(kSlot);
    m_mailbox.reset();
    lookUp();
}

bool SensitivityWork::isRunning() const { return m_context.jobs().isBusy(kSlot); }

SensitivityParams SensitivityWork::completeParams() const
{
    SensitivityParams params = m_params;
    params.calibration = m_context.calibration();
    const int maxWindows = m_params.evaluation.maxWindows;
    params.evaluation = m_context.evaluation();
    params.evaluation.maxWindows = maxWindows;
    params.probes = probes();
    return params;
}

/// Units and levels without points; null without a model.
std::shared_ptr<SensitivityResult> SensitivityWork::emptyResult() const
{
    const ModelInfo* info = m_context.info();
    if (!info)
        return nullptr;
    auto result = std::make_shared<SensitivityResult>();
    result->modelName = info->name;
    result->modelFingerprint = info->fingerprint;
    result->method = m_params.method;
    result->params = m_params.params;
    result->levels = m_params.levels;
    result->convention = m_context.evaluation().convention;
    result->units = sensitivityUnits(*info, m_params.by);
    for (const auto& matrix : info->matrices)
        if (matrix.isPrunable)
            result->matrices.push_back(matrix.name);
    return result;
}

int SensitivityWork::wantedPoints() const
{
    const ModelInfo* info = m_context.info();
    return info ? int(sensitivityUnits(*info, m_params.by).size() * m_params.levels.size()) + probes() : 0;
}

int SensitivityWork::knownPoints() const { return m_result ? int(m_result->points.size() + m_result->probes.size()) : 0; }

/// Shows what the project has of this sweep; the key needs the texts, which take a moment to read.
void SensitivityWork::lookUp()
{
    m_result.reset();
    Q_EMIT resultChanged();
    if (!m_context.info() || !m_context.info()->canEvaluate || !m_context.session()->store())
        return m_context.jobs().drop(kLookUp);
    JobRequest<std::vector<SensitivityPoint>> request;
    request.slot = kLookUp;
    request.title = Text(PS_TEXT("Looking for an earlier sweep"));
    request.priority = JobPriority::Interactive;
    request.work = [session = m_context.session(), model = m_context.model(), params = completeParams()](StopFlag& stop,
                                                                                                       const ProgressSink&) {
        stop.poll();
        const auto runs = session->store()->runs();
        const bool hasSweeps = std::any_of(runs.begin(), runs.end(), [](const auto& run) { return run.kind == "sensitivity"; });
        return hasSweeps ? session->knownPoints(sensitivityKey(model, params)) : std::vector<SensitivityPoint>();
    };
    request.onDone = [this](const std::vector<SensitivityPoint>& points) {
        auto result = emptyResult();
        if (!result)
            return;
        addPoints(*result, sensitivityProbes(*m_context.info(), completeParams()), points);
        if (result->points.empty() || isRunning())
            return;
        m_result = std::move(result);
        Q_EMIT resultChanged();
    };
    m_context.jobs().run<std::vector<SensitivityPoint>>(this, std::move(request));
}

void SensitivityWork::start()
{
    if (!m_context.model() || isRunning())
        return;
    m_context.jobs().drop(kLookUp);
    m_result = emptyResult();
    Q_EMIT resultChanged();
    m_mailbox = std::make_shared<Mailbox>();
    JobRequest<std::shared_ptr<const SensitivityResult>> request;
    request.slot = kSlot;
    request.title = Text(PS_TEXT("Sensitivity of %1"), m_context.info()->name);
    request.work = [session = m_context.session(), model = m_context.model(), params = completeParams(),
                    mailbox = m_mailbox](StopFlag& stop, const ProgressSink& progress) -> std::shared_ptr<const SensitivityResult> {
        const auto post = [&](const SensitivityPoint& point) {
            const std::lock_guard lock(mailbox->mutex);
            mailbox->points.push_back(point);
        };
        return std::make_shared<const SensitivityResult>(session->sensitivity(model, params, post, stop, progress));
    };
    request.onDone = [this](std::shared_ptr<const SensitivityResult> result) {
        m_mailbox.reset();
        m_result = std::move(result);
        Q_EMIT resultChanged();
        Q_EMIT workChanged({});
    };
    request.onProgress = [this](const JobEvent& event) {
        takeMail();
        Q_EMIT workChanged(event);
    };
    request.onFailed = [this](const JobEvent& event) {
        takeMail();
        m_mailbox.reset();
        Q_EMIT workChanged(event);
        if (event.state == JobState::Failed)
            Q_EMIT failed(coreText(event.error));
    };
    m_job = m_context.jobs().run<std::shared_ptr<const SensitivityResult>>(this, std::move(request));
    Q_EMIT workChanged({});
}

void SensitivityWork::takeMail()
{
    if (!m_mailbox)
        return;
    std::vector<SensitivityPoint> points;
    {
        const std::lock_guard lock(m_mailbox->mutex);
        points = std::exchange(m_mailbox->points, {});
    }
    if (points.empty() || !m_result)
        return;
    auto grown = std::make_shared<SensitivityResult>(*m_result);
    addPoints(*grown, sensitivityProbes(*m_context.info(), completeParams()), points);
    m_result = std::move(grown);
    Q_EMIT resultChanged();
}

void SensitivityWork::cancel()
{
    if (isRunning())
        m_context.jobs().cancel(m_job);
}

void SensitivityWork::read(const QString& path)
{
    const std::string file = path.toStdString();
    auto result = std::make_shared<SensitivityResult>(sensitivityFromJson(readJsonFile(file), file));
    const ModelInfo* info = m_context.info();
    if (!info || result->modelFingerprint != info->fingerprint)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: is a sweep of %2 (fingerprint %3), but the open model has fingerprint %4; open that model first."),
                    file, result->modelName, result->modelFingerprint.substr(0, 12),
                    info ? info->fingerprint.substr(0, 12) : std::string("-"));
    m_context.jobs().drop(kSlot);
    m_context.jobs().drop(kLookUp);
    m_params.method = result->method;
    m_params.levels = result->levels;
    m_params.by = result->units.empty() ? "matrix" : result->units.front().by;
    m_result = std::move(result);
    Q_EMIT resultChanged();
}

void SensitivityWork::write(const QString& path) const
{
    if (!m_result)
        return;
    const bool isCsv = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    writeFileAtomically(path.toStdString(),
                        isCsv ? sensitivityCsv(*m_result) : sensitivityToJson(*m_result).dump(1, ' ', true) + "\n");
}

} // namespace prunescope::gui
