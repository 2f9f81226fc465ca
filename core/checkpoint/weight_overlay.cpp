// Pruned weights on the disk, in the layout of their export.
#include "core/checkpoint/weight_overlay.h"

#include "core/base/error.h"
#include "core/checkpoint/export_shards.h"

#include <cstring>
#include <set>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

std::uint64_t fileBytes(const ExportShard& shard)
{
    std::uint64_t bytes = sizeof(std::uint64_t) + shard.header.size();
    for (const auto& tensor : shard.tensors)
        bytes += tensor.bytes.size();
    return bytes;
}

const WeightFile* fileOf(const Checkpoint& source, const std::string& tensor)
{
    for (const auto& file : source.files())
        if (file->find(tensor))
            return file.get();
    return nullptr;
}

} // namespace

struct WeightOverlay::Shard {
    Shard(const fs::path& folder, ExportShard layout) : storage(folder, fileBytes(layout)), shard(std::move(layout))
    {
        std::uint64_t offset = sizeof(std::uint64_t) + shard.header.size();
        for (const auto& tensor : shard.tensors) {
            offsets[tensor.name] = offset;
            offset += tensor.bytes.size();
        }
    }

    std::span<std::byte> place(const TensorView& tensor) const
    {
        return storage.bytes().subspan(std::size_t(offsets.at(tensor.name)), tensor.bytes.size());
    }

    ScratchFile storage;
    ExportShard shard;
    std::map<std::string, std::uint64_t> offsets;
    bool isNamed = false;
};

WeightOverlay::WeightOverlay(std::shared_ptr<const Checkpoint> source, fs::path folder)
    : m_source(std::move(source)), m_folder(std::move(folder))
{
}

WeightOverlay::~WeightOverlay() = default;

TensorView WeightOverlay::keep(const TensorView& tensor)
{
    const TensorView* old = m_source->find(tensor.name);
    if (!old || old->dtype != tensor.dtype || old->shape != tensor.shape || old->bytes.size() != tensor.bytes.size())
        throw Error(ErrorKind::Shape, PS_TEXT("%1: tensor \"%2\" of shape %3 is not one of its tensors."), m_source->name(),
                    tensor.name, shapeText(tensor.shape));
    const std::lock_guard lock(m_mutex);
    const std::span<std::byte> place = placeFor(tensor);
    if (!place.empty())
        std::memcpy(place.data(), tensor.bytes.data(), place.size());
    return {tensor.name, tensor.dtype, tensor.shape, place};
}

std::span<std::byte> WeightOverlay::placeFor(const TensorView& tensor)
{
    const WeightFile* file = fileOf(*m_source, tensor.name);
    auto& shard = m_shards[file];
    if (!shard)
        shard = std::make_unique<Shard>(m_folder, exportShard(*m_source, *file, {}, {}));
    return shard->place(tensor);
}

/// The file with this header that has no name yet, or null.
WeightOverlay::Shard* WeightOverlay::unnamed(std::string_view header) const
{
    for (const auto& [file, shard] : m_shards)
        if (shard && !shard->isNamed && shard->shard.header == header)
            return shard.get();
    return nullptr;
}

std::uint64_t WeightOverlay::reservedBytes(std::string_view header) const
{
    const std::lock_guard lock(m_mutex);
    const Shard* shard = unnamed(header);
    return shard ? fileBytes(shard->shard) : 0;
}

bool WeightOverlay::exportAs(const ExportShard& wanted, const fs::path& path)
{
    const std::lock_guard lock(m_mutex);
    Shard* shard = unnamed(wanted.header);
    if (!shard)
        return false;
    const std::uint64_t headerBytes = wanted.header.size();
    std::memcpy(shard->storage.bytes().data(), &headerBytes, sizeof headerBytes);
    std::memcpy(shard->storage.bytes().data() + sizeof headerBytes, wanted.header.data(), wanted.header.size());
    for (const auto& tensor : wanted.tensors) {
        const std::span<std::byte> place = shard->place(tensor);
        if (!tensor.bytes.empty() && place.data() != tensor.bytes.data())
            std::memcpy(place.data(), tensor.bytes.data(), tensor.bytes.size());
    }
    shard->isNamed = shard->storage.linkAs(path);
    return shard->isNamed;
}

std::uint64_t WeightOverlay::bytesFor(const Checkpoint& source, const std::vector<std::string>& tensors)
{
    std::set<const WeightFile*> files;
    std::uint64_t bytes = 0;
    for (const auto& tensor : tensors) {
        if (const WeightFile* file = fileOf(source, tensor))
            files.insert(file);
    }
    for (const auto* file : files)
        bytes += fileBytes(exportShard(source, *file, {}, {}));
    return bytes;
}

} // namespace prunescope
