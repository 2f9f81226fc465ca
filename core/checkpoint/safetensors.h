#pragma once
// Reading and writing safetensors files (specification: huggingface/safetensors README; checks of its reference reader).

#include "core/base/json.h"
#include "core/checkpoint/mapped_file.h"
#include "core/checkpoint/weight_file.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// A memory-mapped safetensors file; its tensors stand in the order of their data.
class SafetensorsFile : public WeightFile {
public:
    /// Maps the file and checks its header against its length: every lie is an error, nothing is allocated for it.
    /// @throws Error{BadInput} naming file, tensor and both values
    static std::shared_ptr<const SafetensorsFile> open(const std::filesystem::path& path);

    /// @throws Error{BadInput} naming the file and the tensor if it is absent
    const TensorView& require(const std::string& name) const;
    const std::map<std::string, std::string>& metadata() const { return m_metadata; }
    /// The header as it stands in the file, with its padding, without its length: for exact copies.
    std::string_view headerJson() const;

private:
    SafetensorsFile() = default;

    std::unique_ptr<MappedFile> m_mapping;
    std::uint64_t m_headerBytes = 0; ///< length of the JSON; the data begin after it
    std::map<std::string, std::string> m_metadata;
};

/// Writes tensors in the reference order (by type, widest enum first, then by name), header padded to 8 bytes, with
/// {"format": "pt"} in the metadata unless it says otherwise. Atomic and synced.
/// @throws Error{BadInput} if the file cannot be written; Error{Shape} if bytes do not fit a shape or a name is twice
void writeSafetensors(const std::filesystem::path& path, const std::vector<TensorView>& tensors,
                      std::map<std::string, std::string> metadata = {});

} // namespace prunescope
