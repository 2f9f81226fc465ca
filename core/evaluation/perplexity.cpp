// Perplexity by the conventions of the field.
#include "core/evaluation/perplexity.h"

#include "core/architecture/row_kernels.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/evaluation/side_by_side.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace prunescope {
namespace {

void requireTokens(std::int64_t tokens, std::int64_t needed, const char* convention)
{
    if (tokens < needed)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("The evaluation text has %1 tokens, but convention %2 needs at least %3; choose a longer text or a "
                            "shorter window."),
                    tokens, convention, needed);
}

void addPaperWindows(WindowPlan& plan, std::int64_t tokens)
{
    requireTokens(tokens, plan.window, "paper");
    for (std::int64_t begin = 0; begin + plan.window <= tokens; begin += plan.window)
        plan.windows.push_back({begin, plan.window, 1, -1, false, plan.window - 1});
}

void addStridedWindows(WindowPlan& plan, std::int64_t tokens, std::int64_t stride)
{
    if (stride < 1 || stride > plan.window)
        throw Error(ErrorKind::Usage, PS_TEXT("The stride is %1, but should be from 1 to the window of %2."), stride,
                    plan.window);
    requireTokens(tokens, 2, "strided");
    plan.isTokenWeighted = true;
    std::int64_t scoredUpTo = 0;
    for (std::int64_t begin = 0; scoredUpTo < tokens; begin += stride) {
        const std::int64_t end = std::min(begin + plan.window, tokens);
        const std::int64_t fresh = end - scoredUpTo;
        const std::int64_t firstScored = std::max<std::int64_t>(1, scoredUpTo - begin);
        // The documented loop counts one token less than is new, also where the first new one has context.
        if (fresh > 1)
            plan.windows.push_back({begin, end - begin, firstScored, -1, false, fresh - 1});
        scoredUpTo = end;
    }
}

void addLlamaCppWindows(WindowPlan& plan, std::int64_t tokens, std::optional<std::int64_t> bosId)
{
    requireTokens(tokens, 2 * plan.window, "llama.cpp");
    plan.isTokenWeighted = true;
    const std::int64_t firstScored = plan.window / 2 + 1;
    for (std::int64_t begin = 0; begin + plan.window <= tokens; begin += plan.window)
        plan.windows.push_back({begin, plan.window, firstScored, bosId.value_or(-1), false, plan.window - firstScored});
}

/// Windows of one document predict disjoint stretches of `window` tokens; each later one is preceded by as many tokens
/// as make its input full (context 1 of lm-evaluation-harness' rolling windows).
void addRollingWindows(WindowPlan& plan, std::int64_t first, std::int64_t last)
{
    for (std::int64_t predicted = first; predicted < last; predicted += plan.window) {
        const std::int64_t end = std::min(predicted + plan.window, last);
        const std::int64_t begin = predicted == first ? first : std::max(first, end - plan.window - 1);
        plan.windows.push_back({begin, end - begin, predicted - begin, -1, predicted == first, end - predicted});
    }
}

void addLmEvalWindows(WindowPlan& plan, std::int64_t tokens, const WindowParams& params)
{
    requireTokens(tokens, 1, "lm-eval");
    const auto prefix = params.bosId ? params.bosId : params.eosId;
    if (!prefix)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("Convention lm-eval starts with the BOS or EOS token, but the tokenizer has neither."));
    plan.isTokenWeighted = true;
    plan.prefixToken = *prefix;
    std::int64_t first = 0;
    for (const std::int64_t last : params.documentEnds.empty() ? std::vector{tokens} : params.documentEnds) {
        addRollingWindows(plan, first, last);
        first = last;
    }
}

/// Prediction losses of rows: log-sum-exp minus the target's logit, each row by itself (any thread count, same bits).
void rowLosses(const float* logits, const std::int64_t* targets, std::int64_t rows, std::int64_t vocabulary, float* out)
{
    at::parallel_for(0, rows, 16, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row) {
            const float* values = logits + row * vocabulary;
            out[row] = float(logSumExp(values, vocabulary) - double(values[targets[row]]));
        }
    });
}

/// Logits of stretches of a window that hold rows first, first + 1, ...; always the same stretches, so that their bits do not
/// depend on which rows somebody wants. All rows at once would leave the cache, and their memory would be fresh each time.
/// @param states  [1, T, D]
/// @param take    hears [rows, V] and the place of the first row
void forEachLogits(const Model& ends, const at::Tensor& states, std::int64_t first,
                          const std::function<void(const at::Tensor& logits, std::int64_t row)>& take)
{
    constexpr std::int64_t mostLogits = std::int64_t(1) << 23;
    const at::NoGradGuard guard;
    const std::int64_t step = std::clamp<std::int64_t>(mostLogits / ends.config().vocabulary / 16 * 16, 64, 256);
    for (std::int64_t row = first / step * step; row < states.size(1); row += step)
        take(ends.project(ends.finish(states.narrow(1, row, std::min(step, states.size(1) - row)))).squeeze(0), row);
}

} // namespace

WindowPlan planWindows(const WindowParams& params, std::int64_t tokens)
{
    if (params.window < 2)
        throw Error(ErrorKind::Usage, PS_TEXT("The window is %1 tokens, but should be at least 2."), params.window);
    WindowPlan plan;
    plan.convention = params.convention;
    plan.window = params.window;
    if (params.convention == "paper")
        addPaperWindows(plan, tokens);
    else if (params.convention == "strided")
        addStridedWindows(plan, tokens,
                          params.stride > 0 ? params.stride : std::max<std::int64_t>(1, params.window / 2));
    else if (params.convention == "llama.cpp")
        addLlamaCppWindows(plan, tokens, params.bosId);
    else if (params.convention == "lm-eval")
        addLmEvalWindows(plan, tokens, params);
    else
        throw Error(ErrorKind::Usage,
                    PS_TEXT("There is no perplexity convention \"%1\"; there are paper, strided, llama.cpp and lm-eval."),
                    params.convention);
    if (params.maxWindows > 0 && std::int64_t(plan.windows.size()) > params.maxWindows)
        plan.windows.resize(std::size_t(params.maxWindows));
    return plan;
}

at::Tensor windowIds(const WindowPlan& plan, const EvaluationWindow& window, const at::Tensor& stream)
{
    auto ids = stream.narrow(0, window.begin, window.length).clone();
    if (window.replacedFirst >= 0)
        ids[0] = window.replacedFirst;
    if (window.hasPrefix)
        ids = at::cat({at::full({1}, plan.prefixToken, ids.options()), ids});
    return ids.unsqueeze(0);
}

at::Tensor inputIds(const Model& model, const at::Tensor& ids)
{
    const std::int64_t length = ids.size(1);
    return length == model.config().context + 1 ? ids.narrow(1, 0, length - 1) : ids;
}

at::Tensor tokenNll(const at::Tensor& logits, const at::Tensor& ids, std::int64_t firstScored)
{
    const std::int64_t rows = ids.numel() - firstScored;
    const auto wide = logits.narrow(0, firstScored - 1, rows).to(at::kFloat).contiguous();
    const auto targets = ids.narrow(0, firstScored, rows).contiguous();
    auto out = at::empty({rows}, at::kFloat);
    rowLosses(wide.data_ptr<float>(), targets.data_ptr<std::int64_t>(), rows, wide.size(1), out.data_ptr<float>());
    return out;
}

at::Tensor stateLosses(const Model& ends, const at::Tensor& states, const at::Tensor& ids, std::int64_t firstScored)
{
    const std::int64_t length = ids.numel();
    auto out = at::empty({std::max<std::int64_t>(0, length - firstScored)}, at::kFloat);
    forEachLogits(ends, states, firstScored - 1, [&](const at::Tensor& logits, std::int64_t row) {
        // Token i is foretold by row i - 1.
        const std::int64_t first = std::max(row + 1, firstScored), count = std::min(row + 1 + logits.size(0), length) - first;
        if (count > 0)
            out.narrow(0, first - firstScored, count)
                .copy_(tokenNll(logits.narrow(0, first - 1 - row, count), ids.narrow(0, first - 1, count + 1), 1));
    });
    return out;
}

std::int64_t blockRunBytes(const Model& model, std::int64_t tokens)
{
    constexpr std::int64_t kRows = 128; // queries that attention looks at together
    const ModelConfig& config = model.config();
    std::int64_t heads = 1, inner = config.width;
    for (const auto& block : config.blocks) {
        heads = std::max<std::int64_t>(heads, block.heads);
        inner = std::max<std::int64_t>(inner, block.innerWidth);
    }
    return std::int64_t(sizeof(float)) * tokens * (4 * inner + 8 * config.width + 3 * kRows * heads);
}

std::int64_t logitsBytes(const Model& model, std::int64_t tokens)
{
    return 2 * std::int64_t(sizeof(float)) * tokens * model.config().vocabulary;
}

std::size_t WindowWalk::suitableGroup(const Model& model, const std::vector<at::Tensor>& windows)
{
    constexpr std::int64_t kMostBytes = std::int64_t(64) << 20; // of activations between blocks
    if (windows.empty() || model.isStreamed())
        return std::max<std::size_t>(1, windows.size());
    std::int64_t largest = 1;
    for (const auto& ids : windows)
        largest = std::max(largest, ids.numel() * model.config().width * std::int64_t(sizeof(float)));
    const std::int64_t least = at::get_num_threads();
    return std::size_t(std::clamp<std::int64_t>(kMostBytes / largest, least, std::int64_t(windows.size()) + least));
}

WindowWalk::WindowWalk(const Model& model, const std::vector<at::Tensor>& windows, std::size_t groupSize, ForwardContext context)
    : m_model(model),
      m_windows(windows),
      m_groupSize(groupSize > 0 ? groupSize : suitableGroup(model, windows)),
      m_context(std::move(context))
{
}
WindowWalk::~WindowWalk() = default;

void WindowWalk::begin(std::size_t first)
{
    const at::NoGradGuard guard;
    m_first = first;
    m_ends.reset();
    const Model ends = m_model.withBlock(Model::kEnds);
    const std::size_t count = std::min(groupSize(), m_windows.size() - first);
    std::vector<at::Tensor> ids;
    for (std::size_t i = 0; i < count; ++i)
        ids.push_back(inputIds(m_model, m_windows[first + i]));
    const at::Tensor x = ends.embed(ids[0], {});
    std::vector<std::vector<std::int64_t>> shapes;
    for (const at::Tensor& one : ids)
        shapes.push_back({one.size(0), one.size(1), x.size(2)});
    m_states = std::make_unique<ActivationStore>(std::move(shapes), x.scalar_type(),
                                                 m_model.isStreamed() ? activationMemory() : INT64_MAX);
    for (std::size_t i = 0; i < count; ++i)
        m_states->put(i, i == 0 ? x : ends.embed(ids[i], {}));
}

std::int64_t WindowWalk::blockBytes() const
{
    std::int64_t tokens = 0;
    for (std::size_t i = 0; i < m_states->size(); ++i)
        tokens = std::max(tokens, m_states->get(i).size(0) * m_states->get(i).size(1));
    return blockRunBytes(m_model, tokens);
}

void WindowWalk::runBlock(int block, StopFlag& stop)
{
    const at::NoGradGuard guard;
    stop.poll();
    const Model here = m_model.withBlock(block);
    const auto run = [&](std::size_t i) {
        const at::Tensor after = here.runBlock(block, m_states->get(i), m_context);
        if (m_watch)
            m_watch(m_states->get(i), after);
        m_states->put(i, after);
    };
    if (!m_context.inputHook && !m_watch)
        return sideBySide(m_states->size(), blockBytes(), stop, run);
    for (std::size_t i = 0; i < m_states->size(); ++i) {
        stop.poll();
        run(i);
    }
}

const Model& WindowWalk::ends()
{
    if (!m_ends)
        m_ends.emplace(m_model.withBlock(Model::kEnds));
    return *m_ends;
}

at::Tensor WindowWalk::logits(std::size_t window)
{
    std::vector<at::Tensor> parts;
    forEachLogits(ends(), output(window), 0, [&](const at::Tensor& logits, std::int64_t) { parts.push_back(logits); });
    return parts.size() == 1 ? parts.front() : at::cat(parts);
}

std::vector<at::Tensor> WindowWalk::logits(std::size_t first, std::size_t count, StopFlag& stop)
{
    ends();
    std::int64_t tokens = 0;
    for (std::size_t i = 0; i < m_states->size(); ++i)
        tokens = std::max(tokens, m_states->get(i).size(1));
    std::vector<at::Tensor> out(count);
    sideBySide(count, logitsBytes(m_model, tokens), stop, [&](std::size_t i) { out[i] = logits(first + i); });
    return out;
}

std::vector<at::Tensor> WindowWalk::losses(const std::vector<std::int64_t>& firstScored, StopFlag& stop)
{
    ends();
    std::vector<at::Tensor> out(m_states->size());
    std::int64_t tokens = 0;
    for (std::size_t i = 0; i < out.size(); ++i)
        tokens = std::max(tokens, m_states->get(i).size(1));
    sideBySide(out.size(), logitsBytes(m_model, tokens), stop, [&](std::size_t i) {
        out[i] = stateLosses(ends(), output(m_first + i), m_windows[m_first + i].squeeze(0), firstScored[m_first + i]);
    });
    return out;
}

at::Tensor windowLogits(const Model& model, const at::Tensor& ids, StopFlag& stop)
{
    const std::vector<at::Tensor> windows{ids};
    WindowWalk walk(model, windows);
    walk.begin(0);
    for (int block = 0; block < model.blockCount(); ++block)
        walk.runBlock(block, stop);
    return walk.logits(0);
}

std::vector<at::Tensor> allWindowIds(const WindowPlan& plan, const at::Tensor& stream)
{
    std::vector<at::Tensor> ids;
    for (const auto& window : plan.windows)
        ids.push_back(windowIds(plan, window, stream));
    return ids;
}

std::int64_t firstScoredOf(const EvaluationWindow& window, const at::Tensor& ids)
{
    // A prefix token shifts every position by one.
    return std::max<std::int64_t>(1, window.firstScored + ids.size(1) - window.length);
}

StreamLosses evaluateStream(const Model& model, const WindowPlan& plan, const at::Tensor& stream, StopFlag& stop,
                            const ProgressSink& progress)
{
    const auto start = std::chrono::steady_clock::now();
    StreamLosses losses;
    const auto windows = allWindowIds(plan, stream);
    std::vector<std::int64_t> firstScored;
    for (std::size_t i = 0; i < windows.size(); ++i)
        firstScored.push_back(firstScoredOf(plan.windows[i], windows[i]));
    WindowWalk walk(model, windows);
    const auto addLosses = [&](std::size_t number, const at::Tensor& nll) {
        const float* values = nll.data_ptr<float>();
        losses.tokenNll.insert(losses.tokenNll.end(), values, values + nll.numel());
        const std::int64_t shift = windows[number].size(1) - plan.windows[number].length;
        for (std::int64_t i = 0; i < nll.numel(); ++i)
            losses.tokenPosition.push_back(plan.windows[number].begin + firstScored[number] - shift + i);
        losses.windowEnd.push_back(std::int64_t(losses.tokenNll.size()));
    };
    const double steps = double(model.blockCount() + 1);
    for (std::size_t first = 0; first < windows.size(); first += walk.groupSize()) {
        const std::size_t count = std::min(walk.groupSize(), windows.size() - first);
        const auto tell = [&](int block) {
            report(progress, double(first) * steps + double(block) * double(count), double(windows.size()) * steps,
                   count < windows.size() ? Text(PS_TEXT("Perplexity: window %1 of %2"), first + 1, windows.size())
                                          : Text(PS_TEXT("Perplexity: block %1 of %2"), block + 1, model.blockCount()));
        };
        walk.begin(first);
        for (int block = 0; block < model.blockCount(); ++block) {
            tell(block);
            walk.runBlock(block, stop);
        }
        const auto nll = walk.losses(firstScored, stop);
        for (std::size_t i = 0; i < count; ++i)
            addLosses(first + i, nll[i]);
    }
    report(progress, 1, 1, Text(PS_TEXT("Perplexity: window %1 of %2"), windows.size(), windows.size()));
    losses.secondsInModel = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return losses;
}

PerplexityFigures perplexityFigures(const WindowPlan& plan, const StreamLosses& losses)
{
    PerplexityFigures figures;
    std::int64_t begin = 0;
    for (const std::int64_t end : losses.windowEnd) {
        double sum = 0;
        for (std::int64_t i = begin; i < end; ++i)
            sum += double(losses.tokenNll[std::size_t(i)]);
        figures.windowNll.push_back(sum / double(std::max<std::int64_t>(1, end - begin)));
        begin = end;
    }
    double weighted = 0, weights = 0;
    for (std::size_t i = 0; i < figures.windowNll.size(); ++i) {
        const double weight = plan.isTokenWeighted ? double(plan.windows[i].weight) : 1.0;
        weighted += weight * figures.windowNll[i];
        weights += weight;
    }
    figures.nll = weighted / weights;
    std::vector<double> samples = figures.windowNll;
    if (plan.isTokenWeighted)
        samples.assign(losses.tokenNll.begin(), losses.tokenNll.end());
    double squares = 0;
    for (const double sample : samples)
        squares += (sample - figures.nll) * (sample - figures.nll);
    const double count = double(samples.size());
    figures.perplexity = std::exp(figures.nll);
    if (figures.windowNll.size() > 1)
        figures.standardError = figures.perplexity * std::sqrt(squares / count / (count - 1));
    return figures;
}

} // namespace prunescope
