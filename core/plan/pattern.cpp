// Patterns as text: "unstructured" or "n:m", keep n of every m.
#include "core/base/error.h"
#include "core/plan/plan.h"

#include <charconv>

namespace prunescope {
namespace {

constexpr int kLargestGroup = 1024;

/// A decimal number without sign that fills the whole text, or -1.
int wholeNumber(std::string_view text)
{
    int number = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : -1;
}

} // namespace

std::string patternText(const Pattern& pattern)
{
    if (pattern.isUnstructured())
        return "unstructured";
    return std::to_string(pattern.keep) + ":" + std::to_string(pattern.group);
}

Pattern parsePattern(std::string_view text)
{
    if (text == "unstructured")
        return {};
    const auto colon = text.find(':');
    if (colon != std::string_view::npos) {
        const Pattern pattern{wholeNumber(text.substr(0, colon)), wholeNumber(text.substr(colon + 1))};
        if (pattern.keep > 0 && pattern.keep < pattern.group && pattern.group <= kLargestGroup)
            return pattern;
    }
    throw Error(ErrorKind::Usage,
                PS_TEXT("Pattern \"%1\" should be \"unstructured\", or \"n:m\" to keep n of every m weights, "
                        "with n from 1 to m - 1 and m up to %2."),
                text, kLargestGroup);
}

} // namespace prunescope
