// From the tensor table to views of the data, each held against the file's length.
#include "core/checkpoint/gguf_file.h"

#include "core/base/error.h"
#include "core/checkpoint/byte_sources.h"
#include "core/checkpoint/gguf_header.h"
#include "core/checkpoint/gguf_names.h"
#include "core/checkpoint/gguf_types.h"
#include "core/checkpoint/strict_sax.h"

#include <algorithm>
#include <set>

namespace prunescope {
namespace {

constexpr std::uint64_t kSmallestFile = 24;

/// Elements and bytes of a tensor, as far as its type is known.
struct Extent {
    const GgufType* type = nullptr; ///< null for an unknown type, whose bytes cannot be counted
    std::uint64_t begin = 0;
    std::uint64_t bytes = 0;
};

std::string extentsText(const std::vector<std::uint64_t>& extents)
{
    std::string text;
    for (const auto size : extents)
        text += (text.empty() ? "[" : ", ") + std::to_string(size);
    return text + "]";
}

Extent measure(const GgufTensor& tensor, const GgufHeader& header, std::uint64_t fileBytes, const std::string& file)
{
    Extent extent{findGgufType(tensor.type), header.dataBegin, 0};
    // In the order of the view's shape, so that TensorView::elements() cannot overflow before it meets a zero.
    std::int64_t elements = 1;
    bool overflows = false;
    for (auto size = tensor.extents.rbegin(); size != tensor.extents.rend(); ++size)
        overflows = overflows || *size > std::uint64_t(INT64_MAX) ||
                    __builtin_mul_overflow(elements, std::int64_t(*size), &elements);
    const std::uint64_t perBlock = extent.type ? extent.type->blockElements : 1;
    const std::uint64_t blockBytes = extent.type ? extent.type->blockBytes : 0;
    std::uint64_t f32Bytes = 0; // what a view may say of it must be countable, too
    overflows = overflows || __builtin_mul_overflow(std::uint64_t(elements), sizeof(double), &f32Bytes) ||
                __builtin_mul_overflow(std::uint64_t(elements) / perBlock, blockBytes, &extent.bytes);
    if (overflows)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" has the dimensions %3, too large to count."), file,
                    shortName(tensor.name), extentsText(tensor.extents));
    if (tensor.extents.front() % perBlock != 0)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" of type %3 has rows of %4, which is not a multiple of %5."), file,
                    shortName(tensor.name), extent.type->name, tensor.extents.front(), perBlock);
    if (tensor.offset % header.alignment != 0)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" begins at byte %3 of the data, which is not a multiple of %4."),
                    file, shortName(tensor.name), tensor.offset, header.alignment);
    const std::uint64_t dataBytes = fileBytes > header.dataBegin ? fileBytes - header.dataBegin : 0;
    if (tensor.offset > dataBytes || extent.bytes > dataBytes - tensor.offset)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: tensor \"%2\" should take %3 bytes from byte %4 of the data, but there are only %5; the file is cut "
                            "off, copy or download it again."),
                    file, shortName(tensor.name), extent.bytes, tensor.offset, dataBytes);
    extent.begin += tensor.offset;
    return extent;
}

void checkOverlap(const std::vector<GgufTensor>& tensors, const std::vector<Extent>& extents, const std::string& file)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < tensors.size(); ++i)
        if (extents[i].bytes > 0)
            order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return extents[a].begin < extents[b].begin; });
    for (std::size_t i = 1; i < order.size(); ++i) {
        const Extent& before = extents[order[i - 1]];
        if (extents[order[i]].begin < before.begin + before.bytes)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" begins at byte %3, inside \"%4\", which ends at %5."), file,
                        shortName(tensors[order[i]].name), extents[order[i]].begin, shortName(tensors[order[i - 1]].name),
                        before.begin + before.bytes);
    }
}

std::string architectureOf(const Json& values)
{
    const auto found = values.find("general.architecture");
    return found != values.end() && found->is_string() ? shortName(found->get<std::string>()) : "unknown";
}

/// A count under "<architecture>.<key>" in 1 .. 2^31, or 0.
std::uint64_t sizeOf(const Json& values, const std::string& key)
{
    const auto found = values.find(architectureOf(values) + "." + key);
    const bool isCount = found != values.end() && found->is_number_integer();
    // A negative number becomes a huge one.
    const std::uint64_t size = !isCount                      ? 0
                               : found->is_number_unsigned() ? found->get<std::uint64_t>()
                                                             : std::uint64_t(found->get<std::int64_t>());
    return size <= (std::uint64_t(1) << 31) ? size : 0;
}

Json configOf(const Json& values)
{
    Json config = {{"model_type", "gguf:" + architectureOf(values)}};
    static constexpr std::pair<const char*, const char*> kSizes[] = {
        {"block_count", "num_hidden_layers"},        {"embedding_length", "hidden_size"},
        {"feed_forward_length", "intermediate_size"}, {"attention.head_count", "num_attention_heads"},
        {"attention.head_count_kv", "num_key_value_heads"}, {"context_length", "max_position_embeddings"},
        {"vocab_size", "vocab_size"}};
    for (const auto& [from, to] : kSizes)
        if (const std::uint64_t size = sizeOf(values, from))
            config[to] = size;
    config["gguf"] = values;
    return config;
}

/// Rows of one head of a rotary matrix whose rows the converter has interleaved, or 0 where it has not.
std::uint64_t interleavedHeadRows(const GgufTensor& tensor, const Json& values)
{
    const bool isQ = tensor.name.ends_with(".attn_q.weight") || tensor.name.ends_with(".attn_q.bias");
    const bool isK = tensor.name.ends_with(".attn_k.weight") || tensor.name.ends_with(".attn_k.bias");
    if (architectureOf(values) != "llama" || !(isQ || isK) || tensor.extents.size() > 2)
        return 0;
    const std::uint64_t keyHeads = sizeOf(values, "attention.head_count_kv");
    const std::uint64_t heads = isK && keyHeads > 0 ? keyHeads : sizeOf(values, "attention.head_count");
    const std::uint64_t rows = tensor.extents.back();
    return heads > 0 && rows > 0 && rows % (2 * heads) == 0 ? rows / heads : 0;
}

/// @return  false for a type that is not read
bool readView(TensorView& view, const Extent& extent, std::span<const std::byte> file)
{
    const auto bytes = file.subspan(extent.bytes > 0 ? extent.begin : 0, extent.bytes);
    if (!extent.type)
        return false;
    if (extent.type->name == "Q8_0") {
        view.dtype = DType::F32;
        if (!bytes.empty())
            view.bytes = StoredBytes(q8Source(bytes));
        return true;
    }
    const auto dtype = dtypeFromName(extent.type->name);
    if (!dtype)
        return false;
    view.dtype = *dtype;
    view.bytes = bytes;
    return true;
}

/// Collects what one sentence each will say.
struct Oddities {
    std::string skipped; ///< "token_embd.weight (Q6_K), ..."
    std::size_t skippedCount = 0;
    std::size_t quantized = 0;
    std::size_t interleaved = 0;

    void skip(const std::string& name, const Extent& extent, std::uint32_t type)
    {
        constexpr std::size_t kNamed = 3;
        if (++skippedCount <= kNamed)
            skipped += (skippedCount > 1 ? ", " : "") + shortName(name) + " (" +
                       (extent.type ? std::string(extent.type->name) : "type " + std::to_string(type)) + ")";
        else if (skippedCount == kNamed + 1)
            skipped += ", ...";
    }
};

std::vector<Text> sentences(const Oddities& oddities, const Json& values, const std::string& file)
{
    std::vector<Text> warnings;
    if (oddities.skippedCount > 0)
        warnings.emplace_back(PS_TEXT("%1: %2 tensors are of quantised types that are not read and are left out: %3."), file,
                              oddities.skippedCount, oddities.skipped);
    if (oddities.quantized > 0)
        warnings.emplace_back(PS_TEXT("%1: %2 tensors of type Q8_0 are shown as the F32 values that they stand for."), file,
                              oddities.quantized);
    if (oddities.interleaved > 0)
        warnings.emplace_back(PS_TEXT("%1: the rows of %2 query and key tensors, which GGUF stores interleaved within each head, are "
                                      "shown in the order of the Hugging Face model."),
                              file, oddities.interleaved);
    const auto parts = values.find("split.count");
    if (parts != values.end() && parts->is_number_unsigned() && parts->get<std::uint64_t>() > 1)
        warnings.emplace_back(PS_TEXT("%1: is one of %2 parts of a model; only its own tensors are shown."), file,
                              parts->get<std::uint64_t>());
    return warnings;
}

} // namespace

std::shared_ptr<const GgufFile> GgufFile::open(const std::filesystem::path& path)
{
    const std::string name = path.string();
    std::shared_ptr<GgufFile> file(new GgufFile);
    file->m_path = path;
    file->m_mapping = std::make_unique<MappedFile>(path, kSmallestFile, "GGUF");
    const auto bytes = file->m_mapping->bytes();
    const GgufHeader header = readGgufHeader(bytes, name);
    const std::string architecture = architectureOf(header.values);

    std::vector<Extent> extents;
    std::vector<TensorView> views;
    std::set<std::string> names;
    Oddities oddities;
    for (const auto& tensor : header.tensors) {
        const Extent& extent = extents.emplace_back(measure(tensor, header, bytes.size(), name));
        TensorView view{hubName(tensor.name, architecture), DType::F32, {tensor.extents.rbegin(), tensor.extents.rend()}, {}};
        if (!names.insert(view.name).second)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" is there twice."), name, shortName(tensor.name));
        if (!readView(view, extent, bytes)) {
            oddities.skip(tensor.name, extent, tensor.type);
            continue;
        }
        oddities.quantized += !view.bytes.isMapped();
        if (const std::uint64_t headRows = interleavedHeadRows(tensor, header.values); headRows > 0 && !view.bytes.empty()) {
            const std::size_t rowBytes = view.bytes.size() / tensor.extents.back();
            view.bytes = StoredBytes(halvedHeadsSource(view.bytes, rowBytes, headRows));
            ++oddities.interleaved;
        }
        views.push_back(std::move(view));
    }
    checkOverlap(header.tensors, extents, name);
    if (views.empty())
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: none of its %2 tensors is of a type that is read (F32, F16, BF16, Q8_0); make it again with one of them: %3."), name,
                    header.tensors.size(), oddities.skipped);
    file->setTensors(std::move(views));
    file->m_warnings = sentences(oddities, header.values, name);
    file->m_config = configOf(header.values);
    return file;
}

} // namespace prunescope
