// The BLOOM family (BigScience 2022). Block: y = x + attention(norm1(x)), then y + mlp(norm2(y)); optionally the sums
// start from the normalised x and y. The fused matrix holds q, k and v head by head.
#include "core/architecture/bloom.h"

#include "core/architecture/architecture.h"
#include "core/architecture/block_parts.h"
#include "core/architecture/config_reader.h"
#include "core/architecture/torch.h"

#include <bit>
#include <cmath>

namespace prunescope {
namespace {

const std::string kTop = "transformer.";

/// Names of one block's modules.
struct Names {
    std::string prefix, fused, output, first, second;

    explicit Names(int block)
        : prefix(kTop + "h." + std::to_string(block) + "."),
          fused(prefix + "self_attention.query_key_value"),
          output(prefix + "self_attention.dense"),
          first(prefix + "mlp.dense_h_to_4h"),
          second(prefix + "mlp.dense_4h_to_h")
    {}
};

class Bloom final : public Architecture {
public:
    std::string_view id() const override { return "bloom"; }
    ModelConfig readConfig(const Json& config, const std::string& where) const override;
    std::vector<TensorSpec> tensorSpecs(const ModelConfig& config) const override;
    std::string_view optionalPrefix() const override { return kTop; }
    std::vector<CoupledSlice> coupledSlices(const ModelConfig& config, int block, CoupledUnit unit,
                                            std::int64_t index) const override;

    at::Tensor embed(const Model& model, const at::Tensor& ids, const ForwardContext&) const override
    {
        return namedLayerNorm(model, kTop + "word_embeddings_layernorm",
                              at::embedding(model.parameter(kTop + "word_embeddings.weight"), ids));
    }
    at::Tensor runBlock(const Model& model, int block, const at::Tensor& x,
                        const ForwardContext& context) const override;
    at::Tensor finish(const Model& model, const at::Tensor& x) const override
    {
        return namedLayerNorm(model, kTop + "ln_f", x);
    }
    at::Tensor project(const Model& model, const at::Tensor& x) const override
    {
        return model.config().isTied ? affine(x, model.parameter(kTop + "word_embeddings.weight"))
                                     : model.product("lm_head")->apply(x);
    }

private:
    static at::Tensor attention(const Model& model, int block, const at::Tensor& x,
                                const ForwardContext& context);
};

ModelConfig Bloom::readConfig(const Json& json, const std::string& where) const
{
    const ConfigReader config(json, where);
    const std::string_view width = presentKey(json, {"hidden_size", "n_embed"});
    const std::string_view heads = presentKey(json, {"n_head", "num_attention_heads"});
    ModelConfig out;
    out.family = id();
    out.width = out.embeddingWidth = config.positive(width);
    out.vocabulary = config.positive("vocab_size");
    out.context = config.positive("seq_length", 2048); // ALiBi sets no limit; this is the length of training
    out.normEpsilon = config.positiveNumber("layer_norm_epsilon", 1e-5);
    out.activation = Activation::GeluTanh;
    out.isTied = config.flag("tie_word_embeddings", true);
    out.hasAttentionBias = out.hasOutputBias = out.hasMlpBias = true;
    out.sumsFromNorm = config.flag("apply_residual_connection_post_layernorm", false);
    out.eosIds = config.tokenIds("eos_token_id");
    BlockShape shape;
    shape.heads = shape.keyValueHeads = config.positive(heads);
    config.requireMultiple(width, out.width, heads, shape.heads);
    shape.headWidth = out.width / shape.heads;
    shape.innerWidth = 4 * out.width; // no key sets it: transformers reads no n_inner here
    out.blocks.assign(std::size_t(config.blockCount(presentKey(json, {"n_layer", "num_hidden_layers"}))),
                      shape);
    return out;
}

std::vector<TensorSpec> Bloom::tensorSpecs(const ModelConfig& config) const
{
    std::vector<TensorSpec> specs;
    const std::int64_t D = config.width, V = config.vocabulary;
    for (int block = 0; block < int(config.blocks.size()); ++block) {
        const BlockShape& shape = config.blocks[std::size_t(block)];
        const std::int64_t Q = shape.heads * shape.headWidth, F = shape.innerWidth;
        const Names names(block);
        addMatrix(specs, block, {names.fused, "query_key_value", 3 * Q, D});
        addMatrix(specs, block, {names.output, "dense", D, Q});
        addMatrix(specs, block, {names.first, "dense_h_to_4h", F, D});
        addMatrix(specs, block, {names.second, "dense_4h_to_h", D, F});
        addLayerNorm(specs, block, names.prefix + "input_layernorm", D);
        addLayerNorm(specs, block, names.prefix + "post_attention_layernorm", D);
    }
    specs.push_back({kTop + "word_embeddings.weight", {V, D}, TensorRole::Embedding, -1, "word_embeddings"});
    addLayerNorm(specs, -1, kTop + "word_embeddings_layernorm", D);
    addLayerNorm(specs, -1, kTop + "ln_f", D);
    if (!config.isTied)
        specs.push_back({"lm_head.weight", {V, D}, TensorRole::Output, -1, "lm_head"});
    return specs;
}

std::vector<CoupledSlice> Bloom::coupledSlices(const ModelConfig& config, int block, CoupledUnit unit,
                                               std::int64_t index) const
{
    const Names names(block);
    if (unit == CoupledUnit::Channel)
        return channelSlices(names.first, names.second, index);
    return fusedHeadSlices(config.blocks[std::size_t(block)], names.fused, names.output, index);
}

at::Tensor Bloom::runBlock(const Model& model, int block, const at::Tensor& x,
                           const ForwardContext& context) const
{
    const Names names(block);
    const bool sumsFromNorm = model.config().sumsFromNorm;
    const auto normed = namedLayerNorm(model, names.prefix + "input_layernorm", x);
    const auto middle = (sumsFromNorm ? normed : x) + attention(model, block, normed, context);
    const auto normedMiddle = namedLayerNorm(model, names.prefix + "post_attention_layernorm", middle);
    return (sumsFromNorm ? normedMiddle : middle) +
           twoMatrixMlp(model, names.first, names.second, normedMiddle, context);
}

at::Tensor Bloom::attention(const Model& model, int block, const at::Tensor& x, const ForwardContext& context)
{
    const Names names(block);
    const BlockShape& shape = model.config().blocks[std::size_t(block)];
    announce(context, {names.fused}, x);
    const HeadTensors heads = splitFusedHeads(model.product(names.fused)->apply(x), shape);
    AttentionOptions options;
    options.slopes = at::tensor(alibiSlopes(shape.heads));
    return attendAndProject(model, block, heads, names.output, context, options);
}

} // namespace

std::vector<float> alibiSlopes(std::int64_t heads)
{
    const std::int64_t power = std::int64_t(std::bit_floor(std::uint64_t(heads)));
    std::vector<float> slopes;
    for (std::int64_t h = 1; h <= power; ++h)
        slopes.push_back(float(std::exp2(-8.0 * double(h) / double(power))));
    for (std::int64_t h = 1; std::int64_t(slopes.size()) < heads; h += 2)
        slopes.push_back(float(std::exp2(-8.0 * double(h) / double(2 * power))));
    return slopes;
}

const Architecture& bloomArchitecture()
{
    static const Bloom bloom;
    return bloom;
}

} // namespace prunescope
