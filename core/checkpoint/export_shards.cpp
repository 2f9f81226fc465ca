// Laying out an export from the source's files.
#include "core/checkpoint/export_shards.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/checkpoint/safetensors_layout.h"

#include <algorithm>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

constexpr std::uint64_t kMaxIndexBytes = 100'000'000; // as readShardIndex(), which has read it before

const TensorView& afterReplacing(const TensorView& tensor, const std::map<std::string, TensorView>& replaced)
{
    const auto found = replaced.find(tensor.name);
    return found == replaced.end() ? tensor : found->second;
}

/// Names relative to the target; of safetensors files the same as in the source folder.
fs::path shardName(const Checkpoint& source, const WeightFile& file)
{
    fs::path name = source.folder().empty() ? file.path() : file.path().lexically_relative(source.folder());
    if (source.format() == WeightFormat::Safetensors)
        return name;
    constexpr std::string_view kPickleStem = "pytorch_model";
    std::string stem = name.stem().string();
    if (stem.starts_with(kPickleStem))
        stem.replace(0, kPickleStem.size(), "model");
    return name.replace_filename(stem + ".safetensors");
}

fs::path indexPath(const Checkpoint& source)
{
    return source.folder() / (source.format() == WeightFormat::Pickle ? "pytorch_model.bin.index.json"
                                                                      : "model.safetensors.index.json");
}

} // namespace

TiedOutput settledTying(const Checkpoint& source, const std::map<std::string, TensorView>& replaced, StopFlag& stop)
{
    const TiedOutput tied = storedTwice(source, stop);
    const auto output = replaced.find(tied.output);
    if (output == replaced.end())
        return tied;
    const TensorView& embedding = afterReplacing(source.require(tied.embedding), replaced);
    const auto a = output->second.bytes.span(), b = embedding.bytes.span();
    if (!std::equal(a.begin(), a.end(), b.begin(), b.end()))
        throw Error(ErrorKind::Shape,
                    PS_TEXT("Export of %1: tensor \"%2\" is to change, but config.json ties it to \"%3\", which would differ; change "
                            "both alike."),
                    source.name(), tied.output, tied.embedding);
    return tied;
}

ExportShard exportShard(const Checkpoint& source, const WeightFile& file, const std::map<std::string, TensorView>& replaced,
                        const std::string& leftOut)
{
    ExportShard shard{shardName(source, file), {}, {}};
    for (const auto& tensor : file.tensors()) {
        // What the checkpoint has left out on opening stays out, too.
        if (tensor.name == leftOut || !source.find(tensor.name))
            continue;
        shard.tensors.push_back(afterReplacing(tensor, replaced));
        shard.tensors.back().name = tensor.name;
    }
    const auto* safetensors = dynamic_cast<const SafetensorsFile*>(&file);
    if (safetensors && shard.tensors.size() == file.tensors().size()) {
        shard.header = safetensors->headerJson();
        return shard;
    }
    SafetensorsLayout layout =
        layOut(shard.tensors, safetensors ? safetensors->metadata() : std::map<std::string, std::string>(),
               shard.name.string());
    return {std::move(shard.name), std::move(layout.header), std::move(layout.tensors)};
}

std::vector<ExportShard> exportShards(const Checkpoint& source, const std::map<std::string, TensorView>& replaced,
                                      const std::string& leftOut)
{
    std::vector<ExportShard> shards;
    for (const auto& file : source.files())
        shards.push_back(exportShard(source, *file, replaced, leftOut));
    return shards;
}

std::string newIndex(const Checkpoint& source, const std::vector<ExportShard>& shards, const std::string& leftOut)
{
    std::error_code error;
    const bool isLone = source.files().size() == 1 && source.files().front()->path() == source.folder() / source.name();
    const fs::path singleFile = source.folder() / (source.format() == WeightFormat::Pickle ? "pytorch_model.bin" : "model.safetensors");
    const bool isSharded = !isLone && source.files().front()->path() != singleFile && fs::exists(indexPath(source), error);
    if (!isSharded || (source.format() == WeightFormat::Safetensors && leftOut.empty()))
        return {};
    // Sorted JSON: with a hundred thousand entries, looking for keys one by one would take minutes.
    auto index = nlohmann::json::parse(readFile(indexPath(source), kMaxIndexBytes));
    auto& map = index["weight_map"] = nlohmann::json::object();
    std::uint64_t bytes = 0;
    for (const auto& shard : shards)
        for (const auto& tensor : shard.tensors) {
            map[tensor.name] = shard.name.string();
            bytes += tensor.bytes.size();
        }
    if (!index["metadata"].is_object())
        index["metadata"] = nlohmann::json::object();
    index["metadata"]["total_size"] = bytes;
    return index.dump(2) + "\n";
}

} // namespace prunescope
