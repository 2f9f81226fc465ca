#pragma once
// A model folder in Hugging Face layout: config.json and its weights in one or several safetensors files.

#include "core/base/json.h"
#include "core/base/stop_flag.h"
#include "core/base/progress.h"
#include "core/checkpoint/safetensors.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace prunescope {

/// The files of one model, opened and checked; weights stay memory-mapped. Immutable and thread-safe.
class Checkpoint {
public:
    /// Opens a folder (or a lone .safetensors file, which then has no config: only viewable).
    /// Load order: model.safetensors, then model.safetensors.index.json with the shards it names. Checks: every mapped
    /// shard exists and lies inside the folder, every mapped tensor is in its shard, no tensor in two shards.
    /// @throws Error{BadInput} naming file, tensor and both values; a folder with only pytorch_model.bin is named so
    static std::shared_ptr<const Checkpoint> open(const std::filesystem::path& folderOrFile);

    const std::filesystem::path& folder() const { return m_folder; }
    /// Folder or file name for people.
    std::string name() const;
    /// config.json, or null JSON where there is none.
    const Json& config() const { return m_config; }
    /// Where the configuration came from, for messages.
    std::string configPath() const { return (m_folder / "config.json").string(); }
    /// In file order.
    const std::vector<TensorView>& tensors() const { return m_tensors; }
    const TensorView* find(const std::string& name) const;
    /// @throws Error{BadInput} naming the folder and the tensor
    const TensorView& require(const std::string& name) const;
    const std::vector<std::shared_ptr<const SafetensorsFile>>& files() const { return m_files; }
    std::uint64_t totalBytes() const;
    /// Harmless oddities found while opening, one sentence each (extra tensors not in the index, ...).
    const std::vector<Text>& warnings() const { return m_warnings; }

private:
    Checkpoint() = default;

    std::filesystem::path m_folder;
    std::string m_name;
    Json m_config;
    std::vector<std::shared_ptr<const SafetensorsFile>> m_files;
    std::vector<TensorView> m_tensors;
    std::map<std::string, std::size_t> m_index;
    std::vector<Text> m_warnings;
};

/// Identity of a model's weights, independent of sharding: SHA-256 over the sorted lines "name dtype shape hash", where
/// hash is the SHA-256 of 16 evenly spaced 4-KiB pages of the tensor (the whole tensor where it is shorter).
std::string fingerprint(const Checkpoint& checkpoint);

/// SHA-256 over all bytes of all tensors, in name order. Slow; polls the stop flag.
std::string fullHash(const Checkpoint& checkpoint, StopFlag& stop, const ProgressSink& progress);

/// Writes a copy of the checkpoint with some tensors replaced, keeping shards, metadata, config.json (unknown keys
/// too), tokenizer and all other small files byte for byte. All or nothing (FolderTransaction).
/// @param replaced  by tensor name; same shape and dtype as in the source
/// @param extraFiles  file name -> contents, written beside (e.g. the plan)
/// @throws Error{BadInput} if the target is not free or cannot be written; Error{Shape} if a replacement does not fit
void exportCheckpoint(const Checkpoint& source, const std::map<std::string, TensorView>& replaced,
                      const std::map<std::string, std::string>& extraFiles, const std::filesystem::path& target,
                      StopFlag& stop, const ProgressSink& progress);

} // namespace prunescope
