// The OPT family (Zhang et al. 2022). Block: x + attention(norm(x)), then x + fc2(relu(fc1(norm(x)))); in the 350m model
// each sum is normalised instead. The embedding may be narrower than the blocks, then matrices without bias widen it.
#include "core/architecture/opt.h"

#include "core/architecture/architecture.h"
#include "core/architecture/block_parts.h"
#include "core/architecture/config_reader.h"
#include "core/architecture/torch.h"

namespace prunescope {
namespace {

const std::string kTop = "model.decoder.";
constexpr std::int64_t kPositionOffset = 2; // rows that fairseq kept for special positions

/// Names of one block's modules.
struct Names {
    std::string prefix, q, k, v, output, first, second, attentionNorm, mlpNorm;

    explicit Names(int block)
        : prefix(kTop + "layers." + std::to_string(block) + "."),
          q(prefix + "self_attn.q_proj"),
          k(prefix + "self_attn.k_proj"),
          v(prefix + "self_attn.v_proj"),
          output(prefix + "self_attn.out_proj"),
          first(prefix + "fc1"),
          second(prefix + "fc2"),
          attentionNorm(prefix + "self_attn_layer_norm"),
          mlpNorm(prefix + "final_layer_norm")
    {}
};

bool isProjected(const ModelConfig& config) { return config.embeddingWidth != config.width; }

class Opt final : public Architecture {
public:
    std::string_view id() const override { return "opt"; }
    ModelConfig readConfig(const Json& config, const std::string& where) const override;
    std::vector<TensorSpec> tensorSpecs(const ModelConfig& config) const override;
    std::string_view optionalPrefix() const override { return "model."; }
    std::vector<CoupledSlice> coupledSlices(const ModelConfig& config, int block, CoupledUnit unit,
                                            std::int64_t index) const override;

    at::Tensor embed(const Model& model, const at::Tensor& ids, const ForwardContext& context) const override;
    at::Tensor runBlock(const Model& model, int block, const at::Tensor& x,
                        const ForwardContext& context) const override;
    at::Tensor finish(const Model& model, const at::Tensor& x) const override;
    at::Tensor project(const Model& model, const at::Tensor& x) const override
    {
        return model.config().isTied ? affine(x, model.parameter(kTop + "embed_tokens.weight"))
                                     : model.product("lm_head")->apply(x);
    }

private:
    static at::Tensor attention(const Model& model, int block, const at::Tensor& x,
                                const ForwardContext& context);
};

ModelConfig Opt::readConfig(const Json& json, const std::string& where) const
{
    const ConfigReader config(json, where);
    const std::string_view width = presentKey(json, {"hidden_size", "d_model"});
    ModelConfig out;
    out.family = id();
    out.width = config.positive(width);
    out.embeddingWidth = config.positive("word_embed_proj_dim", out.width);
    out.vocabulary = config.positive("vocab_size");
    out.context = config.positive("max_position_embeddings", 2048);
    out.normEpsilon = 1e-5; // no key sets it
    out.activation = config.activation("activation_function", "relu");
    out.isTied = config.flag("tie_word_embeddings", true);
    out.hasAttentionBias = out.hasOutputBias = out.hasMlpBias = config.flag("enable_bias", true);
    out.normsFirst = config.flag("do_layer_norm_before", true);
    out.hasFinalNorm = out.normsFirst && !config.flag("_remove_final_layer_norm", false);
    out.hasNormGains = config.flag("layer_norm_elementwise_affine", true);
    out.eosIds = config.tokenIds("eos_token_id");
    BlockShape shape;
    shape.heads = shape.keyValueHeads = config.positive("num_attention_heads");
    config.requireMultiple(width, out.width, "num_attention_heads", shape.heads);
    shape.headWidth = out.width / shape.heads;
    shape.innerWidth = config.positive("ffn_dim");
    out.blocks.assign(std::size_t(config.blockCount("num_hidden_layers")), shape);
    return out;
}

std::vector<TensorSpec> Opt::tensorSpecs(const ModelConfig& config) const
{
    std::vector<TensorSpec> specs;
    const std::int64_t D = config.width, E = config.embeddingWidth, V = config.vocabulary;
    const auto norm = [&](int block, const std::string& name) {
        if (config.hasNormGains)
            addLayerNorm(specs, block, name, D);
    };
    for (int block = 0; block < int(config.blocks.size()); ++block) {
        const BlockShape& shape = config.blocks[std::size_t(block)];
        const std::int64_t Q = shape.heads * shape.headWidth, K = shape.keyValueHeads * shape.headWidth;
        const Names names(block);
        addMatrix(specs, block, {names.q, "q_proj", Q, D, config.hasAttentionBias});
        addMatrix(specs, block, {names.k, "k_proj", K, D, config.hasAttentionBias});
        addMatrix(specs, block, {names.v, "v_proj", K, D, config.hasAttentionBias});
        addMatrix(specs, block, {names.output, "out_proj", D, Q, config.hasOutputBias});
        addMatrix(specs, block, {names.first, "fc1", shape.innerWidth, D, config.hasMlpBias});
        addMatrix(specs, block, {names.second, "fc2", D, shape.innerWidth, config.hasMlpBias});
        norm(block, names.attentionNorm);
        norm(block, names.mlpNorm);
    }
    specs.push_back({kTop + "embed_tokens.weight", {V, E}, TensorRole::Embedding, -1, "embed_tokens"});
    specs.push_back({kTop + "embed_positions.weight",
                     {config.context + kPositionOffset, D},
                     TensorRole::Embedding,
                     -1,
                     "embed_positions"});
    if (isProjected(config)) {
        specs.push_back({kTop + "project_in.weight", {D, E}, TensorRole::Projection, -1, "project_in"});
        specs.push_back({kTop + "project_out.weight", {E, D}, TensorRole::Projection, -1, "project_out"});
    }
    if (config.hasFinalNorm)
        norm(-1, kTop + "final_layer_norm");
    if (!config.isTied)
        specs.push_back({"lm_head.weight", {V, E}, TensorRole::Output, -1, "lm_head"});
    return specs;
}

std::vector<CoupledSlice> Opt::coupledSlices(const ModelConfig& config, int block, CoupledUnit unit,
                                             std::int64_t index) const
{
    const Names names(block);
    if (unit == CoupledUnit::Channel)
        return channelSlices(names.first, names.second, index);
    const BlockShape& shape = config.blocks[std::size_t(block)];
    return separateHeadSlices(shape, {names.q, names.k, names.v, names.output}, unit, index);
}

at::Tensor Opt::embed(const Model& model, const at::Tensor& ids, const ForwardContext& context) const
{
    auto x = at::embedding(model.parameter(kTop + "embed_tokens.weight"), ids);
    if (isProjected(model.config()))
        x = model.product(kTop + "project_in")->apply(x);
    return x + learnedPositions(model.parameter(kTop + "embed_positions.weight"), context, ids.size(1),
                                kPositionOffset);
}

at::Tensor Opt::runBlock(const Model& model, int block, const at::Tensor& x,
                         const ForwardContext& context) const
{
    const Names names(block);
    if (model.config().normsFirst) {
        const auto middle =
            x + attention(model, block, namedLayerNorm(model, names.attentionNorm, x), context);
        return middle + twoMatrixMlp(model, names.first, names.second,
                                     namedLayerNorm(model, names.mlpNorm, middle), context);
    }
    const auto middle = namedLayerNorm(model, names.attentionNorm, x + attention(model, block, x, context));
    return namedLayerNorm(model, names.mlpNorm,
                          middle + twoMatrixMlp(model, names.first, names.second, middle, context));
}

at::Tensor Opt::finish(const Model& model, const at::Tensor& x) const
{
    const auto normed = model.config().hasFinalNorm ? namedLayerNorm(model, kTop + "final_layer_norm", x) : x;
    return isProjected(model.config()) ? model.product(kTop + "project_out")->apply(normed) : normed;
}

at::Tensor Opt::attention(const Model& model, int block, const at::Tensor& x, const ForwardContext& context)
{
    const Names names(block);
    const BlockShape& shape = model.config().blocks[std::size_t(block)];
    announce(context, {names.q, names.k, names.v}, x);
    const auto heads = [&](const std::string& module, std::int64_t count) {
        return splitHeads(model.product(module)->apply(x), count, shape.headWidth);
    };
    return attendAndProject(model, block,
                            {heads(names.q, shape.heads), heads(names.k, shape.keyValueHeads),
                             heads(names.v, shape.keyValueHeads)},
                            names.output, context);
}

} // namespace

const Architecture& optArchitecture()
{
    static const Opt opt;
    return opt;
}

} // namespace prunescope
