// Same text as huggingface/tokenizers decoders.
#include "core/tokenizer/decoder.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/tokenizer/byte_alphabet.h"
#include "core/tokenizer/metaspace.h"
#include "core/tokenizer/text_pattern.h"
#include "core/tokenizer/unicode.h"
#include "core/tokenizer/word_decoders.h"

#include <numeric>

namespace prunescope {
namespace {

using Pieces = std::vector<std::string>;

std::string joined(const Pieces& pieces)
{
    std::string text;
    for (const std::string& piece : pieces)
        text += piece;
    return text;
}

std::size_t totalSize(const Pieces& pieces)
{
    return std::accumulate(pieces.begin(), pieces.end(), std::size_t(0),
                           [](std::size_t sum, const std::string& piece) { return sum + piece.size(); });
}

class SequenceDecoder : public Decoder {
public:
    SequenceDecoder(const Json& json, const std::string& where)
    {
        if (!json.contains("decoders") || !json.at("decoders").is_array())
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: the Sequence in key \"decoder\" has no list \"decoders\"."), where);
        for (const Json& inner : json.at("decoders"))
            if (auto step = makeDecoder(inner, where))
                m_steps.push_back(std::move(step));
    }

    Pieces apply(Pieces pieces) const override
    {
        const std::size_t before = totalSize(pieces);
        for (const auto& step : m_steps) {
            pieces = step->apply(std::move(pieces));
            checkGrowth(before, totalSize(pieces));
        }
        return pieces;
    }

private:
    std::vector<std::unique_ptr<Decoder>> m_steps;
};

class ByteLevelDecoder : public Decoder {
public:
    Pieces apply(Pieces pieces) const override
    {
        std::string bytes;
        for (const std::string& piece : pieces)
            bytes += alphabetToBytes(piece).value_or(piece); // added tokens may hold any character
        return {lossyUtf8(bytes)};
    }
};

/// Runs of <0xHH> become the text they spell. A run that is not UTF-8 becomes one U+FFFD per byte.
class ByteFallbackDecoder : public Decoder {
public:
    Pieces apply(Pieces pieces) const override
    {
        Pieces out;
        std::string bytes;
        const auto flush = [&] {
            if (!bytes.empty() && firstInvalidUtf8(bytes) == std::string::npos)
                out.push_back(bytes);
            else
                out.insert(out.end(), bytes.size(), "\xEF\xBF\xBD");
            bytes.clear();
        };
        for (std::string& piece : pieces) {
            const int byte = byteOf(piece);
            if (byte >= 0) {
                bytes += char(byte);
                continue;
            }
            flush();
            out.push_back(std::move(piece));
        }
        flush();
        return out;
    }

private:
    static int digit(char c)
    {
        if (c >= '0' && c <= '9')
            return c - '0';
        if (c >= 'A' && c <= 'F')
            return c - 'A' + 10;
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }

    /// 10 for "<0x0A>", -1 for other pieces
    static int byteOf(const std::string& piece)
    {
        if (piece.size() != 6 || !piece.starts_with("<0x") || piece.back() != '>')
            return -1;
        const int high = digit(piece[3]);
        const int low = digit(piece[4]);
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }
};

class ReplaceDecoder : public Decoder {
public:
    ReplaceDecoder(const Json& json, const std::string& where)
        : m_pattern(TextPattern::fromJson(json, where)), m_content(jsonString(json, "content", "", where))
    {}

    Pieces apply(Pieces pieces) const override
    {
        for (std::string& piece : pieces)
            piece = m_pattern.replaceAll(std::move(piece), m_content);
        return pieces;
    }

private:
    TextPattern m_pattern;
    std::string m_content;
};

class FuseDecoder : public Decoder {
public:
    Pieces apply(Pieces pieces) const override { return {joined(pieces)}; }
};

/// Cuts up to so many copies of a character off both ends of each piece.
class StripDecoder : public Decoder {
public:
    StripDecoder(const Json& json, const std::string& where)
        : m_content(jsonString(json, "content", " ", where)),
          m_start(jsonInt(json, "start", 0, where)),
          m_stop(jsonInt(json, "stop", 0, where))
    {
        if (m_content.empty() || codePointAt(m_content, 0).size != m_content.size())
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: key \"content\" of a Strip should be one character, but is \"%2\"."),
                        where, m_content);
    }

    Pieces apply(Pieces pieces) const override
    {
        for (std::string& piece : pieces) {
            std::string_view rest = piece;
            for (std::int64_t i = 0; i < m_start && rest.starts_with(m_content); ++i)
                rest.remove_prefix(m_content.size());
            for (std::int64_t i = 0; i < m_stop && rest.ends_with(m_content); ++i)
                rest.remove_suffix(m_content.size());
            piece = std::string(rest);
        }
        return pieces;
    }

private:
    std::string m_content;
    std::int64_t m_start;
    std::int64_t m_stop;
};

/// The suffix that ends a word ("</w>") becomes the space behind it.
class BpeDecoder : public Decoder {
public:
    BpeDecoder(const Json& json, const std::string& where)
        : m_suffix(TextPattern::literal(jsonString(json, "suffix", "</w>", where)))
    {}

    Pieces apply(Pieces pieces) const override
    {
        for (std::size_t i = 0; i < pieces.size(); ++i)
            pieces[i] = m_suffix.replaceAll(std::move(pieces[i]), i + 1 == pieces.size() ? "" : " ");
        return pieces;
    }

private:
    TextPattern m_suffix;
};

} // namespace

std::unique_ptr<Decoder> makeDecoder(const Json& json, const std::string& where)
{
    if (json.is_null())
        return nullptr;
    const std::string type = jsonString(json, "type", "", where);
    if (type == "Sequence")
        return std::make_unique<SequenceDecoder>(json, where);
    if (type == "ByteLevel")
        return std::make_unique<ByteLevelDecoder>();
    if (type == "ByteFallback")
        return std::make_unique<ByteFallbackDecoder>();
    if (type == "Replace")
        return std::make_unique<ReplaceDecoder>(json, where);
    if (type == "Fuse")
        return std::make_unique<FuseDecoder>();
    if (type == "Strip")
        return std::make_unique<StripDecoder>(json, where);
    if (type == "Metaspace")
        return std::make_unique<MetaspaceDecoder>(json, where);
    if (type == "BPEDecoder")
        return std::make_unique<BpeDecoder>(json, where);
    if (type == "WordPiece")
        return std::make_unique<WordPieceDecoder>(json, where);
    if (type == "CTC")
        return std::make_unique<CtcDecoder>(json, where);
    throw Error(ErrorKind::BadInput,
                PS_TEXT("%1: key \"decoder\" has the type \"%2\", which is not supported."), where, type);
}

} // namespace prunescope
