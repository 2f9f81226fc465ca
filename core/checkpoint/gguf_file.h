#pragma once
// GGUF files, for viewing: names and shapes as in the Hugging Face checkpoint they were made from.

#include "core/base/json.h"
#include "core/checkpoint/mapped_file.h"
#include "core/checkpoint/weight_file.h"

#include <memory>

namespace prunescope {

/// A memory-mapped GGUF file (version 2 or 3, little-endian). F32, F16, BF16, F64 and integer tensors lie in the file;
/// Q8_0 ones are computed as F32 when asked for. Tensors of other types are named in warnings() and left out.
/// Rows of q and k, which the "llama" converter interleaves within each head, are put back in order when asked for.
class GgufFile : public WeightFile {
public:
    /// @throws Error{BadInput} naming file, key or tensor and both values
    static std::shared_ptr<const GgufFile> open(const std::filesystem::path& path);

    /// A configuration in the style of config.json: model_type "gguf:<architecture>", the sizes under their usual names
    /// where the file has them, and all key-values under "gguf".
    const Json& config() const { return m_config; }

private:
    GgufFile() = default;

    std::unique_ptr<MappedFile> m_mapping;
    Json m_config;
};

} // namespace prunescope
