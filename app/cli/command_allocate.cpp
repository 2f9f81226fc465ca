// allocate: a wanted total and a strategy become a plan.
#include "app/cli/command.h"
#include "app/cli/json_text.h"

#include "core/plan/strategy_info.h"
#include "core/session/allocate.h"
#include "core/session/session.h"

#include <charconv>
#include <memory>
#include <optional>
#include <sstream>

namespace prunescope::cli {
namespace {

struct AllocateArguments {
    std::string model, base, method = "wanda", join, out, sweep;
    std::vector<std::string> params, locks, bounds;
    AllocateParams given;
};

std::string strategyIds()
{
    std::string ids;
    for (const auto& info : strategyInfos())
        ids += (ids.empty() ? "" : ", ") + info.id;
    return ids;
}

/// "model.layers.0.mlp.up_proj=0.3"
std::pair<std::string, double> parseLock(const std::string& text)
{
    const auto equals = text.rfind('=');
    double share = -1;
    const char* end = text.data() + text.size();
    if (equals != std::string::npos) {
        const auto [read, error] = std::from_chars(text.data() + equals + 1, end, share);
        if (error == std::errc() && read == end && share >= 0 && share <= 1)
            return {text.substr(0, equals), share};
    }
    throw Error(ErrorKind::Usage, PS_TEXT("--lock %1 should be NAME=S, with a share S from 0 to 1."), text);
}

/// "model.layers.0.mlp.up_proj=0.2:0.6"; either side may be left out.
std::pair<std::string, ShareBounds> parseBounds(const std::string& text)
{
    const auto equals = text.rfind('='), colon = text.rfind(':');
    bool isFine = equals != std::string::npos && colon != std::string::npos && equals < colon;
    const auto side = [&](std::size_t from, std::size_t to) -> std::optional<double> {
        double share = 0;
        if (!isFine || from == to)
            return std::nullopt;
        const auto [read, error] = std::from_chars(text.data() + from, text.data() + to, share);
        isFine = error == std::errc() && read == text.data() + to && share >= 0 && share <= 1;
        return share;
    };
    ShareBounds bounds;
    bounds.lowest = side(equals + 1, colon);
    bounds.highest = side(colon + 1, text.size());
    if (!isFine || !bounds.isSet() || bounds.low() > bounds.highest.value_or(1.0))
        throw Error(ErrorKind::Usage, PS_TEXT("--bound %1 should be NAME=MIN:MAX, with rising shares from 0 to 1."), text);
    return {text.substr(0, equals), bounds};
}

Json boundJson(const std::optional<double>& bound) { return bound ? Json(*bound) : Json(); }

Json allocateJson(const AllocateResult& result, const AllocateArguments& arguments)
{
    Json matrices = Json::array(), blocks = Json::array();
    for (std::size_t i = 0; i < result.matrices.size(); ++i) {
        const auto& matrix = result.matrices[i];
        matrices.push_back({{"name", matrix.name},
                            {"sparsity", matrix.sparsityShare},
                            {"locked", result.plan.matrices[i].isLocked},
                            {"pattern", patternText(result.plan.matrices[i].pattern)},
                            {"min_sparsity", boundJson(result.plan.matrices[i].bounds.lowest)},
                            {"max_sparsity", boundJson(result.plan.matrices[i].bounds.highest)},
                            {"statistic", optionalNumber(matrix.statistic)}});
    }
    for (const auto& block : result.blocks)
        blocks.push_back({{"block", block.block},
                          {"sparsity", block.sparsityShare},
                          {"statistic", optionalNumber(block.statistic)}});
    const auto& strategy = strategyInfo(arguments.given.strategy);
    return {{"strategy", strategy.id},
            {"params", paramsToJson(completeParams(strategy.params, arguments.given.params, strategy.id))},
            {"wanted_sparsity", arguments.given.sparsityShare},
            {"planned_sparsity", result.plannedShare},
            {"statistic", result.statistic.empty() ? Json() : Json(result.statistic)},
            {"score", result.score.empty() ? Json() : Json(result.score)},
            {"threshold", strategy.id == "global" ? optionalNumber(result.threshold) : Json()},
            {"blocks", blocks},
            {"matrices", matrices},
            {"calibration",
             {{"text", result.text.name},
              {"sha256", result.text.sha256},
              {"windows", result.windows},
              {"window", result.window},
              {"hash", result.calibrationHash}}},
            {"seconds", result.seconds},
            {"out", arguments.out}};
}

std::string allocateText(const AllocateResult& result, const AllocateArguments& arguments)
{
    std::ostringstream text;
    for (const auto& block : result.blocks) {
        text << "block " << block.block << ": " << 100 * block.sparsityShare << " %";
        if (!result.statistic.empty())
            text << ", " << result.statistic << " " << block.statistic;
        text << "\n";
    }
    text << "planned " << 100 * result.plannedShare << " % over " << result.matrices.size() << " matrices by "
         << arguments.given.strategy << ", written to " << arguments.out;
    return text.str();
}

void runAllocate(Context& context, AllocateArguments& arguments)
{
    AllocateParams& given = arguments.given;
    const auto& strategy = strategyInfo(given.strategy);
    for (const auto& assignment : arguments.params)
        given.params.insert_or_assign(parseParam(strategy.params, assignment, strategy.id).first,
                                      parseParam(strategy.params, assignment, strategy.id).second);
    for (const auto& lock : arguments.locks)
        given.locks.insert_or_assign(parseLock(lock).first, parseLock(lock).second);
    for (const auto& bound : arguments.bounds)
        given.bounds.insert_or_assign(parseBounds(bound).first, parseBounds(bound).second);
    given.calibration.seed = context.seed;
    given.calibration.text.joinsRows = arguments.join == "rows";
    if (given.calibration.text.path.empty() && arguments.model == "demo")
        given.calibration.text.path = "demo:calibration";
    const auto model = openModel({arguments.model, context.dtype}, context.stop, {});
    given.plan = arguments.base.empty()
                     ? uniformPlan(modelInfo(*model), arguments.method, given.sparsityShare, {}, {})
                     : readPlan(arguments.base);
    if (!arguments.sweep.empty())
        given.sweep = std::make_shared<const SensitivityResult>(sensitivityFromJson(readJsonFile(arguments.sweep), arguments.sweep));
    auto result = allocateSparsity(model, given, nullptr, context.stop, context.progress());
    result.plan.id = newPlanId();
    result.plan.parent = arguments.base.empty() ? "" : given.plan.id;
    result.plan.name =
        strategy.id + (arguments.base.empty() ? " " + arguments.method : ": " + given.plan.name);
    writePlan(arguments.out, result.plan);
    context.print(allocateJson(result, arguments), allocateText(result, arguments));
}

} // namespace

void addAllocateCommand(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "allocate", "Spread a wanted sparsity over the matrices");
    auto arguments = std::make_shared<AllocateArguments>();
    command->add_option("MODEL", arguments->model, "Model folder or demo")->required();
    command->add_option("--strategy", arguments->given.strategy, "Strategy id: " + strategyIds())->required();
    command
        ->add_option("--sparsity", arguments->given.sparsityShare, "Total share of weights to remove, 0 to 1")
        ->required()
        ->check(CLI::Range(0.0, 1.0));
    auto* method = command->add_option("--method", arguments->method, "Method id of every matrix")
                       ->capture_default_str();
    command->add_option("--plan", arguments->base, "Plan whose methods, patterns and locks to keep")
        ->excludes(method);
    command->add_option("--param", arguments->params, "Parameter of the strategy, key=value (repeatable)");
    command->add_option("--lock", arguments->locks, "NAME=S: this matrix loses the share S (repeatable)");
    command->add_option("--bound", arguments->bounds, "NAME=MIN:MAX: this matrix loses a share within these (repeatable)");
    command->add_option("--sweep", arguments->sweep, "JSON file of sensitivity by matrix; without it strategy sensitivity measures one");
    addCalibrationOptions(command, arguments->given.calibration, arguments->join);
    command->add_option("--out", arguments->out, "Plan file to write")->required();
    command->callback([&context, arguments] {
        context.action = [&context, arguments] { runAllocate(context, *arguments); };
    });
}

} // namespace prunescope::cli
