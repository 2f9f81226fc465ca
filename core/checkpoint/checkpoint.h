#pragma once
// A model folder in Hugging Face layout: config.json and its weights in one or several safetensors or PyTorch files;
// or a GGUF file, for viewing.

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

class WeightOverlay;

/// What the weight files are.
enum class WeightFormat { Safetensors, Pickle, Gguf };

/// The files of one model, opened and checked; weights stay memory-mapped. Immutable and thread-safe.
class Checkpoint {
public:
    /// Opens a folder, or a lone weight file (.safetensors, .bin, .pt, .pth, .gguf), which then has no config.json: only
    /// viewable. Load order in a folder: model.safetensors, model.safetensors.index.json, pytorch_model.bin,
    /// pytorch_model.bin.index.json, and where none of them is there, the only .gguf file. Checks of an index: every mapped
    /// shard exists and lies inside the folder, every mapped tensor is in its shard, no tensor in two shards.
    /// Of two tensors of a .bin file that are one storage, the output matrix is left out where the configuration ties it
    /// to the embedding (isTied()).
    /// @throws Error{BadInput} naming file, tensor and both values
    static std::shared_ptr<const Checkpoint> open(const std::filesystem::path& folderOrFile);

    const std::filesystem::path& folder() const { return m_folder; }
    /// Folder or file name for people.
    std::string name() const;
    WeightFormat format() const { return m_format; }
    /// config.json, or null JSON where there is none; of a GGUF file what GgufFile::config() says.
    const Json& config() const { return m_config; }
    /// Where the configuration came from, for messages.
    std::string configPath() const { return m_configPath.string(); }
    /// Why this format cannot be evaluated, with the next step; empty where it can be.
    Text whyViewOnly() const;
    /// In file order.
    const std::vector<TensorView>& tensors() const { return m_tensors; }
    const TensorView* find(const std::string& name) const;
    /// @throws Error{BadInput} naming the folder and the tensor
    const TensorView& require(const std::string& name) const;
    const std::vector<std::shared_ptr<const WeightFile>>& files() const { return m_files; }
    std::uint64_t totalBytes() const;
    /// Harmless oddities found while opening, one sentence each (extra tensors not in the index, ...).
    const std::vector<Text>& warnings() const { return m_warnings; }

private:
    Checkpoint() = default;
    void openFolder();
    void openFile(const std::filesystem::path& file);
    void openShards(const char* index, std::string_view suffix);
    void addTensors();

    std::filesystem::path m_folder;
    std::string m_name;
    WeightFormat m_format = WeightFormat::Safetensors;
    Json m_config;
    std::filesystem::path m_configPath;
    std::vector<std::shared_ptr<const WeightFile>> m_files;
    std::vector<TensorView> m_tensors;
    std::map<std::string, std::size_t> m_index;
    std::vector<Text> m_warnings;
};

/// Identity of a model's weights, independent of sharding: SHA-256 over the sorted lines "name dtype shape hash", where
/// hash is the SHA-256 of 16 evenly spaced 4-KiB pages of the tensor (the whole tensor where it is shorter).
std::string fingerprint(const Checkpoint& checkpoint);

/// SHA-256 over all bytes of all tensors, in name order. Slow; polls the stop flag.
std::string fullHash(const Checkpoint& checkpoint, StopFlag& stop, const ProgressSink& progress);

/// True where the configuration says that the output matrix is the embedding: tie_word_embeddings, or where that key is
/// absent, the families whose default it is (ecosystem.md 3).
bool isTied(const Json& config);

/// Writes a copy of the checkpoint with some tensors replaced, keeping shards, metadata, config.json (unknown keys
/// too), tokenizer and all other small files byte for byte. All or nothing (FolderTransaction). A model from .bin files is
/// written as safetensors, shard by shard. An output matrix that equals the embedding it is tied to (isTied()) is left
/// out, as the format's own writer does; the flag stays.
/// @param replaced  by tensor name; same shape and dtype as in the source
/// @param extraFiles  file name -> contents, written beside (e.g. the plan)
/// @param overlay  where replaced tensors lie on the disk, if they do: its files are named instead of copied
/// @throws Error{BadInput} if the target is not free or cannot be written, or the source is a GGUF file; Error{Shape} if a
///         replacement does not fit, or replacements part an output matrix from the embedding it is tied to
void exportCheckpoint(const Checkpoint& source, const std::map<std::string, TensorView>& replaced,
                      const std::map<std::string, std::string>& extraFiles, const std::filesystem::path& target,
                      StopFlag& stop, const ProgressSink& progress,
                      WeightOverlay* overlay = nullptr);

} // namespace prunescope
