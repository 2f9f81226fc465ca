// The RMS-norm gated block, with separate or fused matrices.
#include "core/architecture/gated_block.h"

#include "core/architecture/block_parts.h"
#include "core/architecture/torch.h"

namespace prunescope {
namespace {

constexpr const char* kEmbedding = "model.embed_tokens";
constexpr const char* kOutput = "lm_head";

/// Module names of one block.
struct Names {
    explicit Names(int block) : prefix("model.layers." + std::to_string(block) + ".") {}

    std::string attention(const char* kind) const { return prefix + "self_attn." + kind; }
    std::string mlp(const char* kind) const { return prefix + "mlp." + kind; }
    std::string norm(const char* which) const { return prefix + which; }
    /// In the order that separateHeadSlices expects.
    std::array<std::string, 4> heads() const
    {
        return {attention("q_proj"), attention("k_proj"), attention("v_proj"), attention("o_proj")};
    }

    std::string prefix;
};

at::Tensor normed(const Model& model, const std::string& module, const at::Tensor& x)
{
    const ModelConfig& config = model.config();
    return rmsNorm(x, model.parameter(module + ".weight"), config.normEpsilon, config.normOffset);
}

/// [B, heads, T, headWidth] of x's columns from `first` on.
at::Tensor headsFrom(const at::Tensor& x, std::int64_t first, std::int64_t heads, std::int64_t width)
{
    return x.narrow(-1, first, heads * width).unflatten(-1, {heads, width}).transpose(1, 2);
}

HeadTensors queryKeyValue(const Model& model, int block, const at::Tensor& x, const ForwardContext& context)
{
    const Names names(block);
    const BlockShape& shape = model.config().blocks[std::size_t(block)];
    const std::int64_t H = shape.heads, G = shape.keyValueHeads, W = shape.headWidth;
    if (model.config().isFused) {
        const std::string fused = names.attention("qkv_proj");
        announce(context, {fused}, x);
        const auto all = model.product(fused)->apply(x);
        return {headsFrom(all, 0, H, W), headsFrom(all, H * W, G, W), headsFrom(all, (H + G) * W, G, W)};
    }
    const auto [q, k, v, o] = names.heads();
    announce(context, {q, k, v}, x);
    return {splitHeads(model.product(q)->apply(x), H, W), splitHeads(model.product(k)->apply(x), G, W),
            splitHeads(model.product(v)->apply(x), G, W)};
}

at::Tensor attention(const Model& model, int block, const at::Tensor& x, const ForwardContext& context)
{
    const Names names(block);
    const ModelConfig& config = model.config();
    const BlockShape& shape = config.blocks[std::size_t(block)];
    HeadTensors heads = queryKeyValue(model, block, x, context);
    if (config.hasQueryKeyNorm) {
        heads.q = normed(model, names.attention("q_norm"), heads.q);
        heads.k = normed(model, names.attention("k_norm"), heads.k);
    }
    const std::int64_t first = context.cache ? context.cache->length : 0;
    const RotaryTable table = rotaryTable(config.rotaries[std::size_t(shape.rotary)], first, x.size(1));
    heads.q = rotate(heads.q, table);
    heads.k = rotate(heads.k, table);
    const AttentionOptions options = {shape.attentionScale, shape.window, config.attentionSoftcap, {}};
    return attendAndProject(model, block, heads, names.attention("o_proj"), context, options);
}

/// The two halves of the MLP's inner features.
std::pair<at::Tensor, at::Tensor> gateAndUp(const Model& model, int block, const at::Tensor& x, const ForwardContext& context)
{
    const Names names(block);
    if (model.config().isFused) {
        const std::string fused = names.mlp("gate_up_proj");
        announce(context, {fused}, x);
        const auto halves = model.product(fused)->apply(x).chunk(2, -1);
        return {halves[0], halves[1]};
    }
    const std::string gate = names.mlp("gate_proj"), up = names.mlp("up_proj");
    announce(context, {gate, up}, x);
    return {model.product(gate)->apply(x), model.product(up)->apply(x)};
}

at::Tensor mlp(const Model& model, int block, const at::Tensor& x, const ForwardContext& context)
{
    const auto [gate, up] = gateAndUp(model, block, x, context);
    const auto inner = activateAndMultiply(gate, up, model.config().activation);
    const std::string down = Names(block).mlp("down_proj");
    announce(context, {down}, inner);
    return model.product(down)->apply(inner);
}

void addMatrices(std::vector<TensorSpec>& specs, const ModelConfig& config, int block)
{
    const Names names(block);
    const BlockShape& shape = config.blocks[std::size_t(block)];
    const std::int64_t D = config.width, F = shape.innerWidth;
    const std::int64_t Q = shape.heads * shape.headWidth, K = shape.keyValueHeads * shape.headWidth;
    const auto add = [&](const std::string& module, const char* kind, std::int64_t out, std::int64_t in, bool hasBias) {
        addMatrix(specs, block, {module, kind, out, in, hasBias});
    };
    if (config.isFused) {
        add(names.attention("qkv_proj"), "qkv_proj", Q + 2 * K, D, config.hasAttentionBias);
    } else {
        add(names.attention("q_proj"), "q_proj", Q, D, config.hasAttentionBias);
        add(names.attention("k_proj"), "k_proj", K, D, config.hasAttentionBias);
        add(names.attention("v_proj"), "v_proj", K, D, config.hasAttentionBias);
    }
    add(names.attention("o_proj"), "o_proj", D, Q, config.hasOutputBias);
    if (config.isFused) {
        add(names.mlp("gate_up_proj"), "gate_up_proj", 2 * F, D, config.hasMlpBias);
    } else {
        add(names.mlp("gate_proj"), "gate_proj", F, D, config.hasMlpBias);
        add(names.mlp("up_proj"), "up_proj", F, D, config.hasMlpBias);
    }
    add(names.mlp("down_proj"), "down_proj", D, F, config.hasMlpBias);
}

void addNorms(std::vector<TensorSpec>& specs, const ModelConfig& config, int block)
{
    const Names names(block);
    const std::int64_t W = config.blocks[std::size_t(block)].headWidth;
    const auto add = [&](const std::string& module, std::int64_t width) {
        specs.push_back({module + ".weight", {width}, TensorRole::Norm, block, ""});
    };
    if (config.hasQueryKeyNorm) {
        add(names.attention("q_norm"), W);
        add(names.attention("k_norm"), W);
    }
    add(names.norm("input_layernorm"), config.width);
    add(names.norm("post_attention_layernorm"), config.width);
    if (config.hasPartNorms) {
        add(names.norm("pre_feedforward_layernorm"), config.width);
        add(names.norm("post_feedforward_layernorm"), config.width);
    }
}

} // namespace

std::vector<TensorSpec> GatedArchitecture::tensorSpecs(const ModelConfig& config) const
{
    std::vector<TensorSpec> specs;
    for (int block = 0; block < int(config.blocks.size()); ++block) {
        addMatrices(specs, config, block);
        addNorms(specs, config, block);
    }
    const std::vector<std::int64_t> table = {config.vocabulary, config.width};
    specs.push_back({std::string(kEmbedding) + ".weight", table, TensorRole::Embedding, -1, "embed_tokens"});
    specs.push_back({"model.norm.weight", {config.width}, TensorRole::Norm, -1, ""});
    if (!config.isTied)
        specs.push_back({std::string(kOutput) + ".weight", table, TensorRole::Output, -1, kOutput});
    return specs;
}

std::vector<CoupledSlice> GatedArchitecture::coupledSlices(const ModelConfig& config, int block, CoupledUnit unit,
                                                           std::int64_t index) const
{
    const Names names(block);
    const BlockShape& shape = config.blocks[std::size_t(block)];
    const std::int64_t H = shape.heads, G = shape.keyValueHeads, W = shape.headWidth, F = shape.innerWidth;
    const CoupledSlice down = {names.mlp("down_proj"), false, index, 1};
    if (unit == CoupledUnit::Channel && config.isFused)
        return {{names.mlp("gate_up_proj"), true, index, 1}, {names.mlp("gate_up_proj"), true, F + index, 1}, down};
    if (unit == CoupledUnit::Channel)
        return {{names.mlp("gate_proj"), true, index, 1}, {names.mlp("up_proj"), true, index, 1}, down};
    auto slices = separateHeadSlices(shape, names.heads(), unit, index);
    if (config.isFused) {
        const std::array<std::int64_t, 3> firstRows = {0, H * W, (H + G) * W}; // of q, k, v in qkv_proj
        for (std::size_t i = 0; i + 1 < slices.size(); ++i) {
            slices[i].module = names.attention("qkv_proj");
            slices[i].begin += firstRows[i];
        }
    }
    return slices;
}

at::Tensor GatedArchitecture::embed(const Model& model, const at::Tensor& ids, const ForwardContext&) const
{
    const auto x = at::embedding(model.parameter(std::string(kEmbedding) + ".weight"), ids);
    const double scale = model.config().embeddingScale;
    return scale == 1 ? x : x * at::scalar_tensor(scale, x.options()); // rounded to x's type, as in transformers
}

at::Tensor GatedArchitecture::runBlock(const Model& model, int block, const at::Tensor& x,
                                       const ForwardContext& context) const
{
    const Names names(block);
    const bool hasPartNorms = model.config().hasPartNorms;
    auto part = attention(model, block, normed(model, names.norm("input_layernorm"), x), context);
    if (hasPartNorms)
        part = normed(model, names.norm("post_attention_layernorm"), part);
    const auto middle = addTo(x, part);
    const char* before = hasPartNorms ? "pre_feedforward_layernorm" : "post_attention_layernorm";
    part = mlp(model, block, normed(model, names.norm(before), middle), context);
    if (hasPartNorms)
        part = normed(model, names.norm("post_feedforward_layernorm"), part);
    return addTo(middle, part);
}

at::Tensor GatedArchitecture::finish(const Model& model, const at::Tensor& x) const
{
    return normed(model, "model.norm", x);
}

at::Tensor GatedArchitecture::project(const Model& model, const at::Tensor& x) const
{
    const ModelConfig& config = model.config();
    const auto logits = config.isTied ? affine(x, model.parameter(std::string(kEmbedding) + ".weight"))
                                      : model.product(kOutput)->apply(x);
    return config.logitSoftcap > 0 ? at::tanh(logits / config.logitSoftcap) * config.logitSoftcap : logits;
}

ModelConfig GatedArchitecture::readShared(const ConfigReader& config, const GatedDefaults& defaults) const
{
    ModelConfig out;
    out.family = id();
    out.width = config.positive("hidden_size");
    out.vocabulary = config.positive("vocab_size");
    out.context = config.positive("max_position_embeddings", defaults.context);
    out.normEpsilon = config.number("rms_norm_eps", defaults.normEpsilon);
    out.activation = config.activation("hidden_act", "silu");
    out.isTied = config.flag("tie_word_embeddings", defaults.isTied);
    out.eosIds = config.tokenIds("eos_token_id");
    BlockShape shape;
    shape.heads = config.positive("num_attention_heads");
    shape.keyValueHeads = config.positive("num_key_value_heads", shape.heads);
    config.requireMultiple("num_attention_heads", shape.heads, "num_key_value_heads", shape.keyValueHeads);
    shape.headWidth = config.positive("head_dim", defaults.headWidth);
    if (shape.headWidth == 0) {
        config.requireMultiple("hidden_size", out.width, "num_attention_heads", shape.heads);
        shape.headWidth = out.width / shape.heads;
    }
    out.rotaries = {config.rotary(shape.headWidth, out.context, defaults.rotary)};
    shape.innerWidth = config.positive("intermediate_size");
    out.blocks.assign(std::size_t(config.blockCount("num_hidden_layers")), shape);
    return out;
}

void setWindows(ModelConfig& out, std::int64_t window, const std::vector<bool>& isWindowed)
{
    for (std::size_t block = 0; block < out.blocks.size(); ++block)
        if (isWindowed[block])
            out.blocks[block].window = window;
}

} // namespace prunescope
