#pragma once
// PyTorch state dicts as torch.save writes them: a ZIP archive of a pickle and of raw storages (ecosystem.md 4).

#include "core/checkpoint/mapped_file.h"
#include "core/checkpoint/weight_file.h"

#include <map>
#include <memory>
#include <string>

namespace prunescope {

/// A memory-mapped state dict (pytorch_model.bin, *.pt, *.pth); its tensors stand in the dictionary's order. Contiguous
/// tensors lie in the file, others are brought into row-major order when asked for. Nothing in the file is ever run.
class PickleFile : public WeightFile {
public:
    /// Reads a dictionary of tensors, or one that lies in another under "state_dict", "model" or "model_state_dict".
    /// @throws Error{BadInput} naming file, entry or tensor and both values; older (not ZIP) files and pickles with other
    ///         Python objects are refused with the way to convert them
    static std::shared_ptr<const PickleFile> open(const std::filesystem::path& path);

    /// Tensors that are the same view of the same storage as an earlier one: name -> that one's name.
    const std::map<std::string, std::string>& aliases() const { return m_aliases; }

private:
    PickleFile() = default;

    std::unique_ptr<MappedFile> m_mapping;
    std::map<std::string, std::string> m_aliases;
};

} // namespace prunescope
