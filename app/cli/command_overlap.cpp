// overlap: do two calibrations give the same mask?
#include "app/cli/command.h"
#include "app/cli/json_text.h"
#include "app/cli/method_arguments.h"

#include "core/session/overlap.h"

#include <memory>
#include <optional>
#include <sstream>

namespace prunescope::cli {
namespace {

struct OverlapArguments {
    std::string model, plan, join, secondText;
    std::optional<std::uint64_t> secondSeed;
    MethodArguments method;
    CalibrationParams first;
};

Json overlapJson(const MaskOverlap& overlap)
{
    return {{"name", overlap.name},
            {"jaccard", overlap.jaccard()},
            {"jaccard_by_chance", overlap.jaccardByChance()},
            {"pruned_first", overlap.firstPruned},
            {"pruned_second", overlap.secondPruned},
            {"pruned_both", overlap.bothPruned},
            {"elements", overlap.elements}};
}

Json calibrationJson(const PruneResult& run, std::uint64_t seed)
{
    return {{"text", run.text.name}, {"windows", run.windows}, {"window", run.window}, {"seed", seed}, {"hash", run.calibrationHash}};
}

void runOverlap(Context& context, OverlapArguments& arguments)
{
    const auto model = openModel({arguments.model, context.dtype}, context.stop, {});
    OverlapParams params;
    params.plan = planOf(arguments.plan, arguments.method, modelInfo(*model));
    completeCalibration(context, arguments.first, arguments.model, arguments.join);
    params.first = params.second = arguments.first;
    if (!arguments.secondText.empty()) {
        params.second.text.path = arguments.secondText;
        params.second.domains.clear();
    }
    // Two draws from the same text, unless another text is the difference that is asked about.
    params.second.seed = arguments.secondSeed.value_or(arguments.secondText.empty() ? context.seed + 1 : context.seed);
    const auto result = compareMasks(model, params, context.stop, context.progress());
    Json matrices = Json::array();
    std::ostringstream text;
    for (const auto& matrix : result.matrices) {
        matrices.push_back(overlapJson(matrix));
        text << matrix.name << "  " << matrix.jaccard() << "\n";
    }
    text << "total  " << result.total.jaccard() << " (by chance " << result.total.jaccardByChance() << ")";
    context.print({{"first", calibrationJson(result.first, params.first.seed)},
                   {"second", calibrationJson(result.second, params.second.seed)},
                   {"jaccard", result.total.jaccard()},
                   {"jaccard_by_chance", result.total.jaccardByChance()},
                   {"matrices", matrices}},
                  text.str());
}

} // namespace

void addOverlapCommand(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "overlap", "Overlap (Jaccard) of the masks that two calibrations give");
    auto arguments = std::make_shared<OverlapArguments>();
    command->add_option("MODEL", arguments->model, "Model folder or demo")->required();
    command->add_option("--plan", arguments->plan, "Plan file");
    arguments->method.addTo(command);
    addCalibrationOptions(command, arguments->first, arguments->join);
    command->add_option("--calibration-b", arguments->secondText, "Second text; default the first one with another seed");
    command->add_option("--seed-b", arguments->secondSeed, "Seed of the second draw; default the first one plus one, or the same "
                                                           "where a second text is given");
    command->callback([&context, arguments] { context.action = [&context, arguments] { runOverlap(context, *arguments); }; });
}

} // namespace prunescope::cli
