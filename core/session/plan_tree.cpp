// The tree is put together from three cheap queries: plans, runs that refer to plans, measurements of their results.
#include "core/session/plan_tree.h"

#include "core/base/error.h"
#include "core/plan/method_info.h"
#include "core/store/project_store.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>
#include <unordered_map>
#include <unordered_set>

namespace prunescope {
namespace {

using Places = std::unordered_map<std::string, int>;

std::optional<double> numberIn(const Json& object, const char* key)
{
    if (!object.is_object() || !object.contains(key) || !object[key].is_number())
        return std::nullopt;
    return object[key].get<double>();
}

std::string textIn(const Json& object, const char* key)
{
    return object.is_object() && object.contains(key) && object[key].is_string() ? object[key].get<std::string>() : std::string();
}

std::optional<PredictedPerplexity> predictedIn(const Json& facts)
{
    if (!facts.is_object() || !facts.contains("predicted"))
        return std::nullopt;
    const Json& json = facts["predicted"];
    const auto perplexity = numberIn(json, "perplexity");
    if (!perplexity)
        return std::nullopt;
    return PredictedPerplexity{*perplexity,
                               numberIn(json, "low").value_or(*perplexity),
                               numberIn(json, "high").value_or(*perplexity),
                               textIn(json, "convention"),
                               textIn(json, "text_sha256"),
                               int(numberIn(json, "window").value_or(0)),
                               int(numberIn(json, "stride").value_or(0)),
                               std::int64_t(numberIn(json, "windows").value_or(0))};
}

Json factsJson(const PlanFacts& facts)
{
    Json json = Json::object();
    if (facts.plannedShare)
        json["planned"] = *facts.plannedShare;
    if (const auto& predicted = facts.predicted)
        json["predicted"] = {{"perplexity", predicted->perplexity}, {"low", predicted->low},
                             {"high", predicted->high},             {"convention", predicted->convention},
                             {"text_sha256", predicted->textSha256}, {"window", predicted->window},
                             {"stride", predicted->stride},
                             {"windows", predicted->windows}};
    return json;
}

PlanNode nodeOf(const StoredPlan& plan)
{
    PlanNode node;
    node.id = plan.id;
    node.parent = plan.parent;
    node.name = plan.name;
    node.note = plan.note;
    node.modelFingerprint = plan.modelFingerprint;
    node.createdMs = plan.createdMs;
    node.plannedShare = numberIn(plan.facts, "planned");
    node.predicted = predictedIn(plan.facts);
    return node;
}

void addRuns(std::vector<PlanNode>& nodes, const Places& places, const std::vector<StoredRun>& runs)
{
    for (const StoredRun& run : runs) { // the newest comes last
        const auto place = places.find(run.planId);
        if (place == places.end())
            continue;
        PlanNode& node = nodes[std::size_t(place->second)];
        ++node.runs;
        if (run.kind != "prune" || run.state != RunState::Done)
            continue;
        node.prune = run;
        node.achievedShare = numberIn(run.result, "achieved");
        if (const auto planned = numberIn(run.result, "planned"))
            node.plannedShare = planned;
    }
}

void addEvaluations(std::vector<PlanNode>& nodes, const Places& places, const std::vector<StoredEvaluation>& evaluations,
                    const std::vector<StoredRun>& runs)
{
    for (const StoredEvaluation& evaluation : evaluations) {
        const auto place = places.find(evaluation.planId);
        if (place != places.end() && std::isfinite(evaluation.perplexity))
            nodes[std::size_t(place->second)].evaluation = evaluation;
    }
    for (PlanNode& node : nodes) {
        if (!node.evaluation || !node.evaluation->run)
            continue;
        const auto run = std::lower_bound(runs.begin(), runs.end(), *node.evaluation->run,
                                          [](const StoredRun& one, std::int64_t id) { return one.id < id; });
        if (run != runs.end() && run->id == *node.evaluation->run)
            node.measuredBy = *run;
    }
}

/// For plans of other programs and older versions, which came without figures.
void addTotals(std::vector<PlanNode>& nodes, const ProjectStore& store, const ModelInfo& model)
{
    for (PlanNode& node : nodes) {
        if (node.plannedShare || node.modelFingerprint != model.fingerprint)
            continue;
        try {
            const Plan plan = store.plan(node.id);
            MatrixSizes sizes;
            for (const PlanEntry& entry : plan.matrices)
                if (const MatrixInfo* matrix = model.find(entry.name))
                    sizes.push_back(matrix->elements());
            if (sizes.size() == plan.matrices.size())
                node.plannedShare = totalSparsity(plan, sizes);
        } catch (const Error&) {
            continue; // whoever wants this plan will hear why it cannot be read
        }
    }
}

/// Links children to parents. A circle of parents is cut at its oldest plan, which becomes a root.
void linkParents(std::vector<PlanNode>& nodes, const Places& places)
{
    const int count = int(nodes.size());
    for (PlanNode& node : nodes) {
        const auto place = places.find(node.parent);
        node.parentIndex = place == places.end() ? -1 : place->second;
        node.hasLostParent = !node.parent.empty() && place == places.end();
    }
    std::vector<int> seenFrom(nodes.size(), -1); // the walk that came by
    for (int start = 0; start < count; ++start) { // in the order of creation: the oldest of a circle is met first
        int place = start;
        while (place >= 0 && seenFrom[std::size_t(place)] < 0) {
            seenFrom[std::size_t(place)] = start;
            place = nodes[std::size_t(place)].parentIndex;
        }
        if (place < 0 || seenFrom[std::size_t(place)] != start)
            continue;
        int oldest = place;
        for (int next = nodes[std::size_t(place)].parentIndex; next != place; next = nodes[std::size_t(next)].parentIndex)
            oldest = std::min(oldest, next);
        nodes[std::size_t(oldest)].parentIndex = -1;
        nodes[std::size_t(oldest)].hasLostParent = true;
    }
}

/// Parents before children, each subtree in one piece; without recursion, for a chain may be as long as the file allows.
PlanTree inOrder(std::vector<PlanNode> nodes)
{
    std::vector<std::vector<int>> children(nodes.size());
    std::vector<int> waiting;
    for (int i = int(nodes.size()) - 1; i >= 0; --i) { // the last in line is taken first
        const int parent = nodes[std::size_t(i)].parentIndex;
        (parent < 0 ? waiting : children[std::size_t(parent)]).push_back(i);
    }
    PlanTree tree;
    std::vector<int> newPlace(nodes.size(), -1);
    while (!waiting.empty()) {
        const int old = waiting.back();
        waiting.pop_back();
        const int place = int(tree.nodes.size());
        newPlace[std::size_t(old)] = place;
        waiting.insert(waiting.end(), children[std::size_t(old)].begin(), children[std::size_t(old)].end());
        tree.nodes.push_back(std::move(nodes[std::size_t(old)]));
        PlanNode& node = tree.nodes.back();
        if (node.parentIndex < 0) {
            tree.roots.push_back(place);
            continue;
        }
        node.parentIndex = newPlace[std::size_t(node.parentIndex)];
        PlanNode& parent = tree.nodes[std::size_t(node.parentIndex)];
        parent.children.push_back(place);
        node.depth = parent.depth + 1;
    }
    return tree;
}

ParamValues allParams(const PlanEntry& entry)
{
    try {
        return completeParams(methodInfo(entry.method).params, entry.params, entry.method);
    } catch (const Error&) {
        return entry.params; // of a method that this version does not know
    }
}

MatrixDifference differenceOf(const std::string& matrix, const PlanEntry* a, const PlanEntry* b)
{
    MatrixDifference difference;
    difference.matrix = matrix;
    if (a)
        difference.a = *a;
    if (b)
        difference.b = *b;
    if (!a || !b)
        return difference;
    difference.differsInShare = a->sparsityShare != b->sparsityShare;
    difference.differsInMethod = a->method != b->method;
    difference.differsInPattern = !(a->pattern == b->pattern);
    difference.differsInParams = !difference.differsInMethod && allParams(*a) != allParams(*b);
    difference.differsInLock = a->isLocked != b->isLocked;
    return difference;
}

} // namespace

int PlanTree::indexOf(const std::string& id) const
{
    const auto found = std::find_if(nodes.begin(), nodes.end(), [&id](const PlanNode& node) { return node.id == id; });
    return found == nodes.end() ? -1 : int(found - nodes.begin());
}

const PlanNode* PlanTree::find(const std::string& id) const
{
    const int index = indexOf(id);
    return index < 0 ? nullptr : &nodes[std::size_t(index)];
}

PlanTree readPlanTree(const ProjectStore& store, const std::string& modelFingerprint, const ModelInfo* model)
{
    std::vector<PlanNode> nodes;
    Places places;
    for (const StoredPlan& plan : store.plans()) {
        if (!modelFingerprint.empty() && plan.modelFingerprint != modelFingerprint)
            continue;
        places.emplace(plan.id, int(nodes.size()));
        nodes.push_back(nodeOf(plan));
    }
    const std::vector<StoredRun> runs = store.runsOfPlans();
    addRuns(nodes, places, runs);
    addEvaluations(nodes, places, store.evaluationsOfPlans(), runs);
    if (model)
        addTotals(nodes, store, *model);
    linkParents(nodes, places);
    return inOrder(std::move(nodes));
}

std::string measurementKey(const StoredEvaluation& evaluation)
{
    std::string key = evaluation.convention;
    for (const std::int64_t number : {std::int64_t(evaluation.window), std::int64_t(evaluation.stride), evaluation.windows})
        key.append("|").append(std::to_string(number));
    return key.append("|").append(evaluation.textSha256);
}

std::string measurementKey(const PredictedPerplexity& predicted)
{
    StoredEvaluation like;
    like.convention = predicted.convention;
    like.window = predicted.window;
    like.stride = predicted.stride;
    like.windows = predicted.windows;
    like.textSha256 = predicted.textSha256;
    return measurementKey(like);
}

std::string measurementText(const StoredEvaluation& evaluation)
{
    std::ostringstream out;
    out << evaluation.convention << ", " << evaluation.window << " tokens x " << evaluation.windows << ", text "
        << evaluation.textSha256.substr(0, 8);
    return out.str();
}

std::string planIdOf(const ProjectStore& store, const std::string& prefix)
{
    std::vector<std::string> found;
    for (const StoredPlan& plan : store.plans()) {
        if (plan.id == prefix)
            return plan.id;
        if (plan.id.starts_with(prefix))
            found.push_back(plan.id);
    }
    if (found.empty())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: there is no plan whose id begins with \"%2\"."), store.path().string(), prefix);
    if (found.size() > 1)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: %2 plans have an id that begins with \"%3\", among them %4 and %5."),
                    store.path().string(), found.size(), prefix, found[0], found[1]);
    return found.front();
}

double MatrixDifference::shareDifference() const
{
    return a && b ? b->sparsityShare - a->sparsityShare : std::numeric_limits<double>::quiet_NaN();
}

bool MatrixDifference::differs() const
{
    return !a || !b || differsInShare || differsInMethod || differsInPattern || differsInParams || differsInLock;
}

PlanComparison comparePlans(const Plan& a, const Plan& b)
{
    std::unordered_map<std::string, const PlanEntry*> others;
    for (const PlanEntry& entry : b.matrices)
        others.emplace(entry.name, &entry);
    PlanComparison comparison;
    for (const PlanEntry& entry : a.matrices) {
        const auto other = others.find(entry.name);
        comparison.matrices.push_back(differenceOf(entry.name, &entry, other == others.end() ? nullptr : other->second));
        if (other != others.end())
            others.erase(other);
    }
    for (const PlanEntry& entry : b.matrices)
        if (others.contains(entry.name))
            comparison.matrices.push_back(differenceOf(entry.name, nullptr, &entry));
    comparison.differing = int(std::count_if(comparison.matrices.begin(), comparison.matrices.end(),
                                             [](const MatrixDifference& one) { return one.differs(); }));
    return comparison;
}

bool asksTheSame(const Plan& a, const Plan& b)
{
    return a.modelFingerprint == b.modelFingerprint && a.matrices == b.matrices && a.structure == b.structure &&
           a.recovery == b.recovery && a.unknownKeys == b.unknownKeys;
}

std::string freePlanName(const ProjectStore& store, const std::string& modelFingerprint, const std::string& stem)
{
    std::unordered_set<std::string> taken;
    for (const StoredPlan& plan : store.plans())
        if (plan.modelFingerprint == modelFingerprint)
            taken.insert(plan.name);
    std::string name;
    for (int number = 1; name.empty() || taken.contains(name); ++number)
        name.assign(stem).append(" ").append(std::to_string(number));
    return name;
}

PlanSnapshot snapshotPlan(ProjectStore& store, Plan plan, const std::string& name, const std::string& note,
                          const PlanFacts& facts)
{
    PlanSnapshot snapshot;
    if (!name.empty())
        plan.name = name;
    if (!note.empty())
        plan.notes = note;
    if (plan.id.empty())
        plan.id = newPlanId();
    if (store.hasPlan(plan.id)) {
        const Plan stored = store.plan(plan.id);
        if (asksTheSame(stored, plan)) {
            snapshot.plan = stored;
            snapshot.plan.name = plan.name.empty() ? stored.name : plan.name;
            snapshot.plan.notes = plan.notes.empty() ? stored.notes : plan.notes;
            if (!(snapshot.plan == stored))
                store.describePlan(plan.id, snapshot.plan.name, snapshot.plan.notes);
            store.addPlanFacts(plan.id, factsJson(facts));
            return snapshot;
        }
        if (plan.notes == stored.notes)
            plan.notes = note; // the note was about the other plan
        plan.parent = plan.id;
        plan.id = newPlanId();
    }
    store.savePlan(plan);
    store.addPlanFacts(plan.id, factsJson(facts));
    snapshot.plan = std::move(plan);
    snapshot.isNew = true;
    return snapshot;
}

} // namespace prunescope
