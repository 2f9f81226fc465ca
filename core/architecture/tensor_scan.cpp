// Looks at the bits: the exponent of a NaN or an infinity is all ones, and a zero is nothing but a sign.
#include "core/architecture/tensor_scan.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <vector>

namespace prunescope {
namespace {

constexpr std::int64_t kChunkBytes = std::int64_t(4) << 20;

/// @param Bits  an unsigned integer as wide as the type; its sign bit and its exponent bits
template <typename Bits> void scanChunk(const std::byte* data, std::int64_t count, Bits exponent, TensorScan& out)
{
    constexpr std::int64_t kBatch = 4096;
    Bits batch[kBatch]; // aligned copy: bytes in a file may lie anywhere
    const Bits magnitude = Bits(~(Bits(1) << (8 * sizeof(Bits) - 1)));
    for (std::int64_t begin = 0; begin < count; begin += kBatch) {
        const std::int64_t size = std::min(kBatch, count - begin);
        std::memcpy(batch, data + begin * std::int64_t(sizeof(Bits)), std::size_t(size) * sizeof(Bits));
        std::int64_t zeros = 0, bad = 0;
        for (std::int64_t i = 0; i < size; ++i) {
            zeros += (batch[i] & magnitude) == 0;
            bad += (batch[i] & exponent) == exponent;
        }
        out.zeros += zeros;
        out.nonFinite += bad;
    }
}

template <typename Bits> TensorScan scan(const TensorView& view, Bits exponent)
{
    const std::int64_t perChunk = kChunkBytes / std::int64_t(sizeof(Bits)), count = view.elements();
    std::atomic<std::int64_t> zeros{0}, bad{0};
    at::parallel_for(0, (count + perChunk - 1) / perChunk, 1, [&](std::int64_t begin, std::int64_t end) {
        std::vector<std::byte> scratch;
        TensorScan part;
        for (std::int64_t chunk = begin; chunk < end; ++chunk) {
            const std::int64_t first = chunk * perChunk, size = std::min(perChunk, count - first);
            const auto bytes = view.bytes.read(std::size_t(first) * sizeof(Bits), std::size_t(size) * sizeof(Bits), scratch);
            scanChunk<Bits>(bytes.data(), size, exponent, part);
        }
        zeros += part.zeros;
        bad += part.nonFinite;
    });
    return {count, zeros.load(), bad.load()};
}

} // namespace

TensorScan scanTensor(const TensorView& view)
{
    switch (view.dtype) {
    case DType::F64: return scan<std::uint64_t>(view, 0x7ff0000000000000u);
    case DType::F32: return scan<std::uint32_t>(view, 0x7f800000u);
    case DType::BF16: return scan<std::uint16_t>(view, 0x7f80u);
    case DType::F16: return scan<std::uint16_t>(view, 0x7c00u);
    default: return {view.elements(), 0, 0};
    }
}

} // namespace prunescope
