#pragma once
// The JSON header of a safetensors file: syntax only. What the numbers mean for the file is checked by
// SafetensorsFile.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// Longest header that readers of the format accept, in bytes.
inline constexpr std::uint64_t kMaxHeaderBytes = 100'000'000;

/// Key of the string-to-string map beside the tensors.
inline constexpr std::string_view kMetadataKey = "__metadata__";

/// One tensor as its header entry describes it; nothing is checked against the data yet.
struct HeaderEntry {
    std::string name;
    std::string dtype;
    std::vector<std::int64_t> shape; ///< each extent 0 to 2^63 - 1, at most 64 of them
    std::uint64_t begin = 0;         ///< relative to the data, in bytes
    std::uint64_t end = 0;
};

/// A header in its own order.
struct SafetensorsHeader {
    std::vector<HeaderEntry> tensors;
    std::map<std::string, std::string> metadata;
};

/// Reads the header text, without its length and with its padding.
/// @param file  for messages
/// @throws Error{BadInput} on bad UTF-8, bad JSON, repeated names or keys, missing keys and values of a wrong
/// type
SafetensorsHeader parseSafetensorsHeader(std::string_view json, const std::string& file);

} // namespace prunescope
