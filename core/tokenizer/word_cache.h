#pragma once
// Ids of words met before: real texts repeat most of their words.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace prunescope {

/// Lives for one call of encode(), so it needs no lock. Bounded: starts anew when full.
class WordCache {
public:
    static constexpr std::size_t kLongestWord = 64; ///< in bytes; longer ones hardly repeat and are not kept

    /// Ids of a word, or an empty span; valid until the next insert().
    std::span<const std::int64_t> find(std::string_view word) const
    {
        const auto known = m_words.find(word);
        return known == m_words.end() ? std::span<const std::int64_t>()
                                      : std::span(m_ids).subspan(known->second.start, known->second.count);
    }

    void insert(std::string_view word, std::span<const std::int64_t> ids)
    {
        if (word.size() > kLongestWord || ids.empty())
            return;
        if (m_words.size() >= kMostWords) {
            m_words.clear();
            m_ids.clear();
        }
        m_words.emplace(word, Range{m_ids.size(), ids.size()});
        m_ids.insert(m_ids.end(), ids.begin(), ids.end());
    }

private:
    static constexpr std::size_t kMostWords = 1 << 16; // some 10 MB

    struct Range {
        std::size_t start;
        std::size_t count;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    std::unordered_map<std::string, Range, Hash, std::equal_to<>> m_words;
    std::vector<std::int64_t> m_ids;
};

} // namespace prunescope
