// Which tensors of a checkpoint are matrices.
#include "core/session/model_layout.h"

#include "core/session/open_model_impl.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace prunescope {
namespace {

constexpr std::string_view kSuffix = ".weight";

MatrixInfo describe(const TensorView& view)
{
    MatrixInfo info;
    info.tensor = view.name;
    info.name = view.name.substr(0, view.name.size() - kSuffix.size());
    info.rows = view.shape[0];
    info.columns = view.shape[1];
    info.dtype = dtypeName(view.dtype);
    return info;
}

bool isMatrix(const TensorView& view)
{
    return view.shape.size() == 2 && view.name.ends_with(kSuffix) && isFloat(view.dtype) && view.elements() > 0;
}

/// "model.layers.3.mlp.up_proj" -> block 3, kind "up_proj". False where no part of the name is a number.
bool readBlock(MatrixInfo& info)
{
    std::size_t begin = 0;
    while (begin < info.name.size()) {
        const std::size_t end = std::min(info.name.find('.', begin), info.name.size());
        const std::string part = info.name.substr(begin, end - begin);
        const bool isNumber = !part.empty() && part.size() < 6 &&
                              std::all_of(part.begin(), part.end(), [](unsigned char c) { return std::isdigit(c); });
        if (isNumber && end < info.name.size()) {
            info.block = std::stoi(part);
            info.kind = info.name.substr(end + 1);
            return true;
        }
        begin = end + 1;
    }
    return false;
}

/// Matrices of an unknown family: two axes, "weight", a block number in the name.
void listByName(OpenModel& model)
{
    auto& matrices = model.info.matrices;
    for (const auto& view : model.checkpoint->tensors()) {
        if (!isMatrix(view))
            continue;
        MatrixInfo info = describe(view);
        info.isPrunable = readBlock(info);
        if (!info.isPrunable)
            info.kind = info.name;
        model.info.blocks = std::max(model.info.blocks, info.block + 1);
        matrices.push_back(info);
    }
    std::stable_sort(matrices.begin(), matrices.end(), [](const MatrixInfo& a, const MatrixInfo& b) {
        return std::pair(!a.isPrunable, a.block) < std::pair(!b.isPrunable, b.block);
    });
    // The last part of a name is enough where that keeps kinds apart.
    std::map<std::string, std::set<std::string>> byShort;
    const auto shortName = [](const std::string& kind) { return kind.substr(kind.rfind('.') + 1); };
    for (const auto& info : matrices)
        byShort[shortName(info.kind)].insert(info.kind);
    for (auto& info : matrices)
        if (byShort[shortName(info.kind)].size() == 1)
            info.kind = shortName(info.kind);
}

void listBySpecs(OpenModel& model)
{
    for (const auto& spec : model.architecture->tensorSpecs(model.config)) {
        const TensorView* view = model.find(spec.name);
        const bool isListed = spec.role != TensorRole::Norm && spec.role != TensorRole::Bias;
        if (!isListed || !view || !isMatrix(*view))
            continue;
        MatrixInfo info = describe(*view);
        info.name = spec.name.substr(0, spec.name.size() - kSuffix.size()); // a file may lack the outer prefix
        info.isInputMajor = spec.isInputMajor;
        if (spec.isInputMajor)
            std::swap(info.rows, info.columns);
        info.block = spec.block;
        info.kind = spec.kind;
        info.isPrunable = spec.role == TensorRole::Matrix;
        model.info.matrices.push_back(info);
    }
}

} // namespace

void listMatrices(OpenModel& model)
{
    if (model.architecture)
        listBySpecs(model);
    else
        listByName(model);
    for (const auto& info : model.info.matrices)
        if (info.isPrunable && std::find(model.info.kinds.begin(), model.info.kinds.end(), info.kind) == model.info.kinds.end())
            model.info.kinds.push_back(info.kind);
}

} // namespace prunescope
