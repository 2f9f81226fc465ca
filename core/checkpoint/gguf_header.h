#pragma once
// The front part of a GGUF file: key-values and tensor table (ggml-org/ggml docs/gguf.md), versions 2 and 3,
// little-endian. Syntax only; what the table means for the data is checked by GgufFile.

#include "core/base/json.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace prunescope {

/// One row of the tensor table.
struct GgufTensor {
    std::string name;
    std::vector<std::uint64_t> extents; ///< fastest first: of a matrix, inputs then outputs; 1 to 4 of them
    std::uint32_t type = 0;
    std::uint64_t offset = 0; ///< relative to the data, in bytes
};

/// What stands before the data.
struct GgufHeader {
    /// Key-values in their order; a list of more than 64 items is given as its length alone. Numbers keep their
    /// kind; texts are UTF-8.
    Json values;
    std::vector<GgufTensor> tensors;
    std::uint64_t alignment = 32; ///< of the data and of each tensor
    std::uint64_t dataBegin = 0;  ///< place in the file
};

/// Reads the header.
/// @param file  for messages
/// @throws Error{BadInput} naming key or tensor and the byte; nothing is allocated for a lie
GgufHeader readGgufHeader(std::span<const std::byte> bytes, const std::string& file);

} // namespace prunescope
