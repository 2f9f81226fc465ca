#pragma once
// Regular expressions from plan files, matched against module names as Python's re.match does.

#include <memory>
#include <string>
#include <string_view>

namespace prunescope {

/// A compiled pattern. Not thread-safe.
class NamePattern {
public:
    /// @throws Error{BadInput} naming where and the pattern if it is longer than 2000 bytes or does not compile
    NamePattern(const std::string& pattern, const std::string& where);
    ~NamePattern();
    NamePattern(NamePattern&&) noexcept;
    NamePattern& operator=(NamePattern&&) noexcept;

    /// Whether the pattern matches from the name's first letter on; what follows is free.
    /// @throws Error{BadInput} for a pattern that needs too many steps
    bool matches(std::string_view name) const;

private:
    struct Code;
    std::unique_ptr<Code> m_code;
};

} // namespace prunescope
