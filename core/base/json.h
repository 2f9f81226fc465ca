#pragma once
// Reading JSON from outside: size and depth limits, and getters whose errors name the file, the key and both types.

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace prunescope {

/// Keeps the order of keys, so that a file written back differs only where it was changed.
using Json = nlohmann::ordered_json;

/// Parses JSON text.
/// @param where  file name (or other origin) for messages
/// @throws Error{BadInput} on bad syntax, bad UTF-8 or nesting deeper than 200, naming the byte
Json parseJson(std::string_view text, const std::string& where);

/// Reads and parses a file.
/// @throws Error{BadInput} if missing, larger than maxBytes, or not JSON
Json readJsonFile(const std::filesystem::path& path, std::uint64_t maxBytes = std::uint64_t(256) << 20);

/// One line of ASCII (other characters escaped), as scripts expect it.
std::string asciiLine(const Json& json);

/// Typed getters: the value of a key, or the fallback where the key is absent or null.
/// @throws Error{BadInput} if the value has another type, or an integer does not fit
std::int64_t jsonInt(const Json& object, std::string_view key, std::int64_t fallback, const std::string& where);
double jsonNumber(const Json& object, std::string_view key, double fallback, const std::string& where);
bool jsonBool(const Json& object, std::string_view key, bool fallback, const std::string& where);
std::string jsonString(const Json& object, std::string_view key, const std::string& fallback, const std::string& where);

} // namespace prunescope
