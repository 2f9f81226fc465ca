// perplexity, score: what a model costs and what matters in it.
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
    addScore(app, context);
}

} // namespace prunescope::cli
