// The shared state of the rooms. Every order is one job in the slot of its place: a newer one makes an older one stale.
#include "app/app_context.h"

#include "core/base/scratch_file.h"
#include "core/session/masks.h"
#include "core/session/plan_files.h"
#include "core/session/plan_tree.h"
#include "core/store/project_store.h"
#include "widgets/base/core_text.h"

#include <QFileInfo>

#include <algorithm>

#include <sys/resource.h>

namespace prunescope::gui {

namespace {

constexpr double kFirstShare = 0.5; // the share most papers quote

QString slotOf(Place place)
{
    switch (place) {
    case Place::Model: return QStringLiteral("model");
    case Place::Inputs: return QStringLiteral("inputs");
    case Place::Plan: return QStringLiteral("plan");
    case Place::Run: return QStringLiteral("run");
    case Place::Comparison: return QStringLiteral("comparison");
    case Place::Export: return QStringLiteral("export");
    case Place::Project: return QStringLiteral("project");
    }
    return {};
}

const QString kInterruptedSlot = QStringLiteral("interrupted");

std::string journalRoot() { return (scratchFolder() / "runs").string(); }

void prepareWorker()
{
    setpriority(PRIO_PROCESS, 0, 10); // of this thread only: the window stays smooth
    useThreadsHere(0);
}

QString formTitle(const std::string& form) { return form == "masks" ? AppContext::tr("masks") : coreText(planForm(form).title); }

QStringList coreTexts(const std::vector<Text>& texts)
{
    QStringList out;
    for (const Text& text : texts)
        out << coreText(text);
    return out;
}

Plan firstPlan(const ModelInfo& model)
{
    const bool hasInputs = model.canEvaluate && model.hasTokenizer;
    Plan plan = uniformPlan(model, hasInputs ? "wanda" : "magnitude", kFirstShare, Pattern{}, {});
    plan.name.clear(); // until it is saved
    return plan;
}

} // namespace

AppContext::AppContext(std::shared_ptr<Session> session, QObject* parent)
    : QObject(parent),
      m_session(session->store() ? std::move(session) : session->withCopy(ProjectStore::openInMemory())),
      m_jobs(std::make_unique<JobBridge>(std::make_shared<JobQueue>(prepareWorker)))
{
    connect(m_jobs.get(), &JobBridge::jobChanged, this, &AppContext::announceWork);
    connect(&m_plan, &PlanDocument::documentChanged, this, &AppContext::planChanged);
    connect(&m_plan, &PlanDocument::entriesChanged, this, &AppContext::planChanged);
}

AppContext::~AppContext() = default;

/// One job of a place: its failure is shown where it belongs.
template <typename T, typename Work, typename Done>
void AppContext::start(Place place, Text title, Work work, Done onDone)
{
    JobRequest<T> request;
    request.slot = slotOf(place);
    request.title = std::move(title);
    request.work = std::move(work);
    request.onDone = std::move(onDone);
    request.onFailed = [this, place](const JobEvent& event) {
        if (event.state == JobState::Failed)
            Q_EMIT failed(place, coreText(event.error));
    };
    m_newest[place] = m_jobs->run<T>(this, std::move(request));
}

void AppContext::announceWork(const JobEvent& event)
{
    for (const auto& [place, id] : m_newest) {
        if (id == event.id) {
            if (place == Place::Run && isFinal(event.state))
                m_live.end();
            Q_EMIT workChanged(place, event);
            return;
        }
    }
}

QString AppContext::modelName() const
{
    if (!m_model)
        return {};
    return m_isDemo ? tr("bundled model") : QString::fromStdString(info()->name);
}

QString AppContext::calibrationName() const
{
    const QString path = QString::fromStdString(m_calibration.text.path);
    return path.startsWith(QLatin1String("demo:")) ? textTitle(path) : QFileInfo(path).fileName();
}

QString AppContext::evaluationName() const
{
    const QString path = QString::fromStdString(m_evaluation.text.path);
    return path.startsWith(QLatin1String("demo:")) ? textTitle(path) : QFileInfo(path).fileName();
}

void AppContext::drop(Place place)
{
    m_newest.erase(place);
    m_jobs->drop(slotOf(place));
}

bool AppContext::isBusy(Place place) const { return m_jobs->isBusy(slotOf(place)); }

void AppContext::cancel(Place place)
{
    if (!isBusy(place))
        return;
    m_jobs->cancel(m_newest[place]);
    if (place == Place::Run)
        m_live.end(); // the method may draw until it sees the order
}

void AppContext::setCalibration(const CalibrationParams& calibration)
{
    m_calibration = calibration;
    drop(Place::Inputs);
    m_inputs.reset();
    Q_EMIT textsChanged();
    Q_EMIT inputsChanged();
}

void AppContext::setEvaluation(const PerplexityParams& evaluation)
{
    m_evaluation = evaluation;
    forgetComparison();
    Q_EMIT textsChanged();
}

void AppContext::forgetComparison()
{
    drop(Place::Comparison);
    m_densePerplexity.reset();
    m_comparison.reset();
    Q_EMIT comparisonChanged();
}

void AppContext::forgetRun()
{
    drop(Place::Run);
    m_live.clear();
    m_run.reset();
    Q_EMIT prunedChanged();
    forgetComparison();
}

void AppContext::openModel(const QString& path)
{
    const OpenParams params{path.toStdString(), "f32"};
    start<ModelHandle>(
        Place::Model, Text(PS_TEXT("Opening %1"), params.path),
        [params](StopFlag& stop, const ProgressSink& progress) {
            return prunescope::openModel(params, stop, progress);
        },
        [this, isDemo = path == QLatin1String("demo")](const ModelHandle& model) {
            m_isDemo = isDemo;
            takeModel(model);
        });
}

void AppContext::takeModel(const ModelHandle& model)
{
    for (const Place place : {Place::Inputs, Place::Plan, Place::Export})
        drop(place);
    m_model = model;
    m_inputs.reset();
    m_run.reset();
    m_plan.open(firstPlan(*info()), *info());
    Q_EMIT modelChanged();
    Q_EMIT inputsChanged();
    forgetRun();
    lookForInterrupted();
    const bool isSelectionKnown = info()->find(m_selection.matrix().toStdString()) != nullptr;
    if (!isSelectionKnown)
        m_selection.selectMatrix(m_plan.isEmpty() ? QString() : QString::fromStdString(m_plan.entry(0).name));
}

void AppContext::measureInputs()
{
    if (!m_model)
        return;
    start<std::shared_ptr<const InputNorms>>(
        Place::Inputs, Text(PS_TEXT("Measuring the inputs of every matrix")),
        [model = m_model, params = m_calibration](StopFlag& stop, const ProgressSink& progress) {
            return prunescope::measureInputs(model, params, stop, progress);
        },
        [this](std::shared_ptr<const InputNorms> inputs) {
            m_inputs = std::move(inputs);
            Q_EMIT inputsChanged();
        });
}

void AppContext::openProject(const QString& path)
{
    start<std::shared_ptr<ProjectStore>>(
        Place::Project, Text(PS_TEXT("Opening %1"), path.toStdString()),
        [path](StopFlag&, const ProgressSink&) {
            return std::shared_ptr<ProjectStore>(ProjectStore::open(path.toStdString()));
        },
        [this](std::shared_ptr<ProjectStore> store) {
            m_session = std::make_shared<Session>(std::move(store));
            Q_EMIT projectChanged();
            lookForInterrupted();
        });
}

void AppContext::saveProjectAs(const QString& path)
{
    if (isBusy(Place::Run) || isBusy(Place::Comparison)) {
        Q_EMIT failed(Place::Project, tr("A run is being recorded in this project; save it under another name once the run is done."));
        return;
    }
    start<std::shared_ptr<ProjectStore>>(
        Place::Project, Text(PS_TEXT("Saving the project as %1"), path.toStdString()),
        [path, from = m_session->store()](StopFlag&, const ProgressSink&) {
            from->copyTo(path.toStdString());
            return std::shared_ptr<ProjectStore>(ProjectStore::open(path.toStdString()));
        },
        [this](std::shared_ptr<ProjectStore> store) {
            m_session = m_session->withCopy(std::move(store));
            Q_EMIT projectChanged();
            lookForInterrupted();
        });
}

void AppContext::setInterrupted(std::shared_ptr<const InterruptedRun> run)
{
    m_interrupted = std::move(run);
    Q_EMIT interruptedChanged();
}

/// Reads the project, and the calibration text of a run that is found, so it is a job. A project that cannot be read has
/// nothing to offer; whoever needs it says why.
void AppContext::lookForInterrupted()
{
    m_jobs->drop(kInterruptedSlot);
    setInterrupted(nullptr);
    if (!m_model || !m_session->store())
        return;
    m_jobs->run<std::shared_ptr<const InterruptedRun>>(
        this, kInterruptedSlot, Text(PS_TEXT("Looking for interrupted runs")), JobPriority::Interactive,
        [store = m_session->store(), model = m_model](StopFlag&, const ProgressSink&) -> std::shared_ptr<const InterruptedRun> {
            auto found = interruptedRun(*store, model, journalRoot());
            return found ? std::make_shared<const InterruptedRun>(std::move(*found)) : nullptr;
        },
        [this](std::shared_ptr<const InterruptedRun> run) {
            if (!isBusy(Place::Run)) // a run that has begun meanwhile may be this one
                setInterrupted(std::move(run));
        });
}

void AppContext::resumeInterrupted()
{
    if (!m_interrupted || !m_model || !m_interrupted->obstacle.isEmpty())
        return;
    const InterruptedRun run = *m_interrupted;
    setCalibration(run.params.calibration);
    m_plan.open(run.params.plan, *info());
    startPrune();
}

void AppContext::discardInterrupted()
{
    if (!m_interrupted)
        return;
    m_jobs->run<void>(
        this, kInterruptedSlot, Text(PS_TEXT("Discarding an interrupted run")), JobPriority::Interactive,
        [store = m_session->store(), run = m_interrupted](StopFlag&, const ProgressSink&) { discardRun(*store, *run); },
        [this] { lookForInterrupted(); });
    setInterrupted(nullptr);
}

/// What a run is recorded under. A plan of the project keeps its contents; a changed one becomes its child, so that whatever
/// ran is a node of the tree.
Plan AppContext::planToRun()
{
    ProjectStore& store = *m_session->store();
    const Plan& plan = m_plan.plan();
    const QString name = QString::fromStdString(plan.name);
    const auto freeName = [&] {
        return QString::fromStdString(freePlanName(store, plan.modelFingerprint, tr("Plan", "the stem of plans' names").toStdString()));
    };
    if (!store.hasPlan(plan.id)) {
        if (name.isEmpty())
            m_plan.setIdentity(freeName(), plan.id, plan.parent);
        return m_plan.plan();
    }
    Plan stored = store.plan(plan.id);
    if (asksTheSame(stored, plan) || asksTheSame(completedPlan(stored, *info()), plan))
        return stored; // its calibration is that of its first run; the run states its own
    m_plan.setNotes({});
    m_plan.setIdentity(freeName(), newPlanId(), std::string(plan.id));
    return m_plan.plan();
}

void AppContext::startPrune()
{
    if (!m_model)
        return;
    PruneParams params;
    try {
        params.plan = planToRun();
    } catch (const Error& error) {
        Q_EMIT failed(Place::Run, coreText(error.text()));
        return;
    }
    params.calibration = m_calibration;
    params.journalRoot = journalRoot();
    // Asked for again by whatever button, it is the run that died, and goes on in its row.
    const bool goesOn = m_interrupted && m_interrupted->params.journalFolder == journalFolder(params, info()->fingerprint);
    const std::int64_t deadRun = goesOn ? m_interrupted->id : 0;
    setInterrupted(nullptr);
    start<PruneResult>(
        Place::Run, Text(PS_TEXT("Pruning %1"), info()->name),
        [session = m_session, model = m_model, params, deadRun, live = m_live.begin()](StopFlag& stop, const ProgressSink& progress) {
            PruneParams watched = params;
            watched.live = live;
            return session->prune(model, watched, stop, progress, deadRun);
        },
        [this, params](PruneResult result) {
            m_run = std::make_shared<const PrunedRun>(PrunedRun{params, std::move(result)});
            Q_EMIT prunedChanged();
            drop(Place::Comparison);
            m_comparison.reset();
            Q_EMIT comparisonChanged();
        });
}

void AppContext::startCompare()
{
    if (!m_model)
        return;
    if (!m_run) {
        start<PerplexityResult>(
            Place::Comparison, Text(PS_TEXT("Measuring the perplexity of %1"), info()->name),
            [session = m_session, model = m_model, params = m_evaluation](StopFlag& stop,
                                                                          const ProgressSink& progress) {
                return session->perplexity(model, params, stop, progress);
            },
            [this](PerplexityResult result) {
                m_densePerplexity = std::make_shared<const PerplexityResult>(std::move(result));
                Q_EMIT comparisonChanged();
            });
        return;
    }
    start<CompareResult>(
        Place::Comparison, Text(PS_TEXT("Comparing the dense and the pruned %1"), info()->name),
        [session = m_session, model = m_model, pruned = prunedModel(),
         params = CompareParams{m_evaluation}](StopFlag& stop, const ProgressSink& progress) {
            return session->compare(model, pruned, params, stop, progress);
        },
        [this](CompareResult result) {
            m_densePerplexity = std::make_shared<const PerplexityResult>(result.a);
            m_comparison = std::make_shared<const CompareResult>(std::move(result));
            Q_EMIT comparisonChanged();
        });
}

void AppContext::exportCheckpoint(const QString& folder)
{
    if (!m_run)
        return;
    start<QString>(
        Place::Export, Text(PS_TEXT("Writing the checkpoint to %1"), folder.toStdString()),
        [run = m_run, folder](StopFlag& stop, const ProgressSink& progress) {
            exportModel(run->result.model, &run->params.plan, folder.toStdString(), stop, progress);
            return folder;
        },
        [this](const QString& written) { Q_EMIT exported(written); });
}

void AppContext::openPlan(const QString& path)
{
    if (!path.endsWith(QLatin1String(".psplan"), Qt::CaseInsensitive)) {
        importPlan(path);
        return;
    }
    if (!m_model) {
        Q_EMIT failed(Place::Plan, tr("Open the model first; a plan belongs to one model."));
        return;
    }
    start<Plan>(
        Place::Plan, Text(PS_TEXT("Opening %1"), path.toStdString()),
        [path, model = m_model](StopFlag&, const ProgressSink&) {
            Plan plan = readPlan(path.toStdString());
            checkPlan(plan, modelInfo(*model));
            return completedPlan(std::move(plan), modelInfo(*model));
        },
        [this, path](Plan plan) { takePlan(std::move(plan), path); });
}

void AppContext::importPlan(const QString& path)
{
    if (!m_model) {
        Q_EMIT failed(Place::Plan, tr("Open the model first; a plan belongs to one model."));
        return;
    }
    start<ImportedPlan>(
        Place::Plan, Text(PS_TEXT("Opening %1"), path.toStdString()),
        [path, model = m_model](StopFlag& stop, const ProgressSink& progress) {
            ImportedPlan imported = prunescope::importPlan(model, {path.toStdString(), {}}, stop, progress);
            checkPlan(imported.plan, modelInfo(*model));
            imported.plan = completedPlan(std::move(imported.plan), modelInfo(*model));
            return imported;
        },
        [this, path](ImportedPlan imported) {
            m_plan.open(std::move(imported.plan), *info());
            m_plan.undoStack()->resetClean(); // it is in no file of ours yet
            Q_EMIT planImported(path, formTitle(imported.form), coreTexts(imported.lost));
        });
}

bool AppContext::exportPlan(const QString& path, const QString& form)
{
    try {
        const WrittenPlan written = prunescope::exportPlan(m_model, {m_plan.plan(), form.toStdString(), path.toStdString()});
        Q_EMIT planExported(path, formTitle(form.toStdString()), coreTexts(written.lost));
        return true;
    } catch (const Error& error) {
        Q_EMIT failed(Place::Plan, coreText(error.text()));
        return false;
    }
}

void AppContext::exportMasks(const QString& path)
{
    if (!m_model)
        return;
    start<MaskExportResult>(
        Place::Export, Text(PS_TEXT("Writing masks to %1"), path.toStdString()),
        [path, model = m_run ? prunedModel() : m_model](StopFlag& stop, const ProgressSink& progress) {
            return prunescope::exportMasks(model, {path.toStdString()}, stop, progress);
        },
        [this, path](const MaskExportResult& result) {
            Q_EMIT masksExported(path, result.matrices, result.elements > 0 ? double(result.zeros) / double(result.elements) : 0);
        });
}

void AppContext::takePlan(Plan plan, const QString& path)
{
    CalibrationParams calibration = m_calibration;
    calibration.samples = plan.calibration.samples;
    calibration.window = plan.calibration.window;
    calibration.seed = plan.calibration.seed;
    setCalibration(calibration);
    m_plan.open(std::move(plan), *info());
    m_plan.markSaved(path);
}

bool AppContext::savePlan(const QString& path)
{
    try {
        const Plan& plan = m_plan.plan();
        const bool isCopy = !m_plan.path().isEmpty() && m_plan.path() != path;
        m_plan.setIdentity(QFileInfo(path).completeBaseName(), isCopy ? newPlanId() : plan.id,
                           isCopy ? plan.id : plan.parent);
        PlanCalibration calibration;
        calibration.text = m_inputs ? m_inputs->text.name : m_calibration.text.path;
        calibration.sha256 = m_inputs ? m_inputs->text.sha256 : std::string();
        calibration.samples = m_calibration.samples;
        calibration.window = m_calibration.window;
        calibration.seed = m_calibration.seed;
        m_plan.setCalibration(calibration);
        writePlan(path.toStdString(), m_plan.plan());
        m_plan.markSaved(path);
        return true;
    } catch (const Error& error) {
        Q_EMIT failed(Place::Plan, coreText(error.text()));
        return false;
    }
}

void AppContext::newPlan()
{
    if (m_model)
        m_plan.open(firstPlan(*info()), *info());
}

Plan AppContext::completedPlan(Plan plan, const ModelInfo& model)
{
    std::vector<PlanEntry> entries;
    for (const MatrixInfo& matrix : model.matrices) {
        const PlanEntry* found = plan.find(matrix.name);
        if (!found && !matrix.isPrunable)
            continue;
        entries.push_back(found ? *found : PlanEntry{});
        entries.back().name = matrix.name;
    }
    plan.matrices = std::move(entries);
    return plan;
}

void AppContext::restorePlan(Plan plan)
{
    m_plan.open(completedPlan(std::move(plan), *info()), *info());
}

void AppContext::resetPlan()
{
    if (m_model)
        m_plan.replaceEntries(firstPlan(*info()).matrices, tr("Reset plan"));
}

} // namespace prunescope::gui
