// Calibration windows on their way through a model.
#include "core/pruning/block_walk.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"

#include <algorithm>

namespace prunescope {
namespace {

constexpr std::int64_t kTokensPerBatch = 2048; // keeps matrix products efficient for short windows
constexpr std::int64_t kErrorTokens = 2048;    // inputs kept to measure the output error

} // namespace

void SharedInput::add(const at::Tensor& input, StopFlag& stop)
{
    if (statistics.needs().moments && input.dim() == 3)
        for (std::int64_t sequence = 0; sequence < input.size(0); ++sequence)
            statistics.add(input.narrow(0, sequence, 1), &stop); // variances are those of single sequences
    else
        statistics.add(input, &stop);
    const auto flat = input.reshape({-1, input.size(-1)});
    const std::int64_t wanted = std::min(kErrorTokens - sampled, flat.size(0));
    if (wanted > 0) {
        sample.push_back(flat.narrow(0, 0, wanted).clone());
        sampled += wanted;
    }
}

void BlockInputs::add(std::span<const std::string> modules, const at::Tensor& input, StopFlag& stop)
{
    const auto first = std::find_if(modules.begin(), modules.end(), [&](const auto& module) { return m_needs.count(module); });
    if (first == modules.end() || (m_isSingle && !m_byModule.empty() && !m_byModule.count(*first)))
        return;
    auto& shared = m_byModule[*first];
    if (!shared) {
        StatisticsNeeds needs;
        for (const auto& module : modules)
            if (const auto wanted = m_needs.find(module); wanted != m_needs.end())
                needs = needs | wanted->second;
        const auto made = std::make_shared<SharedInput>(input.size(-1), needs);
        for (const auto& module : modules)
            if (m_needs.count(module))
                m_byModule[module] = made;
    }
    m_byModule[*first]->add(input, stop);
}

std::shared_ptr<SharedInput> BlockInputs::find(const std::string& module) const
{
    const auto found = m_byModule.find(module);
    return found == m_byModule.end() ? nullptr : found->second;
}

std::shared_ptr<SharedInput> BlockInputs::take(const std::string& module)
{
    const auto node = m_byModule.extract(module);
    return node ? node.mapped() : nullptr;
}

BlockWalk::BlockWalk(const Model& model, const at::Tensor& windows, StopFlag& stop, const ProgressSink& progress, int lastBlock)
    : m_model(model), m_stop(stop), m_progress(progress)
{
    const std::int64_t rows = std::max<std::int64_t>(1, kTokensPerBatch / windows.size(1));
    const Model ends = model.withBlock(Model::kEnds);
    std::vector<std::vector<std::int64_t>> shapes;
    std::vector<at::Tensor> ids;
    for (std::int64_t row = 0; row < windows.size(0); row += rows) {
        ids.push_back(windows.narrow(0, row, std::min(rows, windows.size(0) - row)));
        shapes.push_back({ids.back().size(0), windows.size(1), model.config().width});
    }
    m_stepsPerBlock = double(2 * ids.size() + 1);
    m_total = m_stepsPerBlock * double(lastBlock + 1);
    for (const auto& batch : ids) {
        stop.poll();
        const auto x = ends.embed(batch, {});
        if (!m_batches)
            m_batches.emplace(std::move(shapes), x.scalar_type(), activationMemory());
        m_batches->put(std::size_t(&batch - ids.data()), x);
    }
}

void BlockWalk::enter(int block)
{
    m_block = block;
    m_here.emplace(m_model.withBlock(block));
}

void BlockWalk::measure(BlockInputs& inputs, double from, double to)
{
    ForwardContext context;
    context.inputHook = [&](std::span<const std::string> modules, const at::Tensor& x) { inputs.add(modules, x, m_stop); };
    for (std::size_t i = 0; i < m_batches->size(); ++i) {
        step(double(m_batches->size()) * from + (to - from) * double(i), PS_TEXT("Measuring the inputs of block %1"));
        m_here->runBlock(m_block, m_batches->get(i), context);
    }
}

void BlockWalk::beginPruning()
{
    step(double(m_batches->size()), PS_TEXT("Pruning block %1"));
}

void BlockWalk::replace(const std::string& module, const at::Tensor& weight, const std::vector<std::int64_t>& rowOrder)
{
    const auto type = m_here->product(module)->denseWeight().scalar_type();
    auto bias = m_here->bias(module);
    if (bias.defined() && !rowOrder.empty())
        bias = reordered(bias, 0, rowOrder);
    m_here.emplace(m_here->withProducts({{module, denseProduct(weight.to(type), bias)}}));
}

std::vector<FoldGroup> BlockWalk::folds(const std::string& module) const
{
    return foldGroups(m_model.architecture(), m_model.config(), m_block, module);
}

void BlockWalk::advance()
{
    for (std::size_t i = 0; i < m_batches->size(); ++i) {
        step(double(m_batches->size() + 1 + i), PS_TEXT("Running pruned block %1"));
        m_batches->put(i, m_here->runBlock(m_block, m_batches->get(i), {}));
    }
}

void BlockWalk::step(double done, const char* pattern)
{
    m_stop.poll();
    report(m_progress, m_stepsPerBlock * m_block + done, m_total, Text(pattern, m_block), m_block);
}

} // namespace prunescope
