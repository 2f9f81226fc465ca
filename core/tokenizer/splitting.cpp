// Same cuts as huggingface/tokenizers NormalizedString::split.
#include "core/tokenizer/splitting.h"

#include "core/base/error.h"
#include "core/tokenizer/unicode.h"

#include <algorithm>

namespace prunescope {
namespace {

struct Part {
    Span span;
    bool isMatch = false;
};

/// Matches, which may be empty, and what lies between them; together they cover the text.
void listParts(std::string_view text, const std::vector<Span>& matches, bool isInverted,
               std::vector<Part>& parts)
{
    parts.clear();
    std::size_t done = 0;
    const auto add = [&](std::size_t end, bool isMatch) {
        if (end > done || isMatch)
            parts.push_back({{done, end}, isMatch != isInverted});
        done = end;
    };
    for (const Span& match : matches) {
        add(match.start, false);
        add(match.end, true);
    }
    add(text.size(), false);
}

/// Puts every match that follows no other match onto its neighbour in walking direction.
template <typename Iterator, typename Join>
std::vector<Part> mergeMatches(Iterator begin, Iterator end, Join join)
{
    std::vector<Part> out;
    bool followsMatch = false;
    for (Iterator it = begin; it != end; ++it) {
        if (it->isMatch && !followsMatch && !out.empty())
            join(out.back(), *it);
        else
            out.push_back(*it);
        followsMatch = it->isMatch;
    }
    return out;
}

void applyBehavior(std::vector<Part>& parts, SplitBehavior behavior)
{
    switch (behavior) {
    case SplitBehavior::Isolated:
        return;
    case SplitBehavior::Removed:
        std::erase_if(parts, [](const Part& part) { return part.isMatch; });
        return;
    case SplitBehavior::MergedWithPrevious:
        parts = mergeMatches(parts.begin(), parts.end(),
                             [](Part& last, const Part& match) { last.span.end = match.span.end; });
        return;
    case SplitBehavior::MergedWithNext:
        parts = mergeMatches(parts.rbegin(), parts.rend(),
                             [](Part& next, const Part& match) { next.span.start = match.span.start; });
        std::reverse(parts.begin(), parts.end());
        return;
    case SplitBehavior::Contiguous:
        std::vector<Part> runs;
        for (const Part& part : parts) {
            if (!runs.empty() && runs.back().isMatch == part.isMatch)
                runs.back().span.end = part.span.end;
            else
                runs.push_back(part);
        }
        parts = std::move(runs);
        return;
    }
}

bool beginsAtStart(const std::vector<Part>& parts)
{
    const auto isText = [](const Part& part) { return part.span.end > part.span.start; };
    const auto first = std::find_if(parts.begin(), parts.end(), isText);
    return first != parts.end() && first->span.start == 0;
}

} // namespace

SplitBehavior splitBehaviorFromText(const std::string& text, const std::string& where)
{
    const std::pair<const char*, SplitBehavior> names[] = {
        {"Removed", SplitBehavior::Removed},
        {"Isolated", SplitBehavior::Isolated},
        {"MergedWithPrevious", SplitBehavior::MergedWithPrevious},
        {"MergedWithNext", SplitBehavior::MergedWithNext},
        {"Contiguous", SplitBehavior::Contiguous},
    };
    for (const auto& [name, behavior] : names)
        if (text == name)
            return behavior;
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"behavior\" is \"%2\", which is not supported."),
                where, text);
}

Words splitWords(const Words& words, const FindMatches& findMatches, SplitBehavior behavior, bool isInverted)
{
    Words out;
    out.text.reserve(words.text.size());
    std::vector<Span> matches;
    std::vector<Part> parts;
    for (std::size_t i = 0; i < words.size(); ++i) {
        findMatches(words[i], matches);
        listParts(words[i], matches, isInverted, parts);
        applyBehavior(parts, behavior);
        if (i == 0)
            out.isTextStart = words.isTextStart && beginsAtStart(parts);
        for (const Part& part : parts)
            out.add(words[i].substr(part.span.start, part.span.end - part.span.start));
    }
    return out;
}

FindMatches matchCharacters(bool (*test)(char32_t))
{
    return [test](std::string_view text, std::vector<Span>& matches) {
        matches.clear();
        for (std::size_t i = 0; i < text.size();) {
            const CodePoint c = codePointAt(text, i);
            if (test(c.value))
                matches.push_back({i, i + c.size});
            i += c.size;
        }
    };
}

} // namespace prunescope
