#pragma once
// Memory of masks that nobody needs any more, to be filled anew: fresh pages cost more than choosing a mask does.

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

namespace prunescope {

/// A few vectors of one size. Thread-safe.
class SpareBytes {
public:
    /// Of this size; the contents are whatever was left in it.
    std::vector<std::uint8_t> take(std::size_t size)
    {
        std::vector<std::uint8_t> bytes;
        {
            const std::lock_guard lock(m_mutex);
            if (!m_spare.empty()) {
                bytes = std::move(m_spare.back());
                m_spare.pop_back();
            }
        }
        bytes.resize(size);
        return bytes;
    }
    void give(std::vector<std::uint8_t> bytes)
    {
        constexpr std::size_t most = 2; // one on show, one in the making
        const std::lock_guard lock(m_mutex);
        if (m_spare.size() < most)
            m_spare.push_back(std::move(bytes));
    }

private:
    std::mutex m_mutex;
    std::vector<std::vector<std::uint8_t>> m_spare;
};

} // namespace prunescope
