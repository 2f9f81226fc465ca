#pragma once
// What an export writes: which tensors under which header in which file.

#include "core/checkpoint/checkpoint.h"
#include "core/checkpoint/tied_output.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace prunescope {

/// One safetensors file to be written.
struct ExportShard {
    std::filesystem::path name; ///< relative to the target
    std::string header;
    std::vector<TensorView> tensors; ///< in the order of their data
};

/// The output matrix that is to be left out because it equals the embedding it is tied to, before and after replacing;
/// two empty names where there is none.
/// @throws Error{Shape} if the output matrix is replaced by something that the embedding is not
TiedOutput settledTying(const Checkpoint& source, const std::map<std::string, TensorView>& replaced, StopFlag& stop);

/// What becomes of one file of the source. Of a safetensors file that loses no tensor the header is kept byte for byte;
/// others are laid out anew, "pytorch_model*.bin" as "model*.safetensors".
/// @param leftOut  a tensor's name, or an empty text
ExportShard exportShard(const Checkpoint& source, const WeightFile& file, const std::map<std::string, TensorView>& replaced,
                        const std::string& leftOut);

/// exportShard() of each file, in order.
std::vector<ExportShard> exportShards(const Checkpoint& source, const std::map<std::string, TensorView>& replaced,
                                      const std::string& leftOut);

/// The text of a new model.safetensors.index.json where the source's own does not fit the shards, otherwise an empty text.
/// Unknown keys of the source's index are kept.
std::string newIndex(const Checkpoint& source, const std::vector<ExportShard>& shards, const std::string& leftOut);

} // namespace prunescope
