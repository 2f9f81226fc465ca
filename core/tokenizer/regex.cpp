// PCRE2 with its just-in-time compiler.
#include "core/tokenizer/regex.h"

#include "core/base/error.h"
#include "core/tokenizer/unicode.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace prunescope {
namespace {

constexpr std::size_t kLongestPattern = 64 << 10;
constexpr std::size_t kJitStackStart = 32 << 10;
constexpr std::size_t kJitStackLimit = 16 << 20;

// Oniguruma's sets. PCRE2's \s also has U+180E, its \w lacks marks (10.42), and its \h means spaces.
constexpr std::string_view kSpaceSet = "\\x09-\\x0D\\x85\\p{Z}";
constexpr std::string_view kWordSet = "\\p{L}\\p{M}\\p{Nd}\\p{Pc}";
constexpr std::string_view kHexSet = "0-9a-fA-F";

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
            else if (m_inSet)
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
        const std::string_view letter = m_pattern.substr(m_at + 1, 1);
        std::string_view set;
        if (letter == "s" || letter == "S")
            set = kSpaceSet;
        else if (letter == "w" || letter == "W")
            set = kWordSet;
        else if (letter == "h" || letter == "H")
            set = kHexSet;
        if (set.empty())
            return copy(2);
        const bool isOpposite = letter[0] < 'a';
        if (m_inSet && isOpposite)
            refuse("\\" + std::string(letter) + " inside a set");
        if (!m_inSet)
            m_out += isOpposite ? "[^" : "[";
        m_out += set;
        if (!m_inSet)
            m_out += ']';
        m_at += 2;
    }

    void openSet()
    {
        m_inSet = true;
        copy(1);
        if (m_pattern.substr(m_at, 1) == "^")
            copy(1);
        if (m_pattern.substr(m_at, 1) == "]") // first, it stands for itself
            copy(1);
    }

    void inSet(char c)
    {
        if (m_pattern.substr(m_at, 2) == "[:") {
            const std::size_t end = m_pattern.find(":]", m_at);
            if (end == std::string_view::npos)
                refuse("[");
            return copy(end + 2 - m_at);
        }
        if (c == '[')
            refuse("a set inside a set");
        if (m_pattern.substr(m_at, 2) == "&&")
            refuse("&&");
        m_inSet = c != ']';
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
    bool m_inSet = false;
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

std::optional<Regex::Scanner::Match> Regex::Scanner::next(std::string_view text, std::size_t from)
{
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
        if (bounds[0] >= from && bounds[0] < bounds[1])
            return Match{bounds[0], bounds[1]};
        // An empty match, or one that \K moved back: go on behind it.
        from = std::max<std::size_t>(from, bounds[1]);
        from += from < text.size() ? codePointAt(text, from).size : 1;
    }
    return std::nullopt;
}

} // namespace prunescope
