#pragma once
// JSON whose objects have hundred thousands of keys. The general reader looks through all earlier keys of an
// object for each new one, which takes minutes on a vocabulary.

#include "core/base/json.h"

#include <string>
#include <string_view>

namespace prunescope {

/// Parses JSON text in linear time. A key that comes twice is kept twice; looking it up finds the first.
/// @param where  file name (or other origin) for messages
/// @throws Error{BadInput} on bad syntax, bad UTF-8 or nesting deeper than 200, naming the byte; and if there
/// are
///         more than 2^24 values
Json parseLargeJson(std::string_view text, const std::string& where);

/// A value as JSON text for messages, cut after 60 bytes.
std::string jsonExcerpt(const Json& value);

} // namespace prunescope
