#pragma once
// Reading YAML from outside into JSON values, with limits that hold before memory is spent.

#include "core/base/json.h"

#include <string>
#include <string_view>

namespace prunescope {

/// Parses one YAML document. Plain scalars become null, booleans and numbers as YAML 1.2's core schema has them, all else
/// strings; a mapping or sequence with a tag of its own, "!Name ...", becomes {"Name": ...}.
/// @param where  file name for messages
/// @throws Error{BadInput} naming the line: bad syntax or UTF-8, nesting deeper than 64, more than 200,000 values with
///         aliases counted as often as they stand, a key twice, a key that is no scalar, several documents
Json parseYaml(std::string_view text, const std::string& where);

/// The text as a single-quoted scalar.
std::string yamlQuoted(std::string_view text);

} // namespace prunescope
