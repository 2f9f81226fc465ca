// The architecture-independent part of a model.
#include "core/architecture/model.h"

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
    for (const auto& spec : architecture.tensorSpecs(m_config)) {
        const auto it = m_parameters.find(spec.name);
        if (it == m_parameters.end())
            throw Error(ErrorKind::Shape, PS_TEXT("Tensor %1 is missing."), spec.name);
        if (it->second.sizes() != at::IntArrayRef(spec.shape))
            throw Error(ErrorKind::Shape, PS_TEXT("Tensor %1 has shape %2, but the configuration says %3."), spec.name,
                        shapeText(it->second.sizes().vec()), shapeText(spec.shape));
    }
    for (const auto& spec : architecture.tensorSpecs(m_config)) {
        if (spec.role != TensorRole::Matrix && spec.role != TensorRole::Output)
            continue;
        const std::string module = moduleOf(spec.name);
        m_products[module] = denseProduct(m_parameters.at(spec.name), bias(module));
        m_parameters.erase(spec.name); // the product owns it now; a replaced weight must not stay alive here
    }
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
    return m_architecture->embed(*this, ids, context);
}

at::Tensor Model::runBlock(int block, const at::Tensor& x, const ForwardContext& context) const
{
    return m_architecture->runBlock(*this, block, x, context);
}

at::Tensor Model::finish(const at::Tensor& x) const { return m_architecture->finish(*this, x); }

at::Tensor Model::project(const at::Tensor& x) const { return m_architecture->project(*this, x); }

at::Tensor Model::logits(const at::Tensor& ids, const ForwardContext& context) const
{
    at::Tensor x = embed(ids, context);
    for (int block = 0; block < blockCount(); ++block)
        x = runBlock(block, x, context);
    if (context.cache)
        context.cache->length += ids.size(1);
    return project(finish(x));
}

} // namespace prunescope
