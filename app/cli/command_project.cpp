// project: what was decided and what was measured, and the tree of its plans.
#include "app/cli/command.h"
#include "app/cli/json_text.h"
#include "app/cli/project_pareto.h"

#include "core/plan/plan.h"
#include "core/session/plan_tree.h"
#include "core/session/stored_comparison.h"
#include "core/store/project_store.h"

#include <cmath>
#include <memory>
#include <sstream>

namespace prunescope::cli {
namespace {

constexpr std::size_t kShortId = 8; // digits that tell plans apart for people

const char* stateName(RunState state)
{
    switch (state) {
    case RunState::Running: return "running";
    case RunState::Done: return "done";
    case RunState::Failed: return "failed";
    case RunState::Cancelled: return "cancelled";
    }
    return "";
}

Json projectJson(const ProjectStore& store)
{
    Json runs = Json::array(), evaluations = Json::array(), plans = Json::array();
    for (const auto& run : store.runs())
        runs.push_back({{"id", run.id},
                        {"kind", run.kind},
                        {"state", stateName(run.state)},
                        {"model", run.modelFingerprint},
                        {"plan", run.planId},
                        {"seed", run.seed},
                        {"version", run.version},
                        {"message", run.message},
                        {"result", run.result}});
    for (const auto& row : store.evaluations())
        evaluations.push_back({{"run", row.run ? Json(*row.run) : Json()},
                               {"perplexity", row.perplexity},
                               {"stderr", optionalNumber(row.standardError)},
                               {"convention", row.convention},
                               {"window", row.window},
                               {"windows", row.windows},
                               {"text_sha256", row.textSha256}});
    for (const auto& plan : store.plans())
        plans.push_back({{"id", plan.id}, {"parent", plan.parent}, {"name", plan.name}});
    return {{"runs", runs}, {"evaluations", evaluations}, {"plans", plans}};
}

Json runJson(const StoredRun& run)
{
    return {{"id", run.id}, {"kind", run.kind}, {"finished_ms", run.finishedMs}, {"calibration_sha256", run.calibrationSha256},
            {"seed", run.seed}, {"version", run.version}};
}

Json evaluationJson(const StoredEvaluation& row)
{
    return {{"id", row.id},
            {"run", row.run ? Json(*row.run) : Json()},
            {"pruned_by", row.prunedBy ? Json(*row.prunedBy) : Json()},
            {"perplexity", row.perplexity},
            {"stderr", optionalNumber(row.standardError)},
            {"convention", row.convention},
            {"window", row.window},
            {"stride", row.stride},
            {"windows", row.windows},
            {"text_sha256", row.textSha256},
            {"measured_ms", row.createdMs}};
}

Json predictedJson(const PredictedPerplexity& predicted)
{
    return {{"perplexity", predicted.perplexity}, {"low", predicted.low},       {"high", predicted.high},
            {"convention", predicted.convention}, {"window", predicted.window}, {"windows", predicted.windows},
            {"text_sha256", predicted.textSha256}};
}

Json treeJson(const PlanTree& tree)
{
    Json nodes = Json::array();
    for (const PlanNode& node : tree.nodes)
        nodes.push_back({{"id", node.id},
                         {"parent", node.parent},
                         {"lost_parent", node.hasLostParent},
                         {"depth", node.depth},
                         {"name", node.name},
                         {"note", node.note},
                         {"model", node.modelFingerprint},
                         {"created_ms", node.createdMs},
                         {"planned", optionalNumber(node.plannedShare)},
                         {"achieved", optionalNumber(node.achievedShare)},
                         {"prune", node.prune ? runJson(*node.prune) : Json()},
                         {"evaluation", node.evaluation ? evaluationJson(*node.evaluation) : Json()},
                         {"measured_by", node.measuredBy ? runJson(*node.measuredBy) : Json()},
                         {"predicted", node.predicted ? predictedJson(*node.predicted) : Json()},
                         {"runs", node.runs}});
    return {{"nodes", nodes}};
}

std::string treeText(const PlanTree& tree)
{
    std::ostringstream out;
    for (const PlanNode& node : tree.nodes) {
        out << std::string(std::size_t(node.depth) * 2, ' ') << node.id.substr(0, kShortId) << "  "
            << (node.name.empty() ? "(no name)" : node.name);
        if (node.hasLostParent)
            out << "  [its parent " << node.parent.substr(0, kShortId) << " is not above it]";
        if (node.plannedShare)
            out << "  planned " << 100 * *node.plannedShare << " %";
        if (node.achievedShare)
            out << "  achieved " << 100 * *node.achievedShare << " % (run " << node.prune->id << ")";
        if (const auto& row = node.evaluation) {
            out << "  perplexity " << row->perplexity;
            if (row->standardError)
                out << " +- " << *row->standardError;
            out << " (" << measurementText(*row);
            if (row->run)
                out << ", run " << *row->run;
            out << ")";
        }
        if (!node.note.empty())
            out << "  -- " << node.note;
        out << "\n";
    }
    return out.str();
}

Json entryJson(const std::optional<PlanEntry>& entry)
{
    if (!entry)
        return {};
    return {{"sparsity", entry->sparsityShare},
            {"method", entry->method},
            {"pattern", patternText(entry->pattern)},
            {"params", paramsToJson(entry->params)},
            {"locked", entry->isLocked}};
}

Json comparisonJson(const PlanComparison& comparison)
{
    Json rows = Json::array();
    for (const MatrixDifference& one : comparison.matrices)
        if (one.differs())
            rows.push_back({{"name", one.matrix},
                            {"difference", std::isnan(one.shareDifference()) ? Json() : Json(one.shareDifference())},
                            {"a", entryJson(one.a)},
                            {"b", entryJson(one.b)}});
    return {{"matrices", comparison.matrices.size()}, {"differing", comparison.differing}, {"differences", rows}};
}

std::string entryText(const std::optional<PlanEntry>& entry)
{
    if (!entry)
        return "not in this plan";
    std::ostringstream out;
    out << entry->method << " " << entry->sparsityShare << " " << patternText(entry->pattern);
    if (!entry->params.empty())
        out << " " << asciiLine(paramsToJson(entry->params));
    if (entry->isLocked)
        out << " locked";
    return out.str();
}

std::string comparisonText(const PlanComparison& comparison)
{
    std::ostringstream out;
    out << comparison.differing << " of " << comparison.matrices.size() << " matrices differ\n";
    for (const MatrixDifference& one : comparison.matrices)
        if (one.differs())
            out << one.matrix << "  " << entryText(one.a) << "  ->  " << entryText(one.b) << "\n";
    return out.str();
}

struct ProjectOptions {
    std::string file, plan, out, add;
    bool asTree = false, asPareto = false;
    std::string against = "zeros";
    std::vector<std::string> compare, note;
    std::vector<std::int64_t> compareRuns;
};

/// The result's own figures; lists of answers and the like stay in the JSON.
std::string resultText(const Json& result)
{
    std::ostringstream text;
    if (!result.is_object())
        return {};
    for (const auto& [key, value] : result.items()) {
        if (value.is_number_float())
            text << (text.tellp() > 0 ? ", " : "") << key << " " << value.get<double>();
        else if (value.is_number() || value.is_boolean())
            text << (text.tellp() > 0 ? ", " : "") << key << " " << value;
        else if (value.is_string() && value.get_ref<const std::string&>().size() < 40)
            text << (text.tellp() > 0 ? ", " : "") << key << " " << value.get<std::string>();
    }
    return text.str();
}

void printAll(Context& context, const ProjectStore& store)
{
    const Json json = projectJson(store);
    std::ostringstream text;
    for (const auto& run : json.at("runs"))
        text << "run " << run.at("id") << " " << run.at("kind").get<std::string>() << " " << run.at("state").get<std::string>() << " "
             << resultText(run.at("result")) << "\n";
    context.print(json, text.str());
}

void restorePlan(Context& context, const ProjectStore& store, const ProjectOptions& options)
{
    const Plan plan = store.plan(planIdOf(store, options.plan));
    if (options.out.empty())
        throw Error(ErrorKind::Usage, PS_TEXT("--plan needs --out, the file to write."));
    writePlan(options.out, plan);
    context.print({{"id", plan.id}, {"name", plan.name}, {"out", options.out}}, options.out);
}

void comparePair(Context& context, const ProjectStore& store, const std::vector<std::string>& ids)
{
    const Plan a = store.plan(planIdOf(store, ids[0])), b = store.plan(planIdOf(store, ids[1]));
    const PlanComparison comparison = comparePlans(a, b);
    Json json = comparisonJson(comparison);
    json["a"] = a.id;
    json["b"] = b.id;
    context.print(json, comparisonText(comparison));
}

void compareStoredRuns(Context& context, const ProjectStore& store, const std::vector<std::int64_t>& ids)
{
    const StoredComparison comparison = compareRuns(store, ids);
    std::ostringstream text;
    text << evaluationTitle(comparison.runs.front().evaluation) << "\n";
    for (const ComparedRun& run : comparison.runs)
        text << "run " << run.run << ": perplexity " << run.evaluation.perplexity << "\n";
    for (const ModelPair& pair : comparison.pairs)
        text << verdictText(pair.paired, "Run " + std::to_string(comparison.runs[pair.a].run),
                            "Run " + std::to_string(comparison.runs[pair.b].run))
                    .english()
             << "\n";
    context.print(storedComparisonJson(comparison), text.str());
}

void writeNote(Context& context, ProjectStore& store, const std::vector<std::string>& words)
{
    const Plan plan = store.plan(planIdOf(store, words[0]));
    store.describePlan(plan.id, plan.name, words[1]);
    context.print({{"id", plan.id}, {"note", words[1]}}, plan.id.substr(0, kShortId) + "  " + words[1]);
}

void addPlanFile(Context& context, ProjectStore& store, const std::string& file)
{
    const PlanSnapshot snapshot = snapshotPlan(store, readPlan(file), "", "");
    context.print({{"id", snapshot.plan.id}, {"parent", snapshot.plan.parent}, {"new", snapshot.isNew}},
                  snapshot.plan.id + (snapshot.isNew ? "" : " was there already"));
}

void runProject(Context& context, const ProjectOptions& options)
{
    const auto store = ProjectStore::open(options.file);
    if (options.asTree) {
        const PlanTree tree = readPlanTree(*store, "");
        context.print(treeJson(tree), treeText(tree));
    } else if (options.asPareto) {
        printPareto(context, *store, options.against);
    } else if (!options.plan.empty()) {
        restorePlan(context, *store, options);
    } else if (!options.compare.empty()) {
        comparePair(context, *store, options.compare);
    } else if (!options.compareRuns.empty()) {
        compareStoredRuns(context, *store, options.compareRuns);
    } else if (!options.note.empty()) {
        writeNote(context, *store, options.note);
    } else if (!options.add.empty()) {
        addPlanFile(context, *store, options.add);
    } else {
        printAll(context, *store);
    }
}

} // namespace

void addProjectCommand(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "project", "Runs, plans and results of a project file; its tree of plans");
    auto options = std::make_shared<ProjectOptions>();
    command->add_option("PROJECT", options->file, "Project file (.psproj)")->required()->check(CLI::ExistingFile);
    std::vector<CLI::Option*> acts;
    acts.push_back(command->add_flag("--tree", options->asTree, "The plans as a tree, with what was measured of each"));
    acts.push_back(command->add_flag("--pareto", options->asPareto, "The models' quality against what they cost, and which are dominated"));
    command->add_option("--against", options->against, "What quality is set against")
        ->check(CLI::IsMember({"zeros", "bytes", "bytes_24", "parameters", "tokens_per_second"}))
        ->capture_default_str()
        ->needs(acts.back());
    acts.push_back(command->add_option("--plan", options->plan, "Write this plan to --out; an id or the beginning of one"));
    command->add_option("--out", options->out, "Plan file to write (.psplan)")->needs(acts.back());
    acts.push_back(command->add_option("--compare", options->compare, "Two ids: what the second plan does otherwise")->expected(2));
    acts.push_back(command->add_option("--compare-runs", options->compareRuns,
                                       "Ids of two or more runs: their paired differences, from the losses they left behind"));
    acts.push_back(command->add_option("--note", options->note, "An id and a text: the plan's note from now on")->expected(2));
    acts.push_back(command->add_option("--add", options->add, "Keep this plan file in the project")->check(CLI::ExistingFile));
    for (CLI::Option* one : acts)
        for (CLI::Option* other : acts)
            if (one != other)
                one->excludes(other);
    command->callback([&context, options] { context.action = [&context, options] { runProject(context, *options); }; });
}

} // namespace prunescope::cli
