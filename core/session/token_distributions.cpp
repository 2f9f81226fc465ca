// One window through both models, one row of its logits.
#include "core/session/token_distributions.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/session/perplexity_result.h"
#include "core/session/token_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace prunescope {
namespace {

/// Natural logarithms of the probabilities of a row, in double.
std::vector<double> logProbabilities(const at::Tensor& row)
{
    const auto wide = row.to(at::kDouble).contiguous();
    const double* values = wide.data_ptr<double>();
    std::vector<double> out(values, values + wide.numel());
    const double top = *std::max_element(out.begin(), out.end());
    double sum = 0;
    for (const double value : out)
        sum += std::exp(value - top);
    for (double& value : out)
        value -= top + std::log(sum);
    return out;
}

std::vector<std::int64_t> likeliest(const std::vector<double>& logs, int most)
{
    std::vector<std::int64_t> ids(logs.size());
    std::iota(ids.begin(), ids.end(), 0);
    const auto middle = ids.begin() + std::min<std::ptrdiff_t>(most, std::ptrdiff_t(ids.size()));
    std::partial_sort(ids.begin(), middle, ids.end(), [&](std::int64_t x, std::int64_t y) {
        const double left = logs[std::size_t(x)], right = logs[std::size_t(y)];
        return left != right ? left > right : x < y;
    });
    return {ids.begin(), middle};
}

std::int32_t rankOf(const std::vector<double>& logs, std::int64_t target)
{
    std::int32_t rank = 1;
    for (std::int64_t id = 0; id < std::int64_t(logs.size()); ++id)
        rank += logs[std::size_t(id)] > logs[std::size_t(target)] || (logs[std::size_t(id)] == logs[std::size_t(target)] && id < target);
    return rank;
}

double entropy(const std::vector<double>& logs)
{
    double sum = 0;
    for (const double log : logs)
        sum -= std::exp(log) * log;
    return sum;
}

double divergence(const std::vector<double>& a, const std::vector<double>& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += std::exp(a[i]) * (a[i] - b[i]);
    return std::max(0.0, sum);
}

Json candidatesJson(const std::vector<TokenCandidate>& candidates)
{
    Json rows = Json::array();
    for (const TokenCandidate& one : candidates)
        rows.push_back({{"id", one.id},
                        {"token", one.text},
                        {"probability_a", one.probabilityA},
                        {"probability_b", one.probabilityB},
                        {"is_target", one.isTarget}});
    return rows;
}

} // namespace

TokenDistributions tokenDistributions(const ModelHandle& a, const ModelHandle& b, const ComparedTokens& tokens, std::int64_t scored,
                                      StopFlag& stop, int most)
{
    if (scored < 0 || scored >= std::int64_t(tokens.size()) || !tokens.evaluated)
        throw Error(ErrorKind::Usage, PS_TEXT("There is no scored token %1; the comparison has %2."), scored, tokens.size());
    const auto above = std::upper_bound(tokens.windowEnd.begin(), tokens.windowEnd.end(), scored);
    const EvaluationText& text = *tokens.evaluated;
    const auto ids = windowIds(text.plan, text.plan.windows[std::size_t(above - tokens.windowEnd.begin())], text.stream);
    const std::int64_t place = tokens.place[std::size_t(scored)];
    const auto before = ids.narrow(1, 0, place); // what comes after it is not seen
    const auto logA = logProbabilities(windowLogits(a->model(), before, stop)[place - 1]);
    const auto logB = logProbabilities(windowLogits(b->model(), before, stop)[place - 1]);
    const std::int64_t target = ids[0][place].item<std::int64_t>();
    const auto candidate = [&](std::int64_t id) {
        return TokenCandidate{id, textOfToken(a->tokenizer.get(), id), std::exp(logA[std::size_t(id)]), std::exp(logB[std::size_t(id)]),
                              id == target};
    };
    TokenDistributions out;
    out.scored = scored;
    out.target = candidate(target);
    out.rankA = rankOf(logA, target);
    out.rankB = rankOf(logB, target);
    out.kl = divergence(logA, logB);
    out.entropyA = entropy(logA);
    out.entropyB = entropy(logB);
    for (const std::int64_t id : likeliest(logA, most))
        out.topA.push_back(candidate(id));
    for (const std::int64_t id : likeliest(logB, most))
        out.topB.push_back(candidate(id));
    return out;
}

Json distributionsJson(const TokenDistributions& d)
{
    return {{"scored", d.scored},
            {"target", candidatesJson({d.target}).front()},
            {"rank_a", d.rankA},
            {"rank_b", d.rankB},
            {"kl", d.kl},
            {"entropy_a", d.entropyA},
            {"entropy_b", d.entropyB},
            {"top_a", candidatesJson(d.topA)},
            {"top_b", candidatesJson(d.topB)}};
}

} // namespace prunescope
