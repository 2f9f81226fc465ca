// Heads from coupled slices: those of a key/value head name rows of q, k and v and columns of o; families without groups
// have one slice or three of the same matrix for a head.
#include "core/session/head_spans.h"

#include "core/session/open_model_impl.h"

#include <algorithm>

namespace prunescope {
namespace {

/// q, k, v or the three together, by the place among the row slices of a head.
HeadPart partOf(const std::vector<CoupledSlice>& slices, std::size_t index)
{
    if (!slices[index].isRows)
        return HeadPart::Output;
    const auto rows = std::count_if(slices.begin(), slices.end(), [](const CoupledSlice& one) { return one.isRows; });
    if (rows == 1)
        return HeadPart::Fused;
    constexpr HeadPart parts[] = {HeadPart::Query, HeadPart::Key, HeadPart::Value};
    return parts[std::min<std::size_t>(index, 2)];
}

void addSpans(MatrixHeads& heads, const CoupledSlice& slice, HeadPart part, int keyValueHead, int group)
{
    const bool isShared = part == HeadPart::Key || part == HeadPart::Value || part == HeadPart::Fused;
    const int count = isShared ? 1 : group;
    const std::int64_t width = slice.count / count;
    for (int i = 0; i < count; ++i)
        heads.spans.push_back({slice.begin + i * width, width, part, keyValueHead * group + i, keyValueHead});
}

} // namespace

MatrixHeads headsOf(const ModelHandle& model, const std::string& matrix)
{
    MatrixHeads heads;
    const MatrixInfo* info = model->info.find(matrix);
    if (!info || !model->architecture || info->block < 0 || std::size_t(info->block) >= model->config.blocks.size())
        return heads;
    const BlockShape& shape = model->config.blocks[std::size_t(info->block)];
    if (shape.heads < 1 || shape.keyValueHeads < 1)
        return heads;
    const int group = int(shape.heads / shape.keyValueHeads);
    heads.isGrouped = group > 1;
    for (int head = 0; head < int(shape.keyValueHeads); ++head) {
        const auto slices =
            model->architecture->coupledSlices(model->config, info->block, CoupledUnit::KeyValueHead, head);
        for (std::size_t i = 0; i < slices.size(); ++i)
            if (slices[i].module == matrix) {
                heads.areRows = slices[i].isRows;
                addSpans(heads, slices[i], partOf(slices, i), head, group);
            }
    }
    std::sort(heads.spans.begin(), heads.spans.end(), [](const HeadSpan& a, const HeadSpan& b) { return a.begin < b.begin; });
    return heads;
}

} // namespace prunescope
