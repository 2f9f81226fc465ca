// Layout of a unit as in darts-clone: bits 0-7 label, 8 "has a value", 9 "offset is in steps of 256", 10-30 offset,
// 31 "is a value" (bits 0-30 are then the value).
#include "core/tokenizer/charsmap.h"

#include "core/base/error.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace prunescope {
namespace {

constexpr int kMostMatches = 32;
constexpr std::size_t kLongestReplacement = 256; // the longest of Unicode's has 33 bytes
constexpr int kDeepest = 256;                    // keeps our recursion short; real tables end below 20

class TrieCheck {
public:
    TrieCheck(std::string_view trie, std::string_view texts, const std::string& where)
        : m_units(trie.size() / 4), m_texts(texts), m_known(m_units.size(), kUnknown), m_where(where)
    {
        for (std::size_t i = 0; i < m_units.size(); ++i)
            for (std::size_t k = 0; k < 4; ++k)
                m_units[i] |= std::uint32_t(static_cast<unsigned char>(trie[4 * i + k])) << (8 * k);
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

    static std::size_t offset(std::uint32_t unit)
    {
        return std::size_t(unit >> 10) << ((unit & (1u << 9)) >> 6);
    }
    static std::uint32_t label(std::uint32_t unit) { return unit & ((1u << 31) | 0xFF); }

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
            const bool hasValue = (unit & (1u << 8)) != 0;
            if (hasValue && (next >= m_units.size() || !isReplacement(m_units[next] & 0x7FFFFFFF)))
                throwBroken();
            most = std::max(most, int(hasValue) + mostMatches(next, depth + 1));
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
    std::size_t trieSize = 0;
    for (std::size_t i = 0; i < 4 && blob.size() > 4; ++i)
        trieSize |= std::size_t(static_cast<unsigned char>(blob[i])) << (8 * i);
    if (blob.size() <= 4 || trieSize >= blob.size() - 4 || trieSize % 4 != 0 || blob.back() != '\0')
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the normalisation table (%2 bytes) is broken."), where,
                    blob.size());
    TrieCheck(blob.substr(4, trieSize), blob.substr(4 + trieSize), where).run();
}

} // namespace prunescope
