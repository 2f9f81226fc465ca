// From texts to windows and from losses to figures.
#include "core/session/perplexity_result.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/evaluation/llama_cpp_stride.h"
#include "core/session/evaluation_warnings.h"
#include "core/session/text_loading.h"
#include "core/session/text_paths.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace prunescope {
namespace {

/// Characters that Python's \s matches.
bool isSpace(char32_t c)
{
    return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// The documents as the convention has them, one after the other; lm-eval leaves the tokenizer's own special tokens out.
void addDocuments(const OpenModel& model, const ModelText& loaded, bool isLmEval, EvaluationText& out)
{
    out.stream = loaded.stream;
    out.documentNames = loaded.text.documentNames;
    if (loaded.text.ids.defined())
        return;
    if (!isLmEval && loaded.text.documents.size() == 1) {
        out.documentEnds = {loaded.stream.numel()};
        return;
    }
    std::vector<std::int64_t> ids;
    for (const auto& document : loaded.text.documents) {
        const auto part = model.requireTokenizer().encode(document, !isLmEval);
        ids.insert(ids.end(), part.begin(), part.end());
        out.documentEnds.push_back(std::int64_t(ids.size()));
        if (isLmEval)
            out.words += countWords(document);
    }
    out.stream = at::tensor(ids, at::kLong);
    out.info.tokens = std::int64_t(ids.size());
}

std::string bosRuleOf(const EvaluationText& text, const WindowParams& cut)
{
    if (text.plan.convention == "lm-eval")
        return "prefix";
    if (!text.plan.windows.empty() && text.plan.windows.front().replacedFirst >= 0)
        return "window";
    const bool startsWithBos = cut.bosId && text.stream.numel() > 0 && text.stream[0].item<std::int64_t>() == *cut.bosId;
    return startsWithBos ? "document" : "none";
}

int strideOf(const PerplexityParams& params, std::int64_t window)
{
    if (params.convention == "strided")
        return params.stride > 0 ? params.stride : int(std::max<std::int64_t>(1, window / 2));
    return params.convention == "llama.cpp" ? params.stride : 0;
}

/// Bytes that the scored tokens stand for, by decoding each window with and without them; 0 for ready ids.
std::int64_t scoredBytes(const OpenModel& model, const EvaluationText& text)
{
    if (text.info.documents == 0 || !model.tokenizer)
        return 0;
    std::int64_t bytes = 0;
    const auto* ids = text.stream.data_ptr<std::int64_t>();
    for (const auto& window : text.plan.windows) {
        const auto* begin = ids + window.begin;
        const std::int64_t first = window.hasPrefix ? 0 : window.firstScored;
        const std::vector<std::int64_t> whole(begin, begin + window.length), context(begin, begin + first);
        bytes += std::int64_t(model.tokenizer->decode(whole, true).size()) -
                 std::int64_t(model.tokenizer->decode(context, true).size());
    }
    return bytes;
}

} // namespace

std::int64_t countWords(std::string_view text)
{
    std::int64_t words = 1;
    bool isInside = false; // white space
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t c = length == 1 ? lead : lead & (0x7F >> length);
        for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
            c = (c << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3F);
        words += isSpace(c) && !isInside;
        isInside = isSpace(c);
        i += length;
    }
    return words;
}

EvaluationText loadEvaluationText(const OpenModel& model, const PerplexityParams& params)
{
    const ModelText loaded = loadForModel(model, params.text);
    EvaluationText out;
    out.info = loaded.info;
    addDocuments(model, loaded, params.convention == "lm-eval", out);
    WindowParams cut;
    cut.convention = params.convention;
    cut.window = windowFor(model, params.window);
    cut.stride = params.stride;
    cut.maxWindows = params.maxWindows;
    if (model.tokenizer) {
        cut.bosId = model.tokenizer->bosId();
        cut.eosId = model.tokenizer->eosId();
    }
    cut.documentEnds = out.documentEnds;
    const std::int64_t tokens = out.stream.numel();
    out.plan = params.convention == "llama.cpp" && params.stride > 0 ? planLlamaCppStride(cut, tokens) : planWindows(cut, tokens);
    out.stride = strideOf(params, cut.window);
    out.bosRule = bosRuleOf(out, cut);
    if (params.maxWindows > 0 && std::int64_t(out.plan.windows.size()) == params.maxWindows)
        out.words = 0; // some document may not be whole
    return out;
}

PerplexityResult perplexityResult(const OpenModel& model, const EvaluationText& text, const StreamLosses& losses)
{
    const PerplexityFigures figures = perplexityFigures(text.plan, losses);
    PerplexityResult result;
    result.perplexity = figures.perplexity;
    result.standardError = figures.standardError;
    result.nll = figures.nll;
    result.tokens = std::int64_t(losses.tokenNll.size());
    result.windows = std::int64_t(text.plan.windows.size());
    result.window = int(text.plan.window);
    result.convention = text.plan.convention;
    result.stride = text.stride;
    result.bosRule = text.bosRule;
    result.text = text.info;
    result.tokenNll = losses.tokenNll;
    result.windowNll = figures.windowNll;
    result.windowEnd = losses.windowEnd;
    const double nats = std::accumulate(losses.tokenNll.begin(), losses.tokenNll.end(), 0.0);
    // lm-eval divides by the bytes of the original documents, whatever the tokenizer makes of their spaces.
    const std::int64_t bytes = text.words > 0 ? text.info.bytes : scoredBytes(model, text);
    if (bytes > 0)
        result.bitsPerByte = nats / (std::numbers::ln2 * double(bytes));
    if (text.words > 0)
        result.wordPerplexity = std::exp(nats / double(text.words));
    if (bytes > 0)
        result.bytePerplexity = std::exp(nats / double(bytes));
    std::int64_t run = 0;
    for (const auto& window : text.plan.windows)
        run += window.length;
    if (losses.secondsInModel > 0)
        result.tokensPerSecond = double(run) / losses.secondsInModel;
    result.warnings = evaluationWarnings(model, text, losses, result);
    return result;
}

Text bosRuleText(const std::string& bosRule)
{
    if (bosRule == "document")
        return Text(PS_TEXT("BOS at the start of each document"));
    if (bosRule == "window")
        return Text(PS_TEXT("BOS in place of each window's first token"));
    if (bosRule == "prefix")
        return Text(PS_TEXT("BOS or EOS before each document"));
    return Text(PS_TEXT("no BOS"));
}

} // namespace prunescope
