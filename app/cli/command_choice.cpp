// choice: multiple-choice questions as lm-evaluation-harness scores them, for one model or several on the same questions.
#include "app/cli/command.h"
#include "app/cli/json_text.h"

#include "core/base/files.h"
#include "core/session/choice_json.h"
#include "core/session/session.h"

#include <cstdio>
#include <memory>
#include <sstream>

namespace prunescope::cli {
namespace {

struct ChoiceArguments {
    std::vector<std::string> models;
    std::string out, project;
    ChoiceParams params;
};

/// "0.4250 ± 0.0312", or "–" where there is none.
std::string shareText(const std::optional<ChoiceShare>& share)
{
    if (!share)
        return "–";
    char out[64];
    if (share->standardError)
        std::snprintf(out, sizeof out, "%.4f ± %.4f", share->share, *share->standardError);
    else
        std::snprintf(out, sizeof out, "%.4f", share->share);
    return out;
}

std::string resultText(const ChoiceResult& result)
{
    std::ostringstream out;
    out << result.model << "\n";
    for (const ChoiceTaskResult& task : result.tasks) {
        char chance[16];
        std::snprintf(chance, sizeof chance, "%.4f", task.chance);
        out << "  " << task.name << " (" << task.format << ", " << task.answers.size() << " questions): acc "
            << shareText(task.accuracy) << ", acc_norm " << shareText(task.accuracyNorm) << ", by chance " << chance << "\n";
    }
    if (result.tasks.size() > 1)
        out << "  mean of " << result.tasks.size() << " tasks: acc "
            << shareText(ChoiceShare{result.meanAccuracy, result.meanError}) << "\n";
    return out.str();
}

/// The first model against each of the others.
std::vector<ChoiceComparison> comparisons(const std::vector<ChoiceResult>& results)
{
    std::vector<ChoiceComparison> out;
    for (std::size_t i = 1; i < results.size(); ++i)
        out.push_back(compareChoices(results.front(), results[i]));
    return out;
}

Json allJson(const std::vector<ChoiceResult>& results, bool withQuestions)
{
    if (results.size() == 1)
        return choiceJson(results.front(), withQuestions);
    Json models = Json::array(), pairs = Json::array();
    for (const ChoiceResult& result : results)
        models.push_back(choiceJson(result, withQuestions));
    for (const ChoiceComparison& comparison : comparisons(results))
        pairs.push_back(choiceComparisonJson(comparison));
    return {{"models", models}, {"comparisons", pairs}};
}

std::string allText(const std::vector<ChoiceResult>& results)
{
    std::string out;
    for (const ChoiceResult& result : results)
        out += resultText(result);
    for (const ChoiceComparison& comparison : comparisons(results)) {
        for (std::size_t i = 0; comparison.tasks.size() > 1 && i < comparison.tasks.size(); ++i)
            out += comparison.tasks[i].name + ": " +
                   choiceVerdictText(comparison.tasks[i].accuracy, comparison.first, comparison.second).english() + "\n";
        out += choiceVerdictText(comparison.all, comparison.first, comparison.second).english() + "\n";
    }
    return out;
}

void runChoice(Context& context, ChoiceArguments& arguments)
{
    if (arguments.params.tasks.empty()) {
        if (arguments.models.front() != "demo")
            throw Error(ErrorKind::Usage, PS_TEXT("--tasks is missing; only the bundled model has questions of its own."));
        arguments.params.tasks = {"demo:choice"};
    }
    Session session(openProject(arguments.project));
    std::vector<ChoiceResult> results;
    for (const std::string& path : arguments.models) {
        const auto model = openModel({path, context.dtype}, context.stop, {});
        results.push_back(session.choice(model, arguments.params, context.stop, context.progress()));
        if (path == "demo")
            results.back().model = path; // its folder is called "model"
        // Models of one folder name are told apart by their paths.
        for (std::size_t i = 0; i + 1 < results.size(); ++i)
            if (results[i].model == results.back().model)
                results.back().model = path;
    }
    if (!arguments.out.empty())
        writeFileAtomically(arguments.out, asciiLine(allJson(results, true)) + "\n");
    context.print(allJson(results, false), allText(results));
}

} // namespace

void addChoiceCommand(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "choice", "Multiple-choice questions, scored as lm-evaluation-harness does");
    auto arguments = std::make_shared<ChoiceArguments>();
    arguments->params.tasks.clear();
    command->add_option("MODEL", arguments->models, "Model folder or demo; the first one is what the others are compared with")
        ->required();
    command
        ->add_option(
            "--tasks", arguments->params.tasks,
            "JSON Lines files in a data set's own fields, or folders of them, separated by commas (default for demo: the "
            "bundled questions)")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--format", arguments->params.format, "The files' data set; default: told from their fields")
        ->check(CLI::IsMember(
            {"arc", "arc_easy", "arc_challenge", "boolq", "hellaswag", "openbookqa", "piqa", "rte", "winogrande"}));
    command->add_option("--max", arguments->params.maxQuestions, "Only the first questions of each file")
        ->check(CLI::PositiveNumber);
    command->add_flag("--add-special-tokens", arguments->params.addsSpecial,
                      "Encode with the tokenizer's own BOS; without it only Gemma gets one, as in the harness");
    command->add_option("--out", arguments->out, "JSON file to write, with every question's log-likelihoods");
    command->add_option("--project", arguments->project, "Project file that records the run");
    command->callback([&context, arguments] { context.action = [&context, arguments] { runChoice(context, *arguments); }; });
}

} // namespace prunescope::cli
