// report: a plan, what it was decided by and what it cost, as a folder of pages and tables.
#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/session/doctor.h"
#include "core/session/plan_files.h"
#include "core/session/report.h"
#include "core/session/session.h"
#include "core/store/project_store.h"

#include <cmath>
#include <filesystem>
#include <memory>

namespace prunescope::cli {
namespace {

namespace fs = std::filesystem;

struct ReportArguments {
    std::string model, plan, pruned, sweep, project, out, join;
    PerplexityParams evaluation;
};

Plan planOfReport(const ReportArguments& arguments)
{
    if (!arguments.plan.empty())
        return readPlan(arguments.plan);
    const fs::path beside = fs::path(arguments.pruned) / "prunescope.psplan";
    if (arguments.pruned.empty() || !fs::exists(beside))
        throw Error(ErrorKind::Usage, PS_TEXT("--plan is missing; only a checkpoint that was pruned here (--pruned) brings its own."));
    return readPlan(beside);
}

/// What can be seen of a run in the checkpoint that it wrote.
ReportedRun runOf(const ModelHandle& pruned, const Plan& plan, Context& context)
{
    const WeightScan scan = scanWeights(pruned, context.stop, context.progress());
    ReportedRun run;
    double zeros = 0, elements = 0, planned = 0;
    for (const PlanEntry& entry : plan.matrices) {
        const MatrixInfo* info = modelInfo(*pruned).find(entry.name);
        const auto share = scan.zeroShare.find(entry.name);
        if (!info || share == scan.zeroShare.end())
            continue;
        MatrixReport matrix;
        matrix.name = entry.name;
        matrix.method = entry.method;
        matrix.plannedShare = entry.sparsityShare;
        matrix.achievedShare = share->second;
        matrix.elements = info->elements();
        matrix.zeros = std::llround(share->second * double(info->elements()));
        zeros += double(matrix.zeros);
        elements += double(matrix.elements);
        planned += entry.sparsityShare * double(matrix.elements);
        run.matrices.push_back(matrix);
    }
    run.achievedShare = elements > 0 ? zeros / elements : 0;
    run.plannedShare = elements > 0 ? planned / elements : 0;
    run.achievedModelShare = scan.elements > 0 ? double(scan.zeros) / double(scan.elements) : 0;
    return run;
}

void writeReportOf(Context& context, ReportArguments& arguments)
{
    ReportParams params;
    params.folder = arguments.out;
    ReportContents& contents = params.contents;
    contents.plan = planOfReport(arguments);
    contents.created = presentUtc();
    const auto model = openModel({arguments.model, context.dtype}, context.stop, {});
    contents.model = modelInfo(*model);
    if (arguments.model == "demo")
        contents.model.name = "the bundled model";
    checkPlan(contents.plan, contents.model);
    if (!arguments.sweep.empty())
        contents.sweep = std::make_shared<SensitivityResult>(sensitivityFromJson(readJsonFile(arguments.sweep), arguments.sweep));
    if (const auto store = openProject(arguments.project)) {
        contents.run = recordedRun(*store, contents.plan, contents.model);
        if (!contents.run)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: has no finished run of plan %2 on %3."), arguments.project, contents.plan.id,
                        contents.model.name);
        addProjectEvidence(contents, *store);
    }
    if (!arguments.pruned.empty()) {
        const auto pruned = openModel({arguments.pruned, context.dtype}, context.stop, {});
        if (!contents.run)
            contents.run = runOf(pruned, contents.plan, context);
        completePerplexity(arguments.evaluation, arguments.model, arguments.join);
        contents.comparison = compareModels(model, pruned, {arguments.evaluation}, context.stop, context.progress());
    }
    writeReport(params);
    const fs::path page = fs::path(arguments.out) / "report.html";
    Json json = reportToJson(contents);
    json["out"] = arguments.out;
    context.print(json, page.string());
}

} // namespace

void addReportCommand(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "report", "Write a report of a plan: page, tables, JSON");
    auto arguments = std::make_shared<ReportArguments>();
    command->add_option("MODEL", arguments->model, "Model folder or demo")->required();
    command->add_option("--plan", arguments->plan, "Plan file; default: the one that lies in the pruned checkpoint");
    command->add_option("--pruned", arguments->pruned, "Pruned checkpoint: it is compared with MODEL");
    addPerplexityOptions(command, arguments->evaluation, arguments->join);
    command->add_option("--sweep", arguments->sweep, "Result of sensitivity (.json): curves and a prediction");
    command->add_option("--project", arguments->project, "Project file: what the plan's newest run did, answers, texts, other models")->check(CLI::ExistingFile);
    command->add_option("--out", arguments->out, "Folder to write, new or empty")->required();
    command->callback([&context, arguments] { context.action = [&context, arguments] { writeReportOf(context, *arguments); }; });
}

} // namespace prunescope::cli
