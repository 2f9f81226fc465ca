// The LLaMA family (Touvron et al. 2023). Block: x + o(attention(q, k, v of norm(x))), then x + down(silu(gate) * up).
#include "core/architecture/llama.h"

#include "core/architecture/architecture.h"
#include "core/architecture/attention.h"
#include "core/architecture/config_reader.h"
#include "core/architecture/torch.h"

#include <array>

namespace prunescope {
namespace {

std::string blockPrefix(int block) { return "model.layers." + std::to_string(block) + "."; }

/// x / rms(x) * gain, the mean in float32 (Zhang and Sennrich 2019). x [..., D], gain [D].
at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& gain, double epsilon)
{
    const auto wide = x.to(at::kFloat);
    const auto scale = at::rsqrt(wide.pow(2).mean(-1, /*keepdim=*/true) + epsilon);
    return gain * (wide * scale).to(x.scalar_type());
}

/// [B, T, heads * width] -> [B, heads, T, width]
at::Tensor splitHeads(const at::Tensor& x, std::int64_t heads, std::int64_t width)
{
    return x.view({x.size(0), x.size(1), heads, width}).transpose(1, 2);
}

/// Appends k and v of the new tokens to a block's cache. @return all keys and values so far
std::pair<at::Tensor, at::Tensor> extendCache(KeyValueCache& cache, int block, const at::Tensor& k,
                                              const at::Tensor& v)
{
    if (cache.keys.size() <= std::size_t(block)) {
        cache.keys.resize(std::size_t(block) + 1);
        cache.values.resize(std::size_t(block) + 1);
    }
    auto& keys = cache.keys[std::size_t(block)];
    auto& values = cache.values[std::size_t(block)];
    const std::int64_t needed = cache.length + k.size(2);
    if (!keys.defined() || keys.size(2) < needed) {
        // Doubling keeps the copying linear in the number of tokens.
        auto larger = k.sizes().vec();
        larger[2] = std::max<std::int64_t>(256, 2 * needed);
        auto newKeys = at::empty(larger, k.options()), newValues = at::empty(larger, v.options());
        if (cache.length > 0) {
            newKeys.narrow(2, 0, cache.length).copy_(keys.narrow(2, 0, cache.length));
            newValues.narrow(2, 0, cache.length).copy_(values.narrow(2, 0, cache.length));
        }
        keys = newKeys;
        values = newValues;
    }
    keys.narrow(2, cache.length, k.size(2)).copy_(k);
    values.narrow(2, cache.length, v.size(2)).copy_(v);
    return {keys.narrow(2, 0, needed), values.narrow(2, 0, needed)};
}

class Llama final : public Architecture {
public:
    std::string_view id() const override { return "llama"; }
    ModelConfig readConfig(const Json& config, const std::string& where) const override;
    std::vector<TensorSpec> tensorSpecs(const ModelConfig& config) const override;

    at::Tensor embed(const Model& model, const at::Tensor& ids, const ForwardContext&) const override
    {
        return at::embedding(model.parameter("model.embed_tokens.weight"), ids);
    }
    at::Tensor runBlock(const Model& model, int block, const at::Tensor& x,
                        const ForwardContext& context) const override;
    at::Tensor finish(const Model& model, const at::Tensor& x) const override
    {
        return rmsNorm(x, model.parameter("model.norm.weight"), model.config().normEpsilon);
    }
    at::Tensor project(const Model& model, const at::Tensor& x) const override
    {
        return model.config().isTied ? at::linear(x, model.parameter("model.embed_tokens.weight"))
                                     : model.product("lm_head")->apply(x);
    }

private:
    static at::Tensor attention(const Model& model, int block, const at::Tensor& x, const ForwardContext& context);
    static at::Tensor mlp(const Model& model, int block, const at::Tensor& x, const ForwardContext& context);
};

ModelConfig Llama::readConfig(const Json& json, const std::string& where) const
{
    const ConfigReader config(json, where);
    config.requireOneOf("hidden_act", "silu", {"silu", "swish"});
    config.requireDefaultRope();
    ModelConfig out;
    out.family = id();
    out.width = config.positive("hidden_size");
    out.vocabulary = config.positive("vocab_size");
    out.context = config.positive("max_position_embeddings", 2048);
    out.normEpsilon = jsonNumber(json, "rms_norm_eps", 1e-6, where);
    out.ropeTheta = config.ropeTheta();
    out.isTied = jsonBool(json, "tie_word_embeddings", false, where);
    out.hasAttentionBias = jsonBool(json, "attention_bias", false, where);
    out.hasMlpBias = jsonBool(json, "mlp_bias", false, where);
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
    config.requireMultiple("head_dim", shape.headWidth, "2", 2);
    shape.innerWidth = config.positive("intermediate_size");
    out.blocks.assign(std::size_t(config.blockCount("num_hidden_layers")), shape);
    return out;
}

std::vector<TensorSpec> Llama::tensorSpecs(const ModelConfig& config) const
{
    std::vector<TensorSpec> specs;
    for (int block = 0; block < int(config.blocks.size()); ++block) {
        const BlockShape& shape = config.blocks[std::size_t(block)];
        const std::int64_t D = config.width, F = shape.innerWidth;
        const std::int64_t Q = shape.heads * shape.headWidth, K = shape.keyValueHeads * shape.headWidth;
        const auto matrix = [&](const std::string& part, const std::string& kind, std::int64_t out, std::int64_t in,
                                bool hasBias) {
            const std::string module = blockPrefix(block) + part + "." + kind;
            specs.push_back({module + ".weight", {out, in}, TensorRole::Matrix, block, kind});
            if (hasBias)
                specs.push_back({module + ".bias", {out}, TensorRole::Bias, block, kind});
        };
        matrix("self_attn", "q_proj", Q, D, config.hasAttentionBias);
        matrix("self_attn", "k_proj", K, D, config.hasAttentionBias);
        matrix("self_attn", "v_proj", K, D, config.hasAttentionBias);
        matrix("self_attn", "o_proj", D, Q, config.hasAttentionBias);
        matrix("mlp", "gate_proj", F, D, config.hasMlpBias);
        matrix("mlp", "up_proj", F, D, config.hasMlpBias);
        matrix("mlp", "down_proj", D, F, config.hasMlpBias);
        specs.push_back({blockPrefix(block) + "input_layernorm.weight", {D}, TensorRole::Norm, block, ""});
        specs.push_back({blockPrefix(block) + "post_attention_layernorm.weight", {D}, TensorRole::Norm, block, ""});
    }
    specs.push_back({"model.embed_tokens.weight", {config.vocabulary, config.width}, TensorRole::Embedding, -1,
                     "embed_tokens"});
    specs.push_back({"model.norm.weight", {config.width}, TensorRole::Norm, -1, ""});
    if (!config.isTied)
        specs.push_back({"lm_head.weight", {config.vocabulary, config.width}, TensorRole::Output, -1, "lm_head"});
    return specs;
}

at::Tensor Llama::runBlock(const Model& model, int block, const at::Tensor& x, const ForwardContext& context) const
{
    const double epsilon = model.config().normEpsilon;
    const std::string prefix = blockPrefix(block);
    const auto middle =
        x + attention(model, block, rmsNorm(x, model.parameter(prefix + "input_layernorm.weight"), epsilon), context);
    const auto normed = rmsNorm(middle, model.parameter(prefix + "post_attention_layernorm.weight"), epsilon);
    return middle + mlp(model, block, normed, context);
}

at::Tensor Llama::attention(const Model& model, int block, const at::Tensor& x, const ForwardContext& context)
{
    const std::string prefix = blockPrefix(block) + "self_attn.";
    const std::array<std::string, 3> inputs = {prefix + "q_proj", prefix + "k_proj", prefix + "v_proj"};
    const std::array<std::string, 1> output = {prefix + "o_proj"};
    if (context.inputHook)
        context.inputHook(inputs, x);
    const BlockShape& shape = model.config().blocks[std::size_t(block)];
    const std::int64_t first = context.cache ? context.cache->length : 0;
    const RotaryTable table = rotaryTable(first, x.size(1), shape.headWidth, model.config().ropeTheta);
    const auto q = rotate(splitHeads(model.product(inputs[0])->apply(x), shape.heads, shape.headWidth), table);
    auto k = rotate(splitHeads(model.product(inputs[1])->apply(x), shape.keyValueHeads, shape.headWidth), table);
    auto v = splitHeads(model.product(inputs[2])->apply(x), shape.keyValueHeads, shape.headWidth);
    if (context.cache)
        std::tie(k, v) = extendCache(*context.cache, block, k, v);
    const auto mixed = causalAttention(q, k, v);
    if (context.inputHook)
        context.inputHook(output, mixed);
    return model.product(output[0])->apply(mixed);
}

at::Tensor Llama::mlp(const Model& model, int block, const at::Tensor& x, const ForwardContext& context)
{
    const std::string prefix = blockPrefix(block) + "mlp.";
    const std::array<std::string, 2> inputs = {prefix + "gate_proj", prefix + "up_proj"};
    const std::array<std::string, 1> output = {prefix + "down_proj"};
    if (context.inputHook)
        context.inputHook(inputs, x);
    const auto inner = at::silu(model.product(inputs[0])->apply(x)) * model.product(inputs[1])->apply(x);
    if (context.inputHook)
        context.inputHook(output, inner);
    return model.product(output[0])->apply(inner);
}

} // namespace

const Architecture& llamaArchitecture()
{
    static const Llama llama;
    return llama;
}

} // namespace prunescope
