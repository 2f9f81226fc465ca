// Same text as huggingface/tokenizers normalizers; Unicode forms come from utf8proc.
#include "core/tokenizer/normalizer.h"

#include "core/base/error.h"
#include "core/tokenizer/byte_alphabet.h"
#include "core/tokenizer/text_pattern.h"
#include "core/tokenizer/unicode.h"

#include <cstdlib>
#include <new>
#include <utf8proc.h>
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

    std::string apply(std::string text) const override
    {
        const std::size_t before = text.size();
        for (const auto& step : m_steps) {
            text = step->apply(std::move(text));
            checkGrowth(before, text.size());
        }
        return text;
    }

private:
    std::vector<std::unique_ptr<Normalizer>> m_steps;
};

class PrependNormalizer : public Normalizer {
public:
    explicit PrependNormalizer(std::string prefix) : m_prefix(std::move(prefix)) {}
    std::string apply(std::string text) const override { return text.empty() ? text : m_prefix + text; }

private:
    std::string m_prefix;
};

class ReplaceNormalizer : public Normalizer {
public:
    ReplaceNormalizer(const Json& json, const std::string& where)
        : m_pattern(TextPattern::fromJson(json, where)), m_content(jsonString(json, "content", "", where))
    {}
    std::string apply(std::string text) const override
    {
        return m_pattern.replaceAll(std::move(text), m_content);
    }

private:
    TextPattern m_pattern;
    std::string m_content;
};

class UnicodeNormalizer : public Normalizer {
public:
    explicit UnicodeNormalizer(int options) : m_options(options) {}

    std::string apply(std::string text) const override
    {
        bool isAscii = true;
        for (const char byte : text)
            isAscii = isAscii && static_cast<unsigned char>(byte) < 128;
        if (isAscii)
            return text;
        utf8proc_uint8_t* mapped = nullptr;
        const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       utf8proc_ssize_t(text.size()), &mapped,
                                       utf8proc_option_t(UTF8PROC_STABLE | m_options));
        if (size < 0)
            throw std::bad_alloc(); // the only way to fail on valid UTF-8
        std::string out(reinterpret_cast<const char*>(mapped), std::size_t(size));
        std::free(mapped);
        return out;
    }

private:
    int m_options;
};

/// Rewrites text character by character.
class CharacterNormalizer : public Normalizer {
public:
    std::string apply(std::string text) const override
    {
        std::string out;
        out.reserve(text.size());
        for (std::size_t i = 0; i < text.size();) {
            const CodePoint c = codePointAt(text, i);
            append(out, c.value);
            i += c.size;
        }
        return out;
    }

private:
    virtual void append(std::string& out, char32_t c) const = 0;
};

class LowercaseNormalizer : public CharacterNormalizer {
    void append(std::string& out, char32_t c) const override
    {
        if (c == 0x130) // the one letter whose lower case is two characters in every language
            out += "i\xCC\x87";
        else
            appendUtf8(out, char32_t(utf8proc_tolower(utf8proc_int32_t(c))));
    }
};

class StripAccentsNormalizer : public CharacterNormalizer {
    void append(std::string& out, char32_t c) const override
    {
        if (!isMark(c))
            appendUtf8(out, c);
    }
};

class StripNormalizer : public Normalizer {
public:
    StripNormalizer(const Json& json, const std::string& where)
        : m_stripsLeft(jsonBool(json, "strip_left", true, where)),
          m_stripsRight(jsonBool(json, "strip_right", true, where))
    {}

    std::string apply(std::string text) const override
    {
        const std::size_t start = m_stripsLeft ? spaceEnd(text, 0) : 0;
        const std::size_t end = m_stripsRight ? spaceStart(text, text.size(), start) : text.size();
        return text.substr(start, end - start);
    }

private:
    bool m_stripsLeft;
    bool m_stripsRight;
};

class ByteLevelNormalizer : public Normalizer {
    std::string apply(std::string text) const override { return bytesToAlphabet(text); }
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
        return std::make_unique<PrependNormalizer>(jsonString(json, "prepend", "", where));
    if (type == "Replace")
        return std::make_unique<ReplaceNormalizer>(json, where);
    if (type == "NFC")
        return std::make_unique<UnicodeNormalizer>(UTF8PROC_COMPOSE);
    if (type == "NFD")
        return std::make_unique<UnicodeNormalizer>(UTF8PROC_DECOMPOSE);
    if (type == "NFKC")
        return std::make_unique<UnicodeNormalizer>(UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    if (type == "NFKD")
        return std::make_unique<UnicodeNormalizer>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
    if (type == "Lowercase")
        return std::make_unique<LowercaseNormalizer>();
    if (type == "Strip")
        return std::make_unique<StripNormalizer>(json, where);
    if (type == "StripAccents")
        return std::make_unique<StripAccentsNormalizer>();
    if (type == "ByteLevel")
        return std::make_unique<ByteLevelNormalizer>();
    throw Error(ErrorKind::BadInput,
                PS_TEXT("%1: key \"normalizer\" has the type \"%2\", which is not supported."), where, type);
}

} // namespace prunescope
