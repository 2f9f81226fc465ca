#pragma once
// Parameters of methods as data: forms, command-line flags and stored JSON follow from the list.

#include "core/base/json.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace prunescope {

/// A parameter's value.
using ParamValue = std::variant<bool, double, std::string>;
using ParamValues = std::map<std::string, ParamValue>;

/// One parameter of a method.
struct Param {
    std::string id;                     ///< stored in plans and used in --param; never renamed
    std::string title;                  ///< English, for forms; translated in widgets
    ParamValue defaultValue;            ///< its alternative is the parameter's type
    double lowest = 0, highest = 0;     ///< for numbers
    std::string unit;                   ///< "" where it has none
    std::vector<std::string> choices;   ///< for strings: the allowed values
    std::string help;                   ///< one sentence, English; translated in widgets
};

/// Values for all parameters of a list: the given ones, else the defaults.
/// @throws Error{Usage} for an unknown id, a wrong type or a value outside its bounds, naming the method and the bounds
ParamValues completeParams(const std::vector<Param>& params, const ParamValues& given, std::string_view method);

/// Reads "key=value" as typed by the list. @throws Error{Usage} as completeParams()
std::pair<std::string, ParamValue> parseParam(const std::vector<Param>& params, std::string_view assignment,
                                              std::string_view method);

Json paramsToJson(const ParamValues& values);
/// @throws Error{BadInput} naming where and the key if a value is not a boolean, number or string
ParamValues paramsFromJson(const Json& json, const std::string& where);

} // namespace prunescope
