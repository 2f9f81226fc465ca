#pragma once
// The merges of a vocabulary: from two neighbouring ids to their rank and the id they become.

#include <cstdint>
#include <limits>
#include <vector>

namespace prunescope {

/// What becomes of a pair.
struct Merge {
    static constexpr std::uint32_t kNever = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t rank = kNever; ///< lower merges first
    std::uint32_t id = 0;
};

/// A hash table with open addressing, filled once and then only read. Lookup is the innermost step of encoding.
class PairTable {
public:
    /// @param count  upper bound of the number of pairs
    explicit PairTable(std::size_t count = 0)
    {
        std::size_t size = 16;
        while (size < 2 * count)
            size *= 2;
        m_slots.resize(size);
    }

    /// A pair put in again takes the new value.
    void insert(std::uint32_t first, std::uint32_t second, Merge merge)
    {
        Slot& slot = m_slots[slotOf(key(first, second))];
        slot = {key(first, second), merge};
    }

    /// A rank of kNever says that the pair does not merge.
    Merge find(std::uint32_t first, std::uint32_t second) const
    {
        return m_slots[slotOf(key(first, second))].merge;
    }

private:
    static constexpr std::uint64_t kEmpty = ~std::uint64_t(0); // ids are far below 2^32 - 1
    struct Slot {
        std::uint64_t key = kEmpty;
        Merge merge;
    };

    static std::uint64_t key(std::uint32_t first, std::uint32_t second)
    {
        return (std::uint64_t(first) << 32) | second;
    }

    /// The slot of a key, or the empty one where it would go.
    std::size_t slotOf(std::uint64_t key) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::uint64_t hash = key * 0x9E3779B97F4A7C15u; // Fibonacci hashing: the high bits are well mixed
        hash ^= hash >> 32;
        std::size_t at = std::size_t(hash) & mask;
        while (m_slots[at].key != key && m_slots[at].key != kEmpty)
            at = (at + 1) & mask;
        return at;
    }

    std::vector<Slot> m_slots;
};

} // namespace prunescope
