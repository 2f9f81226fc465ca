#pragma once
// Checked reading of the config.json keys that families share (ecosystem.md 5).

#include "core/architecture/model_config.h"
#include "core/base/json.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// Where a family's config.json speaks of its rotation, and what holds where it is silent.
struct RotaryKeys {
    std::string_view theta = "rope_theta";             ///< of the old form; the new one always says rope_theta
    double defaultTheta = 10000;
    std::string_view share = "partial_rotary_factor";  ///< of each head that is rotated; likewise
    double defaultShare = 1;
    std::int64_t originalContext = 0;                  ///< tokens of pre-training; 0 = the context
    std::string_view layerType = {};                   ///< which entry of a rope_parameters that differs by layer type
};

/// Reads sizes and options of one config.json. Every getter throws Error{BadInput} naming file, key and both values.
class ConfigReader {
public:
    ConfigReader(const Json& json, std::string where) : m_json(json), m_where(std::move(where)) {}

    /// A size in 1 .. 2^40. Without a fallback the key must be there.
    std::int64_t positive(std::string_view key) const;
    std::int64_t positive(std::string_view key, std::int64_t fallback) const;
    /// A number of blocks in 1 .. 10,000.
    std::int64_t blockCount(std::string_view key) const;
    void requireMultiple(std::string_view key, std::int64_t value, std::string_view divisorKey,
                         std::int64_t divisor) const;
    void requireOneOf(std::string_view key, const std::string& fallback,
                      std::initializer_list<std::string_view> allowed) const;
    Activation activation(std::string_view key, const std::string& fallback) const;
    double number(std::string_view key, double fallback) const;
    bool flag(std::string_view key, bool fallback) const;
    /// Whether the key is there and not null.
    bool has(std::string_view key) const;
    double positiveNumber(std::string_view key, double fallback) const;
    /// Refuses "use_bidirectional_attention".
    void requireCausal() const;
    /// A size or number that null switches off: 0 where the key is null, the fallback where it is absent.
    std::int64_t positiveOrNone(std::string_view key, std::int64_t fallback) const;
    double numberOrNone(std::string_view key, double fallback) const;
    /// Whether each block's attention has a window, from "layer_types"; empty where that is absent.
    std::vector<bool> windowedBlocks(std::int64_t blocks) const;
    /// Rotary frequencies from the old form (rope_theta, rope_scaling) or the new one (rope_parameters).
    /// Types default, linear, dynamic, llama3, yarn and longrope (also called su). Where factor and the ratio of the
    /// contexts disagree (yarn, longrope), factor counts, as in transformers from version 5.
    /// @param headWidth  features of a head; partial_rotary_factor rotates a share of them
    /// @param context    max_position_embeddings
    /// @throws Error{BadInput} for an unknown type, which would give wrong numbers silently
    RotaryConfig rotary(std::int64_t headWidth, std::int64_t context, const RotaryKeys& keys = {}) const;
    /// An id or a list of ids; empty where absent.
    std::vector<std::int64_t> tokenIds(std::string_view key) const;

private:
    const Json& rotaryObject(std::string_view layerType) const;

    const Json& m_json;
    std::string m_where;
};

} // namespace prunescope
