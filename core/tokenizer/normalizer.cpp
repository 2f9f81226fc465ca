// Same text as huggingface/tokenizers normalizers; one class per type.
#include "core/tokenizer/normalizer.h"

#include "core/base/error.h"
#include "core/tokenizer/byte_alphabet.h"
#include "core/tokenizer/character_normalizer.h"
#include "core/tokenizer/precompiled_normalizer.h"
#include "core/tokenizer/text_pattern.h"
#include "core/tokenizer/unicode.h"
#include "core/tokenizer/unicode_forms.h"

#include <vector>

namespace prunescope {
namespace {

class SequenceNormalizer : public Normalizer {
public:
    SequenceNormalizer(const Json& json, const std::string& where)
    {
        if (!json.contains("normalizers") || !json.at("normalizers").is_array())
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: the Sequence in key \"normalizer\" has no list \"normalizers\"."),
                        where);
        for (const Json& inner : json.at("normalizers"))
            if (auto step = makeNormalizer(inner, where))
                m_steps.push_back(std::move(step));
    }

    std::string rewrite(std::string text, bool& keepsStart) const override
    {
        const std::size_t before = text.size();
        for (const auto& step : m_steps) {
            text = step->rewrite(std::move(text), keepsStart);
            checkGrowth(before, text.size());
        }
        return text;
    }

private:
    std::vector<std::unique_ptr<Normalizer>> m_steps;
};

class PrependNormalizer : public Normalizer {
public:
    PrependNormalizer(const Json& json, const std::string& where)
        : m_prefix(jsonString(json, "prepend", "", where))
    {
        constexpr std::size_t kLongest = 4096; // it comes again behind every added token of a text
        if (m_prefix.size() > kLongest)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: key \"prepend\" has %2 bytes; at most %3 are allowed."), where,
                        m_prefix.size(), kLongest);
    }
    std::string rewrite(std::string text, bool&) const override
    {
        return text.empty() ? text : m_prefix + text;
    }

private:
    std::string m_prefix;
};

class ReplaceNormalizer : public Normalizer {
public:
    ReplaceNormalizer(const Json& json, const std::string& where)
        : m_pattern(TextPattern::fromJson(json, where)), m_content(jsonString(json, "content", "", where))
    {}
    std::string rewrite(std::string text, bool& keepsStart) const override
    {
        if (m_content.empty() && m_pattern.matchesAtStart(text))
            keepsStart = false;
        return m_pattern.replaceAll(std::move(text), m_content);
    }

private:
    TextPattern m_pattern;
    std::string m_content;
};

class UnicodeNormalizer : public Normalizer {
public:
    explicit UnicodeNormalizer(UnicodeForm form) : m_form(form) {}

    std::string rewrite(std::string text, bool&) const override
    {
        return unicodeForm(std::move(text), m_form);
    }

private:
    UnicodeForm m_form;
};

class StripNormalizer : public Normalizer {
public:
    StripNormalizer(const Json& json, const std::string& where)
        : m_stripsLeft(jsonBool(json, "strip_left", true, where)),
          m_stripsRight(jsonBool(json, "strip_right", true, where))
    {}

    std::string rewrite(std::string text, bool& keepsStart) const override
    {
        const std::size_t start = m_stripsLeft ? spaceEnd(text, 0) : 0;
        const std::size_t end = m_stripsRight ? spaceStart(text, text.size(), start) : text.size();
        keepsStart = keepsStart && start == 0;
        return text.substr(start, end - start);
    }

private:
    bool m_stripsLeft;
    bool m_stripsRight;
};

class ByteLevelNormalizer : public Normalizer {
    std::string rewrite(std::string text, bool&) const override { return bytesToAlphabet(text); }
};

} // namespace

std::unique_ptr<Normalizer> makeNormalizer(const Json& json, const std::string& where)
{
    if (json.is_null())
        return nullptr;
    const std::string type = jsonString(json, "type", "", where);
    if (type == "Sequence")
        return std::make_unique<SequenceNormalizer>(json, where);
    if (type == "Prepend")
        return std::make_unique<PrependNormalizer>(json, where);
    if (type == "Replace")
        return std::make_unique<ReplaceNormalizer>(json, where);
    if (type == "NFC")
        return std::make_unique<UnicodeNormalizer>(UnicodeForm::Nfc);
    if (type == "NFD")
        return std::make_unique<UnicodeNormalizer>(UnicodeForm::Nfd);
    if (type == "NFKC")
        return std::make_unique<UnicodeNormalizer>(UnicodeForm::Nfkc);
    if (type == "NFKD")
        return std::make_unique<UnicodeNormalizer>(UnicodeForm::Nfkd);
    if (type == "Lowercase")
        return std::make_unique<LowercaseNormalizer>();
    if (type == "Strip")
        return std::make_unique<StripNormalizer>(json, where);
    if (type == "StripAccents")
        return std::make_unique<StripAccentsNormalizer>();
    if (type == "Nmt")
        return std::make_unique<NmtNormalizer>();
    if (type == "BertNormalizer")
        return std::make_unique<BertNormalizer>(json, where);
    if (type == "Precompiled")
        return std::make_unique<PrecompiledNormalizer>(json, where);
    if (type == "ByteLevel")
        return std::make_unique<ByteLevelNormalizer>();
    throw Error(ErrorKind::BadInput,
                PS_TEXT("%1: key \"normalizer\" has the type \"%2\", which is not supported."), where, type);
}

} // namespace prunescope
