// Checked reading of config.json.
#include "core/architecture/config_reader.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace prunescope {
namespace {

constexpr std::int64_t kLargestSize = std::int64_t(1) << 40; // products of two stay inside 64 bits
constexpr std::int64_t kMostBlocks = 10000;

/// The object that says how a rotation is stretched.
struct RotaryReader {
    const Json& json;
    const std::string& where;

    double number(std::string_view key, double fallback) const { return jsonNumber(json, key, fallback, where); }

    bool has(std::string_view key) const
    {
        const auto it = json.find(std::string(key));
        return it != json.end() && !it->is_null();
    }

    /// @throws Error{BadInput} if the key is missing or its value is not above the limit
    double above(std::string_view key, double limit) const
    {
        if (!has(key))
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"%2\" is missing."), where, key);
        const double value = number(key, 0);
        if (!(value > limit))
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" is %3, but should be above %4."), where, key, value, limit);
        return value;
    }
    double above(std::string_view key, double limit, double fallback) const { return has(key) ? above(key, limit) : fallback; }

    std::int64_t size(std::string_view key, std::int64_t fallback) const
    {
        const std::int64_t value = jsonInt(json, key, fallback, where);
        if (value < 1)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" is %3, but should be above %4."), where, key, value, 0);
        return value;
    }

    /// One factor for each frequency.
    std::vector<double> factors(std::string_view key, std::int64_t count) const
    {
        const auto it = json.find(std::string(key));
        const auto isFactor = [](const Json& value) { return value.is_number() && value.get<double>() > 0; };
        if (it == json.end() || !it->is_array() || std::int64_t(it->size()) != count ||
            !std::all_of(it->begin(), it->end(), isFactor))
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" should be a list of %3 numbers above 0."), where, key, count);
        return it->get<std::vector<double>>();
    }

    void readScaling(RotaryConfig& out, std::int64_t context, std::int64_t original) const;
    void readYarn(RotaryConfig& out, double ratio) const;
    void readLongRope(RotaryConfig& out, double ratio) const;
};

void RotaryReader::readScaling(RotaryConfig& out, std::int64_t context, std::int64_t original) const
{
    const std::string type = jsonString(json, "rope_type", jsonString(json, "type", "default", where), where);
    out.originalContext = original;
    if (type == "default")
        return;
    if (type == "linear") {
        out.scaling = RotaryScaling::Linear;
        out.factor = above("factor", 0);
    } else if (type == "dynamic") {
        out.scaling = RotaryScaling::Dynamic;
        out.factor = above("factor", 0);
        out.originalContext = context;
    } else if (type == "llama3") {
        out.scaling = RotaryScaling::Llama3;
        out.factor = above("factor", 0);
        out.lowFrequencyFactor = above("low_freq_factor", 0);
        out.highFrequencyFactor = above("high_freq_factor", out.lowFrequencyFactor);
    } else if (type == "longrope" || type == "su" || (type == "yarn" && has("short_factor"))) {
        readLongRope(out, double(context) / double(original)); // the first Phi-3 files said su or yarn
    } else if (type == "yarn") {
        readYarn(out, double(context) / double(original));
    } else {
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: rotary scaling \"%2\" is not known; only default, linear, dynamic, llama3, yarn and longrope "
                            "can be computed."),
                    where, type);
    }
}

void RotaryReader::readYarn(RotaryConfig& out, double ratio) const
{
    out.scaling = RotaryScaling::Yarn;
    out.factor = above("factor", 0, ratio);
    // 0 means "not given" for these, as for transformers.
    const auto given = [&](std::string_view key, double fallback) {
        const double value = number(key, 0);
        return value == 0 ? fallback : above(key, 0);
    };
    out.betaFast = given("beta_fast", 32);
    out.betaSlow = given("beta_slow", 1);
    out.truncatesRamp = jsonBool(json, "truncate", true, where);
    // Peng et al. 2023, section 3.4; DeepSeek's files weigh the logarithm.
    const auto attention = [&](double weight) { return out.factor <= 1 ? 1 : 0.1 * weight * std::log(out.factor) + 1; };
    const double weight = number("mscale", 0), weightAll = number("mscale_all_dim", 0);
    out.attentionFactor = above("attention_factor", 0,
                                weight != 0 && weightAll != 0 ? attention(weight) / attention(weightAll) : attention(1));
}

void RotaryReader::readLongRope(RotaryConfig& out, double ratio) const
{
    out.scaling = RotaryScaling::LongRope;
    out.factor = above("factor", 0, ratio);
    out.shortFactors = factors("short_factor", out.width / 2);
    out.longFactors = factors("long_factor", out.width / 2);
    const double stretch = out.factor <= 1 ? 1 : std::sqrt(1 + std::log(out.factor) / std::log(double(out.originalContext)));
    out.attentionFactor = above("attention_factor", 0, stretch);
    if (!std::isfinite(out.attentionFactor))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" is %3, but should be above %4."), where,
                    "original_max_position_embeddings", out.originalContext, 1);
}

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

Activation ConfigReader::activation(std::string_view key, const std::string& fallback) const
{
    const std::string name = jsonString(m_json, key, fallback, m_where);
    const auto found = findActivation(name);
    if (!found)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: \"%2\" is \"%3\"; only silu, relu, gelu and its tanh forms can be computed."), m_where, key, name);
    return *found;
}

double ConfigReader::number(std::string_view key, double fallback) const { return jsonNumber(m_json, key, fallback, m_where); }

bool ConfigReader::flag(std::string_view key, bool fallback) const { return jsonBool(m_json, key, fallback, m_where); }

bool ConfigReader::has(std::string_view key) const
{
    const auto it = m_json.find(std::string(key));
    return it != m_json.end() && !it->is_null();
}

double ConfigReader::positiveNumber(std::string_view key, double fallback) const
{
    const double value = number(key, fallback);
    if (!(value > 0))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" is %3, but should be above %4."), m_where, key, value, 0);
    return value;
}

void ConfigReader::requireCausal() const
{
    if (flag("use_bidirectional_attention", false))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: attention in both directions (\"%2\") cannot be computed."), m_where,
                    "use_bidirectional_attention");
}

std::int64_t ConfigReader::positiveOrNone(std::string_view key, std::int64_t fallback) const
{
    return m_json.contains(std::string(key)) && !has(key) ? 0 : positive(key, fallback);
}

double ConfigReader::numberOrNone(std::string_view key, double fallback) const
{
    return m_json.contains(std::string(key)) && !has(key) ? 0 : number(key, fallback);
}

std::vector<bool> ConfigReader::windowedBlocks(std::int64_t blocks) const
{
    const auto it = m_json.find("layer_types");
    if (it == m_json.end() || it->is_null())
        return {};
    if (!it->is_array() || std::int64_t(it->size()) != blocks)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"layer_types\" should be a list of %2 names, one for each block."),
                    m_where, blocks);
    std::vector<bool> out;
    for (const Json& type : *it) {
        if (type != "sliding_attention" && type != "full_attention")
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: \"layer_types\" holds %2; only \"full_attention\" and \"sliding_attention\" can be "
                                "computed."),
                        m_where, asciiLine(type));
        out.push_back(type == "sliding_attention");
    }
    return out;
}

const Json& ConfigReader::rotaryObject(std::string_view layerType) const
{
    static const Json none = Json::object();
    const auto object = [&](const char* key) -> const Json* {
        if (!has(key))
            return nullptr;
        if (!m_json.at(key).is_object())
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" should be an object of keys and values."), m_where, key);
        return &m_json.at(key);
    };
    const Json* parameters = object("rope_parameters");
    if (parameters && (parameters->contains("full_attention") || parameters->contains("sliding_attention"))) {
        if (layerType.empty())
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: \"rope_parameters\" differ by layer type, which this family does not compute."), m_where);
        const auto it = parameters->find(std::string(layerType));
        return it != parameters->end() && it->is_object() ? *it : none;
    }
    if (layerType == "sliding_attention")
        return none; // the old form stretches the others only
    if (const Json* scaling = object("rope_scaling"))
        return *scaling;
    return parameters ? *parameters : none;
}

RotaryConfig ConfigReader::rotary(std::int64_t headWidth, std::int64_t context, const RotaryKeys& keys) const
{
    const RotaryReader reader{rotaryObject(keys.layerType), m_where};
    RotaryConfig out;
    out.theta = reader.number("rope_theta", number(keys.theta, keys.defaultTheta));
    if (!(out.theta > 0))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" is %3, but should be above %4."), m_where, keys.theta, out.theta, 0);
    const double share = reader.number("partial_rotary_factor", number(keys.share, keys.defaultShare));
    out.width = share > 0 && share <= 1 ? std::int64_t(double(headWidth) * share) : 0;
    if (out.width == 0 || out.width % 2 != 0)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: \"%2\" is %3: it should leave an even number of the %4 features of a head to be rotated."),
                    m_where, share == 1 ? std::string_view("head_dim") : keys.share, share == 1 ? double(headWidth) : share,
                    headWidth);
    const std::int64_t original = positive("original_max_position_embeddings",
                                           reader.size("original_max_position_embeddings",
                                                       keys.originalContext > 0 ? keys.originalContext : context));
    reader.readScaling(out, context, original);
    return out;
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
