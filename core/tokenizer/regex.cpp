// PCRE2 with its just-in-time compiler.
#include "core/tokenizer/regex.h"

#include "core/base/error.h"
#include "core/tokenizer/unicode.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace prunescope {
namespace {

constexpr std::size_t kLongestPattern = 64 << 10;
constexpr std::size_t kFreeSteps = 10'000'000; // PCRE2's own limit
constexpr std::size_t kStepsPerByte = 16;
constexpr std::size_t kJitStackStart = 32 << 10;
constexpr std::size_t kJitStackLimit = 16 << 20;

// Oniguruma's sets. PCRE2's \s also has U+180E, its \w lacks marks (10.42), and its \h means spaces.
constexpr std::string_view kSpaceSet = "\\x09-\\x0D\\x85\\p{Z}";
// Measured on the library: Unicode's Alphabetic with its circled letters, and six numbers of Latin-1.
constexpr std::string_view kWordSet =
    "\\p{L}\\p{M}\\p{Nd}\\p{Nl}\\p{Pc}\\xB2\\xB3\\xB9\\xBC-\\xBE\\x{24B6}-\\x{24E9}\\x{1F130}-\\x{1F149}"
    "\\x{1F150}-\\x{1F169}\\x{1F170}-\\x{1F189}";
constexpr std::string_view kHexSet = "0-9a-fA-F";
// Complements for use inside sets.
constexpr std::string_view kNoSpaceSet = "\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Cf}\\p{Cn}\\p{Co}\\p{Cs}"
                                         "\\x00-\\x08\\x0E-\\x1F\\x7F-\\x84\\x86-\\x9F";
constexpr std::string_view kNoHexSet = "\\x00-/:-@G-`g-\\x{10FFFF}";
constexpr int kDeepestSet = 50;

/// Walks through a pattern and writes the rewritten one.
class Rewriter {
public:
    Rewriter(std::string_view pattern, const std::string& where) : m_pattern(pattern), m_where(where) {}

    std::string run()
    {
        while (m_at < m_pattern.size()) {
            const char c = m_pattern[m_at];
            if (c == '\\')
                escape();
            else if (m_setDepth > 0)
                inSet(c);
            else if (c == '[')
                openSet();
            else if (c == '{')
                interval();
            else
                copy(1);
        }
        return std::move(m_out);
    }

private:
    void copy(std::size_t count)
    {
        m_out += m_pattern.substr(m_at, count);
        m_at += count;
    }

    [[noreturn]] void refuse(std::string_view construct) const
    {
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: the pattern \"%2\" uses %3 at byte %4, which is not supported."), m_where,
                    m_pattern, construct, m_at);
    }

    void escape()
    {
        struct Set {
            std::string_view letter, characters, others;
        };
        const Set sets[] = {{"s", kSpaceSet, {}}, {"S", kNoSpaceSet, kSpaceSet},
                            {"w", kWordSet, {}},  {"W", {}, kWordSet},
                            {"h", kHexSet, {}},   {"H", kNoHexSet, kHexSet}};
        const std::string_view letter = m_pattern.substr(m_at + 1, 1);
        if (m_setDepth == 0 && (letter == "b" || letter == "B"))
            return boundary(letter == "b");
        for (const Set& set : sets) {
            if (letter != set.letter)
                continue;
            if (m_setDepth > 0 && set.characters.empty())
                refuse("\\W inside a set");
            if (m_setDepth > 0)
                m_out += set.characters;
            else if (set.others.empty())
                (m_out += '[').append(set.characters) += ']';
            else
                (m_out += "[^").append(set.others) += ']';
            m_at += 2;
            return;
        }
        copy(2);
    }

    /// A place with a word character on one side only, or with none or two.
    void boundary(bool isEdge)
    {
        const std::string word = "[" + std::string(kWordSet) + "]";
        const std::string after = "(?=" + word + ")";
        const std::string notAfter = "(?!" + word + ")";
        m_out += "(?:(?<=" + word + ")" + (isEdge ? notAfter : after) + "|(?<!" + word + ")" +
                 (isEdge ? after : notAfter) + ")";
        m_at += 2;
    }

    void openSet()
    {
        ++m_setDepth;
        copy(1);
        if (m_pattern.substr(m_at, 1) == "^")
            copy(1);
        if (m_pattern.substr(m_at, 1) == "]") // first, it stands for itself
            copy(1);
    }

    /// [:alpha:] and its like; PCRE2 knows them, three of them differently.
    void namedSet(std::string_view name)
    {
        if (name == "[:punct:]")
            m_out += "\\p{P}\\p{S}";
        else if (name == "[:word:]")
            m_out += kWordSet;
        else if (name == "[:space:]")
            m_out += kSpaceSet;
        else
            m_out += name;
        m_at += name.size();
    }

    void inSet(char c)
    {
        if (m_pattern.substr(m_at, 2) == "[:") {
            const std::size_t end = m_pattern.find(":]", m_at);
            if (end == std::string_view::npos)
                refuse("[");
            return namedSet(m_pattern.substr(m_at, end + 2 - m_at));
        }
        if (c == '[') { // its characters join those of the outer set
            if (m_pattern.substr(m_at, 2) == "[^" || m_setDepth == kDeepestSet)
                refuse("a set inside a set");
            ++m_setDepth;
            ++m_at;
            if (m_pattern.substr(m_at, 1) == "]") { // first, it stands for itself
                m_out += "\\]";
                ++m_at;
            }
            return;
        }
        if (m_pattern.substr(m_at, 2) == "&&")
            refuse("&&");
        if (c == ']' && --m_setDepth > 0) {
            ++m_at;
            return;
        }
        copy(1);
    }

    void interval()
    {
        const std::size_t end = m_pattern.find_first_not_of("0123456789,", m_at + 1);
        if (end == std::string_view::npos || m_pattern[end] != '}')
            return copy(1);
        const std::string_view low =
            m_pattern.substr(m_at + 1, m_pattern.find_first_of(",}", m_at) - m_at - 1);
        if (m_pattern.substr(end, 2) != "}+") {
            copy(1);
            m_out += low.empty() ? "0" : ""; // PCRE2 knows {,n} since 10.43
            return;
        }
        if (low != "1" && low != "0" && !low.empty())
            refuse("a repeated interval");
        m_out += low == "1" ? '+' : '*';
        m_at = end + 2;
    }

    std::string_view m_pattern;
    const std::string& m_where;
    std::string m_out;
    std::size_t m_at = 0;
    int m_setDepth = 0;
};

} // namespace

std::string pcreFromOniguruma(std::string_view pattern, const std::string& where)
{
    return Rewriter(pattern, where).run();
}

struct Regex::Code {
    pcre2_code* code = nullptr;
    ~Code() { pcre2_code_free(code); }
};

Regex::Regex(std::string_view pattern, const std::string& where) : m_code(std::make_unique<Code>())
{
    if (pattern.size() > kLongestPattern)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: a pattern has %2 bytes; at most %3 are allowed."),
                    where, pattern.size(), kLongestPattern);
    const std::string source = pcreFromOniguruma(pattern, where);
    std::unique_ptr<pcre2_compile_context, decltype(&pcre2_compile_context_free)> context(
        pcre2_compile_context_create(nullptr), &pcre2_compile_context_free);
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
    int error = 0;
    PCRE2_SIZE at = 0;
    // In Ruby ^ and $ always mean lines. \C would cut characters apart.
    const std::uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C;
    m_code->code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(source.data()), source.size(), options, &error,
                                 &at, context.get());
    if (!m_code->code) {
        unsigned char message[160] = {};
        pcre2_get_error_message(error, message, sizeof message);
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the pattern \"%2\" is not valid (%3)."), where, pattern,
                    reinterpret_cast<const char*>(message));
    }
    pcre2_jit_compile(m_code->code, PCRE2_JIT_COMPLETE); // where it fails, the interpreter takes over
}

Regex::~Regex() = default;

struct Regex::Scanner::State {
    const pcre2_code* code;
    pcre2_match_data* data;
    pcre2_match_context* context;
    pcre2_jit_stack* stack;

    explicit State(const pcre2_code* regex)
        : code(regex),
          data(pcre2_match_data_create_from_pattern(regex, nullptr)),
          context(pcre2_match_context_create(nullptr)),
          stack(pcre2_jit_stack_create(kJitStackStart, kJitStackLimit, nullptr))
    {
        pcre2_jit_stack_assign(context, nullptr, stack);
    }
    ~State()
    {
        pcre2_jit_stack_free(stack);
        pcre2_match_context_free(context);
        pcre2_match_data_free(data);
    }
};

Regex::Scanner::Scanner(const Regex& regex) : m_state(std::make_unique<State>(regex.m_code->code)) {}
Regex::Scanner::~Scanner() = default;

std::optional<Regex::Scanner::Match> Regex::Scanner::next(std::string_view text, std::size_t from,
                                                          std::optional<std::size_t> lastEnd)
{
    // Going back over a long run once is honest work; what needs more never ends.
    const std::size_t limit = kFreeSteps + kStepsPerByte * text.size();
    pcre2_set_match_limit(m_state->context, std::uint32_t(std::min<std::size_t>(limit, UINT32_MAX)));
    while (from <= text.size()) {
        const int result = pcre2_match(m_state->code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(),
                                       from, PCRE2_NO_UTF_CHECK, m_state->data, m_state->context);
        if (result == PCRE2_ERROR_NOMATCH)
            return std::nullopt;
        if (result < 0) {
            unsigned char message[160] = {};
            pcre2_get_error_message(result, message, sizeof message);
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("The tokenizer's pattern cannot be applied to the text at byte %1 (%2)."),
                        from, reinterpret_cast<const char*>(message));
        }
        const PCRE2_SIZE* bounds = pcre2_get_ovector_pointer(m_state->data);
        const bool isInOrder = bounds[0] >= from && bounds[0] <= bounds[1]; // \K can move the start anywhere
        if (isInOrder && !(bounds[0] == bounds[1] && lastEnd == bounds[1]))
            return Match{bounds[0], bounds[1]};
        from = std::max<std::size_t>(from, bounds[1]);
        from += from < text.size() ? codePointAt(text, from).size : 1;
    }
    return std::nullopt;
}

} // namespace prunescope
