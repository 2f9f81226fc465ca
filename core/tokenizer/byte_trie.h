#pragma once
// Finds all entries of a dictionary that a text begins with, byte by byte.

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace prunescope {

/// A tree of bytes in breadth-first order, so that the children of a node stand side by side. Built once,
/// then only read. At most one node of 12 bytes per byte of the dictionary.
class ByteTrie {
public:
    using Entry = std::pair<std::string_view, std::uint32_t>; ///< a text and its value

    ByteTrie() = default;
    /// Empty texts are left out; of equal ones the first counts. The texts need not outlive the trie.
    explicit ByteTrie(std::vector<Entry> entries);

    /// Calls found(length, value) for each entry that the text begins with, shortest first.
    template <typename Found> void forEachPrefix(std::string_view text, Found found) const
    {
        if (m_nodes.empty())
            return;
        const Node* node = &m_nodes.front();
        for (std::size_t length = 0; length < text.size(); ++length) {
            node = child(*node, static_cast<unsigned char>(text[length]));
            if (!node)
                return;
            if (node->value != kNone)
                found(length + 1, node->value);
        }
    }

private:
    static constexpr std::uint32_t kNone = ~std::uint32_t(0);

    struct Node {
        std::uint32_t firstChild = 0;
        std::uint32_t value = kNone;
        std::uint16_t childCount = 0;
        unsigned char byte = 0;
    };

    const Node* child(const Node& node, unsigned char byte) const
    {
        if (node.childCount == 256) // the usual root of a byte vocabulary
            return &m_nodes[node.firstChild + byte];
        std::uint32_t low = node.firstChild;
        std::uint32_t high = low + node.childCount;
        while (low < high) {
            const std::uint32_t middle = (low + high) / 2;
            if (m_nodes[middle].byte < byte)
                low = middle + 1;
            else
                high = middle;
        }
        const bool isFound = low < node.firstChild + node.childCount && m_nodes[low].byte == byte;
        return isFound ? &m_nodes[low] : nullptr;
    }

    std::vector<Node> m_nodes; ///< the root comes first
};

} // namespace prunescope
