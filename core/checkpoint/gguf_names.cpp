// The table of names (llama.cpp gguf-py/gguf/tensor_mapping.py, read backwards).
#include "core/checkpoint/gguf_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace prunescope {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<std::string_view, 12> kLikeLlama{"llama", "mistral", "mistral3", "qwen2", "qwen3",   "gemma",
                                                      "gemma2", "gemma3", "phi3",     "smollm3", "stablelm", "granite"};

constexpr std::array<Pair, 3> kOutside{
    {{"token_embd", "model.embed_tokens"}, {"output_norm", "model.norm"}, {"output", "lm_head"}}};

constexpr std::array<Pair, 15> kInside{{{"attn_q", "self_attn.q_proj"},
                                        {"attn_k", "self_attn.k_proj"},
                                        {"attn_v", "self_attn.v_proj"},
                                        {"attn_qkv", "self_attn.qkv_proj"},
                                        {"attn_output", "self_attn.o_proj"},
                                        {"attn_q_norm", "self_attn.q_norm"},
                                        {"attn_k_norm", "self_attn.k_norm"},
                                        {"attn_norm", "input_layernorm"},
                                        {"ffn_gate", "mlp.gate_proj"},
                                        {"ffn_up", "mlp.up_proj"},
                                        {"ffn_down", "mlp.down_proj"},
                                        {"ffn_norm", "post_attention_layernorm"},
                                        // Gemma 2 and 3 have four norms in a block.
                                        {"post_attention_norm", "post_attention_layernorm"},
                                        {"post_ffw_norm", "post_feedforward_layernorm"},
                                        {"ffn_gate_inp", "mlp.gate"}}};

template <std::size_t Count> std::string_view find(const std::array<Pair, Count>& table, std::string_view key)
{
    for (const auto& [from, to] : table)
        if (from == key)
            return to;
    return {};
}

/// The part inside a block: its table, and where a family differs from it.
std::string_view inside(std::string_view part, std::string_view architecture)
{
    if (part == "ffn_norm" && (architecture == "gemma2" || architecture == "gemma3"))
        return "pre_feedforward_layernorm";
    if (part == "ffn_up" && architecture == "phi3")
        return "mlp.gate_up_proj";
    return find(kInside, part);
}

} // namespace

std::string hubName(std::string_view name, std::string_view architecture)
{
    constexpr std::string_view kBlock = "blk.";
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || std::count(kLikeLlama.begin(), kLikeLlama.end(), architecture) == 0)
        return std::string(name);
    const std::string_view suffix = name.substr(dot);
    if (!name.starts_with(kBlock)) {
        const std::string_view mapped = find(kOutside, name.substr(0, dot));
        return mapped.empty() ? std::string(name) : std::string(mapped).append(suffix);
    }
    const std::size_t numberEnd = name.find('.', kBlock.size());
    if (numberEnd >= dot) // "blk.3.weight"
        return std::string(name);
    const std::string_view part = name.substr(numberEnd + 1, dot - numberEnd - 1);
    const std::string_view mapped = inside(part, architecture);
    std::string full = "model.layers.";
    full.append(name.substr(kBlock.size(), numberEnd - kBlock.size())).append(".");
    return full.append(mapped.empty() ? part : mapped).append(suffix);
}

} // namespace prunescope
