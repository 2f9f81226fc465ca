// Opening a model folder: one file or shards, each tensor in exactly one place.
#include "core/checkpoint/checkpoint.h"

#include "core/base/error.h"
#include "core/checkpoint/gguf_file.h"
#include "core/checkpoint/pickle_file.h"
#include "core/checkpoint/shard_index.h"
#include "core/checkpoint/strict_sax.h"
#include "core/checkpoint/tied_output.h"

#include <algorithm>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

constexpr const char* kSingleFile = "model.safetensors";
constexpr const char* kIndexFile = "model.safetensors.index.json";
constexpr const char* kPickleFile = "pytorch_model.bin";
constexpr const char* kPickleIndexFile = "pytorch_model.bin.index.json";
// Objects keep their order by linear search, so a config of a million keys would take hours; real ones have
// some kB.
constexpr std::uint64_t kMaxConfigBytes = 1 << 20;

/// True for a file or a link to one; hub caches link every file of a model to a store elsewhere.
bool isFile(const fs::path& path)
{
    std::error_code error;
    return fs::is_regular_file(path, error);
}

bool isPickleName(const fs::path& path)
{
    const std::string suffix = path.extension().string();
    return suffix == ".bin" || suffix == ".pt" || suffix == ".pth";
}

std::vector<fs::path> ggufFilesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".gguf" && isFile(entry->path()))
            files.push_back(entry->path());
    std::sort(files.begin(), files.end());
    return files;
}

/// The answer to a folder without any of the files that we read.
[[noreturn]] void throwNoWeights(const fs::path& folder, const std::vector<fs::path>& ggufFiles)
{
    if (!ggufFiles.empty())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: holds %2 GGUF files; open one of them, such as %3."), folder.string(),
                    ggufFiles.size(), ggufFiles.front().filename().string());
    throw Error(ErrorKind::BadInput,
                PS_TEXT("%1: is not a model folder: it has neither %2 nor %3 nor the .bin files of PyTorch; choose the folder "
                        "that holds config.json and the weights."),
                folder.string(), kSingleFile, kIndexFile);
}

Json readConfig(const fs::path& path)
{
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
void checkShardFolder(const fs::path& folder, const fs::path& index, const fs::path& shard)
{
    if (!shard.has_parent_path())
        return;
    std::error_code error;
    const fs::path root = fs::weakly_canonical(folder, error);
    const fs::path real = fs::weakly_canonical(folder / shard.parent_path(), error);
    const auto [rootEnd, unused] = std::mismatch(root.begin(), root.end(), real.begin(), real.end());
    if (error || rootEnd != root.end())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the shard %2 leads out of the model's folder to %3."),
                    index.string(), shard.string(), real.string());
}

std::shared_ptr<const WeightFile> openWeights(const fs::path& path)
{
    if (path.extension() == ".gguf")
        return GgufFile::open(path);
    if (isPickleName(path))
        return PickleFile::open(path);
    return SafetensorsFile::open(path);
}

/// Every mapped tensor must be in its shard.
void checkShards(const fs::path& folder, const char* indexName, const ShardIndex& index,
                 const std::vector<std::shared_ptr<const WeightFile>>& files)
{
    std::map<fs::path, const WeightFile*> byPath;
    for (const auto& file : files)
        byPath[file->path()] = file.get();
    for (const auto& [tensor, shard] : index.shardOf)
        if (!byPath.at(folder / shard)->find(tensor))
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: has no tensor \"%2\", though %3 says so."),
                        (folder / shard).string(), shortName(tensor), indexName);
}

/// What differs from the index without harm.
std::vector<Text> indexWarnings(const fs::path& indexPath, const ShardIndex& index, const Checkpoint& checkpoint)
{
    std::vector<Text> warnings;
    const std::string path = indexPath.string();
    const auto& tensors = checkpoint.tensors();
    const auto isExtra = [&](const TensorView& tensor) { return !index.shardOf.contains(tensor.name); };
    const auto first = std::find_if(tensors.begin(), tensors.end(), isExtra);
    if (first != tensors.end())
        warnings.emplace_back(PS_TEXT("%1: %2 tensors of the shards are not in the index, such as \"%3\"."), path,
                              std::count_if(first, tensors.end(), isExtra), shortName(first->name));
    // Views that share a storage are counted in different ways by the writers of .bin files.
    if (index.totalSize && *index.totalSize != checkpoint.totalBytes() && checkpoint.format() == WeightFormat::Safetensors)
        warnings.emplace_back(PS_TEXT("%1: the index says %2 bytes in all, but the shards hold %3."), path,
                              *index.totalSize, checkpoint.totalBytes());
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
    if (!isFolder && suffix != ".safetensors" && suffix != ".gguf" && !isPickleName(folderOrFile))
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: is neither a model folder nor a weight file (.safetensors, .bin, .pt, .pth, .gguf)."),
                    folderOrFile.string());

    std::shared_ptr<Checkpoint> checkpoint(new Checkpoint);
    // Without a trailing slash, so that the last part is the name.
    const fs::path whole = folderOrFile.has_filename() ? folderOrFile : folderOrFile.parent_path();
    checkpoint->m_folder = isFolder ? whole : whole.parent_path();
    checkpoint->m_configPath = checkpoint->m_folder / "config.json";
    const fs::path absolute = fs::absolute(whole).lexically_normal();
    checkpoint->m_name = (absolute.has_filename() ? absolute : absolute.parent_path()).filename().string();
    if (isFolder)
        checkpoint->openFolder();
    else
        checkpoint->openFile(folderOrFile);
    return checkpoint;
}

void Checkpoint::openFolder()
{
    const bool hasHubFile = isFile(m_folder / kSingleFile) || isFile(m_folder / kIndexFile) ||
                            isFile(m_folder / kPickleFile) || isFile(m_folder / kPickleIndexFile);
    if (!hasHubFile) {
        const auto ggufFiles = ggufFilesIn(m_folder);
        if (ggufFiles.size() != 1)
            throwNoWeights(m_folder, ggufFiles);
        openFile(ggufFiles.front());
        return;
    }
    m_config = readConfig(m_configPath);
    if (isFile(m_folder / kSingleFile))
        openFile(m_folder / kSingleFile);
    else if (isFile(m_folder / kIndexFile))
        openShards(kIndexFile, ".safetensors");
    else if (isFile(m_folder / kPickleFile))
        openFile(m_folder / kPickleFile);
    else
        openShards(kPickleIndexFile, ".bin");
}

void Checkpoint::openFile(const fs::path& file)
{
    const auto opened = openWeights(file);
    if (const auto* gguf = dynamic_cast<const GgufFile*>(opened.get())) {
        m_format = WeightFormat::Gguf;
        m_config = gguf->config();
        m_configPath = file;
    } else if (isPickleName(file)) {
        m_format = WeightFormat::Pickle;
    }
    m_files.push_back(opened);
    addTensors();
}

/// Opens every shard once, sorted by name, and checks that each holds what the index promises.
void Checkpoint::openShards(const char* indexName, std::string_view suffix)
{
    const fs::path indexPath = m_folder / indexName;
    const ShardIndex index = readShardIndex(indexPath, suffix);
    std::map<std::string, std::string> firstTensorOf;
    for (const auto& [tensor, shard] : index.shardOf)
        firstTensorOf.emplace(shard, tensor);
    for (const auto& [shard, tensor] : firstTensorOf) {
        checkShardFolder(m_folder, indexPath, shard);
        if (!isFile(m_folder / shard))
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: tensor \"%2\" is in the shard %3, which is missing; copy or download it."),
                        indexPath.string(), shortName(tensor), shard);
        m_files.push_back(openWeights(m_folder / shard));
    }
    m_format = suffix == ".bin" ? WeightFormat::Pickle : WeightFormat::Safetensors;
    addTensors();
    checkShards(m_folder, indexName, index, m_files);
    const auto warnings = indexWarnings(indexPath, index, *this);
    m_warnings.insert(m_warnings.end(), warnings.begin(), warnings.end());
}

void Checkpoint::addTensors()
{
    const bool ties = isTied(m_config);
    for (const auto& file : m_files) {
        const auto* pickle = dynamic_cast<const PickleFile*>(file.get());
        m_warnings.insert(m_warnings.end(), file->warnings().begin(), file->warnings().end());
        for (const auto& tensor : file->tensors()) {
            if (pickle && ties && isOutputMatrix(tensor.name) && sharesStorage(*pickle, tensor.name))
                continue;
            if (!m_index.emplace(tensor.name, m_tensors.size()).second)
                throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" is in another shard, too."),
                            file->path().string(), shortName(tensor.name));
            m_tensors.push_back(tensor);
        }
    }
}

std::string Checkpoint::name() const { return m_name; }

Text Checkpoint::whyViewOnly() const
{
    if (m_format != WeightFormat::Gguf)
        return {};
    return Text(PS_TEXT("%1: GGUF files can be viewed and scored by magnitude, but not evaluated; to evaluate, open the Hugging "
                        "Face folder that it was made from."),
                m_files.front()->path().string());
}

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
