// Outcomes are put together from all runs and evaluations; rows of older versions lack some figures.
#include "core/session/outcomes.h"

#include "core/base/error.h"
#include "core/plan/plan_bytes.h"
#include "core/session/choice_json.h"
#include "core/session/plan_tree.h"
#include "core/store/project_store.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace prunescope {
namespace {

std::optional<double> numberIn(const Json& object, const char* key)
{
    if (!object.is_object() || !object.contains(key) || !object[key].is_number())
        return std::nullopt;
    return object[key].get<double>();
}

std::string textIn(const Json& object, const char* key)
{
    return object.is_object() && object.contains(key) && object[key].is_string() ? object[key].get<std::string>()
                                                                                 : std::string();
}

/// What is asked for again and again while rows are read.
struct Project {
    std::map<std::string, StoredModel> models;
    std::map<std::string, StoredPlan> plans;
    std::map<std::string, std::int64_t> lastPruning; ///< the newest finished pruning run by plan
};

OutcomeSize denseSize(const StoredModel& model)
{
    OutcomeSize size;
    size.zeroShare = 0;
    size.parameters = double(model.parameters);
    size.denseBytes = size.bitmaskBytes = size.semiBytes = double(model.bytes);
    return size;
}

OutcomeSize prunedSize(const StoredRun& run)
{
    OutcomeSize size;
    size.zeroShare = numberIn(run.result, "achieved");
    size.parameters = numberIn(run.result, "parameters");
    size.denseBytes = numberIn(run.result, "bytes_dense");
    size.bitmaskBytes = numberIn(run.result, "bytes_bitmask");
    size.semiBytes = numberIn(run.result, "bytes_semi");
    return size;
}

Outcome denseOutcome(const Project& project, const std::string& fingerprint)
{
    Outcome outcome;
    outcome.modelFingerprint = fingerprint;
    if (const auto found = project.models.find(fingerprint); found != project.models.end()) {
        outcome.modelName = found->second.name;
        outcome.size = denseSize(found->second);
    }
    return outcome;
}

Outcome prunedOutcome(const Project& project, const StoredRun& run)
{
    Outcome outcome = denseOutcome(project, run.modelFingerprint);
    outcome.run = run.id;
    outcome.planId = run.planId;
    if (const auto plan = project.plans.find(run.planId); plan != project.plans.end()) {
        outcome.planName = plan->second.name;
        outcome.note = plan->second.note;
    }
    outcome.methods = textIn(run.result, "methods");
    outcome.finishedMs = run.finishedMs;
    outcome.size = prunedSize(run);
    return outcome;
}

/// Keeps the newest of each kind; rows come in the order of their making.
template <typename Row, typename Key> void keepNewest(std::vector<Row>& rows, Row row, Key key)
{
    const auto same = std::find_if(rows.begin(), rows.end(), [&](const Row& one) { return key(one) == key(row); });
    if (same == rows.end())
        rows.push_back(std::move(row));
    else
        *same = std::move(row);
}

/// Outcomes by model and pruning run: a model's own comes first.
class OutcomeMap {
public:
    explicit OutcomeMap(const Project& project) : m_project(project) {}

    void addPruned(const StoredRun& run)
    {
        dense(run.modelFingerprint);
        m_models[run.id] = run.modelFingerprint;
        m_outcomes.emplace(std::pair{m_order.at(run.modelFingerprint), run.id}, prunedOutcome(m_project, run));
    }

    /// The outcome that a row of this origin measures; null where nothing is known of what it measured.
    Outcome* find(const std::string& fingerprint, const std::string& plan, std::optional<std::int64_t> prunedBy)
    {
        if (plan.empty() && !prunedBy)
            return &dense(fingerprint);
        std::int64_t run = prunedBy.value_or(0);
        if (!prunedBy)
            if (const auto last = m_project.lastPruning.find(plan); last != m_project.lastPruning.end())
                run = last->second;
        const auto model = m_models.find(run);
        if (model == m_models.end())
            return nullptr;
        return &m_outcomes.at({m_order.at(model->second), run});
    }

    std::vector<Outcome> inOrder() &&
    {
        std::vector<Outcome> out;
        for (auto& [place, outcome] : m_outcomes)
            out.push_back(std::move(outcome));
        return out;
    }

private:
    Outcome& dense(const std::string& fingerprint)
    {
        const auto place = m_order.emplace(fingerprint, int(m_order.size())).first->second;
        return m_outcomes.try_emplace({place, 0}, denseOutcome(m_project, fingerprint)).first->second;
    }

    const Project& m_project;
    std::map<std::string, int> m_order;           ///< of models, as they first appear
    std::map<std::int64_t, std::string> m_models; ///< fingerprint by pruning run
    std::map<std::pair<int, std::int64_t>, Outcome> m_outcomes;
};

void addChoice(OutcomeMap& outcomes, const StoredRun& run)
{
    std::optional<std::int64_t> prunedBy;
    if (const auto id = numberIn(run.parameters, "pruned_by"))
        prunedBy = std::int64_t(*id);
    Outcome* outcome = outcomes.find(run.modelFingerprint, run.planId, prunedBy);
    if (!outcome)
        return;
    try {
        OutcomeChoice choice{run.id, choiceFromStored(run.result, "run " + std::to_string(run.id))};
        keepNewest(outcome->choices, std::move(choice), [&](const OutcomeChoice& one) { return outcomeKey(*outcome, one); });
    } catch (const Error&) {
        return; // of a version that wrote something else
    }
}

} // namespace

std::vector<Outcome> readOutcomes(const ProjectStore& store)
{
    Project project;
    for (StoredModel& model : store.models())
        project.models.emplace(model.fingerprint, std::move(model));
    for (StoredPlan& plan : store.plans())
        project.plans.emplace(plan.id, std::move(plan));
    const auto runs = store.runs();
    OutcomeMap outcomes(project);
    for (const StoredRun& run : runs)
        if (run.kind == "prune" && run.state == RunState::Done) {
            outcomes.addPruned(run);
            if (!run.planId.empty())
                project.lastPruning[run.planId] = run.id;
        }
    for (const StoredRun& run : runs)
        if (run.kind == "choice" && run.state == RunState::Done)
            addChoice(outcomes, run);
    for (StoredEvaluation& evaluation : store.evaluations())
        if (Outcome* outcome = outcomes.find(evaluation.modelFingerprint, evaluation.planId, evaluation.prunedBy);
            outcome && std::isfinite(evaluation.nll))
            keepNewest(outcome->evaluations, std::move(evaluation),
                       [&](const StoredEvaluation& one) { return outcomeKey(*outcome, one); });
    return std::move(outcomes).inOrder();
}

std::string outcomeKey(const Outcome& outcome, const StoredEvaluation& evaluation)
{
    // Another tokenizer makes other tokens of the same text.
    return outcome.modelFingerprint + "|" + std::to_string(evaluation.tokens) + "|" + measurementKey(evaluation);
}

std::string outcomeKey(const Outcome& outcome, const OutcomeChoice& choice)
{
    std::string key = outcome.modelFingerprint;
    for (const ChoiceTaskResult& task : choice.result.tasks)
        key.append("|")
            .append(task.format)
            .append(":")
            .append(task.sha256)
            .append(":")
            .append(std::to_string(task.answers.size()));
    return key;
}

Json sizeJson(const PruneResult& result, const Plan& plan, const ModelInfo& model)
{
    Plan achieved;
    MatrixSizes sizes;
    std::set<std::string> methods;
    double zeros = 0;
    for (const MatrixReport& matrix : result.matrices) {
        const auto entry = std::find_if(plan.matrices.begin(), plan.matrices.end(),
                                        [&](const PlanEntry& one) { return one.name == matrix.name; });
        PlanEntry reached = entry == plan.matrices.end() ? PlanEntry() : *entry;
        reached.sparsityShare = matrix.achievedShare;
        achieved.matrices.push_back(std::move(reached));
        sizes.push_back(matrix.elements);
        zeros += double(matrix.zeros);
        if (matrix.plannedShare > 0)
            methods.insert(matrix.method);
    }
    const double elementBytes = model.parameters > 0 ? double(model.bytes) / double(model.parameters) : 0;
    const PlanBytes bytes = planBytes(achieved, sizes, elementBytes);
    std::string names;
    for (const std::string& method : methods)
        names.append(names.empty() ? "" : ", ").append(method);
    return {{"methods", names},
            {"parameters", double(model.parameters) - zeros},
            {"bytes_dense", double(model.bytes)},
            {"bytes_bitmask", double(model.bytes) - bytes.dense + bytes.bitmask},
            {"bytes_semi", double(model.bytes) - bytes.dense + bytes.semi}};
}

} // namespace prunescope
