// Decoders look at neighbours (the first piece loses its space, bytes join to characters), so a token is decoded behind a
// plain word, and what the word alone gives is cut off.
#include "core/session/token_text.h"

#include <algorithm>
#include <unordered_map>

namespace prunescope {
namespace {

constexpr std::string_view kBroken = "\xEF\xBF\xBD"; // U+FFFD: bytes that are no whole character
constexpr std::size_t kMostParts = 8;                // tokens of one stretch of broken characters
constexpr std::size_t kMostTried = 2000;             // ids looked through for a plain word

bool isPlainWord(const std::string& text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return c == ' ' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }) && text.find_first_not_of(' ') != std::string::npos;
}

class Decoding {
public:
    explicit Decoding(const Tokenizer& tokenizer) : m_tokenizer(tokenizer) { findContext(); }

    /// Text of tokens that follow others.
    std::string following(std::span<const std::int64_t> ids) const
    {
        std::vector<std::int64_t> all = m_context;
        all.insert(all.end(), ids.begin(), ids.end());
        const std::string whole = m_tokenizer.decode(all, false);
        if (whole.starts_with(m_contextText))
            return whole.substr(m_contextText.size());
        return m_tokenizer.decode({ids.begin(), ids.end()}, false);
    }
    const std::string& following(std::int64_t id)
    {
        const auto [place, isNew] = m_known.try_emplace(id);
        if (isNew)
            place->second = following(std::span(&id, 1));
        return place->second;
    }
    std::string first(std::int64_t id) const { return m_tokenizer.decode({id}, false); }

private:
    void findContext()
    {
        const auto most = std::min<std::int64_t>(m_tokenizer.vocabularySize(), kMostTried);
        for (std::int64_t id = 0; id < most; ++id) {
            const std::string text = m_tokenizer.decode({id}, true);
            if (!isPlainWord(text) || m_tokenizer.piece(id).starts_with("<"))
                continue;
            m_context = {id};
            m_contextText = m_tokenizer.decode(m_context, false);
            return;
        }
    }

    const Tokenizer& m_tokenizer;
    std::vector<std::int64_t> m_context;
    std::string m_contextText;
    std::unordered_map<std::int64_t, std::string> m_known;
};

/// Tokens from `first` on that make whole characters together, where one alone does not; 1 where nothing helps.
std::size_t partsOfCharacter(Decoding& decoding, std::span<const std::int64_t> ids, std::size_t first)
{
    if (!decoding.following(ids[first]).ends_with(kBroken))
        return 1;
    for (std::size_t count = 2; count <= kMostParts && first + count <= ids.size(); ++count) {
        if (!decoding.following(ids[first + count - 1]).starts_with(kBroken))
            return 1;
        if (decoding.following(ids.subspan(first, count)).find(kBroken) == std::string::npos)
            return count;
    }
    return 1;
}

} // namespace

TokenText tokenText(const Tokenizer* tokenizer, std::span<const std::int64_t> ids)
{
    TokenText out;
    out.begin.reserve(ids.size());
    out.end.reserve(ids.size());
    const auto add = [&](const std::string& text, std::size_t tokens) {
        const std::int64_t begin = std::int64_t(out.text.size());
        out.text += text;
        out.begin.insert(out.begin.end(), tokens, begin);
        out.end.insert(out.end.end(), tokens, std::int64_t(out.text.size()));
    };
    if (!tokenizer) {
        for (const std::int64_t id : ids)
            add(std::to_string(id) + ' ', 1);
        return out;
    }
    Decoding decoding(*tokenizer);
    for (std::size_t i = 0; i < ids.size();) {
        const std::size_t parts = partsOfCharacter(decoding, ids, i);
        if (parts > 1)
            add(decoding.following(ids.subspan(i, parts)), parts);
        else
            add(i == 0 ? decoding.first(ids[i]) : decoding.following(ids[i]), 1);
        i += parts;
    }
    return out;
}

std::string textOfToken(const Tokenizer* tokenizer, std::int64_t id)
{
    if (!tokenizer)
        return std::to_string(id);
    if (id < 0 || id >= tokenizer->vocabularySize())
        return {};
    return Decoding(*tokenizer).following(id);
}

} // namespace prunescope
