// Same words as huggingface/tokenizers pre_tokenizers.
#include "core/tokenizer/pre_tokenizer.h"

#include "core/base/error.h"
#include "core/tokenizer/byte_level.h"
#include "core/tokenizer/metaspace.h"
#include "core/tokenizer/splitting.h"
#include "core/tokenizer/unicode.h"
#include "core/tokenizer/unicode_scripts.h"

namespace prunescope {
namespace {

class SequencePreTokenizer : public PreTokenizer {
public:
    SequencePreTokenizer(const Json& json, const std::string& where)
    {
        if (!json.contains("pretokenizers") || !json.at("pretokenizers").is_array())
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: the Sequence in key \"pre_tokenizer\" has no list \"pretokenizers\"."),
                        where);
        for (const Json& inner : json.at("pretokenizers"))
            if (auto step = makePreTokenizer(inner, where))
                m_steps.push_back(std::move(step));
    }

    Words apply(Words words) const override
    {
        const std::size_t before = words.text.size();
        for (const auto& step : m_steps) {
            words = step->apply(std::move(words));
            checkGrowth(before, words.text.size());
        }
        return words;
    }

private:
    std::vector<std::unique_ptr<PreTokenizer>> m_steps;
};

class SplitPreTokenizer : public PreTokenizer {
public:
    SplitPreTokenizer(const Json& json, const std::string& where)
        : m_pattern(TextPattern::fromJson(json, where)),
          m_behavior(splitBehaviorFromText(jsonString(json, "behavior", "", where), where)),
          m_isInverted(jsonBool(json, "invert", false, where))
    {}
    SplitPreTokenizer(TextPattern pattern, SplitBehavior behavior, bool isInverted)
        : m_pattern(std::move(pattern)), m_behavior(behavior), m_isInverted(isInverted)
    {}

    Words apply(Words words) const override
    {
        TextPattern::Finder finder(m_pattern);
        const auto find = [&](std::string_view text, std::vector<Span>& matches) {
            finder.findAll(text, matches);
        };
        return splitWords(words, find, m_behavior, m_isInverted);
    }

private:
    TextPattern m_pattern;
    SplitBehavior m_behavior;
    bool m_isInverted;
};

/// Cuts at single characters of one kind: Digits, WhitespaceSplit, Punctuation.
class CharacterPreTokenizer : public PreTokenizer {
public:
    CharacterPreTokenizer(bool (*test)(char32_t), SplitBehavior behavior)
        : m_findMatches(matchCharacters(test)), m_behavior(behavior)
    {}
    Words apply(Words words) const override { return splitWords(words, m_findMatches, m_behavior); }

private:
    FindMatches m_findMatches;
    SplitBehavior m_behavior;
};

/// The one character of a CharDelimiterSplit.
TextPattern delimiterFromJson(const Json& json, const std::string& where)
{
    const std::string delimiter = jsonString(json, "delimiter", "", where);
    if (delimiter.empty() || codePointAt(delimiter, 0).size != delimiter.size())
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: key \"delimiter\" should be one character, but is \"%2\"."), where,
                    delimiter);
    return TextPattern::literal(delimiter);
}

/// Words of so many characters.
class FixedLengthPreTokenizer : public PreTokenizer {
public:
    FixedLengthPreTokenizer(const Json& json, const std::string& where)
        : m_length(jsonInt(json, "length", 5, where))
    {
        if (m_length < 1)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: key \"length\" of a FixedLength is %2; it starts at 1."), where,
                        m_length);
    }

    Words apply(Words words) const override
    {
        Words out{{}, {}, words.isTextStart};
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::string_view word = words[i];
            for (std::size_t start = 0; start < word.size();) {
                std::size_t end = start;
                for (std::int64_t count = 0; count < m_length && end < word.size(); ++count)
                    end += codePointAt(word, end).size;
                out.add(word.substr(start, end - start));
                start = end;
            }
        }
        return out;
    }

private:
    std::int64_t m_length;
};

/// BertPreTokenizer: words between white space, punctuation by itself.
class BertPreTokenizer : public PreTokenizer {
public:
    Words apply(Words words) const override
    {
        const Words parts = splitWords(words, matchCharacters(isSpace), SplitBehavior::Removed);
        return splitWords(parts, matchCharacters(isPunctuation), SplitBehavior::Isolated);
    }
};

/// Whitespace: the matches of \w+|[^\w\s]+ are the words.
class WhitespacePreTokenizer : public PreTokenizer {
public:
    Words apply(Words words) const override
    {
        const Words parts = splitWords(words, matchCharacters(isSpace), SplitBehavior::Removed);
        return splitWords(parts, matchCharacters(isWordCharacter), SplitBehavior::Contiguous);
    }
};

} // namespace

std::unique_ptr<PreTokenizer> makePreTokenizer(const Json& json, const std::string& where)
{
    if (json.is_null())
        return nullptr;
    const std::string type = jsonString(json, "type", "", where);
    if (type == "Sequence")
        return std::make_unique<SequencePreTokenizer>(json, where);
    if (type == "ByteLevel")
        return std::make_unique<ByteLevelPreTokenizer>(json, where);
    if (type == "Split")
        return std::make_unique<SplitPreTokenizer>(json, where);
    if (type == "Metaspace")
        return std::make_unique<MetaspacePreTokenizer>(json, where);
    if (type == "Digits")
        return std::make_unique<CharacterPreTokenizer>(
            isNumber, jsonBool(json, "individual_digits", false, where) ? SplitBehavior::Isolated
                                                                        : SplitBehavior::Contiguous);
    if (type == "Whitespace")
        return std::make_unique<WhitespacePreTokenizer>();
    if (type == "WhitespaceSplit")
        return std::make_unique<CharacterPreTokenizer>(isSpace, SplitBehavior::Removed);
    if (type == "Punctuation")
        return std::make_unique<CharacterPreTokenizer>(
            isPunctuation, splitBehaviorFromText(jsonString(json, "behavior", "Isolated", where), where));
    if (type == "BertPreTokenizer")
        return std::make_unique<BertPreTokenizer>();
    if (type == "CharDelimiterSplit" || type == "Delimiter")
        return std::make_unique<SplitPreTokenizer>(delimiterFromJson(json, where), SplitBehavior::Removed,
                                                   false);
    if (type == "UnicodeScripts")
        return std::make_unique<SplitPreTokenizer>(scriptWordPattern(), SplitBehavior::Removed, true);
    if (type == "FixedLength")
        return std::make_unique<FixedLengthPreTokenizer>(json, where);
    throw Error(ErrorKind::BadInput,
                PS_TEXT("%1: key \"pre_tokenizer\" has the type \"%2\", which is not supported."), where,
                type);
}

} // namespace prunescope
