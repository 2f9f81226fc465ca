// Rules that compare a figure with what its text and vocabulary allow.
#include "core/session/evaluation_warnings.h"

#include "core/architecture/torch.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <unordered_map>

namespace prunescope {
namespace {

constexpr std::string_view kWikiTestRaw = "173c87a53759e0201f33e0ccf978e510c2042d7f2cb78229d9a50d79b9e7dd08";
constexpr std::string_view kWikiTestJoined = "696cca6b65a171b0a358a4be6732cdfdf2dd6164a32e20fd70e3c13fc4dfae83";
constexpr std::int64_t kLlamaVocabulary = 32000, kLlamaWikiTokens = 341469; // joined rows, with one BOS
constexpr double kMostTail = 0.1;
constexpr std::int64_t kLeastBytes = 1000; // of a text whose tokens are counted
constexpr double kSpelledOut = 0.9;        // tokens per byte
constexpr std::int64_t kFewestTokens = 100; // scored, for a claim about their frequencies

/// Apart, because g++ 12 takes known literals in it for overlong copies (GCC bug 105651).
template <typename... Values> [[gnu::noinline]] void say(std::vector<Text>& out, const char* pattern, const Values&... values)
{
    out.push_back(Text(pattern, values...));
}

std::string number(double value)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.2f", value);
    return buffer;
}

std::vector<std::int64_t> scoredIds(const EvaluationText& text, const StreamLosses& losses)
{
    const auto* ids = text.stream.data_ptr<std::int64_t>();
    std::vector<std::int64_t> out;
    for (const std::int64_t position : losses.tokenPosition)
        out.push_back(ids[position]);
    return out;
}

void addFigureWarnings(std::vector<Text>& out, const OpenModel& model, const EvaluationText& text, const StreamLosses& losses,
                       const PerplexityResult& result)
{
    const double evenly = std::log(double(model.config.vocabulary));
    if (!std::isfinite(result.nll)) {
        say(out, PS_TEXT("The mean loss is not a number: some weights or activations of this model are not finite."));
        return;
    }
    if (result.nll > evenly) {
        say(out, PS_TEXT("Guessing evenly among all %1 tokens would cost %2 nats; this model costs %3. Its weights, its "
                         "tokenizer or the text do not belong together."),
            model.config.vocabulary, number(evenly), number(result.nll));
        return;
    }
    const double entropy = frequencyEntropy(scoredIds(text, losses));
    if (result.tokens >= kFewestTokens && result.nll > entropy)
        say(out, PS_TEXT("Knowing only how often each token occurs in this text would cost %1 nats; this model costs %2. It "
                         "was not made for such a text, or its tokenizer does not belong to it."),
            number(entropy), number(result.nll));
}

void addWindowWarnings(std::vector<Text>& out, const EvaluationText& text, const PerplexityResult& result, bool isCutShort)
{
    if (result.windows < kFewestWindows)
        say(out, PS_TEXT("The evaluation has too few windows (%1): below %2 no standard error can be trusted."), result.windows,
            kFewestWindows);
    const std::int64_t tokens = text.stream.numel();
    const double tail = 1 - double(result.windows * result.window) / double(tokens);
    if (result.convention == "paper" && !isCutShort && tail > kMostTail)
        say(out, PS_TEXT("Convention paper leaves out the last %1 % of this text, which fills no window of %2 tokens; a "
                         "shorter window uses more of it."),
            std::lround(100 * tail), result.window);
    if (text.info.bytes >= kLeastBytes && double(tokens) > kSpelledOut * double(text.info.bytes))
        say(out, PS_TEXT("The tokenizer makes %1 tokens of %2 bytes: it spells this text out, so perplexity compares with "
                         "nothing; bits per byte does."),
            tokens, text.info.bytes);
}

bool hasWikiTestName(std::string name)
{
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return name == "wiki.test.raw";
}

void addKnownTextWarnings(std::vector<Text>& out, const OpenModel& model, const EvaluationText& text, const PerplexityResult& result)
{
    const std::string& hash = text.info.sha256;
    const bool isRaw = hash == kWikiTestRaw, isJoined = hash == kWikiTestJoined;
    const bool wantsJoined = result.convention == "paper" || result.convention == "strided";
    if (isRaw && wantsJoined)
        say(out, PS_TEXT("This is WikiText-2's test split read as it lies; published figures of convention %1 join its rows "
                         "with two newlines."),
            result.convention);
    if (isJoined && result.convention == "llama.cpp")
        say(out, PS_TEXT("This is WikiText-2's test split with joined rows; llama.cpp's published figures read the file as it "
                         "lies."));
    if (isJoined && model.config.vocabulary == kLlamaVocabulary && text.stream.numel() != kLlamaWikiTokens)
        say(out, PS_TEXT("WikiText-2's test split has %1 tokens (%2 windows of %3) with LLaMA's tokenizer, but this model's "
                         "makes %4 (%5 windows)."),
            kLlamaWikiTokens, kLlamaWikiTokens / result.window, result.window, text.stream.numel(),
            text.stream.numel() / result.window);
    if (hasWikiTestName(text.info.name) && !isRaw && !isJoined)
        say(out, PS_TEXT("The file is called %1, but it is not WikiText-2's test split; its windows and figures compare with "
                         "no published ones."),
            text.info.name);
}

} // namespace

double frequencyEntropy(const std::vector<std::int64_t>& ids)
{
    std::unordered_map<std::int64_t, std::int64_t> counts;
    for (const std::int64_t id : ids)
        ++counts[id];
    const double total = double(ids.size());
    // In the order of size, so that the sum has the same bits everywhere.
    std::vector<std::int64_t> sizes;
    for (const auto& [id, count] : counts)
        sizes.push_back(count);
    std::sort(sizes.begin(), sizes.end());
    double entropy = 0;
    for (const std::int64_t count : sizes)
        entropy -= double(count) / total * std::log(double(count) / total);
    return ids.empty() ? 0 : entropy + double(sizes.size() - 1) / (2 * total);
}

std::vector<Text> evaluationWarnings(const OpenModel& model, const EvaluationText& text, const StreamLosses& losses,
                                     const PerplexityResult& result)
{
    std::vector<Text> out;
    const std::int64_t possible = text.stream.numel() / std::max<std::int64_t>(1, text.plan.window);
    addFigureWarnings(out, model, text, losses, result);
    addWindowWarnings(out, text, result, result.windows < possible);
    addKnownTextWarnings(out, model, text, result);
    return out;
}

} // namespace prunescope
