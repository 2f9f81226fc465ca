// Writing safetensors files in the layout of the reference writer, straight from the callers' bytes.
#include "core/base/error.h"
#include "core/checkpoint/output_file.h"
#include "core/checkpoint/safetensors.h"
#include "core/checkpoint/safetensors_header.h"
#include "core/checkpoint/safetensors_layout.h"
#include "core/checkpoint/strict_sax.h"

#include <algorithm>
#include <array>
#include <locale>
#include <set>
#include <sstream>
#include <utility>

namespace prunescope {
namespace {

constexpr std::size_t kChunkBytes = std::size_t(4) << 20; // computed tensors need no more memory than this

/// Types as the reference writer orders them, widest first (safetensors/src/tensor.rs, enum Dtype, reversed).
constexpr std::array kWriteOrder{DType::U64, DType::I64,  DType::F64, DType::F32, DType::U32,
                                 DType::I32, DType::BF16, DType::F16, DType::U16, DType::I16,
                                 DType::I8,  DType::U8,   DType::Bool};

std::size_t rank(DType dtype)
{
    return std::size_t(std::find(kWriteOrder.begin(), kWriteOrder.end(), dtype) - kWriteOrder.begin());
}

void checkTensor(const TensorView& tensor, const std::string& file)
{
    std::int64_t bytes = dtypeBytes(tensor.dtype);
    bool isCountable = true;
    for (const auto extent : tensor.shape)
        isCountable = isCountable && extent >= 0 && !__builtin_mul_overflow(bytes, extent, &bytes);
    if (!isCountable || std::uint64_t(bytes) != tensor.bytes.size())
        throw Error(ErrorKind::Shape,
                    PS_TEXT("%1: tensor \"%2\" of shape %3 and type %4 does not fit its %5 bytes."), file,
                    shortName(tensor.name), shapeText(tensor.shape), dtypeName(tensor.dtype),
                    tensor.bytes.size());
}

/// The tensors as they will lie in the file, each checked.
std::vector<const TensorView*> inWriteOrder(const std::vector<TensorView>& tensors, const std::string& file)
{
    std::vector<const TensorView*> ordered;
    std::set<std::string_view> names{kMetadataKey};
    for (const auto& tensor : tensors) {
        checkTensor(tensor, file);
        if (!names.insert(tensor.name).second)
            throw Error(ErrorKind::Shape, PS_TEXT("%1: the tensor name \"%2\" is there twice or reserved."),
                        file, shortName(tensor.name));
        ordered.push_back(&tensor);
    }
    std::sort(ordered.begin(), ordered.end(), [](const TensorView* a, const TensorView* b) {
        return a->dtype != b->dtype ? rank(a->dtype) < rank(b->dtype) : a->name < b->name;
    });
    return ordered;
}

/// A JSON string with its quotes.
std::string quoted(const std::string& text, const std::string& file)
{
    try {
        return Json(text).dump();
    } catch (const Json::exception&) {
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: a tensor name or metadata text is not UTF-8."), file);
    }
}

/// Compact JSON in the reference's key order, padded with spaces so that the data begin at a multiple of 8.
std::string headerText(const std::vector<const TensorView*>& tensors,
                       const std::map<std::string, std::string>& metadata, const std::string& file)
{
    std::ostringstream out;
    out.imbue(std::locale::classic()); // no grouped digits, whatever the program set
    out << '{' << quoted(std::string(kMetadataKey), file) << ":{";
    const char* comma = "";
    for (const auto& [key, value] : metadata)
        out << std::exchange(comma, ",") << quoted(key, file) << ':' << quoted(value, file);
    out << '}';
    std::uint64_t offset = 0;
    for (const auto* tensor : tensors) {
        out << ',' << quoted(tensor->name, file) << ":{\"dtype\":\"" << dtypeName(tensor->dtype)
            << "\",\"shape\":[";
        comma = "";
        for (const auto extent : tensor->shape)
            out << std::exchange(comma, ",") << extent;
        out << "],\"data_offsets\":[" << offset << ',' << offset + tensor->bytes.size() << "]}";
        offset += tensor->bytes.size();
    }
    out << '}';
    std::string text = out.str();
    text.resize((text.size() + 7) / 8 * 8, ' ');
    if (text.size() > kMaxHeaderBytes)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: the header would have %2 bytes, more than the allowed %3."), file,
                    text.size(), kMaxHeaderBytes);
    return text;
}

} // namespace

SafetensorsLayout layOut(const std::vector<TensorView>& tensors, std::map<std::string, std::string> metadata,
                         const std::string& file)
{
    metadata.emplace("format", "pt");
    const auto ordered = inWriteOrder(tensors, file);
    SafetensorsLayout layout{headerText(ordered, metadata, file), {}};
    for (const auto* tensor : ordered)
        layout.tensors.push_back(*tensor);
    return layout;
}

void writeSafetensors(const std::filesystem::path& path, const std::vector<TensorView>& tensors,
                      std::map<std::string, std::string> metadata)
{
    const std::string file = path.string();
    const SafetensorsLayout layout = layOut(tensors, std::move(metadata), file);
    const std::uint64_t headerBytes = layout.header.size();

    OutputFile out(hiddenSibling(path), file);
    out.write(std::as_bytes(std::span(&headerBytes, 1)));
    out.write(layout.header);
    std::vector<std::byte> scratch;
    for (const auto& tensor : layout.tensors)
        for (std::size_t at = 0, size = tensor.bytes.size(); at < size; at += kChunkBytes)
            out.write(tensor.bytes.read(at, std::min(size - at, kChunkBytes), scratch));
    out.finishAs(path);
}

} // namespace prunescope
