#pragma once
// Tensors that do not lie in a file as their row-major bytes: views with strides, rows in another order, 8-bit blocks.

#include "core/checkpoint/stored_bytes.h"

namespace prunescope {

/// A view with strides into a storage, as torch saves transposed and sliced tensors.
/// @param storage       the bytes of all its elements; they must outlive the source
/// @param elementBytes  1, 2, 4 or 8
/// @param offset        first element; offset + sum of (shape - 1) * stride is inside the storage (checked by the caller)
/// @param strides       in elements, >= 0, one per extent of the shape
std::shared_ptr<const ByteSource> stridedSource(std::span<const std::byte> storage, std::size_t elementBytes,
                                                std::uint64_t offset, std::vector<std::int64_t> shape,
                                                std::vector<std::int64_t> strides);

/// Rows of a matrix that is stored with the rows of each head interleaved, brought back into halves: row j of a head's
/// first half is stored at 2 j, row j of its second half at 2 j + 1 (what GGUF converters do to rotary q and k).
/// @param stored    the rows as they are stored; a multiple of rowBytes
/// @param headRows  rows of one head, even
std::shared_ptr<const ByteSource> halvedHeadsSource(StoredBytes stored, std::size_t rowBytes, std::uint64_t headRows);

/// The F32 values of Q8_0 blocks: 34 bytes each, a half-precision scale and 32 signed bytes.
/// @param blocks  a multiple of 34 bytes; they must outlive the source
std::shared_ptr<const ByteSource> q8Source(std::span<const std::byte> blocks);

} // namespace prunescope
