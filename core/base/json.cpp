// JSON with limits and messages.
#include "core/base/json.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <cmath>

namespace prunescope {
namespace {

constexpr int kMaxDepth = 200; // far above real files; keeps the recursive parser off the end of the stack

/// The value of a key, or null where it is absent.
const Json* find(const Json& object, std::string_view key, const std::string& where)
{
    if (!object.is_object())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: expected a JSON object with key \"%2\", found %3."), where, key,
                    object.type_name());
    const auto it = object.find(std::string(key));
    return it == object.end() || it->is_null() ? nullptr : &*it;
}

[[noreturn]] void throwType(const Json& value, std::string_view key, const char* wanted, const std::string& where)
{
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"%2\" should be %3, but is %4."), where, key, wanted,
                value.type_name());
}

/// Nesting depth of brackets outside strings; the parser itself is only called on shallow text.
bool isDeeperThan(std::string_view text, int limit)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > limit)
                return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

} // namespace

Json parseJson(std::string_view text, const std::string& where)
{
    if (isDeeperThan(text, kMaxDepth))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: JSON is nested deeper than %2 levels."), where, kMaxDepth);
    try {
        return Json::parse(text.begin(), text.end());
    } catch (const nlohmann::json::parse_error& e) {
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: not valid JSON at byte %2 of %3."), where, e.byte, text.size());
    } catch (const nlohmann::json::exception& e) {
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: not valid JSON (%2)."), where, e.what());
    }
}

Json readJsonFile(const std::filesystem::path& path, std::uint64_t maxBytes)
{
    return parseJson(readFile(path, maxBytes), path.string());
}

std::string asciiLine(const Json& json)
{
    return json.dump(-1, ' ', true, Json::error_handler_t::replace);
}

std::int64_t jsonInt(const Json& object, std::string_view key, std::int64_t fallback, const std::string& where)
{
    const Json* value = find(object, key, where);
    if (!value)
        return fallback;
    if (value->is_number_unsigned() && value->get<std::uint64_t>() > std::uint64_t(INT64_MAX))
        throwType(*value, key, "an integer below 2^63", where);
    if (value->is_number_integer())
        return value->get<std::int64_t>();
    // Some writers store counts as 1e6 or 4096.0.
    if (value->is_number_float() && std::floor(value->get<double>()) == value->get<double>() &&
        std::abs(value->get<double>()) < 9e15)
        return std::int64_t(value->get<double>());
    throwType(*value, key, "an integer", where);
}

double jsonNumber(const Json& object, std::string_view key, double fallback, const std::string& where)
{
    const Json* value = find(object, key, where);
    if (!value)
        return fallback;
    if (!value->is_number())
        throwType(*value, key, "a number", where);
    return value->get<double>();
}

bool jsonBool(const Json& object, std::string_view key, bool fallback, const std::string& where)
{
    const Json* value = find(object, key, where);
    if (!value)
        return fallback;
    if (!value->is_boolean())
        throwType(*value, key, "true or false", where);
    return value->get<bool>();
}

std::string jsonString(const Json& object, std::string_view key, const std::string& fallback, const std::string& where)
{
    const Json* value = find(object, key, where);
    if (!value)
        return fallback;
    if (!value->is_string())
        throwType(*value, key, "a string", where);
    return value->get<std::string>();
}

} // namespace prunescope
