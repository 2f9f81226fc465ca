// Checked reading of config.json.
#include "core/architecture/config_reader.h"

#include "core/base/error.h"

#include <algorithm>

namespace prunescope {
namespace {

constexpr std::int64_t kLargestSize = std::int64_t(1) << 40; // products of two stay inside 64 bits
constexpr std::int64_t kMostBlocks = 10000;

} // namespace

std::int64_t ConfigReader::positive(std::string_view key) const
{
    const std::int64_t value = positive(key, 0);
    if (value == 0)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"%2\" is missing."), m_where, key);
    return value;
}

std::int64_t ConfigReader::positive(std::string_view key, std::int64_t fallback) const
{
    const bool isGiven = m_json.contains(std::string(key)) && !m_json.at(std::string(key)).is_null();
    const std::int64_t value = jsonInt(m_json, key, fallback, m_where);
    if (isGiven && (value < 1 || value > kLargestSize))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"%2\" is %3, but should be from 1 to %4."), m_where, key,
                    value, kLargestSize);
    return value;
}

std::int64_t ConfigReader::blockCount(std::string_view key) const
{
    const std::int64_t value = positive(key);
    if (value > kMostBlocks)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"%2\" is %3, but should be from 1 to %4."), m_where, key,
                    value, kMostBlocks);
    return value;
}

void ConfigReader::requireMultiple(std::string_view key, std::int64_t value, std::string_view divisorKey,
                                   std::int64_t divisor) const
{
    if (value % divisor != 0)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" is %3, which is not a multiple of \"%4\" (%5)."), m_where,
                    key, value, divisorKey, divisor);
}

void ConfigReader::requireOneOf(std::string_view key, const std::string& fallback,
                                std::initializer_list<std::string_view> allowed) const
{
    const std::string value = jsonString(m_json, key, fallback, m_where);
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" is \"%3\"; only \"%4\" can be computed."), m_where, key,
                    value, *allowed.begin());
}

double ConfigReader::ropeTheta() const
{
    const auto parameters = m_json.find("rope_parameters");
    const bool isNewForm = parameters != m_json.end() && parameters->is_object();
    const double theta = jsonNumber(isNewForm ? *parameters : m_json, "rope_theta",
                                    jsonNumber(m_json, "rope_theta", 10000.0, m_where), m_where);
    if (!(theta > 0))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"rope_theta\" is %2, but should be above 0."), m_where, theta);
    return theta;
}

void ConfigReader::requireDefaultRope() const
{
    for (const char* key : {"rope_scaling", "rope_parameters"}) {
        const auto it = m_json.find(key);
        if (it == m_json.end() || !it->is_object())
            continue;
        const std::string type =
            jsonString(*it, "rope_type", jsonString(*it, "type", "default", m_where), m_where);
        if (type != "default")
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: rotary scaling \"%2\" is not supported; only \"default\" can be computed."), m_where,
                        type);
    }
}

std::vector<std::int64_t> ConfigReader::tokenIds(std::string_view key) const
{
    const auto it = m_json.find(std::string(key));
    std::vector<std::int64_t> ids;
    if (it == m_json.end() || it->is_null())
        return ids;
    if (it->is_array()) {
        for (const auto& id : *it)
            if (id.is_number_integer())
                ids.push_back(id.get<std::int64_t>());
    } else {
        ids.push_back(jsonInt(m_json, key, 0, m_where));
    }
    return ids;
}

} // namespace prunescope
