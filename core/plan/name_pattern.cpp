// PCRE2 with a limit on its steps: patterns come from outside, and some need more time than the universe has.
#include "core/plan/name_pattern.h"

#include "core/base/error.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace prunescope {
namespace {

constexpr std::size_t kLongestPattern = 2000;
constexpr std::uint32_t kMostSteps = 5000; // ".*(q|k|v)_proj" on a long name takes some hundred

} // namespace

struct NamePattern::Code {
    std::string pattern, where;
    pcre2_code* code = nullptr;
    pcre2_match_data* data = nullptr;
    pcre2_match_context* context = nullptr;

    ~Code()
    {
        pcre2_match_context_free(context);
        pcre2_match_data_free(data);
        pcre2_code_free(code);
    }
};

NamePattern::NamePattern(const std::string& pattern, const std::string& where) : m_code(std::make_unique<Code>())
{
    if (pattern.size() > kLongestPattern)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: a pattern should have at most %2 bytes, but has %3."), where, kLongestPattern,
                    pattern.size());
    m_code->pattern = pattern;
    m_code->where = where;
    int error = 0;
    PCRE2_SIZE offset = 0;
    m_code->code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), PCRE2_ANCHORED | PCRE2_NEVER_UTF,
                                 &error, &offset, nullptr);
    if (!m_code->code) {
        PCRE2_UCHAR message[200] = {};
        pcre2_get_error_message(error, message, sizeof message);
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: pattern \"%2\" is not a regular expression (%3 at byte %4)."), where, pattern,
                    reinterpret_cast<const char*>(message), offset);
    }
    m_code->data = pcre2_match_data_create_from_pattern(m_code->code, nullptr);
    m_code->context = pcre2_match_context_create(nullptr);
    pcre2_set_match_limit(m_code->context, kMostSteps);
}

NamePattern::~NamePattern() = default;
NamePattern::NamePattern(NamePattern&&) noexcept = default;
NamePattern& NamePattern::operator=(NamePattern&&) noexcept = default;

bool NamePattern::matches(std::string_view name) const
{
    const int found = pcre2_match(m_code->code, reinterpret_cast<PCRE2_SPTR>(name.data()), name.size(), 0, 0, m_code->data,
                                  m_code->context);
    if (found < 0 && found != PCRE2_ERROR_NOMATCH)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: pattern \"%2\" needs more than %3 steps on \"%4\"."), m_code->where,
                    m_code->pattern, kMostSteps, name);
    return found >= 0;
}

} // namespace prunescope
