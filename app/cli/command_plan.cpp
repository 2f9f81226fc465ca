// plan: what was decided, in the forms of this program and of others.
#include "app/cli/command.h"
#include "app/cli/json_text.h"

#include "core/plan/plan.h"
#include "core/session/masks.h"
#include "core/session/plan_files.h"
#include "core/session/session.h"

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

ModelHandle openIfNamed(const std::string& model, Context& context)
{
    return model.empty() ? nullptr : openModel({model, context.dtype}, context.stop, context.progress());
}

struct ConvertOptions {
    std::string file, from, to = "csv", model, out;
};

void convertPlan(Context& context, const ConvertOptions& options)
{
    const ModelHandle model = openIfNamed(options.model, context);
    ImportedPlan read = importPlan(model, {options.file, options.from}, context.stop, context.progress());
    if (model)
        checkPlan(read.plan, modelInfo(*model));
    const WrittenPlan written = exportPlan(model, {read.plan, options.to, options.out});
    read.lost.insert(read.lost.end(), written.lost.begin(), written.lost.end());
    Json lost = Json::array();
    for (const Text& sentence : read.lost) {
        lost.push_back(sentence.english());
        context.say(sentence.english());
    }
    Json json = {{"form", options.to}, {options.to == "csv" ? "csv" : "text", written.text}, {"lost", lost}};
    if (!options.out.empty())
        json["out"] = options.out;
    context.print(json, options.out.empty() ? written.text : options.out);
}

void addPlanConvert(CLI::App* plan, Context& context)
{
    auto* command = addCommand(*plan, context, "convert", "Write a plan in another form; what it cannot hold is said");
    auto options = std::make_shared<ConvertOptions>();
    std::vector<std::string> readable{"masks"}, writable;
    for (const PlanForm& form : planForms()) {
        if (form.canRead)
            readable.push_back(form.id);
        if (form.canWrite)
            writable.push_back(form.id);
    }
    command->add_option("PLAN", options->file, "Plan, recipe, config list, slices, table or mask file")->required();
    command->add_option("--to", options->to, "Form to write")->check(CLI::IsMember(writable))->capture_default_str();
    command->add_option("--from", options->from, "Form of PLAN (default: by its ending)")->check(CLI::IsMember(readable));
    command->add_option("--model", options->model, "Model folder or demo; forms other than .psplan and .csv need it to be read");
    command->add_option("--out", options->out, "Write here instead of printing");
    command->callback([&context, options] { context.action = [&context, options] { convertPlan(context, *options); }; });
}

void addPlanMasks(CLI::App* plan, Context& context)
{
    auto* command = addCommand(*plan, context, "masks", "Write which weights of a model are not zero (1 = keep)");
    auto model = std::make_shared<std::string>();
    auto out = std::make_shared<std::string>();
    auto variant = std::make_shared<std::string>("u8");
    command->add_option("MODEL", *model, "Model folder, weight file or demo")->required();
    command->add_option("--out", *out, "File to write (.safetensors)")->required();
    command->add_option("--variant", *variant, "A byte, a float or a bit for each weight")
        ->check(CLI::IsMember({"u8", "f32", "bits"}))
        ->capture_default_str();
    command->callback([&context, model, out, variant] {
        context.action = [&context, model, out, variant] {
            const ModelHandle handle = openIfNamed(*model, context);
            const MaskExportResult result = exportMasks(handle, {*out, maskVariant(*variant)}, context.stop, context.progress());
            const double share = result.elements > 0 ? double(result.zeros) / double(result.elements) : 0;
            std::ostringstream text;
            text << *out << ": " << result.matrices << " masks, " << 100 * share << " % zeros";
            context.print({{"out", *out}, {"variant", *variant}, {"matrices", result.matrices}, {"zeros", result.zeros},
                           {"elements", result.elements}, {"sparsity", share}},
                          text.str());
        };
    });
}

} // namespace

void addPlanCommands(CLI::App& app, Context& context)
{
    auto* plan = app.add_subcommand("plan", "Show, check or convert a plan file; masks of a model");
    plan->require_subcommand(1);
    addPlanShow(plan, context);
    addPlanCheck(plan, context);
    addPlanConvert(plan, context);
    addPlanMasks(plan, context);
}

} // namespace prunescope::cli
