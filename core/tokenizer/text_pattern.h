#pragma once
// The pattern of a Split or Replace: {"String": "..."} or {"Regex": "..."}.

#include "core/base/json.h"
#include "core/tokenizer/regex.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// A stretch of text.
struct Span {
    std::size_t start = 0;
    std::size_t end = 0;
};

/// Immutable and thread-safe.
class TextPattern {
public:
    /// Reads the value of key "pattern" of an object.
    /// @throws Error{BadInput} if it is neither a string nor a regular expression that can be compiled
    static TextPattern fromJson(const Json& object, const std::string& where);
    /// A pattern of our own, in PCRE2's syntax as far as Regex leaves it alone.
    static TextPattern regex(std::string_view pattern);
    /// Plain text; an empty one matches nowhere.
    static TextPattern literal(std::string text);

    /// Replaces all matches by a text, taken literally.
    /// @throws Error{BadInput} if the text grows without measure, see checkGrowth()
    std::string replaceAll(std::string text, std::string_view replacement) const;

    /// True if the first match removes the start of the text.
    bool matchesAtStart(std::string_view text) const;

    /// Finds the matches in one text after the other; for one thread.
    class Finder {
    public:
        explicit Finder(const TextPattern& pattern);
        /// Matches from left to right, without overlap; those of a regular expression may be empty.
        void findAll(std::string_view text, std::vector<Span>& matches);

    private:
        const TextPattern& m_pattern;
        std::unique_ptr<Regex::Scanner> m_scanner;
    };

private:
    std::string m_literal;
    std::shared_ptr<const Regex> m_regex;
    bool m_isGpt2 = false; ///< matched by hand
};

/// @throws Error{BadInput} if a text grew more than any real tokenizer makes it grow
void checkGrowth(std::size_t before, std::size_t after);

} // namespace prunescope
