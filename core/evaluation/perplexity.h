#pragma once
// Perplexity by the conventions of the field (ecosystem.md 16), from per-token losses.

#include "core/architecture/activation_store.h"
#include "core/architecture/model.h"
#include "core/base/progress.h"
#include "core/base/stop_flag.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace prunescope {

/// One stretch of tokens that is run through the model, and which of its predictions count.
struct EvaluationWindow {
    std::int64_t begin = 0;        ///< first token in the stream
    std::int64_t length = 0;       ///< tokens run
    std::int64_t firstScored = 1;  ///< position in the window of the first predicted token that counts
    std::int64_t replacedFirst = -1; ///< token id put in place of the window's first token, or -1
    bool hasPrefix = false;        ///< the plan's prefix token stands before the window's first token
    std::int64_t weight = 0;       ///< predictions this window counts for in a token-weighted mean
};

/// How a convention cuts a stream.
struct WindowPlan {
    std::string convention;
    std::vector<EvaluationWindow> windows;
    std::int64_t window = 0;
    bool isTokenWeighted = false;  ///< false: plain mean of window means (paper)
    std::int64_t prefixToken = -1; ///< lm-eval: stands before the first window of each document
};

/// What to cut, and how.
struct WindowParams {
    /// "paper": consecutive, tail dropped, window - 1 predictions each. "strided" (transformers' documentation): every
    /// `stride` tokens; a window's mean is over its new tokens and weighs their number less one. "llama.cpp":
    /// consecutive, BOS in place of the first token, second half counts. "lm-eval": rolling by document, every token
    /// counts, the first one after the prefix token (BOS, else EOS).
    std::string convention = "paper";
    std::int64_t window = 2048;
    std::int64_t stride = 0;                 ///< strided; 0 = window / 2
    std::optional<std::int64_t> bosId, eosId;
    std::vector<std::int64_t> documentEnds;  ///< lm-eval: where documents end in the stream; empty = one document
    std::int64_t maxWindows = 0;             ///< 0 = all
};

/// Windows of a stream of `tokens` ids.
/// @throws Error{Usage} for an unknown convention or a stride outside 1..window; Error{BadInput} if the stream is too
///         short, with both counts
WindowPlan planWindows(const WindowParams& params, std::int64_t tokens);

/// Token ids of one window as run, prefix and replacement included. int64 [1, length]
at::Tensor windowIds(const WindowPlan& plan, const EvaluationWindow& window, const at::Tensor& stream);

/// The ids that the model is run on: all, but for the last one of a window that is one longer than the model's context, as
/// lm-evaluation-harness' rolling windows are: it is foretold and foretells nothing. @param ids  int64 [B, T]
at::Tensor inputIds(const Model& model, const at::Tensor& ids);

/// Negative log-likelihood of each predicted token of a window.
/// @param logits  [T, V] or [T - 1, V] (the last row foretells nothing), any float type
/// @param ids     int64 [T]
/// @return        float32 [T - firstScored]: nats of tokens firstScored .. T-1
at::Tensor tokenNll(const at::Tensor& logits, const at::Tensor& ids, std::int64_t firstScored);

/// The same from what the last block made of a window; only predictions that count meet the output matrix.
/// @param ends    a model with its ends at hand
/// @param states  [1, T, D]
at::Tensor stateLosses(const Model& ends, const at::Tensor& states, const at::Tensor& ids, std::int64_t firstScored);

/// Losses of a whole stream.
struct StreamLosses {
    std::vector<float> tokenNll;             ///< scored tokens in order
    std::vector<std::int64_t> tokenPosition; ///< their places in the stream
    std::vector<std::int64_t> windowEnd;     ///< per window: end of its part in tokenNll
    double secondsInModel = 0;
};

/// Average and error of a plan's losses.
struct PerplexityFigures {
    double nll = 0;
    double perplexity = 0;
    std::optional<double> standardError;     ///< perplexity * standard error of the mean nll; absent for one window
    std::vector<double> windowNll;
};

/// paper: mean of window means, error over windows; others: window means by weight, error over tokens. One window: no
/// error.
PerplexityFigures perplexityFigures(const WindowPlan& plan, const StreamLosses& losses);

/// Runs all windows through a model. Polls the stop flag before each block.
StreamLosses evaluateStream(const Model& model, const WindowPlan& plan, const at::Tensor& stream, StopFlag& stop,
                            const ProgressSink& progress);

/// Runs windows through a model block by block without gradients, several windows side by side. A model in memory takes as
/// many windows at a time through all blocks as stay in the processor's reach; a streamed one takes all windows through
/// each block, so that its weights are read once. The arithmetic of a window is the same.
class WindowWalk {
public:
    /// Windows that go together through this model.
    static std::size_t suitableGroup(const Model& model, const std::vector<at::Tensor>& windows);

    /// @param windows    token ids of each window, int64 [B, T]; kept by reference
    /// @param groupSize  windows that go together; 0 = suitableGroup()
    /// @param context    of all block runs; without a cache. With an input hook windows come one after the other
    WindowWalk(const Model& model, const std::vector<at::Tensor>& windows, std::size_t groupSize = 0,
               ForwardContext context = {});
    ~WindowWalk();

    std::size_t groupSize() const { return m_groupSize; }
    /// Embeds the windows first .. first + groupSize() - 1, as far as there are.
    void begin(std::size_t first);
    /// Hears what goes into a block and what comes out of it, [B, T, D], of each window that runBlock() runs, in order. With
    /// a watch windows come one after the other.
    using BlockWatch = std::function<void(const at::Tensor& before, const at::Tensor& after)>;
    void watch(BlockWatch watch) { m_watch = std::move(watch); }
    /// Runs the next block over the group.
    void runBlock(int block, StopFlag& stop);
    /// What the last block made of a window of the group: [B, T, D].
    const at::Tensor& output(std::size_t window) const { return m_states->get(window - m_first); }
    /// After the last block, of a window with B = 1. @return [T, V]
    at::Tensor logits(std::size_t window);
    /// The same of some windows of the group, with the bits that losses() has.
    std::vector<at::Tensor> logits(std::size_t first, std::size_t count, StopFlag& stop);
    /// After the last block, of each window of the group: nats of its tokens from firstScored on. @return in order
    std::vector<at::Tensor> losses(const std::vector<std::int64_t>& firstScored, StopFlag& stop);

private:
    std::int64_t blockBytes() const;
    const Model& ends();

    const Model& m_model;
    const std::vector<at::Tensor>& m_windows;
    std::size_t m_groupSize;
    ForwardContext m_context;
    BlockWatch m_watch;
    std::size_t m_first = 0;
    std::unique_ptr<ActivationStore> m_states;
    std::optional<Model> m_ends;
};

/// Bytes that one window of T tokens holds while it runs through a block.
std::int64_t blockRunBytes(const Model& model, std::int64_t tokens);
/// Bytes of the logits of one window and of what is made of them.
std::int64_t logitsBytes(const Model& model, std::int64_t tokens);

/// Logits of one window without gradients, polling the stop flag before each block. @return [T, V]
at::Tensor windowLogits(const Model& model, const at::Tensor& ids, StopFlag& stop);

/// Ids of all windows of a plan, as run.
std::vector<at::Tensor> allWindowIds(const WindowPlan& plan, const at::Tensor& stream);
/// Position in the window as run of its first prediction that counts.
std::int64_t firstScoredOf(const EvaluationWindow& window, const at::Tensor& ids);

} // namespace prunescope
