// explain: one weight as every method sees it.
#include "app/cli/command.h"
#include "app/cli/json_text.h"
#include "app/cli/method_arguments.h"

#include "core/plan/method_info.h"
#include "core/session/explain.h"

#include <iomanip>
#include <memory>
#include <sstream>

namespace prunescope::cli {
namespace {

struct ExplainArguments {
    std::string model, join;
    MethodArguments wanted; // without method and parameters: every method is asked, as it comes
    std::int64_t row = -1, column = -1;
    MatrixQuestion question;
    CalibrationParams calibration;
};

std::string groupName(RankGroup group)
{
    switch (group) {
    case RankGroup::Row: return "row";
    case RankGroup::Matrix: return "matrix";
    case RankGroup::Block: return "block";
    case RankGroup::Pattern: return "pattern";
    case RankGroup::None: break;
    }
    return "none";
}

Json verdictJson(const MethodVerdict& verdict)
{
    if (!verdict.problem.isEmpty())
        return {{"method", verdict.method}, {"problem", verdict.problem.english()}};
    const bool hasScore = verdict.group != RankGroup::None;
    const auto scored = [hasScore](const Json& value) { return hasScore ? value : Json(); };
    return {{"method", verdict.method},
            {"problem", Json()},
            {"score", scored(optionalNumber(verdict.score))},
            {"group", groupName(verdict.group)},
            {"group_size", scored(verdict.groupSize)},
            {"rank", scored(verdict.rank)},
            {"group_loses", scored(verdict.groupLoses)},
            {"threshold", scored(verdict.groupLoses > 0 ? optionalNumber(verdict.threshold) : Json())},
            {"pruned", verdict.isPruned},
            {"changes_kept", verdict.changesKept},
            {"new_value", verdict.newValue},
            {"why", verdict.why.english()}};
}

Json explanationJson(const WeightExplanation& found)
{
    Json methods = Json::array();
    for (const auto& verdict : found.verdicts)
        methods.push_back(verdictJson(verdict));
    Json calibration;
    if (found.windows > 0)
        calibration = {{"text", found.text.name},
                       {"sha256", found.text.sha256},
                       {"windows", found.windows},
                       {"window", found.window},
                       {"hash", found.calibrationHash}};
    const Pattern& pattern = found.question.pattern;
    return {{"matrix", found.question.matrix},
            {"row", found.row},
            {"column", found.column},
            {"sparsity", pattern.isUnstructured() ? found.question.sparsityShare : pattern.sparsityShare()},
            {"pattern", patternText(pattern)},
            {"value", found.value},
            {"input_norm", found.inputNorm >= 0 ? Json(found.inputNorm) : Json()},
            {"calibration", calibration},
            {"methods", methods}};
}

std::string explanationText(const WeightExplanation& found)
{
    std::ostringstream out;
    out << found.question.matrix << ", row " << found.row << ", column " << found.column << ": weight " << found.value;
    if (found.inputNorm >= 0)
        out << ", input norm " << found.inputNorm;
    out << '\n';
    for (const auto& verdict : found.verdicts) {
        out << std::left << std::setw(12) << methodInfo(verdict.method).title;
        if (!verdict.problem.isEmpty()) {
            out << verdict.problem.english() << '\n';
            continue;
        }
        out << (verdict.isPruned ? "removed" : "kept   ");
        if (verdict.changesKept && !verdict.isPruned)
            out << " as " << verdict.newValue;
        if (verdict.group != RankGroup::None)
            out << "; score " << verdict.score << ", rank " << verdict.rank << " of " << verdict.groupSize << " ("
                << groupName(verdict.group) << "), the lowest " << verdict.groupLoses << " go";
        if (verdict.groupLoses > 0)
            out << ", up to " << verdict.threshold;
        out << ". " << verdict.why.english() << '\n';
    }
    return out.str();
}

void runExplain(Context& context, ExplainArguments& arguments)
{
    MatrixQuestion& question = arguments.question;
    question.pattern = arguments.wanted.parsedPattern();
    question.sparsityShare = arguments.wanted.share();
    completeCalibration(context, arguments.calibration, arguments.model, arguments.join);
    const auto model = openModel({arguments.model, context.dtype}, context.stop, {});
    const auto found = explainWeight(model, question, arguments.row, arguments.column, arguments.calibration, context.stop,
                                     context.progress());
    context.print(explanationJson(found), explanationText(found));
}

} // namespace

void addExplainCommand(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "explain", "Why each method keeps or removes one weight");
    auto arguments = std::make_shared<ExplainArguments>();
    command->add_option("MODEL", arguments->model, "Model folder or demo")->required();
    command->add_option("--matrix", arguments->question.matrix, "Module name, as info lists it")->required();
    command->add_option("--row", arguments->row, "Output of the weight, from 0")->required();
    command->add_option("--column", arguments->column, "Input of the weight, from 0")->required();
    command->add_option("--sparsity", arguments->wanted.sparsity, "Share of weights to remove, 0 to 1")->check(CLI::Range(0.0, 1.0));
    command->add_option("--pattern", arguments->wanted.pattern, "unstructured, or n:m = keep n of every m along the inputs")
        ->capture_default_str();
    addCalibrationOptions(command, arguments->calibration, arguments->join);
    command->callback([&context, arguments] { context.action = [&context, arguments] { runExplain(context, *arguments); }; });
}

} // namespace prunescope::cli
