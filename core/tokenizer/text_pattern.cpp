// Plain search, PCRE2, or the hand-written GPT-2 pattern behind one face.
#include "core/tokenizer/text_pattern.h"

#include "core/base/error.h"
#include "core/tokenizer/gpt2_splitter.h"

namespace prunescope {
namespace {

// The worst case of Unicode normalisation is a factor of 11 (U+FDFA in UTF-8); nested replacements could
// double a text at every step.
constexpr std::size_t kMostGrowth = 64;
constexpr std::size_t kFreeGrowth = 1 << 16;

} // namespace

void checkGrowth(std::size_t before, std::size_t after)
{
    if (after > kFreeGrowth && (after - kFreeGrowth) / kMostGrowth > before)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("The tokenizer makes %1 bytes of text from %2; its replacements are broken."),
                    after, before);
}

TextPattern TextPattern::fromJson(const Json& object, const std::string& where)
{
    const Json pattern = object.contains("pattern") ? object.at("pattern") : Json();
    if (pattern.is_object() && pattern.contains("String"))
        return literal(jsonString(pattern, "String", "", where));
    if (!pattern.is_object() || !pattern.contains("Regex"))
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: key \"pattern\" should hold \"String\" or \"Regex\", but is %2."), where,
                    pattern.dump());
    const std::string regex = jsonString(pattern, "Regex", "", where);
    TextPattern result;
    result.m_isGpt2 = regex == kGpt2Pattern;
    if (!result.m_isGpt2)
        result.m_regex = std::make_shared<const Regex>(regex, where);
    return result;
}

TextPattern TextPattern::regex(std::string_view pattern)
{
    TextPattern result;
    result.m_regex = std::make_shared<const Regex>(pattern, "pattern");
    return result;
}

TextPattern TextPattern::literal(std::string text)
{
    TextPattern result;
    result.m_literal = std::move(text);
    return result;
}

TextPattern::Finder::Finder(const TextPattern& pattern)
    : m_pattern(pattern),
      m_scanner(pattern.m_regex ? std::make_unique<Regex::Scanner>(*pattern.m_regex) : nullptr)
{}

void TextPattern::Finder::findAll(std::string_view text, std::vector<Span>& matches)
{
    matches.clear();
    if (text.empty())
        return;
    if (m_scanner) {
        for (auto match = m_scanner->next(text, 0, {}); match;
             match = m_scanner->next(text, match->end, match->end))
            matches.push_back({match->start, match->end});
    } else if (m_pattern.m_isGpt2) {
        for (std::size_t start = 0; start < text.size(); start = matches.back().end)
            matches.push_back({start, nextGpt2Word(text, start)});
    } else if (const std::string& literal = m_pattern.m_literal; !literal.empty()) {
        for (std::size_t at = text.find(literal); at != text.npos;
             at = text.find(literal, at + literal.size()))
            matches.push_back({at, at + literal.size()});
    }
}

bool TextPattern::matchesAtStart(std::string_view text) const
{
    std::vector<Span> matches;
    Finder(*this).findAll(text, matches);
    return !matches.empty() && matches.front().start == 0 && matches.front().end > 0;
}

std::string TextPattern::replaceAll(std::string text, std::string_view replacement) const
{
    std::vector<Span> matches;
    Finder(*this).findAll(text, matches);
    if (matches.empty())
        return text;
    checkGrowth(text.size(), text.size() + matches.size() * replacement.size());
    std::string out;
    out.reserve(text.size() + matches.size() * replacement.size());
    std::size_t done = 0;
    for (const Span& match : matches) {
        out.append(text, done, match.start - done);
        out += replacement;
        done = match.end;
    }
    return out.append(text, done);
}

} // namespace prunescope
