// Layout of a unit as in darts-clone: bits 0-7 label, 8 "has a value", 9 "offset is in steps of 256", 10-30
// offset, 31 "is a value" (bits 0-30 are then the value).
#include "core/tokenizer/charsmap.h"

#include "core/base/error.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace prunescope {
namespace {

std::size_t offset(std::uint32_t unit) { return std::size_t(unit >> 10) << ((unit & (1u << 9)) >> 6); }
std::uint32_t label(std::uint32_t unit) { return unit & ((1u << 31) | 0xFF); }
bool hasValue(std::uint32_t unit) { return (unit & (1u << 8)) != 0; }

std::size_t littleEndian(std::string_view bytes)
{
    std::size_t value = 0;
    for (std::size_t k = 0; k < 4; ++k)
        value |= std::size_t(static_cast<unsigned char>(bytes[k])) << (8 * k);
    return value;
}

constexpr int kMostMatches = 32;
constexpr std::size_t kLongestReplacement = 256; // the longest of Unicode's has 33 bytes
constexpr int kDeepest = 256;                    // keeps our recursion short; real tables end below 20

class TrieCheck {
public:
    TrieCheck(std::string_view trie, std::string_view texts, const std::string& where)
        : m_units(trie.size() / 4), m_texts(texts), m_known(m_units.size(), kUnknown), m_where(where)
    {
        for (std::size_t i = 0; i < m_units.size(); ++i)
            m_units[i] = std::uint32_t(littleEndian(trie.substr(4 * i, 4)));
    }

    void run()
    {
        if (m_units.empty())
            throwBroken();
        if (mostMatches(offset(m_units[0]), 0) > kMostMatches)
            throwBroken();
    }

private:
    static constexpr int kUnknown = -1;
    static constexpr int kInProgress = -2;

    [[noreturn]] void throwBroken() const
    {
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the normalisation table (%2 entries) is broken."),
                    m_where, m_units.size());
    }

    bool isReplacement(std::size_t at) const
    {
        return at < m_texts.size() && m_texts.find('\0', at) - at <= kLongestReplacement;
    }

    /// Most values met on a walk from the node whose children stand at base ^ byte.
    int mostMatches(std::size_t base, int depth)
    {
        if (depth > kDeepest || base >= m_units.size() || (base | 0xFF) >= m_units.size() ||
            m_known[base] == kInProgress)
            throwBroken();
        if (m_known[base] != kUnknown)
            return m_known[base];
        m_known[base] = kInProgress;
        int most = 0;
        for (std::uint32_t byte = 0; byte < 256; ++byte) {
            const std::size_t child = base ^ byte;
            const std::uint32_t unit = m_units[child];
            if (label(unit) != byte)
                continue;
            const std::size_t next = child ^ offset(unit);
            if (hasValue(unit) && (next >= m_units.size() || !isReplacement(m_units[next] & 0x7FFFFFFF)))
                throwBroken();
            most = std::max(most, int(hasValue(unit)) + mostMatches(next, depth + 1));
        }
        m_known[base] = most;
        return most;
    }

    std::vector<std::uint32_t> m_units;
    std::string_view m_texts;
    std::vector<int> m_known; ///< result by base
    const std::string& m_where;
};

} // namespace

void checkCharsmap(std::string_view blob, const std::string& where)
{
    if (blob.empty())
        return;
    const std::size_t trieSize = blob.size() > 4 ? littleEndian(blob) : 0;
    if (blob.size() <= 4 || trieSize >= blob.size() - 4 || trieSize % 4 != 0 || blob.back() != '\0')
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the normalisation table (%2 bytes) is broken."), where,
                    blob.size());
    TrieCheck(blob.substr(4, trieSize), blob.substr(4 + trieSize), where).run();
}

Charsmap::Charsmap(std::string_view blob, const std::string& where)
{
    checkCharsmap(blob, where);
    if (blob.empty())
        return;
    const std::size_t trieSize = littleEndian(blob);
    for (std::size_t at = 4; at < 4 + trieSize; at += 4)
        m_units.push_back(std::uint32_t(littleEndian(blob.substr(at, 4))));
    m_texts = blob.substr(4 + trieSize);
}

std::optional<std::string_view> Charsmap::shortestMatch(std::string_view text) const
{
    if (m_units.empty())
        return std::nullopt;
    std::size_t node = offset(m_units[0]);
    for (const char byte : text) {
        if (byte == '\0')
            return std::nullopt; // ends texts inside the table
        node ^= static_cast<unsigned char>(byte);
        const std::uint32_t unit = m_units[node];
        if (label(unit) != static_cast<unsigned char>(byte))
            return std::nullopt;
        node ^= offset(unit);
        if (hasValue(unit)) {
            const std::string_view rest = std::string_view(m_texts).substr(m_units[node] & 0x7FFFFFFF);
            return rest.substr(0, rest.find('\0'));
        }
    }
    return std::nullopt;
}

} // namespace prunescope
