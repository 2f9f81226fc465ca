// Checking and reading parameter values by their list.
#include "core/plan/param.h"

#include "core/base/error.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace prunescope {
namespace {

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const auto& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

/// A value as a person would type it.
std::string valueText(const ParamValue& value)
{
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const auto* number = std::get_if<double>(&value))
        return Text("%1", *number).english();
    return std::get<std::string>(value);
}

const Param& findParam(const std::vector<Param>& params, std::string_view id, std::string_view method)
{
    const auto it = std::find_if(params.begin(), params.end(), [&](const Param& p) { return p.id == id; });
    if (it != params.end())
        return *it;
    std::vector<std::string> ids;
    for (const auto& param : params)
        ids.push_back(param.id);
    throw Error(ErrorKind::Usage, PS_TEXT("%1: has no parameter \"%2\"; it has: %3."), method, id,
                ids.empty() ? "none" : joined(ids));
}

[[noreturn]] void throwNotNumber(const Param& param, std::string_view value, std::string_view method)
{
    throw Error(ErrorKind::Usage,
                PS_TEXT("%1: parameter \"%2\" should be a number from %3 to %4, but is \"%5\"."), method,
                param.id, param.lowest, param.highest, value);
}

[[noreturn]] void throwNotFlag(const Param& param, std::string_view value, std::string_view method)
{
    throw Error(ErrorKind::Usage, PS_TEXT("%1: parameter \"%2\" should be true or false, but is \"%3\"."),
                method, param.id, value);
}

[[noreturn]] void throwNotChoice(const Param& param, std::string_view value, std::string_view method)
{
    throw Error(ErrorKind::Usage, PS_TEXT("%1: parameter \"%2\" should be one of %3, but is \"%4\"."), method,
                param.id, joined(param.choices), value);
}

/// @throws Error{Usage} unless the value has the parameter's type and lies inside its bounds
void checkValue(const Param& param, const ParamValue& value, std::string_view method)
{
    if (std::holds_alternative<bool>(param.defaultValue)) {
        if (!std::holds_alternative<bool>(value))
            throwNotFlag(param, valueText(value), method);
    } else if (std::holds_alternative<double>(param.defaultValue)) {
        const auto* number = std::get_if<double>(&value);
        // Written so that NaN fails too.
        if (!number || !(*number >= param.lowest && *number <= param.highest))
            throwNotNumber(param, valueText(value), method);
    } else {
        const auto* word = std::get_if<std::string>(&value);
        if (!word || std::find(param.choices.begin(), param.choices.end(), *word) == param.choices.end())
            throwNotChoice(param, valueText(value), method);
    }
}

ParamValue parseValue(const Param& param, std::string_view text, std::string_view method)
{
    if (std::holds_alternative<bool>(param.defaultValue)) {
        if (text != "true" && text != "false" && text != "1" && text != "0")
            throwNotFlag(param, text, method);
        return text == "true" || text == "1";
    }
    if (std::holds_alternative<double>(param.defaultValue)) {
        double number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || end != text.data() + text.size())
            throwNotNumber(param, text, method);
        return number;
    }
    return std::string(text);
}

} // namespace

ParamValues completeParams(const std::vector<Param>& params, const ParamValues& given,
                           std::string_view method)
{
    ParamValues complete;
    for (const auto& param : params)
        complete.emplace(param.id, param.defaultValue);
    for (const auto& [id, value] : given) {
        checkValue(findParam(params, id, method), value, method);
        complete[id] = value;
    }
    return complete;
}

std::pair<std::string, ParamValue> parseParam(const std::vector<Param>& params, std::string_view assignment,
                                              std::string_view method)
{
    const auto equals = assignment.find('=');
    if (equals == std::string_view::npos)
        throw Error(ErrorKind::Usage, PS_TEXT("%1: parameter \"%2\" should be written as key=value."), method,
                    assignment);
    const Param& param = findParam(params, assignment.substr(0, equals), method);
    ParamValue value = parseValue(param, assignment.substr(equals + 1), method);
    checkValue(param, value, method);
    return {param.id, std::move(value)};
}

Json paramsToJson(const ParamValues& values)
{
    Json json = Json::object();
    for (const auto& [id, value] : values)
        std::visit([&, &key = id](const auto& plain) { json[key] = plain; }, value);
    return json;
}

ParamValues paramsFromJson(const Json& json, const std::string& where)
{
    if (!json.is_object())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: parameters should be a JSON object, but are %2."),
                    where, json.type_name());
    ParamValues values;
    for (const auto& [id, value] : json.items()) {
        if (value.is_boolean())
            values[id] = value.get<bool>();
        else if (value.is_string())
            values[id] = value.get<std::string>();
        else if (value.is_number() && std::isfinite(value.get<double>()))
            values[id] = value.get<double>();
        else
            throw Error(
                ErrorKind::BadInput,
                PS_TEXT("%1: parameter \"%2\" should be true, false, a number or a string, but is %3."),
                where, id, value.dump(-1, ' ', false, Json::error_handler_t::replace).substr(0, 80));
    }
    return values;
}

} // namespace prunescope
