// From texts to windows and from losses to figures.
#include "core/session/perplexity_result.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/session/text_loading.h"
#include "core/session/text_paths.h"

#include <cctype>
#include <cmath>
#include <numbers>
#include <numeric>

namespace prunescope {
namespace {

std::int64_t countWords(const std::string& text)
{
    std::int64_t words = 0;
    bool isInside = false;
    for (const unsigned char c : text) {
        words += !std::isspace(c) && !isInside;
        isInside = !std::isspace(c);
    }
    return words;
}

/// lm-eval scores documents one by one, without the tokenizer's own special tokens.
std::vector<std::int64_t> documentStream(const OpenModel& model, EvaluationText& out, const ModelText& loaded)
{
    std::vector<std::int64_t> ends;
    if (loaded.text.ids.defined())
        return ends;
    std::vector<std::int64_t> ids;
    for (const auto& document : loaded.text.documents) {
        const auto part = model.requireTokenizer().encode(document, false);
        ids.insert(ids.end(), part.begin(), part.end());
        ends.push_back(std::int64_t(ids.size()));
        out.words += countWords(document);
    }
    out.stream = at::tensor(ids, at::kLong);
    out.info.tokens = std::int64_t(ids.size());
    return ends;
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

EvaluationText loadEvaluationText(const OpenModel& model, const PerplexityParams& params)
{
    const ModelText loaded = loadForModel(model, params.text);
    EvaluationText out;
    out.stream = loaded.stream;
    out.info = loaded.info;
    WindowParams cut;
    cut.convention = params.convention;
    cut.window = windowFor(model, params.window);
    cut.stride = params.stride;
    cut.maxWindows = params.maxWindows;
    if (model.tokenizer) {
        cut.bosId = model.tokenizer->bosId();
        cut.eosId = model.tokenizer->eosId();
    }
    if (params.convention == "lm-eval")
        cut.documentEnds = documentStream(model, out, loaded);
    out.plan = planWindows(cut, out.stream.numel());
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
    result.text = text.info;
    result.tokenNll = losses.tokenNll;
    result.windowNll = figures.windowNll;
    const double nats = std::accumulate(losses.tokenNll.begin(), losses.tokenNll.end(), 0.0);
    const std::int64_t bytes = scoredBytes(model, text);
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
    return result;
}

} // namespace prunescope
