// Mapped or computed bytes behind one face.
#include "core/checkpoint/stored_bytes.h"

#include <mutex>

namespace prunescope {

/// A source and what was computed of it. The block is pinned by span() and only lent by share().
struct StoredBytes::Lazy {
    using Block = std::vector<std::byte>;

    explicit Lazy(std::shared_ptr<const ByteSource> from) : source(std::move(from)) {}

    /// The computed block, made where nobody holds one.
    std::shared_ptr<const Block> block()
    {
        if (const auto held = lent.lock())
            return held;
        auto made = std::make_shared<Block>(source->size());
        source->fill(0, *made);
        lent = made;
        return made;
    }

    std::shared_ptr<const ByteSource> source;
    std::mutex mutex;
    std::shared_ptr<const Block> pinned;
    std::weak_ptr<const Block> lent;
};

StoredBytes::StoredBytes(std::shared_ptr<const ByteSource> source)
    : m_lazy(std::make_shared<Lazy>(std::move(source)))
{}

std::size_t StoredBytes::size() const { return m_lazy ? m_lazy->source->size() : m_mapped.size(); }

std::span<const std::byte> StoredBytes::span() const
{
    if (!m_lazy)
        return m_mapped;
    const std::lock_guard lock(m_lazy->mutex);
    if (!m_lazy->pinned)
        m_lazy->pinned = m_lazy->block();
    return *m_lazy->pinned;
}

std::shared_ptr<const std::byte> StoredBytes::share() const
{
    if (!m_lazy)
        return {std::shared_ptr<const void>(), m_mapped.data()};
    const std::lock_guard lock(m_lazy->mutex);
    const auto block = m_lazy->block();
    return {block, block->data()};
}

std::span<const std::byte> StoredBytes::read(std::size_t offset, std::size_t count,
                                             std::vector<std::byte>& scratch) const
{
    if (!m_lazy)
        return m_mapped.subspan(offset, count);
    scratch.resize(count);
    m_lazy->source->fill(offset, scratch);
    return scratch;
}

} // namespace prunescope
