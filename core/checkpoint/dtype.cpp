// Names and sizes of the element types of the safetensors specification.
#include "core/checkpoint/dtype.h"

#include <array>

namespace prunescope {
namespace {

struct KnownType {
    std::string_view name;
    int bits;
    std::optional<DType> dtype; ///< absent for types that we do not read
};

constexpr std::array<KnownType, 22> kKnownTypes{{
    {"BOOL", 8, DType::Bool}, {"U8", 8, DType::U8},    {"I8", 8, DType::I8},      {"I16", 16, DType::I16},
    {"U16", 16, DType::U16},  {"I32", 32, DType::I32}, {"U32", 32, DType::U32},   {"I64", 64, DType::I64},
    {"U64", 64, DType::U64},  {"F16", 16, DType::F16}, {"BF16", 16, DType::BF16}, {"F32", 32, DType::F32},
    {"F64", 64, DType::F64},  {"C64", 64, {}},         {"F8_E5M2", 8, {}},        {"F8_E4M3", 8, {}},
    {"F8_E8M0", 8, {}},       {"F8_E4M3FNUZ", 8, {}},  {"F8_E5M2FNUZ", 8, {}},    {"F6_E2M3", 6, {}},
    {"F6_E3M2", 6, {}},       {"F4", 4, {}},
}};

const KnownType* findByName(std::string_view name)
{
    for (const auto& known : kKnownTypes)
        if (known.name == name)
            return &known;
    return nullptr;
}

/// Every DType has exactly one row.
const KnownType& rowOf(DType dtype)
{
    for (const auto& known : kKnownTypes)
        if (known.dtype == dtype)
            return known;
    return kKnownTypes.front();
}

} // namespace

std::string_view dtypeName(DType dtype) { return rowOf(dtype).name; }

std::optional<DType> dtypeFromName(std::string_view name)
{
    const KnownType* known = findByName(name);
    return known ? known->dtype : std::nullopt;
}

int dtypeBitsFromName(std::string_view name)
{
    const KnownType* known = findByName(name);
    return known ? known->bits : 0;
}

int dtypeBytes(DType dtype) { return rowOf(dtype).bits / 8; }

bool isFloat(DType dtype)
{
    return dtype == DType::F16 || dtype == DType::BF16 || dtype == DType::F32 || dtype == DType::F64;
}

} // namespace prunescope
