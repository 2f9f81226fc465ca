// The CPU allocator: a header in front of each block says how it was obtained.
#include "core/architecture/allocator.h"

#include <c10/core/CPUAllocator.h>

#include <sys/mman.h>

#include <atomic>
#include <cstdlib>
#include <map>
#include <mutex>
#include <new>

namespace prunescope {
namespace {

constexpr std::size_t kHeaderBytes = 64;              // keeps the data on a cache line
constexpr std::size_t kHugePage = std::size_t(2) << 20;
constexpr std::size_t kLargeFrom = std::size_t(1) << 20;

std::atomic<std::size_t> mostKept{std::size_t(3) << 30}; // of free blocks; given back at the end of each job
std::atomic<std::int64_t> liveBytes{0};
std::atomic<std::int64_t> peakBytes{0};

struct Header {
    std::size_t mapped; // bytes of the mapping, 0 for a malloc block
    std::size_t wanted;
};

/// Free large blocks by size.
class FreeBlocks {
public:
    /// A block of at least `bytes`, not more than twice as large, or null.
    void* take(std::size_t bytes, std::size_t& mapped)
    {
        const std::lock_guard lock(m_mutex);
        const auto it = m_blocks.lower_bound(bytes);
        if (it == m_blocks.end() || it->first > 2 * bytes)
            return nullptr;
        mapped = it->first;
        void* block = it->second;
        m_kept -= mapped;
        m_blocks.erase(it);
        return block;
    }

    /// False if the block should be unmapped instead.
    bool keep(void* block, std::size_t mapped)
    {
        const std::lock_guard lock(m_mutex);
        if (m_kept + mapped > mostKept.load())
            return false;
        m_blocks.emplace(mapped, block);
        m_kept += mapped;
        return true;
    }

    void releaseAll()
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& [mapped, block] : m_blocks)
            ::munmap(block, mapped);
        m_blocks.clear();
        m_kept = 0;
    }

private:
    std::mutex m_mutex;
    std::multimap<std::size_t, void*> m_blocks;
    std::size_t m_kept = 0;
};

FreeBlocks& freeBlocks()
{
    static auto* blocks = new FreeBlocks; // never destroyed: tensors may outlive static destruction
    return *blocks;
}

/// Maps `bytes` (a multiple of the huge page) at a huge-page boundary.
void* mapAligned(std::size_t bytes)
{
    void* raw = ::mmap(nullptr, bytes + kHugePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (raw == MAP_FAILED)
        throw std::bad_alloc();
    const auto address = reinterpret_cast<std::uintptr_t>(raw);
    const std::uintptr_t aligned = (address + kHugePage - 1) / kHugePage * kHugePage;
    if (aligned > address)
        ::munmap(raw, aligned - address);
    if (aligned + bytes < address + bytes + kHugePage)
        ::munmap(reinterpret_cast<void*>(aligned + bytes), address + kHugePage - aligned);
    ::madvise(reinterpret_cast<void*>(aligned), bytes, MADV_HUGEPAGE);
    return reinterpret_cast<void*>(aligned);
}

void count(std::int64_t bytes)
{
    const std::int64_t live = liveBytes.fetch_add(bytes) + bytes;
    std::int64_t peak = peakBytes.load();
    while (live > peak && !peakBytes.compare_exchange_weak(peak, live)) {
    }
}

void release(void* data)
{
    if (!data)
        return;
    auto* block = static_cast<char*>(data) - kHeaderBytes;
    const Header header = *reinterpret_cast<Header*>(block);
    count(-std::int64_t(header.wanted));
    if (header.mapped == 0)
        std::free(block);
    else if (!freeBlocks().keep(block, header.mapped))
        ::munmap(block, header.mapped);
}

class HugePageAllocator final : public c10::Allocator {
public:
    c10::DataPtr allocate(std::size_t wanted) const override
    {
        if (wanted == 0)
            return {nullptr, nullptr, &release, c10::Device(c10::DeviceType::CPU)};
        std::size_t mapped = 0;
        void* block = nullptr;
        if (wanted >= kLargeFrom) {
            const std::size_t bytes = (wanted + kHeaderBytes + kHugePage - 1) / kHugePage * kHugePage;
            block = freeBlocks().take(bytes, mapped);
            if (!block) {
                block = mapAligned(bytes);
                mapped = bytes;
            }
        } else if (!(block = std::aligned_alloc(64, (wanted + kHeaderBytes + 63) / 64 * 64))) {
            throw std::bad_alloc();
        }
        *static_cast<Header*>(block) = {mapped, wanted};
        count(std::int64_t(wanted));
        void* data = static_cast<char*>(block) + kHeaderBytes;
        return {data, data, &release, c10::Device(c10::DeviceType::CPU)};
    }
    c10::DeleterFnPtr raw_deleter() const override { return &release; }
};

} // namespace

void installAllocator()
{
#ifndef PRUNESCOPE_SANITIZED
    static HugePageAllocator* allocator = nullptr;
    if (!allocator) {
        allocator = new HugePageAllocator; // lives as long as the last tensor
        c10::SetCPUAllocator(allocator, 100);
    }
#endif
}

std::int64_t liveTensorBytes() { return liveBytes.load(); }
std::int64_t peakTensorBytes() { return peakBytes.load(); }
void keepFreeTensorMemory(std::int64_t bytes) { mostKept.store(std::size_t(bytes)); }

void releaseFreeTensorMemory() { freeBlocks().releaseAll(); }

} // namespace prunescope
