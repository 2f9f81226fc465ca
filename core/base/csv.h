#pragma once
// Fields of RFC 4180.

#include <string>

namespace prunescope {

/// The field, in quotes where it holds a separator, a quote or a line end.
inline std::string csvField(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

} // namespace prunescope
