// Evaluating and generating, ours beside the same written plainly with libtorch operations, in one run:
//   bench_forward MODEL TEXT [WINDOW] [WINDOWS] [RUNS]
// MODEL is a LLaMA folder or "demo". Both sides have the same weights in float32, windows, threads and no gradients; the
// baseline runs at the best of several batch sizes, and its caches of keys and values are allocated beforehand.
#include "core/architecture/torch.h"
#include "core/evaluation/generation.h"
#include "core/evaluation/perplexity.h"
#include "core/session/open_model.h"
#include "core/session/perplexity_result.h"
#include "core/session/session.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

using namespace prunescope;

namespace {

double secondsOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// LLaMA (Touvron et al. 2023) as one would write it: one operation after the other over a batch.
class PlainLlama {
public:
    explicit PlainLlama(const Model& model) : m_config(model.config())
    {
        m_embedding = model.parameter("model.embed_tokens.weight");
        m_output = m_config.isTied ? m_embedding : model.product("lm_head")->denseWeight();
        m_norm = model.parameter("model.norm.weight");
        for (int b = 0; b < model.blockCount(); ++b) {
            const std::string at = "model.layers." + std::to_string(b) + ".";
            const auto matrix = [&](const char* name) { return model.product(at + name)->denseWeight(); };
            m_blocks.push_back({matrix("self_attn.q_proj"), matrix("self_attn.k_proj"), matrix("self_attn.v_proj"),
                                matrix("self_attn.o_proj"), matrix("mlp.gate_proj"), matrix("mlp.up_proj"), matrix("mlp.down_proj"),
                                model.parameter(at + "input_layernorm.weight"), model.parameter(at + "post_attention_layernorm.weight")});
        }
        const auto& rotary = m_config.rotaries[0];
        const auto half = at::pow(rotary.theta, -at::arange(0, rotary.width, 2, at::kFloat) / double(rotary.width));
        const auto angle = at::outer(at::arange(0, kMostPositions, at::kFloat), half);
        m_cosine = at::cat({angle, angle}, 1).cos();
        m_sine = at::cat({angle, angle}, 1).sin();
    }

    /// @param ids [B, T] @return nats [B, T - 1]
    at::Tensor losses(const at::Tensor& ids) const
    {
        const std::int64_t T = ids.size(1);
        at::Tensor x = at::embedding(m_embedding, ids);
        const auto mask = at::triu(at::full({T, T}, -INFINITY), 1);
        for (std::size_t b = 0; b < m_blocks.size(); ++b)
            x = block(b, x, 0, &mask, nullptr, nullptr);
        const auto logits = at::linear(normed(x, m_norm), m_output).narrow(1, 0, T - 1);
        return at::nll_loss_nd(at::log_softmax(logits, -1).reshape({-1, m_config.vocabulary}), ids.narrow(1, 1, T - 1).reshape({-1}), {},
                               at::Reduction::None).view({ids.size(0), T - 1});
    }

    std::vector<std::int64_t> generate(std::vector<std::int64_t> ids, std::int64_t tokens) const
    {
        const auto& shape = m_config.blocks[0];
        std::vector<at::Tensor> keys, values;
        for (std::size_t b = 0; b < m_blocks.size(); ++b) {
            keys.push_back(at::empty({1, shape.keyValueHeads, std::int64_t(ids.size()) + tokens, shape.headWidth}));
            values.push_back(at::empty_like(keys.back()));
        }
        std::vector<std::int64_t> out;
        std::int64_t past = 0;
        while (std::int64_t(out.size()) < tokens) {
            const std::int64_t T = std::int64_t(ids.size());
            at::Tensor x = at::embedding(m_embedding, at::tensor(ids, at::kLong).unsqueeze(0));
            const auto mask = T > 1 ? at::triu(at::full({T, T}, -INFINITY), 1) : at::Tensor();
            for (std::size_t b = 0; b < m_blocks.size(); ++b)
                x = block(b, x, past, T > 1 ? &mask : nullptr, &keys[b], &values[b]);
            past += T;
            const auto logits = at::linear(normed(x.narrow(1, T - 1, 1), m_norm), m_output);
            ids = {logits.argmax(-1).item<std::int64_t>()};
            out.push_back(ids[0]);
        }
        return out;
    }

private:
    static constexpr std::int64_t kMostPositions = 4096;

    struct Block {
        at::Tensor q, k, v, o, gate, up, down, before, middle;
    };

    at::Tensor normed(const at::Tensor& x, const at::Tensor& gain) const
    {
        return x * at::rsqrt(x.pow(2).mean(-1, true) + m_config.normEpsilon) * gain;
    }
    at::Tensor turned(const at::Tensor& x, std::int64_t first) const
    {
        const std::int64_t half = x.size(-1) / 2;
        const auto other = at::cat({-x.narrow(-1, half, half), x.narrow(-1, 0, half)}, -1);
        return x * m_cosine.narrow(0, first, x.size(2)) + other * m_sine.narrow(0, first, x.size(2));
    }
    at::Tensor block(std::size_t number, const at::Tensor& x, std::int64_t past, const at::Tensor* mask, at::Tensor* keys,
                     at::Tensor* values) const
    {
        const Block& w = m_blocks[number];
        const auto& shape = m_config.blocks[number];
        const std::int64_t B = x.size(0), T = x.size(1), W = shape.headWidth, repeats = shape.heads / shape.keyValueHeads;
        const auto h = normed(x, w.before);
        const auto split = [&](const at::Tensor& y) { return y.view({B, T, -1, W}).transpose(1, 2); };
        const auto q = turned(split(at::linear(h, w.q)), past);
        auto k = turned(split(at::linear(h, w.k)), past), v = split(at::linear(h, w.v));
        if (keys) {
            keys->narrow(2, past, T).copy_(k);
            values->narrow(2, past, T).copy_(v);
            k = keys->narrow(2, 0, past + T);
            v = values->narrow(2, 0, past + T);
        }
        if (repeats > 1) {
            k = k.repeat_interleave(repeats, 1);
            v = v.repeat_interleave(repeats, 1);
        }
        auto scores = at::matmul(q, k.transpose(2, 3)) / std::sqrt(double(W));
        if (mask)
            scores = scores + *mask;
        const auto mixed = at::matmul(at::softmax(scores, -1), v).transpose(1, 2).reshape({B, T, -1});
        const auto middle = x + at::linear(mixed, w.o);
        const auto g = normed(middle, w.middle);
        return middle + at::linear(at::silu(at::linear(g, w.gate)) * at::linear(g, w.up), w.down);
    }

    ModelConfig m_config;
    at::Tensor m_embedding, m_output, m_norm, m_cosine, m_sine;
    std::vector<Block> m_blocks;
};

/// Multiplications and additions of a window: matrices, attention (the half that is seen), output.
double flopsOf(const Model& model, std::int64_t T)
{
    double perToken = 2.0 * double(model.config().vocabulary * model.config().width), attention = 0;
    for (const auto& shape : model.config().blocks) {
        const double D = double(model.config().width), Q = double(shape.heads * shape.headWidth), K = double(shape.keyValueHeads * shape.headWidth);
        perToken += 2 * (D * (2 * Q + 2 * K) + 3 * D * double(shape.innerWidth));
        attention += 2 * Q * double(T); // two products over half of the T keys
    }
    return double(T) * (perToken + attention);
}

double gemmPeak()
{
    const auto a = at::randn({2048, 2048}), b = at::randn({2048, 2048});
    std::vector<double> seconds;
    for (int run = 0; run < 7; ++run)
        seconds.push_back(secondsOf([&] { at::mm(a, b); }));
    return 2.0 * 2048 * 2048 * 2048 / *std::min_element(seconds.begin(), seconds.end());
}

void benchEvaluation(const Model& model, const PlainLlama& plain, const WindowPlan& plan, const at::Tensor& stream, int runs)
{
    StopFlag never;
    const std::int64_t windows = std::int64_t(plan.windows.size()), T = plan.window;
    const auto ids = stream.narrow(0, 0, windows * T).view({windows, T});
    StreamLosses ours;
    at::Tensor theirs;
    std::vector<double> ourSeconds;
    std::vector<std::int64_t> batches;
    for (const std::int64_t batch : {1, 2, 4, 8})
        if (batch <= windows)
            batches.push_back(batch);
    std::vector<std::vector<double>> plainSeconds(batches.size());
    for (int run = 0; run <= runs; ++run) { // the first one warms up
        const double seconds = secondsOf([&] { ours = evaluateStream(model, plan, stream, never, {}); });
        if (run > 0)
            ourSeconds.push_back(seconds);
        for (std::size_t i = 0; i < batches.size(); ++i) {
            const double plainly = secondsOf([&] {
                std::vector<at::Tensor> parts;
                for (std::int64_t first = 0; first < windows; first += batches[i])
                    parts.push_back(plain.losses(ids.narrow(0, first, std::min(batches[i], windows - first))));
                theirs = at::cat(parts).reshape({-1});
            });
            if (run > 0)
                plainSeconds[i].push_back(plainly);
        }
    }
    double largest = 0;
    for (std::size_t i = 0; i < ours.tokenNll.size(); ++i)
        largest = std::max(largest, std::abs(double(ours.tokenNll[i]) - double(theirs[std::int64_t(i)].item<float>())));
    const double tokens = double(windows * T), mine = median(ourSeconds);
    double best = 1e300;
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const double here = median(plainSeconds[i]);
        best = std::min(best, here);
        std::printf("evaluation, plain libtorch, batch %lld: %.0f tokens/s\n", static_cast<long long>(batches[i]), tokens / here);
    }
    const double peak = gemmPeak(), flops = flopsOf(model, T) * double(windows);
    std::printf("evaluation, ours: %.0f tokens/s, %.2f times the best plain one; %.0f of %.0f GFLOP/s (%.0f %% of the GEMM peak); largest "
                "difference of a loss %.1e\n",
                tokens / mine, best / mine, flops / mine * 1e-9, peak * 1e-9, 100 * flops / mine / peak, largest);
}

void benchGeneration(const Model& model, const PlainLlama& plain, const at::Tensor& stream, int runs)
{
    StopFlag never;
    constexpr std::int64_t prompt = 32, tokens = 96;
    const std::vector<std::int64_t> start(stream.data_ptr<std::int64_t>(), stream.data_ptr<std::int64_t>() + prompt);
    std::vector<double> mine, theirs;
    std::vector<std::int64_t> ours, others;
    const SamplingParams params{.tokens = tokens};
    for (int run = 0; run <= runs; ++run) {
        const double a = secondsOf([&] { ours = generate(model, start, params, never, {}).ids; });
        const double b = secondsOf([&] { others = plain.generate(start, tokens); });
        if (run > 0) {
            mine.push_back(a / double(std::max<std::size_t>(ours.size(), 1)));
            theirs.push_back(b / double(tokens));
        }
    }
    std::size_t same = 0;
    while (same < std::min(ours.size(), others.size()) && ours[same] == others[same])
        ++same;
    std::printf("generation after %lld tokens: plain libtorch %.1f tokens/s, ours %.1f, %.2f times; first %zu of %zu tokens the same\n",
                static_cast<long long>(prompt), 1 / median(theirs), 1 / median(mine), median(theirs) / median(mine), same, ours.size());
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "bench_forward MODEL TEXT [WINDOW] [WINDOWS] [RUNS]\n");
        return 2;
    }
    startRuntime(0);
    const at::NoGradGuard guard;
    StopFlag never;
    const int runs = argc > 5 ? std::atoi(argv[5]) : 5;
    const auto handle = openModel({argv[1], "f32"}, never, {});
    PerplexityParams params;
    params.text.path = argv[2];
    params.window = argc > 3 ? std::atoi(argv[3]) : 0;
    params.maxWindows = argc > 4 ? std::atoi(argv[4]) : 0;
    const EvaluationText text = loadEvaluationText(*handle, params);
    const Model& model = handle->model();
    const PlainLlama plain(model);
    std::printf("%s; %d threads; %s; %zu windows of %lld tokens, float32\n", runtimeDescription().c_str(), at::get_num_threads(), argv[1],
                text.plan.windows.size(), static_cast<long long>(text.plan.window));
    benchEvaluation(model, plain, text.plan, text.stream, runs);
    benchGeneration(model, plain, text.stream, runs);
    return 0;
}
