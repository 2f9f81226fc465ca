// The GPT-2 family (Radford et al. 2019). Block: x + c_proj(attention(c_attn(norm(x)))), then x + mlp(norm(x)).
#include "core/architecture/gpt2.h"

#include "core/architecture/architecture.h"
#include "core/architecture/block_parts.h"
#include "core/architecture/config_reader.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"

#include <cmath>

namespace prunescope {
namespace {

const std::string kTop = "transformer.";

/// Names of one block's modules.
struct Names {
    std::string prefix, fused, output, first, second;

    explicit Names(int block)
        : prefix(kTop + "h." + std::to_string(block) + "."),
          fused(prefix + "attn.c_attn"),
          output(prefix + "attn.c_proj"),
          first(prefix + "mlp.c_fc"),
          second(prefix + "mlp.c_proj")
    {}
};

class Gpt2 final : public Architecture {
public:
    std::string_view id() const override { return "gpt2"; }
    ModelConfig readConfig(const Json& config, const std::string& where) const override;
    std::vector<TensorSpec> tensorSpecs(const ModelConfig& config) const override;
    std::string_view optionalPrefix() const override { return kTop; }
    std::vector<CoupledSlice> coupledSlices(const ModelConfig& config, int block, CoupledUnit unit,
                                            std::int64_t index) const override;

    at::Tensor embed(const Model& model, const at::Tensor& ids, const ForwardContext& context) const override
    {
        return at::embedding(model.parameter(kTop + "wte.weight"), ids) +
               learnedPositions(model.parameter(kTop + "wpe.weight"), context, ids.size(1));
    }
    at::Tensor runBlock(const Model& model, int block, const at::Tensor& x,
                        const ForwardContext& context) const override;
    at::Tensor finish(const Model& model, const at::Tensor& x) const override
    {
        return namedLayerNorm(model, kTop + "ln_f", x);
    }
    at::Tensor project(const Model& model, const at::Tensor& x) const override
    {
        return model.config().isTied ? affine(x, model.parameter(kTop + "wte.weight"))
                                     : model.product("lm_head")->apply(x);
    }

private:
    static at::Tensor attention(const Model& model, int block, const at::Tensor& x,
                                const ForwardContext& context);
};

ModelConfig Gpt2::readConfig(const Json& json, const std::string& where) const
{
    const ConfigReader config(json, where);
    const std::string_view width = presentKey(json, {"n_embd", "hidden_size"});
    const std::string_view heads = presentKey(json, {"n_head", "num_attention_heads"});
    if (config.flag("add_cross_attention", false))
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: \"%2\" is true, but only models where it is false can be computed."), where,
                    "add_cross_attention");
    ModelConfig out;
    out.family = id();
    out.width = out.embeddingWidth = config.positive(width);
    out.vocabulary = config.positive("vocab_size");
    out.context = config.positive(presentKey(json, {"n_positions", "max_position_embeddings"}), 1024);
    out.normEpsilon = config.positiveNumber("layer_norm_epsilon", 1e-5);
    out.activation = config.activation("activation_function", "gelu_new");
    out.isTied = config.flag("tie_word_embeddings", true);
    out.hasAttentionBias = out.hasOutputBias = out.hasMlpBias = true;
    out.eosIds = config.tokenIds("eos_token_id");
    BlockShape shape;
    shape.heads = shape.keyValueHeads = config.positive(heads);
    config.requireMultiple(width, out.width, heads, shape.heads);
    shape.headWidth = out.width / shape.heads;
    shape.innerWidth = config.positive("n_inner", 4 * out.width);
    const double scale = config.flag("scale_attn_weights", true) ? 1 / std::sqrt(double(shape.headWidth)) : 1;
    const bool isScaledByDepth = config.flag("scale_attn_by_inverse_layer_idx", false);
    const std::int64_t blocks = config.blockCount(presentKey(json, {"n_layer", "num_hidden_layers"}));
    for (std::int64_t block = 0; block < blocks; ++block) {
        shape.attentionScale = isScaledByDepth ? scale / double(block + 1) : scale;
        out.blocks.push_back(shape);
    }
    return out;
}

std::vector<TensorSpec> Gpt2::tensorSpecs(const ModelConfig& config) const
{
    std::vector<TensorSpec> specs;
    const std::int64_t D = config.width;
    for (int block = 0; block < int(config.blocks.size()); ++block) {
        const BlockShape& shape = config.blocks[std::size_t(block)];
        const std::int64_t Q = shape.heads * shape.headWidth, F = shape.innerWidth;
        const Names names(block);
        // Both halves of a block end in a "c_proj"; their kinds say which.
        addMatrix(specs, block, {names.fused, "c_attn", 3 * Q, D, true, true});
        addMatrix(specs, block, {names.output, "attn.c_proj", D, Q, true, true});
        addMatrix(specs, block, {names.first, "c_fc", F, D, true, true});
        addMatrix(specs, block, {names.second, "mlp.c_proj", D, F, true, true});
        addLayerNorm(specs, block, names.prefix + "ln_1", D);
        addLayerNorm(specs, block, names.prefix + "ln_2", D);
    }
    specs.push_back({kTop + "wte.weight", {config.vocabulary, D}, TensorRole::Embedding, -1, "wte"});
    specs.push_back({kTop + "wpe.weight", {config.context, D}, TensorRole::Embedding, -1, "wpe"});
    addLayerNorm(specs, -1, kTop + "ln_f", D);
    if (!config.isTied)
        specs.push_back({"lm_head.weight", {config.vocabulary, D}, TensorRole::Output, -1, "lm_head"});
    return specs;
}

std::vector<CoupledSlice> Gpt2::coupledSlices(const ModelConfig& config, int block, CoupledUnit unit,
                                              std::int64_t index) const
{
    const Names names(block);
    if (unit == CoupledUnit::Channel)
        return channelSlices(names.first, names.second, index);
    const BlockShape& shape = config.blocks[std::size_t(block)];
    const std::int64_t W = shape.headWidth, Q = shape.heads * W;
    return {{names.fused, true, index * W, W},
            {names.fused, true, Q + index * W, W},
            {names.fused, true, 2 * Q + index * W, W},
            {names.output, false, index * W, W}};
}

at::Tensor Gpt2::runBlock(const Model& model, int block, const at::Tensor& x,
                          const ForwardContext& context) const
{
    const Names names(block);
    const auto middle = x + attention(model, block, namedLayerNorm(model, names.prefix + "ln_1", x), context);
    return middle + twoMatrixMlp(model, names.first, names.second,
                                 namedLayerNorm(model, names.prefix + "ln_2", middle), context);
}

at::Tensor Gpt2::attention(const Model& model, int block, const at::Tensor& x, const ForwardContext& context)
{
    const Names names(block);
    const BlockShape& shape = model.config().blocks[std::size_t(block)];
    announce(context, {names.fused}, x);
    const auto parts =
        model.product(names.fused)->apply(x).chunk(3, -1); // q, k and v, [B, T, heads * headWidth] each
    const auto heads = [&](std::size_t i) { return splitHeads(parts[i], shape.heads, shape.headWidth); };
    AttentionOptions options;
    options.scale = shape.attentionScale;
    return attendAndProject(model, block, {heads(0), heads(1), heads(2)}, names.output, context, options);
}

} // namespace

const Architecture& gpt2Architecture()
{
    static const Gpt2 gpt2;
    return gpt2;
}

} // namespace prunescope
