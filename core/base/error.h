#pragma once
// The one exception type of core. The job boundary and the command line's main are the only places that catch it.

#include "core/base/text.h"

#include <stdexcept>

namespace prunescope {

/// What went wrong, as far as a caller has to tell cases apart.
enum class ErrorKind {
    Usage,     ///< the request itself makes no sense (command line exit code 2)
    BadInput,  ///< a file or text from outside is wrong, missing or of another model (exit code 3)
    Shape,     ///< tensors do not fit together (exit code 3)
    Memory,    ///< would not fit in memory; the message says need and have (exit code 4)
    Cancelled, ///< stopped on request; nothing was changed (exit code 5)
    Internal,  ///< our own fault (exit code 1)
};

/// An error that ends the current act. The message names the act or file, the place and both values.
class Error : public std::runtime_error {
public:
    Error(ErrorKind kind, Text text) : std::runtime_error(text.english()), m_kind(kind), m_text(std::move(text)) {}

    /// Shorthand: Error(kind, PS_TEXT("%1: ..."), path).
    template <typename... Values>
    Error(ErrorKind kind, const char* pattern, const Values&... values) : Error(kind, Text(pattern, values...))
    {}

    ErrorKind kind() const { return m_kind; }
    /// The message in parts, for translation; what() is the same in English.
    const Text& text() const { return m_text; }

private:
    ErrorKind m_kind;
    Text m_text;
};

} // namespace prunescope
