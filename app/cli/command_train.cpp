// train-tokenizer and train: how the bundled model was made.
#include "app/cli/command.h"

#include "core/session/train.h"

#include <sstream>

namespace prunescope::cli {
namespace {

std::vector<TextSource> sources(const std::vector<std::string>& paths)
{
    std::vector<TextSource> out;
    for (const auto& path : paths)
        out.push_back({path, false});
    return out;
}

void addTrainTokenizer(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "train-tokenizer", "Train a byte-level BPE tokenizer on texts");
    auto params = std::make_shared<TrainTokenizerParams>();
    auto texts = std::make_shared<std::vector<std::string>>();
    command->add_option("--text", *texts, "Training text (repeatable)")->required();
    command->add_option("--vocabulary", params->vocabularySize, "Number of pieces")->capture_default_str();
    command->add_option("--out", params->outputFolder, "Folder for tokenizer.json")->required();
    command->callback([&context, params, texts] {
        context.action = [&context, params, texts] {
            params->texts = sources(*texts);
            const auto result = trainTokenizer(*params, context.stop, context.progress());
            std::ostringstream text;
            text << result.vocabularySize << " pieces; " << result.bytes << " bytes are " << result.tokens << " tokens";
            context.print({{"vocabulary", result.vocabularySize}, {"bytes", result.bytes}, {"tokens", result.tokens}},
                          text.str());
        };
    });
}

void addTrain(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "train", "Train a small LLaMA-type model on texts (resumes by itself)");
    auto params = std::make_shared<TrainModelParams>();
    auto texts = std::make_shared<std::vector<std::string>>();
    command->add_option("--text", *texts, "Training text (repeatable)")->required();
    command->add_option("--tokenizer", params->tokenizerFolder, "Folder with tokenizer.json")->required();
    command->add_option("--out", params->outputFolder, "Model folder to write")->required();
    command->add_option("--state", params->stateFile, "State file to resume from (default: OUT.training)");
    command->add_option("--width", params->width, "Model width")->capture_default_str();
    command->add_option("--inner", params->innerWidth, "Inner width of the MLP")->capture_default_str();
    command->add_option("--blocks", params->blocks, "Blocks")->capture_default_str();
    command->add_option("--heads", params->heads, "Attention heads")->capture_default_str();
    command->add_option("--kv-heads", params->keyValueHeads, "Key/value heads")->capture_default_str();
    command->add_option("--context", params->context, "Tokens per window")->capture_default_str();
    command->add_option("--steps", params->steps, "Optimizer steps")->capture_default_str();
    command->add_option("--batch", params->batch, "Windows per step")->capture_default_str();
    command->add_option("--warmup", params->warmupSteps, "Warm-up steps")->capture_default_str();
    command->add_option("--learning-rate", params->peakLearningRate, "Peak learning rate")->capture_default_str();
    command->add_option("--weight-decay", params->weightDecay, "Weight decay of matrices")->capture_default_str();
    command->add_option("--save-every", params->saveEvery, "Steps between saved states")->capture_default_str();
    command->add_option("--weights", params->dtype, "Type of the written weights")->capture_default_str();
    command->callback([&context, params, texts] {
        context.action = [&context, params, texts] {
            params->texts = sources(*texts);
            params->seed = context.seed;
            const auto result = trainModel(*params, context.stop, context.progress());
            std::ostringstream text;
            text << result.steps << " steps on " << result.textTokens << " tokens, loss " << result.lastLoss << ", "
                 << result.parameters << " parameters, " << result.tokensPerSecond << " tokens/s";
            context.print({{"steps", result.steps},
                           {"parameters", result.parameters},
                           {"text_tokens", result.textTokens},
                           {"loss", result.lastLoss},
                           {"tokens_per_second", result.tokensPerSecond}},
                          text.str());
        };
    });
}

} // namespace

void addTrainingCommands(CLI::App& app, Context& context)
{
    addTrainTokenizer(app, context);
    addTrain(app, context);
}

} // namespace prunescope::cli
