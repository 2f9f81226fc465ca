// Losses from a block on.
#include "core/sensitivity/suffix_losses.h"

#include "core/architecture/torch.h"
#include "core/evaluation/side_by_side.h"

#include <algorithm>

namespace prunescope {
namespace {

/// The model with those weights that it has at hand.
Model changedModel(const Model& model, const std::map<std::string, at::Tensor>& weights)
{
    std::map<std::string, MatrixProductPtr> products;
    for (const auto& [module, weight] : weights)
        if (model.hasProduct(module)) {
            const auto type = model.product(module)->denseWeight().scalar_type();
            products[module] = denseProduct(weight.to(type), model.bias(module));
        }
    return model.withProducts(products);
}

} // namespace

SuffixLosses::SuffixLosses(const Model& model, const WindowPlan& plan, const at::Tensor& stream, StopFlag& stop)
    : m_model(model), m_plan(plan), m_stop(stop), m_windows(allWindowIds(plan, stream))
{
    const at::NoGradGuard guard;
    for (std::size_t i = 0; i < m_windows.size(); ++i) {
        m_firstScored.push_back(firstScoredOf(plan.windows[i], m_windows[i]));
        m_tokens = std::max(m_tokens, m_windows[i].size(1));
    }
    const Model ends = model.withBlock(Model::kEnds);
    for (std::size_t i = 0; i < m_windows.size(); ++i) {
        stop.poll();
        const auto x = ends.embed(inputIds(model, m_windows[i]), {});
        if (!m_inputs)
            m_inputs = makeStore(x.scalar_type());
        m_inputs->put(i, x);
    }
}

std::unique_ptr<ActivationStore> SuffixLosses::makeStore(at::ScalarType type) const
{
    std::vector<std::vector<std::int64_t>> shapes;
    for (const auto& ids : m_windows)
        shapes.push_back({1, inputIds(m_model, ids).size(1), m_model.config().width});
    return std::make_unique<ActivationStore>(std::move(shapes), type, activationMemory());
}

void SuffixLosses::advance()
{
    const Model here = m_model.withBlock(m_block);
    sideBySide(m_windows.size(), blockRunBytes(m_model, m_tokens), m_stop,
               [&](std::size_t i) { m_inputs->put(i, here.runBlock(m_block, m_inputs->get(i), {})); });
    ++m_block;
}

at::Tensor SuffixLosses::lossesOf(const Model& ends, std::size_t window, const at::Tensor& x) const
{
    return stateLosses(ends, x, m_windows[window].squeeze(0), m_firstScored[window]);
}

std::vector<at::Tensor> SuffixLosses::inMemory(const std::map<std::string, at::Tensor>& weights)
{
    const Model changed = changedModel(m_model, weights);
    std::vector<at::Tensor> nll(m_windows.size());
    const std::int64_t bytes = std::max(blockRunBytes(m_model, m_tokens), logitsBytes(m_model, m_tokens));
    sideBySide(nll.size(), bytes, m_stop, [&](std::size_t i) {
        at::Tensor x = m_inputs->get(i);
        for (int block = m_block; block < changed.blockCount() && !m_stop.isStopped(); ++block)
            x = changed.runBlock(block, x, {});
        nll[i] = lossesOf(changed, i, x);
    });
    return nll;
}

std::vector<at::Tensor> SuffixLosses::streamed(const std::map<std::string, at::Tensor>& weights)
{
    const auto states = makeStore(m_inputs->get(0).scalar_type());
    for (int block = m_block; block < m_model.blockCount(); ++block) {
        m_stop.poll();
        const Model here = changedModel(m_model.withBlock(block), weights);
        const ActivationStore& inputs = block == m_block ? *m_inputs : *states;
        sideBySide(m_windows.size(), blockRunBytes(m_model, m_tokens), m_stop,
                   [&](std::size_t i) { states->put(i, here.runBlock(block, inputs.get(i), {})); });
    }
    const Model ends = m_model.withBlock(Model::kEnds);
    std::vector<at::Tensor> nll(m_windows.size());
    sideBySide(nll.size(), logitsBytes(m_model, m_tokens), m_stop,
               [&](std::size_t i) { nll[i] = lossesOf(ends, i, states->get(i)); });
    return nll;
}

PerplexityFigures SuffixLosses::figures(const std::map<std::string, at::Tensor>& weights)
{
    const at::NoGradGuard guard;
    return perplexityFigures(m_plan, collect(m_model.isStreamed() ? streamed(weights) : inMemory(weights)));
}

StreamLosses SuffixLosses::collect(const std::vector<at::Tensor>& nll) const
{
    StreamLosses losses;
    for (const auto& window : nll) {
        const float* values = window.data_ptr<float>();
        losses.tokenNll.insert(losses.tokenNll.end(), values, values + window.numel());
        losses.windowEnd.push_back(std::int64_t(losses.tokenNll.size()));
    }
    return losses;
}

} // namespace prunescope
