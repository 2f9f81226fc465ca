// The first Phi family (Li et al. 2023; Phi 1, 1.5 and 2). Block: x + attention(norm(x)) + mlp(norm(x)), one norm for
// both; optionally q and k pass a LayerNorm per head before the rotation.
#include "core/architecture/phi.h"

#include "core/architecture/architecture.h"
#include "core/architecture/block_parts.h"
#include "core/architecture/config_reader.h"
#include "core/architecture/torch.h"

namespace prunescope {
namespace {

const std::string kTop = "model.";

/// Names of one block's modules.
struct Names {
    std::string prefix, attention, q, k, v, output, first, second;

    explicit Names(int block)
        : prefix(kTop + "layers." + std::to_string(block) + "."),
          attention(prefix + "self_attn."),
          q(attention + "q_proj"),
          k(attention + "k_proj"),
          v(attention + "v_proj"),
          output(attention + "dense"),
          first(prefix + "mlp.fc1"),
          second(prefix + "mlp.fc2")
    {}
};

class Phi final : public Architecture {
public:
    std::string_view id() const override { return "phi"; }
    ModelConfig readConfig(const Json& config, const std::string& where) const override;
    std::vector<TensorSpec> tensorSpecs(const ModelConfig& config) const override;
    std::string_view optionalPrefix() const override { return kTop; }
    std::vector<CoupledSlice> coupledSlices(const ModelConfig& config, int block, CoupledUnit unit,
                                            std::int64_t index) const override;

    at::Tensor embed(const Model& model, const at::Tensor& ids, const ForwardContext&) const override
    {
        return at::embedding(model.parameter(kTop + "embed_tokens.weight"), ids);
    }
    at::Tensor runBlock(const Model& model, int block, const at::Tensor& x,
                        const ForwardContext& context) const override;
    at::Tensor finish(const Model& model, const at::Tensor& x) const override
    {
        return namedLayerNorm(model, kTop + "final_layernorm", x);
    }
    at::Tensor project(const Model& model, const at::Tensor& x) const override
    {
        return model.config().isTied ? affine(x, model.parameter(kTop + "embed_tokens.weight"),
                                                  model.parameter("lm_head.bias"))
                                     : model.product("lm_head")->apply(x);
    }

private:
    static at::Tensor attention(const Model& model, int block, const at::Tensor& x,
                                const ForwardContext& context);
};

ModelConfig Phi::readConfig(const Json& json, const std::string& where) const
{
    const ConfigReader config(json, where);
    ModelConfig out;
    out.family = id();
    out.width = out.embeddingWidth = config.positive("hidden_size");
    out.vocabulary = config.positive("vocab_size");
    out.context = config.positive("max_position_embeddings", 2048);
    out.normEpsilon = config.positiveNumber("layer_norm_eps", 1e-5);
    out.activation = config.activation("hidden_act", "gelu_new");
    out.isTied = config.flag("tie_word_embeddings", false);
    out.hasAttentionBias = out.hasOutputBias = out.hasMlpBias = true;
    out.hasQueryKeyNorm = config.flag("qk_layernorm", false);
    out.isParallel = true;
    out.eosIds = config.tokenIds("eos_token_id");
    BlockShape shape;
    shape.heads = config.positive("num_attention_heads");
    shape.keyValueHeads = config.positive("num_key_value_heads", shape.heads);
    config.requireMultiple("num_attention_heads", shape.heads, "num_key_value_heads", shape.keyValueHeads);
    shape.headWidth = config.positive("head_dim", 0);
    if (shape.headWidth == 0) {
        config.requireMultiple("hidden_size", out.width, "num_attention_heads", shape.heads);
        shape.headWidth = out.width / shape.heads;
    }
    shape.innerWidth = config.positive("intermediate_size");
    RotaryKeys keys;
    keys.defaultShare = 0.5;
    out.rotaries = {config.rotary(shape.headWidth, out.context, keys)};
    out.blocks.assign(std::size_t(config.blockCount("num_hidden_layers")), shape);
    return out;
}

std::vector<TensorSpec> Phi::tensorSpecs(const ModelConfig& config) const
{
    std::vector<TensorSpec> specs;
    const std::int64_t D = config.width, V = config.vocabulary;
    for (int block = 0; block < int(config.blocks.size()); ++block) {
        const BlockShape& shape = config.blocks[std::size_t(block)];
        const std::int64_t Q = shape.heads * shape.headWidth, K = shape.keyValueHeads * shape.headWidth;
        const Names names(block);
        addMatrix(specs, block, {names.q, "q_proj", Q, D});
        addMatrix(specs, block, {names.k, "k_proj", K, D});
        addMatrix(specs, block, {names.v, "v_proj", K, D});
        addMatrix(specs, block, {names.output, "dense", D, Q});
        addMatrix(specs, block, {names.first, "fc1", shape.innerWidth, D});
        addMatrix(specs, block, {names.second, "fc2", D, shape.innerWidth});
        addLayerNorm(specs, block, names.prefix + "input_layernorm", D);
        if (config.hasQueryKeyNorm) {
            addLayerNorm(specs, block, names.attention + "q_layernorm", shape.headWidth);
            addLayerNorm(specs, block, names.attention + "k_layernorm", shape.headWidth);
        }
    }
    specs.push_back({kTop + "embed_tokens.weight", {V, D}, TensorRole::Embedding, -1, "embed_tokens"});
    addLayerNorm(specs, -1, kTop + "final_layernorm", D);
    if (!config.isTied)
        specs.push_back({"lm_head.weight", {V, D}, TensorRole::Output, -1, "lm_head"});
    specs.push_back({"lm_head.bias", {V}, TensorRole::Bias, -1, "lm_head"});
    return specs;
}

std::vector<CoupledSlice> Phi::coupledSlices(const ModelConfig& config, int block, CoupledUnit unit,
                                             std::int64_t index) const
{
    const Names names(block);
    if (unit == CoupledUnit::Channel)
        return channelSlices(names.first, names.second, index);
    const BlockShape& shape = config.blocks[std::size_t(block)];
    return separateHeadSlices(shape, {names.q, names.k, names.v, names.output}, unit, index);
}

at::Tensor Phi::runBlock(const Model& model, int block, const at::Tensor& x,
                         const ForwardContext& context) const
{
    const Names names(block);
    const auto normed = namedLayerNorm(model, names.prefix + "input_layernorm", x);
    announce(context, {names.q, names.k, names.v, names.first}, normed);
    const auto mixed = attention(model, block, normed, context);
    return x + mixed + twoMatrixMlp(model, names.first, names.second, normed, context, /*isAnnounced=*/true);
}

at::Tensor Phi::attention(const Model& model, int block, const at::Tensor& x, const ForwardContext& context)
{
    const Names names(block);
    const BlockShape& shape = model.config().blocks[std::size_t(block)];
    const std::int64_t first = context.cache ? context.cache->length : 0;
    const RotaryTable table =
        rotaryTable(model.config().rotaries[std::size_t(shape.rotary)], first, x.size(1));
    const auto turned = [&](const std::string& module, std::int64_t count, const char* norm) {
        auto heads = splitHeads(model.product(module)->apply(x), count, shape.headWidth);
        if (model.config().hasQueryKeyNorm)
            heads = namedLayerNorm(model, names.attention + norm, heads);
        return rotate(heads, table);
    };
    const auto q = turned(names.q, shape.heads, "q_layernorm"),
               k = turned(names.k, shape.keyValueHeads, "k_layernorm");
    const auto v = splitHeads(model.product(names.v)->apply(x), shape.keyValueHeads, shape.headWidth);
    return attendAndProject(model, block, {q, k, v}, names.output, context);
}

} // namespace

const Architecture& phiArchitecture()
{
    static const Phi phi;
    return phi;
}

} // namespace prunescope
