#pragma once
// The acts that make a model: a tokenizer from texts, a small LLaMA-type model from texts. Torch-free header.

#include "core/base/progress.h"
#include "core/base/stop_flag.h"
#include "core/session/texts.h"

#include <cstdint>
#include <string>
#include <vector>

namespace prunescope {

struct TrainTokenizerParams {
    std::vector<TextSource> texts;
    std::int64_t vocabularySize = 2048;
    std::string outputFolder;           ///< gets tokenizer.json and tokenizer_config.json
};

struct TrainTokenizerResult {
    std::int64_t vocabularySize = 0;
    std::int64_t bytes = 0;             ///< of the texts
    std::int64_t tokens = 0;            ///< of the texts with the new tokenizer
};

/// @throws Error as loadText() and trainBpe()
TrainTokenizerResult trainTokenizer(const TrainTokenizerParams& params, StopFlag& stop, const ProgressSink& progress);

/// A LLaMA-type model and how to train it; defaults are those of the bundled model.
struct TrainModelParams {
    std::vector<TextSource> texts;
    std::string tokenizerFolder;
    std::string outputFolder;           ///< becomes an ordinary Hugging Face folder
    std::string stateFile;              ///< resumes here; "" = outputFolder + ".training"
    std::int64_t width = 128, innerWidth = 448, blocks = 8, heads = 4, keyValueHeads = 2;
    std::int64_t context = 512;
    std::int64_t steps = 4000, batch = 8, warmupSteps = 100, saveEvery = 200;
    double peakLearningRate = 3e-3, weightDecay = 0.1;
    std::uint64_t seed = 0;
    std::string dtype = "bf16";         ///< of the written weights: "bf16" or "f32"
};

struct TrainModelResult {
    std::int64_t steps = 0;
    std::int64_t parameters = 0;
    std::int64_t textTokens = 0;        ///< length of the training stream
    double lastLoss = 0;                ///< mean nats per token over the last steps
    double tokensPerSecond = 0;
};

/// Trains (or goes on) and writes the model. A cancelled run keeps its state file and writes no model.
/// @throws Error as loadText(), loadTokenizer() and trainLanguageModel(); Error{Usage} for sizes that do not fit
TrainModelResult trainModel(const TrainModelParams& params, StopFlag& stop, const ProgressSink& progress);

} // namespace prunescope
