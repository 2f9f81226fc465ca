#pragma once
// Pruned weights of a model larger than memory, kept on the disk in the layout of the file that they will be exported to.

#include "core/base/scratch_file.h"
#include "core/checkpoint/checkpoint.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace prunescope {

struct ExportShard;

/// Replaced tensors in unnamed files, one per file of the source, each tensor where it stands in the source. An export
/// to the same disk fills in the rest and gives the file its name, so that nothing is written twice. Thread-safe.
class WeightOverlay {
public:
    /// @param folder  where the files are reserved: best on the disk of a later export
    WeightOverlay(std::shared_ptr<const Checkpoint> source, std::filesystem::path folder);
    ~WeightOverlay();

    /// Copies a tensor into the overlay.
    /// @param tensor  of a name, type and shape of the source
    /// @return a view of the copy, valid as long as the overlay
    /// @throws Error{BadInput} if the disk has no room for the file
    TensorView keep(const TensorView& tensor);

    /// Completes the overlay of the source file with this header (its JSON with padding) and names it. Works once per
    /// file; the views stay valid.
    /// @param shard  all tensors of the file; those that keep() has not put here are copied
    /// @return false if there is nothing to name, it has a name already, or the path lies on another disk: then copy
    bool exportAs(const ExportShard& shard, const std::filesystem::path& path);
    /// Bytes on the disk that exportAs() would name; 0 where it would not.
    std::uint64_t reservedBytes(std::string_view header) const;

    /// Bytes that the overlay of these tensors would reserve: all files that hold one of them.
    static std::uint64_t bytesFor(const Checkpoint& source, const std::vector<std::string>& tensors);

private:
    struct Shard;

    std::span<std::byte> placeFor(const TensorView& tensor);
    Shard* unnamed(std::string_view header) const;

    std::shared_ptr<const Checkpoint> m_source;
    std::filesystem::path m_folder;
    mutable std::mutex m_mutex;
    std::map<const WeightFile*, std::unique_ptr<Shard>> m_shards;
};

} // namespace prunescope
