#pragma once
// What an act throws, so that a test can check both the kind and the words.

#include "core/base/error.h"

#include <optional>
#include <string>

namespace prunescope::tests {

/// The Error an act throws, or nothing where it ends normally.
template <typename Act> std::optional<Error> thrownBy(Act act)
{
    try {
        act();
    } catch (const Error& e) {
        return e;
    }
    return std::nullopt;
}

/// True if the act throws an Error of this kind whose message is one sentence holding all the given words.
template <typename Act, typename... Words> bool throwsNaming(Act act, ErrorKind kind, const Words&... words)
{
    const auto error = thrownBy(act);
    if (!error || error->kind() != kind)
        return false;
    const std::string message = error->what();
    return message.ends_with('.') && (... && (message.find(words) != std::string::npos));
}

} // namespace prunescope::tests
