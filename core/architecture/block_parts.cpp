// Parts that the LayerNorm families share.
#include "core/architecture/block_parts.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"

#include <span>
#include <tuple>

namespace prunescope {

std::string_view presentKey(const Json& config, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        const auto it = config.find(std::string(key));
        if (it != config.end() && !it->is_null())
            return key;
    }
    return *keys.begin();
}

void addMatrix(std::vector<TensorSpec>& specs, int block, const MatrixSpec& matrix)
{
    const std::vector<std::int64_t> shape =
        matrix.isInputMajor ? std::vector{matrix.in, matrix.out} : std::vector{matrix.out, matrix.in};
    specs.push_back(
        {matrix.module + ".weight", shape, TensorRole::Matrix, block, matrix.kind, matrix.isInputMajor});
    if (matrix.hasBias)
        specs.push_back({matrix.module + ".bias", {matrix.out}, TensorRole::Bias, block, matrix.kind});
}

void addLayerNorm(std::vector<TensorSpec>& specs, int block, const std::string& name, std::int64_t width)
{
    specs.push_back({name + ".weight", {width}, TensorRole::Norm, block, ""});
    specs.push_back({name + ".bias", {width}, TensorRole::Bias, block, ""});
}

at::Tensor namedLayerNorm(const Model& model, const std::string& name, const at::Tensor& x)
{
    const ModelConfig& config = model.config();
    if (!config.hasNormGains)
        return layerNorm(x, {}, {}, config.normEpsilon);
    return layerNorm(x, model.parameter(name + ".weight"), model.parameter(name + ".bias"),
                     config.normEpsilon);
}

at::Tensor learnedPositions(const at::Tensor& table, const ForwardContext& context, std::int64_t count,
                            std::int64_t offset)
{
    const std::int64_t first = context.cache ? context.cache->length : 0, positions = table.size(0) - offset;
    if (first + count > positions)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("The text has %1 tokens, but this model has learned only %2 positions."),
                    first + count, positions);
    return table.narrow(0, first + offset, count);
}

HeadTensors splitFusedHeads(const at::Tensor& fused, const BlockShape& shape)
{
    const std::int64_t W = shape.headWidth;
    const auto heads = splitHeads(fused, shape.heads, 3 * W);
    return {heads.narrow(-1, 0, W), heads.narrow(-1, W, W), heads.narrow(-1, 2 * W, W)};
}

void announce(const ForwardContext& context, std::initializer_list<std::string> modules, const at::Tensor& x)
{
    if (context.inputHook)
        context.inputHook(std::span<const std::string>(modules.begin(), modules.size()), x);
}

at::Tensor attendAndProject(const Model& model, int block, const HeadTensors& heads,
                            const std::string& outputModule, const ForwardContext& context,
                            const AttentionOptions& options)
{
    at::Tensor k = heads.k, v = heads.v;
    if (context.cache)
        std::tie(k, v) = extendCache(*context.cache, block, k, v);
    const auto mixed = causalAttention(heads.q, k, v, options);
    announce(context, {outputModule}, mixed);
    return model.product(outputModule)->apply(mixed);
}

at::Tensor twoMatrixMlp(const Model& model, const std::string& first, const std::string& second,
                        const at::Tensor& x, const ForwardContext& context, bool isAnnounced)
{
    if (!isAnnounced)
        announce(context, {first}, x);
    const auto inner = activate(model.product(first)->apply(x), model.config().activation);
    announce(context, {second}, inner);
    return model.product(second)->apply(inner);
}

std::vector<CoupledSlice> fusedHeadSlices(const BlockShape& shape, const std::string& fused,
                                          const std::string& output, std::int64_t head)
{
    const std::int64_t W = shape.headWidth;
    return {{fused, true, head * 3 * W, 3 * W}, {output, false, head * W, W}};
}

std::vector<CoupledSlice> channelSlices(const std::string& first, const std::string& second,
                                        std::int64_t channel)
{
    return {{first, true, channel, 1}, {second, false, channel, 1}};
}

std::vector<CoupledSlice> separateHeadSlices(const BlockShape& shape,
                                             const std::array<std::string, 4>& modules, CoupledUnit unit,
                                             std::int64_t index)
{
    const std::int64_t W = shape.headWidth, group = shape.heads / shape.keyValueHeads;
    if (unit == CoupledUnit::Head)
        return {{modules[0], true, index * W, W}, {modules[3], false, index * W, W}};
    return {{modules[0], true, index * group * W, group * W},
            {modules[1], true, index * W, W},
            {modules[2], true, index * W, W},
            {modules[3], false, index * group * W, group * W}};
}

} // namespace prunescope
