// The GPT-NeoX family (Black et al. 2022; Pythia). Block: x + attention(norm1(x)) + mlp(norm2(x)), or, without the
// parallel residual, one after the other. The fused matrix holds q, k and v head by head.
#include "core/architecture/gpt_neox.h"

#include "core/architecture/architecture.h"
#include "core/architecture/block_parts.h"
#include "core/architecture/config_reader.h"
#include "core/architecture/torch.h"

namespace prunescope {
namespace {

const std::string kTop = "gpt_neox.";

/// Names of one block's modules.
struct Names {
    std::string prefix, fused, output, first, second;

    explicit Names(int block)
        : prefix(kTop + "layers." + std::to_string(block) + "."),
          fused(prefix + "attention.query_key_value"),
          output(prefix + "attention.dense"),
          first(prefix + "mlp.dense_h_to_4h"),
          second(prefix + "mlp.dense_4h_to_h")
    {}
};

class GptNeox final : public Architecture {
public:
    std::string_view id() const override { return "gpt_neox"; }
    ModelConfig readConfig(const Json& config, const std::string& where) const override;
    std::vector<TensorSpec> tensorSpecs(const ModelConfig& config) const override;
    std::string_view optionalPrefix() const override { return kTop; }
    std::vector<CoupledSlice> coupledSlices(const ModelConfig& config, int block, CoupledUnit unit,
                                            std::int64_t index) const override;

    at::Tensor embed(const Model& model, const at::Tensor& ids, const ForwardContext&) const override
    {
        return at::embedding(model.parameter(kTop + "embed_in.weight"), ids);
    }
    at::Tensor runBlock(const Model& model, int block, const at::Tensor& x,
                        const ForwardContext& context) const override;
    at::Tensor finish(const Model& model, const at::Tensor& x) const override
    {
        return namedLayerNorm(model, kTop + "final_layer_norm", x);
    }
    at::Tensor project(const Model& model, const at::Tensor& x) const override
    {
        return model.config().isTied ? affine(x, model.parameter(kTop + "embed_in.weight"))
                                     : model.product("embed_out")->apply(x);
    }

private:
    static at::Tensor attention(const Model& model, int block, const at::Tensor& x,
                                const ForwardContext& context);
};

ModelConfig GptNeox::readConfig(const Json& json, const std::string& where) const
{
    const ConfigReader config(json, where);
    ModelConfig out;
    out.family = id();
    out.width = out.embeddingWidth = config.positive("hidden_size");
    out.vocabulary = config.positive("vocab_size");
    out.context = config.positive("max_position_embeddings", 2048);
    out.normEpsilon = config.positiveNumber("layer_norm_eps", 1e-5);
    out.activation = config.activation("hidden_act", "gelu");
    out.isTied = config.flag("tie_word_embeddings", false);
    out.hasAttentionBias = out.hasOutputBias = config.flag("attention_bias", true);
    out.hasMlpBias = true;
    out.isParallel = config.flag("use_parallel_residual", true);
    out.eosIds = config.tokenIds("eos_token_id");
    BlockShape shape;
    shape.heads = shape.keyValueHeads = config.positive("num_attention_heads");
    config.requireMultiple("hidden_size", out.width, "num_attention_heads", shape.heads);
    shape.headWidth = out.width / shape.heads;
    shape.innerWidth = config.positive("intermediate_size");
    RotaryKeys keys;
    keys.theta = "rotary_emb_base";
    keys.share = "rotary_pct";
    keys.defaultShare = 0.25;
    out.rotaries = {config.rotary(shape.headWidth, out.context, keys)};
    out.blocks.assign(std::size_t(config.blockCount("num_hidden_layers")), shape);
    return out;
}

std::vector<TensorSpec> GptNeox::tensorSpecs(const ModelConfig& config) const
{
    std::vector<TensorSpec> specs;
    const std::int64_t D = config.width, V = config.vocabulary;
    for (int block = 0; block < int(config.blocks.size()); ++block) {
        const BlockShape& shape = config.blocks[std::size_t(block)];
        const std::int64_t Q = shape.heads * shape.headWidth, F = shape.innerWidth;
        const Names names(block);
        addMatrix(specs, block, {names.fused, "query_key_value", 3 * Q, D, config.hasAttentionBias});
        addMatrix(specs, block, {names.output, "dense", D, Q, config.hasOutputBias});
        addMatrix(specs, block, {names.first, "dense_h_to_4h", F, D});
        addMatrix(specs, block, {names.second, "dense_4h_to_h", D, F});
        addLayerNorm(specs, block, names.prefix + "input_layernorm", D);
        addLayerNorm(specs, block, names.prefix + "post_attention_layernorm", D);
    }
    specs.push_back({kTop + "embed_in.weight", {V, D}, TensorRole::Embedding, -1, "embed_in"});
    addLayerNorm(specs, -1, kTop + "final_layer_norm", D);
    if (!config.isTied)
        specs.push_back({"embed_out.weight", {V, D}, TensorRole::Output, -1, "embed_out"});
    return specs;
}

std::vector<CoupledSlice> GptNeox::coupledSlices(const ModelConfig& config, int block, CoupledUnit unit,
                                                 std::int64_t index) const
{
    const Names names(block);
    if (unit == CoupledUnit::Channel)
        return channelSlices(names.first, names.second, index);
    return fusedHeadSlices(config.blocks[std::size_t(block)], names.fused, names.output, index);
}

at::Tensor GptNeox::runBlock(const Model& model, int block, const at::Tensor& x,
                             const ForwardContext& context) const
{
    const Names names(block);
    const auto mixed =
        attention(model, block, namedLayerNorm(model, names.prefix + "input_layernorm", x), context);
    const auto middle = x + mixed;
    const auto normed = namedLayerNorm(model, names.prefix + "post_attention_layernorm",
                                       model.config().isParallel ? x : middle);
    return middle + twoMatrixMlp(model, names.first, names.second, normed, context);
}

at::Tensor GptNeox::attention(const Model& model, int block, const at::Tensor& x,
                              const ForwardContext& context)
{
    const Names names(block);
    const BlockShape& shape = model.config().blocks[std::size_t(block)];
    announce(context, {names.fused}, x);
    HeadTensors heads = splitFusedHeads(model.product(names.fused)->apply(x), shape);
    const std::int64_t first = context.cache ? context.cache->length : 0;
    const RotaryTable table =
        rotaryTable(model.config().rotaries[std::size_t(shape.rotary)], first, x.size(1));
    heads.q = rotate(heads.q, table);
    heads.k = rotate(heads.k, table);
    return attendAndProject(model, block, heads, names.output, context);
}

} // namespace

const Architecture& gptNeoxArchitecture()
{
    static const GptNeox gptNeox;
    return gptNeox;
}

} // namespace prunescope
