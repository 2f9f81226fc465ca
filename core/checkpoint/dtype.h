#pragma once
// Element types of safetensors files.

#include <cstdint>
#include <optional>
#include <string_view>

namespace prunescope {

/// Element types we can read. Others of the format are known by name only, for messages.
enum class DType { Bool, U8, I8, I16, U16, I32, U32, I64, U64, F16, BF16, F32, F64 };

/// Name as written in a safetensors header ("BF16").
std::string_view dtypeName(DType dtype);
/// Type of a header name, or nothing for one that we do not read (F8, F4, C64 ...).
std::optional<DType> dtypeFromName(std::string_view name);
/// Bits per element of any dtype name in the safetensors specification; 0 for an unknown name.
int dtypeBitsFromName(std::string_view name);
/// Bytes per element.
int dtypeBytes(DType dtype);
/// True for F16, BF16, F32 and F64.
bool isFloat(DType dtype);

} // namespace prunescope
