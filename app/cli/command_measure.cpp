// perplexity, compare, score: what a model costs and what matters in it.
#include "app/cli/command.h"
#include "app/cli/json_text.h"

#include "core/session/score_file.h"
#include "core/session/session.h"

#include <memory>
#include <sstream>

namespace prunescope::cli {
namespace {

void addPerplexity(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "perplexity", "Perplexity of a model on a text");
    struct Arguments {
        std::string model, join, project;
        PerplexityParams params;
    };
    auto arguments = std::make_shared<Arguments>();
    command->add_option("MODEL", arguments->model, "Model folder or demo")->required();
    addPerplexityOptions(command, arguments->params, arguments->join);
    command->add_option("--project", arguments->project, "Project file that records the run");
    command->callback([&context, arguments] {
        context.action = [&context, arguments] {
            completePerplexity(arguments->params, arguments->model, arguments->join);
            const auto model = openModel({arguments->model, context.dtype}, context.stop, {});
            Session session(openProject(arguments->project));
            const auto result = session.perplexity(model, arguments->params, context.stop, context.progress());
            context.print(perplexityJson(result), perplexityText(result));
        };
    });
}

std::string compareText(const CompareResult& result)
{
    std::ostringstream out;
    out << "A: " << perplexityText(result.a) << "\nB: " << perplexityText(result.b) << "\npaired difference "
        << result.nllDifference << " +- " << result.nllDifferenceError << " nats per token (ratio "
        << result.perplexityRatio << ")\nKL(A||B) mean " << result.klMean << ", median " << result.klMedian << ", 99 % "
        << result.kl99 << "; same top token " << 100 * result.topOneAgreement << " %\n";
    for (const auto& layer : result.blockErrors)
        out << layer.name << ": relative output error " << layer.relativeError << "\n";
    return out.str();
}

void addCompare(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "compare", "Two models on the same text");
    struct Arguments {
        std::string a, b, join, project;
        CompareParams params;
    };
    auto arguments = std::make_shared<Arguments>();
    command->add_option("A", arguments->a, "Model folder or demo (reference)")->required();
    command->add_option("B", arguments->b, "Model folder")->required();
    addPerplexityOptions(command, arguments->params.perplexity, arguments->join);
    command->add_option("--project", arguments->project, "Project file that records the run");
    command->callback([&context, arguments] {
        context.action = [&context, arguments] {
            completePerplexity(arguments->params.perplexity, arguments->a, arguments->join);
            const auto a = openModel({arguments->a, context.dtype}, context.stop, {});
            const auto b = openModel({arguments->b, context.dtype}, context.stop, {});
            Session session(openProject(arguments->project));
            const auto result = session.compare(a, b, arguments->params, context.stop, context.progress());
            context.print(compareJson(result), compareText(result));
        };
    });
}

void addScore(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "score", "Importance scores of every matrix, to a file");
    struct Arguments {
        std::string model, join;
        ScoreFileParams params;
    };
    auto arguments = std::make_shared<Arguments>();
    command->add_option("MODEL", arguments->model, "Model folder or demo")->required();
    command->add_option("--score", arguments->params.score, "Score id")->capture_default_str();
    addCalibrationOptions(command, arguments->params.calibration, arguments->join);
    command->add_option("--out", arguments->params.outputFile, "safetensors file to write")->required();
    command->callback([&context, arguments] {
        context.action = [&context, arguments] {
            auto& calibration = arguments->params.calibration;
            completeCalibration(context, calibration, arguments->model, arguments->join);
            const auto model = openModel({arguments->model, context.dtype}, context.stop, {});
            const auto result = writeScores(model, arguments->params, context.stop, context.progress());
            std::ostringstream text;
            text << result.matrices << " matrices, " << result.windows << " windows of " << result.window
                 << " tokens, written to " << arguments->params.outputFile;
            context.print({{"score", arguments->params.score},
                           {"matrices", result.matrices},
                           {"windows", result.windows},
                           {"window", result.window},
                           {"calibration_hash", result.calibrationHash},
                           {"out", arguments->params.outputFile}},
                          text.str());
        };
    });
}

} // namespace

void addMeasureCommands(CLI::App& app, Context& context)
{
    addPerplexity(app, context);
    addCompare(app, context);
    addScore(app, context);
}

} // namespace prunescope::cli
