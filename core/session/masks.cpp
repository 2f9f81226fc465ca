// Masks are written from a model's zeros matrix by matrix, and read as bytes, so neither holds more than one.
#include "core/session/masks.h"

#include "core/architecture/tensor_bytes.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/checkpoint/checkpoint.h"
#include "core/session/open_model_impl.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <map>
#include <memory>

namespace prunescope {
namespace {

constexpr std::string_view kMask = ".weight_mask", kShape = ".weight_mask_shape", kOriginal = ".weight_orig";
constexpr const char* kPackedMetadata = "mask_packing"; // "bits" in the file's metadata

std::int64_t packedWidth(std::int64_t columns) { return (columns + 7) / 8; }

/// Rows and columns as the weight is stored.
std::array<std::int64_t, 2> storedShape(const MatrixInfo& matrix)
{
    return matrix.isInputMajor ? std::array{matrix.columns, matrix.rows} : std::array{matrix.rows, matrix.columns};
}

/// Which weights of a matrix are not zero: U8 [rows, columns] of the stored layout.
at::Tensor keptWeights(const OpenModel& model, const MatrixInfo& matrix)
{
    const at::Tensor weight = model.storedWeight(matrix.name); // [out, in]
    const at::Tensor kept = weight.ne(0).to(at::kByte);
    return (matrix.isInputMajor ? kept.t() : kept).contiguous();
}

/// The bytes of one mask, computed when they are written. The writer goes through the tensors one by one, so all sources
/// of a file share the one mask that is held.
class MaskSource final : public ByteSource {
public:
    struct Held {
        const MaskSource* owner = nullptr;
        std::vector<std::byte> bytes;
        MaskExportResult total;
        StopFlag* stop = nullptr;
        const ProgressSink* progress = nullptr;
        int matrices = 0; ///< to write
    };

    MaskSource(const OpenModel& model, const MatrixInfo& matrix, MaskVariant variant, std::shared_ptr<Held> held)
        : m_model(model), m_matrix(matrix), m_variant(variant), m_held(std::move(held))
    {}

    std::size_t size() const override
    {
        const auto [rows, columns] = storedShape(m_matrix);
        if (m_variant == MaskVariant::Bits)
            return std::size_t(rows * packedWidth(columns));
        return std::size_t(rows * columns) * (m_variant == MaskVariant::Floats ? sizeof(float) : 1);
    }

    void fill(std::size_t offset, std::span<std::byte> out) const override
    {
        m_held->stop->poll();
        if (m_held->owner != this)
            compute();
        std::copy_n(m_held->bytes.data() + offset, out.size(), out.data());
    }

private:
    void compute() const
    {
        const at::NoGradGuard guard;
        const at::Tensor kept = keptWeights(m_model, m_matrix);
        const auto* values = kept.data_ptr<std::uint8_t>();
        const std::int64_t count = kept.numel();
        m_held->bytes.assign(size(), std::byte{});
        if (m_variant == MaskVariant::Bits)
            pack(values);
        else if (m_variant == MaskVariant::Bytes)
            std::memcpy(m_held->bytes.data(), values, std::size_t(count));
        else
            for (std::int64_t i = 0; i < count; ++i) {
                const float value = values[i];
                std::memcpy(m_held->bytes.data() + std::size_t(i) * sizeof value, &value, sizeof value);
            }
        m_held->owner = this;
        m_held->total.zeros += count - std::count(values, values + count, 1);
        m_held->total.elements += count;
        ++m_held->total.matrices;
        report(*m_held->progress, m_held->total.matrices, m_held->matrices, Text(PS_TEXT("Writing masks")));
    }
    void pack(const std::uint8_t* values) const
    {
        const auto [rows, columns] = storedShape(m_matrix);
        for (std::int64_t row = 0; row < rows; ++row) {
            for (std::int64_t column = 0; column < columns; ++column)
                m_held->bytes[std::size_t(row * packedWidth(columns) + column / 8)] |=
                    std::byte(values[row * columns + column] << (column % 8));
        }
    }

    const OpenModel& m_model;
    const MatrixInfo& m_matrix;
    MaskVariant m_variant;
    std::shared_ptr<Held> m_held;
};

std::vector<std::int64_t> maskShape(const MatrixInfo& matrix, MaskVariant variant)
{
    const auto [rows, columns] = storedShape(matrix);
    return {rows, variant == MaskVariant::Bits ? packedWidth(columns) : columns};
}

/// Where a mask is not 0 or 1.
[[noreturn]] void refuseValue(const std::string& file, const TensorView& tensor, std::int64_t place, const std::string& value)
{
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor %2 should hold only 0 and 1, but element %3 is %4."), file, tensor.name, place,
                value);
}

/// A mask as one byte a weight, [rows, columns] of the stored layout.
/// @throws Error{BadInput} for values other than 0 and 1
std::vector<std::uint8_t> readMask(const TensorView& tensor, const std::string& file, std::int64_t columns, bool isPacked)
{
    std::vector<std::uint8_t> kept;
    if (isPacked) {
        const auto bytes = tensor.bytes.share();
        const std::int64_t rows = tensor.shape[0], width = tensor.shape[1];
        kept.resize(std::size_t(rows * columns));
        for (std::int64_t i = 0; i < rows * columns; ++i) {
            const std::int64_t row = i / columns, column = i % columns;
            kept[std::size_t(i)] = std::uint8_t(bytes.get()[row * width + column / 8] >> (column % 8)) & 1;
        }
        return kept;
    }
    const at::Tensor values = tensorOver(tensor).contiguous().flatten();
    const at::Tensor isOne = values.eq(1), isWrong = at::logical_not(values.eq(0).logical_or(isOne));
    if (isWrong.any().item<bool>()) {
        const std::int64_t place = isWrong.to(at::kByte).argmax().item<std::int64_t>();
        std::ostringstream value;
        value << values[place].item<double>();
        refuseValue(file, tensor, place, value.str());
    }
    const at::Tensor bytes = isOne.to(at::kByte).contiguous();
    kept.assign(bytes.data_ptr<std::uint8_t>(), bytes.data_ptr<std::uint8_t>() + bytes.numel());
    return kept;
}

/// n of m if every m consecutive inputs keep n, for the smallest m of 4 and 8.
Pattern patternOf(const std::vector<std::uint8_t>& kept, const MatrixInfo& matrix)
{
    for (const int group : {4, 8}) {
        if (matrix.columns % group != 0 || kept.empty())
            continue;
        int keep = -1;
        bool isRegular = true;
        for (std::int64_t row = 0; isRegular && row < matrix.rows; ++row) {
            for (std::int64_t column = 0; isRegular && column < matrix.columns; column += group) {
                int here = 0;
                for (int i = 0; i < group; ++i)
                    here += kept[std::size_t(matrix.isInputMajor ? (column + i) * matrix.rows + row : row * matrix.columns + column + i)];
                keep = keep < 0 ? here : keep;
                isRegular = here == keep;
            }
        }
        if (isRegular && keep > 0 && keep < group)
            return {keep, group};
    }
    return {};
}

/// Refuses a mask of another shape. @return whether it is packed
bool checkShape(const TensorView& tensor, const MatrixInfo& matrix, bool mayBePacked, const std::string& file)
{
    const auto [rows, columns] = storedShape(matrix);
    const std::vector<std::int64_t> whole{rows, columns}, packed{rows, packedWidth(columns)};
    if (mayBePacked && tensor.dtype == DType::U8 && tensor.shape == packed)
        return true;
    if (tensor.shape != whole)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor %2 should have shape %3, as its weight, but has %4."), file, tensor.name,
                    shapeText(whole), shapeText(tensor.shape));
    return false;
}

PlanEntry entryOf(const TensorView& tensor, const MatrixInfo& matrix, bool isPacked, const std::string& file)
{
    const std::vector<std::uint8_t> kept = readMask(tensor, file, storedShape(matrix)[1], isPacked);
    PlanEntry entry;
    entry.name = matrix.name;
    entry.method = "magnitude";
    entry.pattern = patternOf(kept, matrix);
    const auto ones = std::count(kept.begin(), kept.end(), 1);
    entry.sparsityShare = !entry.pattern.isUnstructured() ? entry.pattern.sparsityShare()
                          : kept.empty()                  ? 0.0
                                                          : 1.0 - double(ones) / double(kept.size());
    return entry;
}

/// The matrix a mask is of: by module name, or by the stored tensor's name, which may lack the outer prefix.
std::map<std::string, const MatrixInfo*> matricesByName(const ModelInfo& model)
{
    std::map<std::string, const MatrixInfo*> out;
    for (const MatrixInfo& matrix : model.matrices) {
        if (!matrix.isPrunable)
            continue;
        out.emplace(matrix.name, &matrix);
        if (matrix.tensor.ends_with(".weight"))
            out.emplace(matrix.tensor.substr(0, matrix.tensor.size() - 7), &matrix);
    }
    return out;
}

} // namespace

MaskVariant maskVariant(std::string_view id)
{
    if (id == "u8")
        return MaskVariant::Bytes;
    if (id == "f32")
        return MaskVariant::Floats;
    if (id == "bits")
        return MaskVariant::Bits;
    throw Error(ErrorKind::Usage, PS_TEXT("There is no variant of masks \"%1\"; the variants are: %2."), id, "u8, f32, bits");
}

MaskExportResult exportMasks(const ModelHandle& model, const MaskExportParams& params, StopFlag& stop, const ProgressSink& progress)
{
    const auto held = std::make_shared<MaskSource::Held>();
    held->stop = &stop;
    held->progress = &progress;
    std::vector<TensorView> views;
    std::map<std::string, std::array<std::int64_t, 2>> shapes; // views do not own their bytes
    for (const MatrixInfo& matrix : model->info.matrices) {
        if (!matrix.isPrunable)
            continue;
        const auto source = std::make_shared<MaskSource>(*model, matrix, params.variant, held);
        views.push_back({matrix.name + std::string(kMask), params.variant == MaskVariant::Floats ? DType::F32 : DType::U8,
                         maskShape(matrix, params.variant), StoredBytes(source)});
        if (params.variant == MaskVariant::Bits) {
            const auto& shape = shapes[matrix.name] = storedShape(matrix);
            views.push_back({matrix.name + std::string(kShape), DType::I64, {2}, StoredBytes(std::as_bytes(std::span(shape)))});
        }
        ++held->matrices;
    }
    std::map<std::string, std::string> metadata;
    if (params.variant == MaskVariant::Bits)
        metadata[kPackedMetadata] = "bits";
    writeSafetensors(params.path, views, metadata);
    return held->total;
}

ImportedPlan importMasks(const ModelHandle& model, const std::string& path, StopFlag& stop, const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    const auto file = Checkpoint::open(path);
    const auto matrices = matricesByName(model->info);
    std::map<const MatrixInfo*, PlanEntry> entries;
    std::string strangers;
    int strangerCount = 0;
    bool hasOriginals = false;
    double done = 0;
    for (const TensorView& tensor : file->tensors()) {
        stop.poll();
        hasOriginals |= tensor.name.ends_with(kOriginal);
        report(progress, ++done, double(file->tensors().size()), Text(PS_TEXT("Reading masks")));
        if (!tensor.name.ends_with(kMask))
            continue;
        const std::string module = tensor.name.substr(0, tensor.name.size() - kMask.size());
        const auto matrix = matrices.find(module);
        if (matrix == matrices.end()) {
            if (strangerCount++ < 5)
                strangers += (strangers.empty() ? "" : ", ") + module;
            continue;
        }
        const bool mayBePacked = file->find(module + std::string(kShape)) != nullptr;
        const bool isPacked = checkShape(tensor, *matrix->second, mayBePacked, path);
        if (!entries.emplace(matrix->second, entryOf(tensor, *matrix->second, isPacked, path)).second)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: matrix %2 has two masks."), path, matrix->second->name);
    }
    if (entries.empty())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: holds no mask of this model: %2 of its %3 tensors end with \"%4\"."), path, strangerCount,
                    file->tensors().size(), kMask);
    ImportedPlan imported;
    imported.form = "masks";
    imported.plan.id = newPlanId();
    imported.plan.modelName = model->info.name;
    imported.plan.modelFingerprint = model->info.fingerprint;
    for (const MatrixInfo& matrix : model->info.matrices) {
        if (const auto entry = entries.find(&matrix); entry != entries.end())
            imported.plan.matrices.push_back(entry->second);
    }
    imported.lost.push_back(Text(PS_TEXT("A plan holds how much goes, not what: of each mask its share and pattern were taken, not the places "
                                         "of its zeros; magnitude chooses them anew.")));
    if (hasOriginals)
        imported.lost.push_back(Text(PS_TEXT("The weights in the file (weight_orig) were not read; only the masks.")));
    if (strangerCount > 0)
        imported.lost.push_back(Text(PS_TEXT("Masks of no matrix of this model (%1): %2."), strangerCount, strangers));
    return imported;
}

} // namespace prunescope
