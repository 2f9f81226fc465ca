// Continuing a prompt with a key/value cache.
#include "core/evaluation/generation.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/base/random.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

namespace prunescope {
namespace {

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::int64_t argMax(const float* logits, std::int64_t vocabulary)
{
    return std::max_element(logits, logits + vocabulary) - logits;
}

/// Nucleus sampling (Holtzman et al. 2020): among the likeliest tokens that together reach topP.
std::int64_t sample(const float* logits, std::int64_t vocabulary, const SamplingParams& params, Random& random)
{
    const float top = *std::max_element(logits, logits + vocabulary);
    std::vector<double> weight(static_cast<std::size_t>(vocabulary));
    for (std::int64_t v = 0; v < vocabulary; ++v)
        weight[std::size_t(v)] = std::exp((double(logits[v]) - double(top)) / params.temperature);
    std::vector<std::int64_t> order(weight.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::int64_t a, std::int64_t b) { return weight[std::size_t(a)] > weight[std::size_t(b)]; });
    const double total = std::accumulate(weight.begin(), weight.end(), 0.0);
    double kept = 0;
    std::size_t count = 0;
    while (count < order.size() && (count == 0 || kept < params.topP * total))
        kept += weight[std::size_t(order[count++])];
    double draw = random.uniform() * kept;
    for (std::size_t i = 0; i < count; ++i)
        if ((draw -= weight[std::size_t(order[i])]) < 0)
            return order[i];
    return order[count - 1];
}

/// Logits of the last position after feeding ids; only that row meets the output matrix.
at::Tensor lastLogits(const Model& model, const std::vector<std::int64_t>& ids, const ForwardContext& context)
{
    const auto input = at::tensor(ids, at::kLong).unsqueeze(0);
    at::Tensor x = model.embed(input, context);
    for (int block = 0; block < model.blockCount(); ++block)
        x = model.runBlock(block, x, context);
    context.cache->length += input.size(1);
    const Model ends = model.withBlock(Model::kEnds);
    return ends.project(ends.finish(x.narrow(1, x.size(1) - 1, 1))).to(at::kFloat).contiguous();
}

} // namespace

Generation generate(const Model& model, const std::vector<std::int64_t>& prompt, const SamplingParams& params,
                    StopFlag& stop, const ProgressSink& progress)
{
    if (prompt.empty())
        throw Error(ErrorKind::Usage, PS_TEXT("The prompt is empty and the tokenizer has no BOS token to start with."));
    if (!(params.temperature >= 0) || !(params.topP >= 0 && params.topP <= 1))
        throw Error(ErrorKind::Usage, PS_TEXT("The temperature is %1 and top-p %2; they should be at least 0 and from 0 to 1."),
                    params.temperature, params.topP);
    const at::NoGradGuard guard;
    Random random(params.seed);
    KeyValueCache cache;
    ForwardContext context;
    context.cache = &cache;
    const auto& eos = model.config().eosIds;
    Generation out;
    auto start = std::chrono::steady_clock::now();
    auto logits = lastLogits(model, prompt, context);
    out.promptSeconds = secondsSince(start);
    start = std::chrono::steady_clock::now();
    while (std::int64_t(out.ids.size()) < params.tokens) {
        stop.poll();
        const float* row = logits.data_ptr<float>();
        const std::int64_t next =
            params.temperature == 0 ? argMax(row, logits.numel()) : sample(row, logits.numel(), params, random);
        if (std::find(eos.begin(), eos.end(), next) != eos.end())
            break;
        out.ids.push_back(next);
        report(progress, double(out.ids.size()), double(params.tokens),
               Text(PS_TEXT("Token %1 of %2"), out.ids.size(), params.tokens));
        if (std::int64_t(out.ids.size()) < params.tokens)
            logits = lastLogits(model, {next}, context);
    }
    out.decodeSeconds = secondsSince(start);
    return out;
}

} // namespace prunescope
