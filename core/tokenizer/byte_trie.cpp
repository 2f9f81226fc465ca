// Each node is a range of the sorted entries that share what was read so far.
#include "core/tokenizer/byte_trie.h"

#include <algorithm>
#include <deque>

namespace prunescope {

ByteTrie::ByteTrie(std::vector<Entry> entries)
{
    std::erase_if(entries, [](const Entry& entry) { return entry.first.empty(); });
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.first < b.first; });
    struct Range {
        std::uint32_t node;
        std::size_t first, last, depth;
    };
    std::deque<Range> open;
    if (!entries.empty()) {
        m_nodes.emplace_back();
        open.push_back({0, 0, entries.size(), 0});
    }
    for (; !open.empty(); open.pop_front()) {
        auto [node, first, last, depth] = open.front();
        if (depth > 0 && entries[first].first.size() == depth)
            m_nodes[node].value = entries[first].second;
        while (first < last && entries[first].first.size() == depth)
            ++first;
        m_nodes[node].firstChild = std::uint32_t(m_nodes.size());
        while (first < last) {
            const char byte = entries[first].first[depth];
            std::size_t end = first + 1;
            while (end < last && entries[end].first[depth] == byte)
                ++end;
            open.push_back({std::uint32_t(m_nodes.size()), first, end, depth + 1});
            m_nodes.emplace_back();
            m_nodes.back().byte = static_cast<unsigned char>(byte);
            ++m_nodes[node].childCount;
            first = end;
        }
    }
}

} // namespace prunescope
