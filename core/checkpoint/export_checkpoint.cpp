// Copying a checkpoint with some tensors replaced: tensor bytes straight from the mapping or computed piece by
// piece, so that memory stays at a few MB whatever the model's size.
//
// Of the model's folder all regular files up to 256 MB come along, links to files as files, except weights in
// any format and their indexes (they would be stale copies). Sub-folders other than those of shards stay
// behind.
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/checkpoint/checkpoint.h"
#include "core/checkpoint/export_shards.h"
#include "core/checkpoint/output_file.h"
#include "core/checkpoint/strict_sax.h"
#include "core/checkpoint/weight_overlay.h"

#include <algorithm>
#include <array>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

constexpr std::size_t kChunkBytes = std::size_t(4) << 20;
constexpr std::uint64_t kLargestSmallFile = std::uint64_t(256) << 20;
constexpr const char* kSingleFile = "model.safetensors";
constexpr const char* kIndexFile = "model.safetensors.index.json";

void checkReplacements(const Checkpoint& source, const std::map<std::string, TensorView>& replaced)
{
    for (const auto& [name, tensor] : replaced) {
        const TensorView* old = source.find(name);
        if (!old)
            throw Error(ErrorKind::Shape, PS_TEXT("Export of %1: it has no tensor \"%2\" to replace."),
                        source.name(), shortName(name));
        if (old->dtype != tensor.dtype || old->shape != tensor.shape ||
            old->bytes.size() != tensor.bytes.size())
            throw Error(
                ErrorKind::Shape,
                PS_TEXT(
                    "Export of %1: tensor \"%2\" is %3 %4 of %5 bytes, but its replacement is %6 %7 of %8 "
                    "bytes."),
                source.name(), shortName(name), dtypeName(old->dtype), shapeText(old->shape),
                old->bytes.size(), dtypeName(tensor.dtype), shapeText(tensor.shape), tensor.bytes.size());
    }
}

void checkExtraFiles(const Checkpoint& source, const std::vector<ExportShard>& shards,
                     const std::map<std::string, std::string>& extraFiles)
{
    for (const auto& [name, contents] : extraFiles) {
        bool isFree = !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos;
        for (const auto& shard : shards)
            isFree = isFree && shard.name != name;
        if (!isFree)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("Export of %1: \"%2\" cannot be the name of a file beside the weights."),
                        source.name(), shortName(name));
    }
}

/// True for weights and indexes of weights, in any of the usual formats.
bool isWeightFile(const fs::path& file, bool keepsIndex)
{
    static constexpr std::array kSuffixes{".safetensors", ".bin",  ".gguf",    ".ggml",   ".pt",
                                          ".pth",         ".ckpt", ".pkl",     ".pickle", ".h5",
                                          ".onnx",        ".npz",  ".msgpack", ".ot",     ".tflite"};
    const std::string name = file.filename().string();
    if (name.ends_with(".index.json"))
        return !(keepsIndex && name == kIndexFile);
    std::string suffix = file.extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return std::find(kSuffixes.begin(), kSuffixes.end(), suffix) != kSuffixes.end();
}

/// Files of the model's folder that come along; none for a lone .safetensors file, whose folder is not a
/// model.
std::vector<fs::path> smallFilesOf(const Checkpoint& source,
                                   const std::map<std::string, std::string>& extraFiles)
{
    std::vector<fs::path> files;
    const fs::path first = source.files().empty() ? fs::path() : source.files().front()->path();
    const bool isLoneFile = source.config().is_null() && first == source.folder() / source.name();
    if (isLoneFile)
        return files;
    const bool keepsIndex = first != source.folder() / kSingleFile;
    std::error_code error;
    for (fs::directory_iterator entry(source.folder(), error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code ignored; // a dangling link is no file
        if (entry->is_regular_file(ignored) && !isWeightFile(entry->path(), keepsIndex) &&
            entry->file_size(ignored) <= kLargestSmallFile &&
            !extraFiles.contains(entry->path().filename().string()))
            files.push_back(entry->path());
    }
    if (error)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: cannot be listed (%2)."), source.folder().string(),
                    error.message());
    std::sort(files.begin(), files.end());
    return files;
}

std::uint64_t shardBytes(const ExportShard& shard)
{
    std::uint64_t bytes = sizeof(std::uint64_t) + shard.header.size();
    for (const auto& tensor : shard.tensors)
        bytes += tensor.bytes.size();
    return bytes;
}

/// Copies into the staging folder, piece by piece, with cancelling and progress.
class FolderWriter {
public:
    FolderWriter(fs::path staging, fs::path target, double total, StopFlag& stop,
                 const ProgressSink& progress)
        : m_staging(std::move(staging)),
          m_target(std::move(target)),
          m_total(total),
          m_stop(stop),
          m_progress(progress)
    {}

    /// @param overlay  may hold the shard on the disk already; or null
    void writeShard(const ExportShard& shard, WeightOverlay* overlay)
    {
        announce(shard.name);
        if (overlay && overlay->exportAs(shard, m_staging / shard.name)) {
            m_done += double(shardBytes(shard));
            return;
        }
        OutputFile out = begin(shard.name);
        const std::uint64_t headerBytes = shard.header.size();
        add(out, std::as_bytes(std::span(&headerBytes, 1)));
        add(out, std::as_bytes(std::span(shard.header)));
        for (const auto& tensor : shard.tensors)
            add(out, tensor.bytes);
        finish(out);
    }

    void writeFile(const fs::path& file, std::string_view contents)
    {
        OutputFile out = begin(file);
        add(out, std::as_bytes(std::span(contents)));
        finish(out);
    }

private:
    void announce(const fs::path& file)
    {
        m_stop.poll();
        m_sentence = Text(PS_TEXT("Writing %1"), file.string());
        report(m_progress, m_done, m_total, m_sentence);
        std::error_code error; // where this fails, opening the file says why
        if (file.has_parent_path())
            fs::create_directories((m_staging / file).parent_path(), error);
    }

    OutputFile begin(const fs::path& file)
    {
        announce(file);
        return OutputFile(m_staging / file, (m_target / file).string());
    }

    void add(OutputFile& out, const StoredBytes& bytes)
    {
        for (std::size_t at = 0; at < bytes.size();) {
            m_stop.poll();
            const auto chunk = bytes.read(at, std::min(bytes.size() - at, kChunkBytes), m_scratch);
            out.write(chunk);
            at += chunk.size();
            m_done += double(chunk.size());
            if (m_done - m_reported >= double(kChunkBytes)) {
                m_reported = m_done;
                report(m_progress, m_done, m_total, m_sentence);
            }
        }
    }

    void finish(OutputFile& out)
    {
        out.finish();
        report(m_progress, m_done, m_total, m_sentence);
    }

    fs::path m_staging;
    fs::path m_target;
    double m_total;
    StopFlag& m_stop;
    const ProgressSink& m_progress;
    Text m_sentence;
    std::vector<std::byte> m_scratch;
    double m_done = 0;
    double m_reported = 0;
};

std::uint64_t bytesToWrite(const std::vector<ExportShard>& shards, const std::vector<fs::path>& smallFiles,
                           const std::map<std::string, std::string>& extraFiles)
{
    std::uint64_t bytes = 0;
    for (const auto& shard : shards)
        bytes += shardBytes(shard);
    for (const auto& path : smallFiles) {
        std::error_code error;
        const auto size = fs::file_size(path, error);
        bytes += error ? 0 : size;
    }
    for (const auto& [name, contents] : extraFiles)
        bytes += contents.size();
    return bytes;
}

void checkFreeSpace(const fs::path& folder, std::uint64_t needed, const fs::path& target)
{
    std::error_code error;
    const fs::space_info space = fs::space(folder, error);
    if (!error && space.available < needed)
        throw Error(
            ErrorKind::BadInput,
            PS_TEXT("%1: needs %2 bytes, but its disk has only %3 free; free some space or choose another "
                    "folder."),
            target.string(), needed, space.available);
}

} // namespace

void exportCheckpoint(const Checkpoint& source, const std::map<std::string, TensorView>& replaced,
                      const std::map<std::string, std::string>& extraFiles, const fs::path& target,
                      StopFlag& stop, const ProgressSink& progress, WeightOverlay* overlay)
{
    if (source.format() == WeightFormat::Gguf)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("Export of %1: GGUF files can only be viewed; prune and export the Hugging Face folder that it was "
                            "made from, and convert that again."),
                    source.name());
    checkReplacements(source, replaced);
    const TiedOutput tied = settledTying(source, replaced, stop);
    const auto shards = exportShards(source, replaced, tied.output);
    auto sideFiles = extraFiles;
    if (const std::string index = newIndex(source, shards, tied.output); !index.empty())
        sideFiles.emplace(kIndexFile, index);
    checkExtraFiles(source, shards, sideFiles);
    const auto smallFiles = smallFilesOf(source, sideFiles);
    const std::uint64_t needed = bytesToWrite(shards, smallFiles, sideFiles);
    std::uint64_t reserved = 0;
    for (const auto& shard : shards)
        reserved += overlay ? overlay->reservedBytes(shard.header) : 0;

    FolderTransaction transaction(target);
    checkFreeSpace(transaction.stagingFolder(), needed - reserved, target);
    FolderWriter writer(transaction.stagingFolder(), target, double(needed), stop, progress);
    for (const auto& shard : shards)
        writer.writeShard(shard, overlay);
    for (const auto& path : smallFiles)
        writer.writeFile(path.filename(), readFile(path, kLargestSmallFile));
    for (const auto& [name, contents] : sideFiles)
        writer.writeFile(name, contents);
    stop.poll();
    transaction.commit();
}

} // namespace prunescope
