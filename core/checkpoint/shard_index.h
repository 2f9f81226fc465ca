#pragma once
// model.safetensors.index.json and pytorch_model.bin.index.json: which shard holds which tensor.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace prunescope {

/// The part of an index that a reader needs.
struct ShardIndex {
    std::map<std::string, std::string> shardOf; ///< tensor name -> shard, a relative path without ".."
    std::optional<std::uint64_t> totalSize;     ///< metadata.total_size in bytes, where it is an integer
};

/// Reads and checks an index; unknown keys are ignored.
/// @param suffix  what the shards' names must end in
/// @throws Error{BadInput} if it is missing, not JSON, names a tensor twice, names no tensor, or names a shard
/// outside the folder
ShardIndex readShardIndex(const std::filesystem::path& path, std::string_view suffix = ".safetensors");

} // namespace prunescope
