// Log-likelihoods of answers: each context runs once, its answers side by side after it.
#include "core/evaluation/multiple_choice.h"

#include "core/architecture/activation_store.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/evaluation/choice_formats.h"
#include "core/evaluation/perplexity.h"
#include "core/evaluation/side_by_side.h"

#include <algorithm>
#include <memory>
#include <numeric>

namespace prunescope {
namespace {

using Ids = std::vector<std::int64_t>;

/// Requests with one context. Their continuations run as one batch, the shorter ones filled up behind their ends, where
/// nothing that counts can see it.
struct ChoiceGroup {
    Ids context;
    std::size_t first = 0, count = 0; ///< of the requests
    std::int64_t branchLength = 0;    ///< of the longest continuation, without its last token, which nothing follows

    std::int64_t contextLength() const { return std::int64_t(context.size()); }
};

/// The context as the harness cuts it: the whole keeps its last maxLength + 1 tokens.
Ids cutContext(const ChoiceRequest& request, std::int64_t maxLength)
{
    const std::int64_t continuation = std::int64_t(request.continuation.size());
    if (continuation > maxLength)
        throw Error(ErrorKind::BadInput, PS_TEXT("A choice has %1 tokens, but the model's context is %2."), continuation,
                    maxLength);
    const std::int64_t room = maxLength + 1 - continuation, length = std::int64_t(request.context.size());
    return Ids(request.context.begin() + std::max<std::int64_t>(0, length - room), request.context.end());
}

std::vector<ChoiceGroup> groupsOf(const std::vector<ChoiceRequest>& requests, std::int64_t maxLength)
{
    std::vector<ChoiceGroup> groups;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        Ids context = cutContext(requests[i], maxLength);
        if (groups.empty() || groups.back().context != context)
            groups.push_back({std::move(context), i, 0, 0});
        ++groups.back().count;
        groups.back().branchLength = std::max(groups.back().branchLength, std::int64_t(requests[i].continuation.size()) - 1);
    }
    return groups;
}

/// [1, T]
at::Tensor contextIds(const ChoiceGroup& group) { return at::tensor(group.context, at::kLong).unsqueeze(0); }

/// [count, branchLength]
at::Tensor branchIds(const ChoiceGroup& group, const std::vector<ChoiceRequest>& requests)
{
    auto ids = at::zeros({std::int64_t(group.count), group.branchLength}, at::kLong);
    for (std::size_t i = 0; i < group.count; ++i) {
        const Ids& continuation = requests[group.first + i].continuation;
        std::copy(continuation.begin(), continuation.end() - 1, ids[std::int64_t(i)].data_ptr<std::int64_t>());
    }
    return ids;
}

/// The context's keys or values once for each branch, with room for the branches' own. @param one [1, G, S, W]
at::Tensor forEachBranch(const at::Tensor& one, const ChoiceGroup& group)
{
    auto all = at::empty({std::int64_t(group.count), one.size(1), group.contextLength() + group.branchLength, one.size(3)},
                         one.options());
    all.narrow(2, 0, group.contextLength()).copy_(one.narrow(2, 0, group.contextLength()).expand({all.size(0), -1, -1, -1}));
    return all;
}

/// Groups that go through the model block by block together: their states between two blocks, and what comes of them.
class ChoiceWalk {
public:
    ChoiceWalk(const Model& model, const std::vector<ChoiceRequest>& requests, std::vector<ChoiceGroup> groups)
        : m_model(model), m_requests(requests), m_groups(std::move(groups))
    {
        for (const ChoiceGroup& group : m_groups)
            m_longest = std::max(m_longest, group.contextLength() + std::int64_t(group.count) * group.branchLength);
        embed();
    }

    void runBlock(int block, StopFlag& stop)
    {
        stop.poll();
        const Model here = m_model.withBlock(block);
        sideBySide(m_groups.size(), blockRunBytes(m_model, m_longest), stop, [&](std::size_t i) { runGroup(here, block, i); });
    }

    /// Writes each request's sum.
    void score(std::vector<double>& sums, StopFlag& stop)
    {
        const Model ends = m_model.withBlock(Model::kEnds);
        sideBySide(m_groups.size(), logitsBytes(m_model, m_longest), stop, [&](std::size_t i) { scoreGroup(ends, i, sums); });
    }

private:
    /// Two states a group: 2 i its context's, 2 i + 1 its branches', which may have no tokens.
    void embed()
    {
        const Model ends = m_model.withBlock(Model::kEnds);
        const auto type = ends.embed(contextIds(m_groups.front()), {}).scalar_type();
        std::vector<std::vector<std::int64_t>> shapes;
        for (const ChoiceGroup& group : m_groups) {
            shapes.push_back({1, group.contextLength(), m_model.config().width});
            shapes.push_back({std::int64_t(group.count), group.branchLength, m_model.config().width});
        }
        m_states = std::make_unique<ActivationStore>(shapes, type, m_model.isStreamed() ? activationMemory() : INT64_MAX);
        for (std::size_t i = 0; i < m_groups.size(); ++i) {
            KeyValueCache cache;
            cache.length = m_groups[i].contextLength();
            ForwardContext after;
            after.cache = &cache;
            m_states->put(2 * i, ends.embed(contextIds(m_groups[i]), {}));
            if (m_groups[i].branchLength > 0)
                m_states->put(2 * i + 1, ends.embed(branchIds(m_groups[i], m_requests), after));
        }
    }

    void runGroup(const Model& here, int block, std::size_t i)
    {
        const ChoiceGroup& group = m_groups[i];
        KeyValueCache cache;
        ForwardContext context;
        if (group.branchLength > 0)
            context.cache = &cache;
        m_states->put(2 * i, here.runBlock(block, m_states->get(2 * i), context));
        if (group.branchLength == 0)
            return;
        // A block whose attention was taken out leaves nothing in the cache.
        for (auto* side : {&cache.keys, &cache.values})
            if (side->size() > std::size_t(block) && side->back().defined())
                side->back() = forEachBranch(side->back(), group);
        cache.length = group.contextLength();
        m_states->put(2 * i + 1, here.runBlock(block, m_states->get(2 * i + 1), context));
    }

    void scoreGroup(const Model& ends, std::size_t i, std::vector<double>& sums)
    {
        const ChoiceGroup& group = m_groups[i];
        const auto start = m_states->get(2 * i).squeeze(0).narrow(0, group.contextLength() - 1, 1); // [1, D]
        for (std::size_t branch = 0; branch < group.count; ++branch) {
            const Ids& continuation = m_requests[group.first + branch].continuation;
            auto rows = start;
            if (continuation.size() > 1)
                rows = at::cat({start, m_states->get(2 * i + 1)[std::int64_t(branch)].narrow(
                                           0, 0, std::int64_t(continuation.size()) - 1)});
            const auto logits = ends.project(ends.finish(rows.unsqueeze(0))).squeeze(0); // [continuation, V]
            Ids targets{0}; // whatever stands before the first prediction
            targets.insert(targets.end(), continuation.begin(), continuation.end());
            const auto nll = tokenNll(logits, at::tensor(targets, at::kLong), 1);
            const float* values = nll.data_ptr<float>();
            sums[group.first + branch] = -std::accumulate(values, values + nll.numel(), 0.0);
        }
    }

    const Model& m_model;
    const std::vector<ChoiceRequest>& m_requests;
    const std::vector<ChoiceGroup> m_groups;
    std::int64_t m_longest = 1;
    std::unique_ptr<ActivationStore> m_states;
};

/// Groups whose states stay in the processor's reach; all of them where each block is read from the files once.
std::size_t groupsTogether(const Model& model, const std::vector<ChoiceGroup>& groups, std::size_t first)
{
    constexpr std::int64_t kMostBytes = std::int64_t(32) << 20; // of activations between blocks
    if (model.isStreamed())
        return groups.size() - first;
    std::int64_t bytes = 0;
    std::size_t count = 0;
    while (first + count < groups.size() && bytes < kMostBytes) {
        const ChoiceGroup& group = groups[first + count++];
        bytes += (group.contextLength() + std::int64_t(group.count) * group.branchLength) * model.config().width *
                 std::int64_t(sizeof(float));
    }
    return count;
}

} // namespace

ChoiceRequest encodeChoice(const Tokenizer& tokenizer, const std::string& context, const std::string& continuation,
                           bool addsSpecial)
{
    // pythonStrip() also takes leading white space, which stays: only what it leaves at the end counts.
    const std::string marked = pythonStrip("|" + context);
    const std::string before = marked.substr(1), after = context.substr(before.size()) + continuation;
    ChoiceRequest request;
    if (before.empty()) {
        const auto prefix = tokenizer.bosId() ? tokenizer.bosId() : tokenizer.eosId();
        if (!prefix)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("A choice without context starts with the BOS or EOS token, but the tokenizer has neither."));
        request.context = {*prefix};
        request.continuation = tokenizer.encode(after, false);
        if (request.continuation.size() > 1 && request.continuation.front() == *prefix)
            request.continuation.erase(request.continuation.begin());
    } else {
        request.context = tokenizer.encode(before, addsSpecial);
        const auto whole = tokenizer.encode(before + after, addsSpecial);
        request.continuation.assign(whole.begin() + std::ptrdiff_t(std::min(request.context.size(), whole.size())),
                                    whole.end());
    }
    if (request.context.empty() || request.continuation.empty())
        throw Error(ErrorKind::BadInput, PS_TEXT("The choice \"%1\" leaves no token to score after its context."),
                    continuation);
    return request;
}

std::vector<double> scoreChoices(const Model& model, const std::vector<ChoiceRequest>& requests, StopFlag& stop,
                                 const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    const auto groups = groupsOf(requests, model.config().context);
    std::vector<double> sums(requests.size());
    const double steps = double(model.blockCount() + 1);
    for (std::size_t first = 0; first < groups.size();) {
        const std::size_t count = groupsTogether(model, groups, first);
        ChoiceWalk walk(model, requests,
                        {groups.begin() + std::ptrdiff_t(first), groups.begin() + std::ptrdiff_t(first + count)});
        for (int block = 0; block < model.blockCount(); ++block) {
            report(progress, double(first) * steps + double(block) * double(count), double(groups.size()) * steps,
                   Text(PS_TEXT("Multiple choice: context %1 of %2, block %3 of %4"), first + 1, groups.size(), block + 1,
                        model.blockCount()));
            walk.runBlock(block, stop);
        }
        walk.score(sums, stop);
        first += count;
    }
    return sums;
}

ChoiceWork choiceWork(const std::vector<ChoiceRequest>& requests, std::int64_t maxLength)
{
    ChoiceWork work;
    for (const ChoiceGroup& group : groupsOf(requests, maxLength)) {
        const std::int64_t tokens = group.contextLength() + std::int64_t(group.count) * group.branchLength;
        work.tokens += tokens;
        work.longest = std::max(work.longest, tokens);
        ++work.passes;
    }
    return work;
}

} // namespace prunescope
