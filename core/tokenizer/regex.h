#pragma once
// Regular expressions as tokenizer files mean them: written for Oniguruma (Ruby syntax), run by PCRE2.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace prunescope {

/// A pattern rewritten from Oniguruma to PCRE2 where the two differ: \s, \w, \h and their opposites as
/// Unicode sets, \b and \B by that \w, {,n} as {0,n}, {0,n}+ and {1,n}+ as * and + (PCRE2 would read them as
/// possessive), sets inside sets as their union.
/// @throws Error{BadInput} on what has no equivalent: negated sets and \W inside sets, && in sets, other
/// repeated intervals
std::string pcreFromOniguruma(std::string_view pattern, const std::string& where);

/// A compiled pattern, immutable and thread-safe.
class Regex {
public:
    /// @throws Error{BadInput} naming the file and the pattern if it does not compile, or if it has over 64
    /// KiB
    Regex(std::string_view pattern, const std::string& where);
    ~Regex();

    /// Searches one text after the other; for one thread.
    class Scanner {
    public:
        explicit Scanner(const Regex& regex);
        ~Scanner();
        struct Match {
            std::size_t start;
            std::size_t end; ///< = start for an empty match
        };
        /// The first match at or after a byte.
        /// @param text     valid UTF-8
        /// @param lastEnd  end of the match before, if any: no empty match is accepted there
        /// @throws Error{BadInput} if the engine gives up (a pattern that backtracks without bound)
        std::optional<Match> next(std::string_view text, std::size_t from,
                                  std::optional<std::size_t> lastEnd);

    private:
        struct State;
        std::unique_ptr<State> m_state;
    };

private:
    struct Code;
    std::unique_ptr<Code> m_code;
};

} // namespace prunescope
