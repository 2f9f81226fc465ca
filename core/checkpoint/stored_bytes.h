#pragma once
// The bytes of a stored tensor: most lie in a memory-mapped file, some (transposed views, quantised blocks) are
// computed when they are asked for.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace prunescope {

/// Bytes that are computed on demand. Immutable and thread-safe.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    virtual std::size_t size() const = 0;
    /// Computes the bytes [offset, offset + out.size()), which lie inside the size; any offset.
    virtual void fill(std::size_t offset, std::span<std::byte> out) const = 0;
};

/// Bytes of one tensor, either somebody else's memory (usually a mapped file) or a source that computes them.
/// Copies share one computed block. Thread-safe.
class StoredBytes {
public:
    StoredBytes() = default;
    StoredBytes(const std::byte* data, std::size_t size) : m_mapped(data, size) {}
    /// Any contiguous bytes; they must outlive this object.
    template <typename Bytes,
              typename = std::enable_if_t<std::is_convertible_v<const Bytes&, std::span<const std::byte>> &&
                                          !std::is_same_v<std::remove_cv_t<Bytes>, StoredBytes>>>
    StoredBytes(const Bytes& bytes) : m_mapped(bytes)
    {}
    explicit StoredBytes(std::shared_ptr<const ByteSource> source);

    std::size_t size() const;
    bool empty() const { return size() == 0; }
    /// False where the first look at all bytes computes them.
    bool isMapped() const { return !m_lazy; }

    /// All bytes. A source is computed at the first call and stays in memory as long as any copy of this object lives;
    /// where that is too long, use share() or read().
    std::span<const std::byte> span() const;
    operator std::span<const std::byte>() const { return span(); }
    const std::byte* data() const { return span().data(); }
    const std::byte* begin() const { return data(); }
    const std::byte* end() const { return data() + size(); }

    /// All bytes, to be held: computed ones are freed with the last holder, mapped ones cost nothing.
    std::shared_ptr<const std::byte> share() const;

    /// The bytes [offset, offset + count) without computing the others.
    /// @param scratch  memory that computed bytes land in; unused for mapped ones
    std::span<const std::byte> read(std::size_t offset, std::size_t count, std::vector<std::byte>& scratch) const;

private:
    struct Lazy;

    std::span<const std::byte> m_mapped;
    std::shared_ptr<Lazy> m_lazy;
};

} // namespace prunescope
