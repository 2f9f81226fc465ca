#pragma once
// Text for people that core must be able to say without Qt: an English pattern with %1, %2 ... places and the values
// that fill them. The window looks the pattern up in its translations and fills the same values.

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#ifndef QT_TRANSLATE_NOOP
/// Marks a literal for lupdate; expands to the literal itself, so core needs no Qt.
#define QT_TRANSLATE_NOOP(scope, x) x
#endif

/// Marks an English pattern of core for translation (context "core").
#define PS_TEXT(x) QT_TRANSLATE_NOOP("core", x)

namespace prunescope {

/// An English pattern with numbered places (%1 to %9) and its values, already formatted.
class Text {
public:
    Text() = default;

    /// @param pattern  English, wrapped in PS_TEXT(...) where it is a literal
    /// @param values   one per numbered place; anything that can be streamed
    template <typename... Values>
    explicit Text(std::string pattern, const Values&... values)
        : m_pattern(std::move(pattern)), m_values{format(values)...}
    {}

    const std::string& pattern() const { return m_pattern; }
    const std::vector<std::string>& values() const { return m_values; }
    bool isEmpty() const { return m_pattern.empty(); }

    /// The pattern with its places filled.
    std::string english() const;

private:
    template <typename Value> static std::string format(const Value& value)
    {
        std::ostringstream out;
        out << value;
        return out.str();
    }

    std::string m_pattern;
    std::vector<std::string> m_values;
};

} // namespace prunescope
