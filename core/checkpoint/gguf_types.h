#pragma once
// Element types of GGUF files and their block sizes (ggml-org/ggml: ggml.h, ggml-common.h).

#include <cstdint>
#include <string_view>

namespace prunescope {

/// An element type: elements are stored in blocks.
struct GgufType {
    std::uint32_t id;
    std::string_view name;
    std::uint64_t blockElements;
    std::uint64_t blockBytes;
};

/// The type of an id, or null for one that we have not heard of.
const GgufType* findGgufType(std::uint32_t id);

} // namespace prunescope
