#pragma once
// The acts that only look: perplexity, generation, comparison. One parameter struct, one result struct each; window,
// command line and tests call the same function. Torch-free header.

#include "core/base/paired_statistics.h"
#include "core/session/compared_tokens.h"
#include "core/session/open_model.h"
#include "core/session/texts.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace prunescope {

/// How perplexity is measured (ecosystem.md 16 describes the conventions).
struct PerplexityParams {
    TextSource text{"demo:evaluation", false};
    int window = 0;                      ///< tokens per window; 0 = min(2048, context)
    std::string convention = "paper";    ///< "paper", "strided", "llama.cpp" or "lm-eval"
    int stride = 0;                      ///< "strided": 0 = window / 2; "llama.cpp": 0 = its plain form; others: unused
    int maxWindows = 0;                  ///< 0 = all
};

struct PerplexityResult {
    double perplexity = 0;
    std::optional<double> standardError; ///< of the perplexity; absent for a single window
    double nll = 0;                      ///< mean nats per predicted token, as the convention averages
    std::int64_t tokens = 0;             ///< predicted tokens
    std::int64_t windows = 0;
    int window = 0;
    std::string convention;
    int stride = 0;                      ///< of conventions with one; else 0
    std::string bosRule;                 ///< where BOS stands: "none", "document", "window" (in place of each window's first
                                         ///< token), "prefix" (before each document, BOS or EOS)
    double bitsPerByte = 0;              ///< total nats of the scored tokens / (ln 2 * their bytes); 0 if unknown
    double wordPerplexity = 0;           ///< lm-eval over whole documents only, else 0: exp(nats / words)
    double bytePerplexity = 0;           ///< exp(nats / bytes); 0 if unknown
    double tokensPerSecond = 0;
    TextInfo text;
    std::vector<float> tokenNll;         ///< nats of every predicted token in order; for paired differences
    std::vector<double> windowNll;       ///< mean nats of every window
    std::vector<std::int64_t> windowEnd; ///< per window: end of its part in tokenNll
    std::vector<Text> warnings;          ///< why the figure may not mean what it says (evaluation_warnings.h)
};

/// The BOS rule for people: "BOS at the start of each document".
Text bosRuleText(const std::string& bosRule);

/// @throws Error{BadInput} if the model cannot be evaluated, lacks a tokenizer or the text is shorter than one window
PerplexityResult measurePerplexity(const ModelHandle& model, const PerplexityParams& params, StopFlag& stop,
                                   const ProgressSink& progress);

struct GenerateParams {
    std::string prompt;          ///< empty: BOS alone
    int tokens = 100;
    double temperature = 0;      ///< 0 is greedy
    double topP = 1;
    std::uint64_t seed = 0;
};

struct GenerateResult {
    std::string text;            ///< the continuation
    std::vector<std::int64_t> ids;
    double promptTokensPerSecond = 0;
    double tokensPerSecond = 0;
};

/// Continues a prompt with a key/value cache; stops at the model's end-of-text token.
GenerateResult generateText(const ModelHandle& model, const GenerateParams& params, StopFlag& stop,
                            const ProgressSink& progress);

/// Output error of one block or matrix between two models.
struct LayerError {
    std::string name;
    double relativeError = 0;    ///< ||y_b - y_a|| / ||y_a|| over the text's tokens, each model on its own inputs
    double cosine = 1;           ///< mean over tokens of cos(y_a, y_b)
    double relativeNorm = 1;     ///< mean over tokens of ||y_b|| / ||y_a||
};

struct CompareParams {
    PerplexityParams perplexity;
};

/// Two models on the same tokens.
struct CompareResult {
    PerplexityResult a, b;
    double nllDifference = 0;               ///< mean over tokens of nll_b - nll_a
    double nllDifferenceError = 0;          ///< its paired standard error over tokens, as if they were independent
    PairedStatistics paired;                ///< the difference by windows: what may be claimed
    double perplexityRatio = 1;             ///< exp(nllDifference)
    double klMean = 0, klMedian = 0, kl90 = 0, kl95 = 0, kl99 = 0, kl999 = 0, klMax = 0; ///< nats per token, KL(a || b)
    double topOneAgreement = 0;             ///< share of positions with the same arg-max
    double probabilityChange = 0, probabilityChangeRms = 0; ///< of the true token, p_b - p_a: mean, root mean square
    std::vector<LayerError> blockErrors;    ///< output of each block, in order
    std::shared_ptr<const ComparedTokens> tokens; ///< token by token
};

/// @throws Error{BadInput} if the two do not share a vocabulary size or either cannot be evaluated
CompareResult compareModels(const ModelHandle& a, const ModelHandle& b, const CompareParams& params, StopFlag& stop,
                            const ProgressSink& progress);

/// Paired statistics of two of several models; b against a.
struct ModelPair {
    std::size_t a = 0, b = 0; ///< 0 = the base, then the others in their order
    PairedStatistics paired;
};

/// Every two of some measurements of one text by one convention, in order.
/// @throws Error{BadInput} naming both values if two of them do not have the same tokens in the same windows
std::vector<ModelPair> pairAll(const std::vector<const PerplexityResult*>& results);

} // namespace prunescope
