// prune and prune-layer.
#include "app/cli/command.h"
#include "app/cli/json_text.h"
#include "app/cli/method_arguments.h"

#include "core/base/files.h"
#include "core/session/prune_layer.h"
#include "core/session/run_need.h"
#include "core/session/session.h"

#include <memory>
#include <sstream>

namespace prunescope::cli {
namespace {

struct PruneArguments {
    std::string model, plan, join, out, report, project;
    MethodArguments method;
    PruneParams params;
};

/// A written plan says what it was calibrated with.
void describeCalibration(Plan& plan, const PruneResult& result, std::uint64_t seed)
{
    if (result.windows == 0)
        return;
    plan.calibration = {result.text.name, result.text.sha256, result.windows, result.window, seed};
}

/// A run that dies leaves its finished blocks in a hidden folder beside the checkpoint it was to write.
void rememberBlocks(PruneParams& params, std::filesystem::path out)
{
    if (!out.has_filename())
        out = out.parent_path();
    params.scratchFolder = out.parent_path().string();
    params.journalFolder = (out.parent_path() / ("." + out.filename().string() + ".prunescope-run")).string();
}

void runPrune(Context& context, PruneArguments& arguments)
{
    const auto model = openModel({arguments.model, context.dtype}, context.stop, {});
    PruneParams& params = arguments.params;
    params.plan = planOf(arguments.plan, arguments.method, modelInfo(*model));
    completeCalibration(context, params.calibration, arguments.model, arguments.join);
    if (!arguments.out.empty())
        rememberBlocks(params, std::filesystem::absolute(arguments.out).lexically_normal());
    checkPlan(params.plan, modelInfo(*model));
    const RunNeed need = pruneNeed(model, params, arguments.out);
    const double seconds = pruneSeconds(model, params);
    context.say(needText(need, seconds));
    requireRoom(need);
    Session session(openProject(arguments.project));
    const auto result = session.prune(model, params, context.stop, context.progress());
    if (result.resumedBlocks > 0)
        context.say(std::to_string(result.resumedBlocks) + " blocks were taken over from a run that did not end");
    describeCalibration(params.plan, result, context.seed);
    if (!arguments.out.empty())
        exportModel(result.model, &params.plan, arguments.out, context.stop, context.progress());
    Json json = pruneJson(result);
    json["resumed_blocks"] = result.resumedBlocks;
    json["need"] = needJson(need, seconds);
    if (!arguments.report.empty())
        writeFileAtomically(arguments.report, json.dump(1, ' ', true) + "\n");
    std::ostringstream text;
    text << "planned " << 100 * result.plannedShare << " %, achieved " << 100 * result.achievedShare
         << " % of the block matrices (" << 100 * result.achievedModelShare << " % of the model) in " << result.seconds
         << " s";
    context.print(json, text.str());
}

void addPrune(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "prune", "Prune a model by a plan or a method");
    auto arguments = std::make_shared<PruneArguments>();
    command->add_option("MODEL", arguments->model, "Model folder or demo")->required();
    command->add_option("--plan", arguments->plan, "Plan file");
    arguments->method.addTo(command);
    addCalibrationOptions(command, arguments->params.calibration, arguments->join);
    command->add_option("--out", arguments->out, "Folder for the pruned checkpoint");
    command->add_option("--report", arguments->report, "JSON file for the report");
    command->add_option("--project", arguments->project, "Project file that records the run");
    command->callback([&context, arguments] { context.action = [&context, arguments] { runPrune(context, *arguments); }; });
}

void addPruneLayer(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "prune-layer", "Prune one matrix from a file");
    struct Arguments {
        PruneLayerParams params;
        MethodArguments method;
    };
    auto arguments = std::make_shared<Arguments>();
    command->add_option("--weight", arguments->params.weightFile, "safetensors file with W (or in.W) [out, in]")->required();
    command->add_option("--inputs", arguments->params.inputsFile, "safetensors file with X.0, X.1 ... (or in.X.k)");
    arguments->method.addTo(command);
    command->add_option("--out", arguments->params.outputFile, "safetensors file for W_pruned and mask");
    command->callback([&context, arguments] {
        context.action = [&context, arguments] {
            PruneLayerParams& params = arguments->params;
            if (arguments->method.method.empty())
                throw Error(ErrorKind::Usage, PS_TEXT("--method is missing."));
            params.method = arguments->method.method;
            params.params = arguments->method.values();
            params.pattern = arguments->method.parsedPattern();
            params.sparsityShare = arguments->method.share();
            const auto result = pruneLayer(params, context.stop, context.progress());
            std::ostringstream text;
            text << "sparsity " << result.sparsity;
            if (result.loss)
                text << ", loss " << *result.loss << ", relative output error " << *result.relativeError;
            context.print({{"loss", optionalNumber(result.loss)},
                           {"sparsity", result.sparsity},
                           {"relative_error", optionalNumber(result.relativeError)},
                           {"measured_loss", optionalNumber(result.measuredLoss)},
                           {"damping", optionalNumber(result.damping)},
                           {"seconds", result.seconds}},
                          text.str());
        };
    });
}

} // namespace

void addPruneCommands(CLI::App& app, Context& context)
{
    addPrune(app, context);
    addPruneLayer(app, context);
}

} // namespace prunescope::cli
