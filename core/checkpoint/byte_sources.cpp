// Computing bytes element by element or row by row, from any offset.
#include "core/checkpoint/byte_sources.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace prunescope {
namespace {

constexpr std::size_t kQ8Elements = 32;
constexpr std::size_t kQ8Bytes = 34;

/// A source that knows whole pieces of fixed size; cuts at the ends are made here.
class PiecewiseSource : public ByteSource {
public:
    PiecewiseSource(std::size_t pieceBytes, std::size_t pieces) : m_pieceBytes(pieceBytes), m_pieces(pieces) {}

    std::size_t size() const final { return m_pieceBytes * m_pieces; }
    void fill(std::size_t offset, std::span<std::byte> out) const final
    {
        std::vector<std::byte> cut;
        while (!out.empty()) {
            const std::size_t first = offset / m_pieceBytes, skipped = offset % m_pieceBytes;
            std::size_t written = 0;
            if (skipped == 0 && out.size() >= m_pieceBytes) {
                written = out.size() / m_pieceBytes * m_pieceBytes;
                compute(first, out.first(written));
            } else {
                cut.resize(m_pieceBytes);
                compute(first, cut);
                written = std::min(out.size(), m_pieceBytes - skipped);
                std::memcpy(out.data(), cut.data() + skipped, written);
            }
            out = out.subspan(written);
            offset += written;
        }
    }

protected:
    std::size_t pieceBytes() const { return m_pieceBytes; }
    /// Computes whole pieces from number first on.
    virtual void compute(std::size_t first, std::span<std::byte> out) const = 0;

private:
    std::size_t m_pieceBytes;
    std::size_t m_pieces;
};

std::size_t product(const std::vector<std::int64_t>& shape)
{
    std::size_t count = 1;
    for (const auto extent : shape)
        count *= std::size_t(extent);
    return count;
}

class StridedSource final : public PiecewiseSource {
public:
    StridedSource(std::span<const std::byte> storage, std::size_t elementBytes, std::uint64_t offset,
                  std::vector<std::int64_t> shape, std::vector<std::int64_t> strides)
        : PiecewiseSource(elementBytes, product(shape)),
          m_storage(storage),
          m_offset(offset),
          m_shape(std::move(shape)),
          m_strides(std::move(strides))
    {}

private:
    void compute(std::size_t first, std::span<std::byte> out) const override
    {
        // index counts through the shape like an odometer, place is the element it stands for.
        std::vector<std::int64_t> index(m_shape.size());
        std::uint64_t place = m_offset;
        for (std::size_t axis = m_shape.size(), rest = first; axis-- > 0; rest /= std::size_t(m_shape[axis])) {
            index[axis] = std::int64_t(rest % std::size_t(m_shape[axis]));
            place += std::uint64_t(index[axis] * m_strides[axis]);
        }
        for (std::size_t at = 0; at < out.size(); at += pieceBytes()) {
            std::memcpy(out.data() + at, m_storage.data() + place * pieceBytes(), pieceBytes());
            for (std::size_t axis = m_shape.size(); axis-- > 0;) {
                place += std::uint64_t(m_strides[axis]);
                if (++index[axis] < m_shape[axis])
                    break;
                place -= std::uint64_t(m_strides[axis] * m_shape[axis]);
                index[axis] = 0;
            }
        }
    }

    std::span<const std::byte> m_storage;
    std::uint64_t m_offset;
    std::vector<std::int64_t> m_shape;
    std::vector<std::int64_t> m_strides;
};

class HalvedHeadsSource final : public PiecewiseSource {
public:
    HalvedHeadsSource(StoredBytes stored, std::size_t rowBytes, std::uint64_t headRows)
        : PiecewiseSource(rowBytes, stored.size() / rowBytes), m_stored(std::move(stored)), m_headRows(headRows)
    {}

private:
    void compute(std::size_t first, std::span<std::byte> out) const override
    {
        std::vector<std::byte> scratch;
        for (std::size_t row = first; !out.empty(); ++row) {
            const std::size_t inHead = row % m_headRows, half = m_headRows / 2;
            const std::size_t stored = row - inHead + 2 * (inHead % half) + inHead / half;
            const auto bytes = m_stored.read(stored * pieceBytes(), pieceBytes(), scratch);
            std::memcpy(out.data(), bytes.data(), bytes.size());
            out = out.subspan(bytes.size());
        }
    }

    StoredBytes m_stored;
    std::size_t m_headRows;
};

/// IEEE half precision, exactly.
float fromHalf(std::uint16_t bits)
{
    const int exponent = bits >> 10 & 31;
    const float fraction = float(bits & 1023);
    float value = exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(fraction + 1024, exponent - 25);
    if (exponent == 31)
        value = fraction == 0 ? INFINITY : NAN;
    return bits & 0x8000 ? -value : value;
}

class Q8Source final : public PiecewiseSource {
public:
    explicit Q8Source(std::span<const std::byte> blocks)
        : PiecewiseSource(kQ8Elements * sizeof(float), blocks.size() / kQ8Bytes), m_blocks(blocks)
    {}

private:
    void compute(std::size_t first, std::span<std::byte> out) const override
    {
        const std::byte* block = m_blocks.data() + first * kQ8Bytes;
        for (std::size_t at = 0; at < out.size(); at += pieceBytes(), block += kQ8Bytes) {
            std::uint16_t bits = 0;
            std::memcpy(&bits, block, sizeof(bits));
            const float scale = fromHalf(bits);
            std::array<float, kQ8Elements> values;
            for (std::size_t i = 0; i < kQ8Elements; ++i)
                values[i] = scale * float(std::int8_t(block[sizeof(bits) + i]));
            std::memcpy(out.data() + at, values.data(), sizeof(values));
        }
    }

    std::span<const std::byte> m_blocks;
};

} // namespace

std::shared_ptr<const ByteSource> stridedSource(std::span<const std::byte> storage, std::size_t elementBytes,
                                                std::uint64_t offset, std::vector<std::int64_t> shape,
                                                std::vector<std::int64_t> strides)
{
    return std::make_shared<StridedSource>(storage, elementBytes, offset, std::move(shape), std::move(strides));
}

std::shared_ptr<const ByteSource> halvedHeadsSource(StoredBytes stored, std::size_t rowBytes, std::uint64_t headRows)
{
    return std::make_shared<HalvedHeadsSource>(std::move(stored), rowBytes, headRows);
}

std::shared_ptr<const ByteSource> q8Source(std::span<const std::byte> blocks)
{
    return std::make_shared<Q8Source>(blocks);
}

} // namespace prunescope
