#pragma once
// Checked reading of the config.json keys that families share (ecosystem.md 5).

#include "core/base/json.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

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
    /// rope_theta from its old (top-level) or new (rope_parameters) place; 10000 where absent.
    double ropeTheta() const;
    /// Refuses rotary scaling, which would give wrong numbers silently.
    void requireDefaultRope() const;
    /// An id or a list of ids; empty where absent.
    std::vector<std::int64_t> tokenIds(std::string_view key) const;

private:
    const Json& m_json;
    std::string m_where;
};

} // namespace prunescope
