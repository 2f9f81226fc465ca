// plan and project: what was decided and what was measured.
#include "app/cli/command.h"
#include "app/cli/json_text.h"

#include "core/plan/plan.h"
#include "core/session/session.h"
#include "core/store/project_store.h"

#include <memory>
#include <sstream>

namespace prunescope::cli {
namespace {

std::string planText(const Plan& plan)
{
    std::ostringstream out;
    out << plan.name << " for " << plan.modelName << " (" << plan.modelFingerprint.substr(0, 12) << ")\n";
    for (const auto& entry : plan.matrices)
        out << entry.name << "  " << entry.method << "  " << entry.sparsityShare << "  " << patternText(entry.pattern)
            << (entry.isLocked ? "  locked" : "") << "\n";
    return out.str();
}

std::string planCsv(const Plan& plan)
{
    std::ostringstream out;
    out << "name,method,sparsity,pattern,locked\n";
    for (const auto& entry : plan.matrices)
        out << entry.name << ',' << entry.method << ',' << entry.sparsityShare << ',' << patternText(entry.pattern) << ','
            << (entry.isLocked ? "true" : "false") << "\n";
    return out.str();
}

void addPlanShow(CLI::App* plan, Context& context)
{
    auto* command = addCommand(*plan, context, "show", "Print a plan");
    auto file = std::make_shared<std::string>();
    command->add_option("PLAN", *file, "Plan file")->required();
    command->callback([&context, file] {
        context.action = [&context, file] {
            const Plan read = readPlan(*file);
            context.print(planToJson(read), planText(read));
        };
    });
}

void addPlanCheck(CLI::App* plan, Context& context)
{
    auto* command = addCommand(*plan, context, "check", "Check that a plan can be run on a model");
    auto file = std::make_shared<std::string>();
    auto model = std::make_shared<std::string>();
    command->add_option("PLAN", *file, "Plan file")->required();
    command->add_option("--model", *model, "Model folder or demo")->required();
    command->callback([&context, file, model] {
        context.action = [&context, file, model] {
            const Plan read = readPlan(*file);
            const auto handle = openModel({*model, context.dtype}, context.stop, {});
            checkPlan(read, modelInfo(*handle));
            MatrixSizes sizes;
            for (const auto& entry : read.matrices)
                sizes.push_back(modelInfo(*handle).find(entry.name)->elements());
            const double total = totalSparsity(read, sizes);
            std::ostringstream text;
            text << "fits: " << read.matrices.size() << " matrices, " << 100 * total << " % planned";
            context.print({{"ok", true}, {"matrices", read.matrices.size()}, {"planned_sparsity", total}}, text.str());
        };
    });
}

void addPlanConvert(CLI::App* plan, Context& context)
{
    auto* command = addCommand(*plan, context, "convert", "Write a plan in another form");
    auto file = std::make_shared<std::string>();
    auto to = std::make_shared<std::string>("csv");
    command->add_option("PLAN", *file, "Plan file")->required();
    command->add_option("--to", *to, "Form")->check(CLI::IsMember({"csv"}))->capture_default_str();
    command->callback([&context, file] {
        context.action = [&context, file] {
            const std::string csv = planCsv(readPlan(*file));
            context.print({{"csv", csv}}, csv);
        };
    });
}

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

void addProject(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "project", "Runs, plans and results of a project file");
    auto file = std::make_shared<std::string>();
    command->add_option("PROJECT", *file, "Project file (.psproj)")->required()->check(CLI::ExistingFile);
    command->callback([&context, file] {
        context.action = [&context, file] {
            const Json json = projectJson(*ProjectStore::open(*file));
            std::ostringstream text;
            for (const auto& run : json.at("runs"))
                text << "run " << run.at("id") << " " << run.at("kind").get<std::string>() << " "
                     << run.at("state").get<std::string>() << " " << run.at("result").dump() << "\n";
            context.print(json, text.str());
        };
    });
}

} // namespace

void addPlanCommands(CLI::App& app, Context& context)
{
    auto* plan = app.add_subcommand("plan", "Show, check or convert a plan file");
    plan->require_subcommand(1);
    addPlanShow(plan, context);
    addPlanCheck(plan, context);
    addPlanConvert(plan, context);
    addProject(app, context);
}

} // namespace prunescope::cli
