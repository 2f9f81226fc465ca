// Each order is one interactive job: it also gets its turn while a run goes on.
#include "app/plan_history.h"

#include "app/app_context.h"
#include "core/store/project_store.h"
#include "widgets/base/core_text.h"

namespace prunescope::gui {

namespace {

const QString kReadSlot = QStringLiteral("plans.read");
const QString kKeepSlot = QStringLiteral("plans.keep");
const QString kRestoreSlot = QStringLiteral("plans.restore");
const QString kFetchSlot = QStringLiteral("plans.fetch");
const QString kOriginSlot = QStringLiteral("plans.origin");

} // namespace

PlanHistory::PlanHistory(AppContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_tree(std::make_shared<const PlanTree>())
{
    for (const auto signal : {&AppContext::modelChanged, &AppContext::projectChanged, &AppContext::prunedChanged, &AppContext::comparisonChanged})
        connect(&context, signal, this, &PlanHistory::refresh);
    connect(&context.plan(), &PlanDocument::documentChanged, this, [this] {
        m_base.reset(); // until it is read
        m_isEdited = false;
        Q_EMIT baseChanged();
        refresh();
    });
    connect(&context, &AppContext::planChanged, this, &PlanHistory::compareWithBase);
    connect(&context, &AppContext::workChanged, this, [this](Place place, const JobEvent& event) {
        if (place != Place::Run || m_isRunning == (event.state == JobState::Running))
            return;
        m_isRunning = event.state == JobState::Running;
        refresh();
    });
}

template <typename T, typename Work, typename Done>
void PlanHistory::start(const QString& slot, Text title, Work work, Done onDone)
{
    JobRequest<T> request;
    request.slot = slot;
    request.title = std::move(title);
    request.priority = JobPriority::Interactive;
    request.work = [store = m_context.session()->store(), work = std::move(work)](StopFlag&, const ProgressSink&) { return work(*store); };
    request.onDone = std::move(onDone);
    request.onFailed = [this](const JobEvent& event) {
        if (event.state == JobState::Failed)
            Q_EMIT refused(coreText(event.error));
    };
    m_context.jobs().run<T>(this, std::move(request));
}

PlanHistory::Read PlanHistory::readAll(const ProjectStore& store, const ModelInfo& model, const std::string& planId)
{
    Read read;
    read.tree = std::make_shared<const PlanTree>(readPlanTree(store, model.fingerprint, &model));
    if (read.tree->find(planId))
        read.base = AppContext::completedPlan(store.plan(planId), model);
    return read;
}

void PlanHistory::refresh()
{
    if (!m_context.info()) {
        m_context.jobs().drop(kReadSlot);
        return take({std::make_shared<const PlanTree>(), {}});
    }
    start<Read>(
        kReadSlot, Text(PS_TEXT("Reading the tree of plans")),
        [model = m_context.model(), id = m_context.plan().plan().id](ProjectStore& store) { return readAll(store, modelInfo(*model), id); },
        [this](Read read) { take(std::move(read)); });
}

void PlanHistory::take(Read read)
{
    m_tree = std::move(read.tree);
    m_base = std::move(read.base);
    m_isEdited = differsFromBase();
    Q_EMIT treeChanged();
    Q_EMIT baseChanged();
}

bool PlanHistory::differsFromBase() const
{
    const Plan& plan = m_context.plan().plan();
    return m_base && m_base->id == plan.id && !asksTheSame(*m_base, plan);
}

void PlanHistory::compareWithBase()
{
    const bool isEdited = differsFromBase();
    if (isEdited == m_isEdited)
        return;
    m_isEdited = isEdited;
    Q_EMIT baseChanged();
}

/// Keeps the present plan; made here, carried out in a job.
std::function<PlanSnapshot(ProjectStore&)> PlanHistory::snapshotOrder() const
{
    const bool isUnnamed = m_base || m_context.plan().plan().name.empty();
    PlanFacts facts;
    facts.plannedShare = m_context.plan().totalShare();
    if (m_prediction)
        facts.predicted = m_prediction();
    return [plan = m_context.plan().plan(), facts, isUnnamed, stem = AppContext::tr("Plan", "the stem of plans' names").toStdString()](ProjectStore& store) {
        return snapshotPlan(store, plan, isUnnamed ? freePlanName(store, plan.modelFingerprint, stem) : std::string(), "", facts);
    };
}

bool PlanHistory::needsKeeping() const
{
    return !m_context.plan().isEmpty() && (m_base ? m_isEdited : m_context.plan().isModified());
}

/// The document goes on from the node that was made of it.
void PlanHistory::takeSnapshot(const Plan& asked, const PlanSnapshot& snapshot)
{
    PlanDocument& document = m_context.plan();
    if (document.plan().id != asked.id)
        return; // another plan came meanwhile
    document.setNotes(snapshot.plan.notes);
    document.setIdentity(QString::fromStdString(snapshot.plan.name), snapshot.plan.id, snapshot.plan.parent);
}

void PlanHistory::keep()
{
    if (!m_context.info() || m_context.plan().isEmpty() || (m_base && !m_isEdited))
        return;
    struct Kept {
        PlanSnapshot snapshot;
        Read read;
    };
    start<Kept>(
        kKeepSlot, Text(PS_TEXT("Keeping the plan")),
        [model = m_context.model(), order = snapshotOrder()](ProjectStore& store) {
            const PlanSnapshot snapshot = order(store);
            return Kept{snapshot, readAll(store, modelInfo(*model), snapshot.plan.id)};
        },
        [this, asked = m_context.plan().plan()](Kept done) {
            takeSnapshot(asked, done.snapshot);
            m_context.jobs().drop(kReadSlot); // older than this
            take(std::move(done.read));
            Q_EMIT kept(QString::fromStdString(done.snapshot.plan.id));
        });
}

void PlanHistory::restore(const QString& id)
{
    if (!m_context.info())
        return;
    struct Restored {
        std::optional<PlanSnapshot> snapshot;
        Plan plan;
    };
    const auto order = needsKeeping() ? snapshotOrder() : std::function<PlanSnapshot(ProjectStore&)>();
    start<Restored>(
        kRestoreSlot, Text(PS_TEXT("Restoring a plan")),
        [model = m_context.model(), order, id = id.toStdString()](ProjectStore& store) {
            Restored done;
            done.plan = store.plan(id);
            checkPlan(done.plan, modelInfo(*model));
            if (order)
                done.snapshot = order(store);
            return done;
        },
        [this, id, asked = m_context.plan().plan()](Restored done) {
            const bool isStill = m_context.plan().plan() == asked;
            if (done.snapshot)
                takeSnapshot(asked, *done.snapshot);
            if (!isStill) { // an edit came meanwhile, and shall not be lost either
                refresh();
                return Q_EMIT refused(tr("The plan changed while another one was being restored; nothing was replaced."));
            }
            m_context.restorePlan(std::move(done.plan));
        });
}

void PlanHistory::describe(const QString& id, const QString& name, const QString& note)
{
    start<void>(
        QString(), Text(PS_TEXT("Renaming a plan")),
        [id = id.toStdString(), name = name.toStdString(), note = note.toStdString()](ProjectStore& store) {
            store.describePlan(id, name, note);
        },
        [this, id, name, note] {
            PlanDocument& document = m_context.plan();
            if (document.plan().id == id.toStdString()) {
                document.setNotes(note.toStdString());
                document.setIdentity(name, document.plan().id, document.plan().parent);
            }
            refresh();
        });
}

void PlanHistory::remove(const QString& id)
{
    start<void>(
        QString(), Text(PS_TEXT("Removing a plan")), [id = id.toStdString()](ProjectStore& store) { store.removePlan(id); },
        [this] { refresh(); });
}

void PlanHistory::read(const QStringList& ids, std::function<void(std::vector<Plan>)> onDone)
{
    if (!m_context.info())
        return;
    start<std::vector<Plan>>(
        kFetchSlot, Text(PS_TEXT("Reading plans")),
        [ids, model = m_context.model()](ProjectStore& store) {
            std::vector<Plan> plans;
            for (const QString& id : ids)
                plans.push_back(AppContext::completedPlan(store.plan(id.toStdString()), modelInfo(*model)));
            return plans;
        },
        std::move(onDone));
}

void PlanHistory::readOrigin(const QString& id, std::function<void(PlanOrigin)> onDone)
{
    const PlanNode* node = m_tree->find(id.toStdString());
    if (!node)
        return;
    start<PlanOrigin>(
        kOriginSlot, Text(PS_TEXT("Reading where a plan's figures come from")),
        [node = *node](ProjectStore& store) {
            PlanOrigin origin;
            origin.node = node;
            origin.project = QString::fromStdString(store.path().string());
            if (node.prune)
                origin.pruneParameters = store.run(node.prune->id).parameters;
            if (origin.pruneParameters.is_object())
                origin.pruneParameters.erase("plan"); // named by its id
            if (node.measuredBy)
                origin.measureParameters = store.run(node.measuredBy->id).parameters;
            return origin;
        },
        std::move(onDone));
}

} // namespace prunescope::gui
