// The architecture-independent part of a model.
#include "core/architecture/model.h"

#include "core/architecture/allocator.h"
#include "core/architecture/architecture.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/checkpoint/tensor_view.h"

namespace prunescope {
namespace {

constexpr std::string_view kWeightSuffix = ".weight";

std::string moduleOf(const std::string& tensor) { return tensor.substr(0, tensor.size() - kWeightSuffix.size()); }

} // namespace

Model::Model(const Architecture& architecture, ModelConfig config, std::map<std::string, at::Tensor> parameters)
    : m_architecture(&architecture), m_config(std::move(config)), m_parameters(std::move(parameters))
{
    adopt(architecture.tensorSpecs(m_config));
}

Model::Model(const Architecture& architecture, ModelConfig config, ParameterSource source)
    : m_architecture(&architecture), m_config(std::move(config)), m_source(std::move(source))
{
}

/// Checks the tensors and makes products of the matrices among them.
void Model::adopt(const std::vector<TensorSpec>& specs)
{
    for (const auto& spec : specs) {
        const auto it = m_parameters.find(spec.name);
        if (it == m_parameters.end())
            throw Error(ErrorKind::Shape, PS_TEXT("Tensor %1 is missing."), spec.name);
        if (it->second.sizes() != at::IntArrayRef(spec.shape))
            throw Error(ErrorKind::Shape, PS_TEXT("Tensor %1 has shape %2, but the configuration says %3."), spec.name,
                        shapeText(it->second.sizes().vec()), shapeText(spec.shape));
    }
    for (const auto& spec : specs) {
        if (spec.role != TensorRole::Matrix && spec.role != TensorRole::Projection && spec.role != TensorRole::Output)
            continue;
        const std::string module = moduleOf(spec.name);
        const at::Tensor& stored = m_parameters.at(spec.name);
        m_products[module] = denseProduct(spec.isInputMajor ? stored.t() : stored, bias(module));
        m_parameters.erase(spec.name); // the product owns it now; a replaced weight must not stay alive here
    }
}

Model Model::withBlock(int block) const
{
    if (isAtHand(block))
        return *this;
    releaseFreeTensorMemory(); // what the last block left has other sizes than this one's
    Model copy(*m_architecture, m_config, m_source);
    copy.m_atHand = block;
    std::vector<TensorSpec> specs = m_architecture->tensorSpecs(m_config);
    std::erase_if(specs, [&](const TensorSpec& spec) { return spec.block != block; });
    for (const auto& spec : specs)
        copy.m_parameters[spec.name] = m_source(spec);
    copy.adopt(specs);
    return copy;
}

const at::Tensor& Model::parameter(const std::string& name) const
{
    const auto it = m_parameters.find(name);
    if (it == m_parameters.end())
        throw Error(ErrorKind::Internal, PS_TEXT("The model has no parameter %1."), name);
    return it->second;
}

const MatrixProductPtr& Model::product(const std::string& module) const
{
    const auto it = m_products.find(module);
    if (it == m_products.end())
        throw Error(ErrorKind::Internal, PS_TEXT("The model has no matrix %1."), module);
    return it->second;
}

at::Tensor Model::bias(const std::string& module) const
{
    const auto it = m_parameters.find(module + ".bias");
    return it == m_parameters.end() ? at::Tensor() : it->second;
}

Model Model::withProducts(const std::map<std::string, MatrixProductPtr>& replaced) const
{
    Model copy = *this;
    for (const auto& [module, product] : replaced) {
        if (!copy.m_products.count(module))
            throw Error(ErrorKind::Internal, PS_TEXT("The model has no matrix %1."), module);
        copy.m_products[module] = product;
    }
    return copy;
}

at::Tensor Model::embed(const at::Tensor& ids, const ForwardContext& context) const
{
    return isAtHand(kEnds) ? m_architecture->embed(*this, ids, context) : withBlock(kEnds).embed(ids, context);
}

at::Tensor Model::runBlock(int block, const at::Tensor& x, const ForwardContext& context) const
{
    return isAtHand(block) ? m_architecture->runBlock(*this, block, x, context)
                           : withBlock(block).runBlock(block, x, context);
}

at::Tensor Model::finish(const at::Tensor& x) const
{
    return isAtHand(kEnds) ? m_architecture->finish(*this, x) : withBlock(kEnds).finish(x);
}

at::Tensor Model::project(const at::Tensor& x) const
{
    return isAtHand(kEnds) ? m_architecture->project(*this, x) : withBlock(kEnds).project(x);
}

at::Tensor Model::logits(const at::Tensor& ids, const ForwardContext& context) const
{
    at::Tensor x = embed(ids, context);
    for (int block = 0; block < blockCount(); ++block)
        x = runBlock(block, x, context);
    if (context.cache)
        context.cache->length += ids.size(1);
    const Model ends = withBlock(kEnds);
    return ends.project(ends.finish(x));
}

} // namespace prunescope
