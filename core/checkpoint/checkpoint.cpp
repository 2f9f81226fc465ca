// Opening a model folder: one file or shards, each tensor in exactly one place.
#include "core/checkpoint/checkpoint.h"

#include "core/base/error.h"
#include "core/checkpoint/shard_index.h"
#include "core/checkpoint/strict_sax.h"

#include <algorithm>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

constexpr const char* kSingleFile = "model.safetensors";
constexpr const char* kIndexFile = "model.safetensors.index.json";
// Objects keep their order by linear search, so a config of a million keys would take hours; real ones have
// some kB.
constexpr std::uint64_t kMaxConfigBytes = 1 << 20;

/// True for a file or a link to one; hub caches link every file of a model to a store elsewhere.
bool isFile(const fs::path& path)
{
    std::error_code error;
    return fs::is_regular_file(path, error);
}

[[noreturn]] void throwPickle(const fs::path& path)
{
    throw Error(
        ErrorKind::BadInput,
        PS_TEXT("%1: PyTorch pickle files (.bin, .pt, .pth) are not read; convert the model to safetensors "
                "first, in Python with model.save_pretrained(folder, safe_serialization=True)."),
        path.string());
}

/// The answer to a folder without the two files that we read.
[[noreturn]] void throwNoWeights(const fs::path& folder)
{
    for (const char* name : {"pytorch_model.bin", "pytorch_model.bin.index.json"})
        if (isFile(folder / name))
            throwPickle(folder / name);
    throw Error(ErrorKind::BadInput,
                PS_TEXT("%1: is not a model folder: it has neither %2 nor %3; choose the folder that holds "
                        "config.json and the weights."),
                folder.string(), kSingleFile, kIndexFile);
}

Json readConfig(const fs::path& folder)
{
    const fs::path path = folder / "config.json";
    std::error_code error;
    if (!fs::exists(path, error))
        return nullptr;
    Json config = readJsonFile(path, kMaxConfigBytes);
    if (!config.is_object())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: should be a JSON object, but is %2."), path.string(),
                    config.type_name());
    return config;
}

/// A sub-folder of the model may be a link; it must still lead to a place inside the model.
void checkShardFolder(const fs::path& folder, const fs::path& shard)
{
    if (!shard.has_parent_path())
        return;
    std::error_code error;
    const fs::path root = fs::weakly_canonical(folder, error);
    const fs::path real = fs::weakly_canonical(folder / shard.parent_path(), error);
    const auto [rootEnd, unused] = std::mismatch(root.begin(), root.end(), real.begin(), real.end());
    if (error || rootEnd != root.end())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the shard %2 leads out of the model's folder to %3."),
                    (folder / kIndexFile).string(), shard.string(), real.string());
}

/// Opens every shard once, sorted by name, and checks that each holds what the index promises.
std::vector<std::shared_ptr<const SafetensorsFile>> openShards(const fs::path& folder,
                                                               const ShardIndex& index)
{
    std::map<std::string, std::shared_ptr<const SafetensorsFile>> shards;
    for (const auto& [tensor, shard] : index.shardOf) {
        auto& file = shards[shard];
        if (!file) {
            checkShardFolder(folder, shard);
            if (!isFile(folder / shard))
                throw Error(
                    ErrorKind::BadInput,
                    PS_TEXT("%1: tensor \"%2\" is in the shard %3, which is missing; copy or download it."),
                    (folder / kIndexFile).string(), shortName(tensor), shard);
            file = SafetensorsFile::open(folder / shard);
        }
        if (!file->find(tensor))
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: has no tensor \"%2\", though %3 says so."),
                        file->path().string(), shortName(tensor), kIndexFile);
    }
    std::vector<std::shared_ptr<const SafetensorsFile>> files;
    for (const auto& [name, file] : shards)
        files.push_back(file);
    return files;
}

/// What differs from the index without harm.
std::vector<Text> indexWarnings(const fs::path& folder, const ShardIndex& index,
                                const std::vector<TensorView>& tensors, std::uint64_t totalBytes)
{
    std::vector<Text> warnings;
    const std::string path = (folder / kIndexFile).string();
    const std::size_t extra = tensors.size() - index.shardOf.size(); // every mapped tensor was found
    const auto first = std::find_if(tensors.begin(), tensors.end(), [&](const TensorView& tensor) {
        return !index.shardOf.contains(tensor.name);
    });
    if (first != tensors.end())
        warnings.emplace_back(PS_TEXT("%1: %2 tensors of the shards are not in the index, such as \"%3\"."),
                              path, extra, shortName(first->name));
    if (index.totalSize && *index.totalSize != totalBytes)
        warnings.emplace_back(PS_TEXT("%1: the index says %2 bytes in all, but the shards hold %3."), path,
                              *index.totalSize, totalBytes);
    return warnings;
}

} // namespace

std::shared_ptr<const Checkpoint> Checkpoint::open(const fs::path& folderOrFile)
{
    std::error_code error;
    const auto status = fs::status(folderOrFile, error);
    if (!fs::exists(status))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: no such file or folder."), folderOrFile.string());
    const bool isFolder = fs::is_directory(status);
    const std::string suffix = folderOrFile.extension().string();
    if (!isFolder && (suffix == ".bin" || suffix == ".pt" || suffix == ".pth"))
        throwPickle(folderOrFile);
    if (!isFolder && suffix != ".safetensors")
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: is neither a model folder nor a .safetensors file."),
                    folderOrFile.string());

    std::shared_ptr<Checkpoint> checkpoint(new Checkpoint);
    // Without a trailing slash, so that the last part is the name.
    const fs::path whole = folderOrFile.has_filename() ? folderOrFile : folderOrFile.parent_path();
    checkpoint->m_folder = isFolder ? whole : whole.parent_path();
    const fs::path absolute = fs::absolute(whole).lexically_normal();
    checkpoint->m_name = (absolute.has_filename() ? absolute : absolute.parent_path()).filename().string();
    std::optional<ShardIndex> index;
    if (!isFolder) {
        checkpoint->m_files.push_back(SafetensorsFile::open(folderOrFile));
    } else {
        const fs::path& folder = checkpoint->m_folder;
        if (!isFile(folder / kSingleFile) && !isFile(folder / kIndexFile))
            throwNoWeights(folder);
        checkpoint->m_config = readConfig(folder);
        if (isFile(folder / kSingleFile)) {
            checkpoint->m_files.push_back(SafetensorsFile::open(folder / kSingleFile));
        } else {
            index = readShardIndex(folder / kIndexFile);
            checkpoint->m_files = openShards(folder, *index);
        }
    }

    for (const auto& file : checkpoint->m_files) {
        for (const auto& tensor : file->tensors()) {
            if (!checkpoint->m_index.emplace(tensor.name, checkpoint->m_tensors.size()).second)
                throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" is in another shard, too."),
                            file->path().string(), shortName(tensor.name));
            checkpoint->m_tensors.push_back(tensor);
        }
    }
    if (index)
        checkpoint->m_warnings =
            indexWarnings(checkpoint->m_folder, *index, checkpoint->m_tensors, checkpoint->totalBytes());
    return checkpoint;
}

std::string Checkpoint::name() const { return m_name; }

const TensorView* Checkpoint::find(const std::string& name) const
{
    const auto found = m_index.find(name);
    return found == m_index.end() ? nullptr : &m_tensors[found->second];
}

const TensorView& Checkpoint::require(const std::string& name) const
{
    if (const TensorView* tensor = find(name))
        return *tensor;
    const fs::path place = m_files.size() == 1 ? m_files.front()->path() : m_folder;
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: has no tensor \"%2\" among its %3."), place.string(),
                shortName(name), m_tensors.size());
}

std::uint64_t Checkpoint::totalBytes() const
{
    std::uint64_t total = 0;
    for (const auto& tensor : m_tensors)
        total += tensor.bytes.size();
    return total;
}

} // namespace prunescope
