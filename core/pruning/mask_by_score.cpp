// Methods that only mask.
#include "core/pruning/mask_by_score.h"

#include "core/architecture/torch.h"

namespace prunescope {

SelectionParams selectionParams(double sparsityShare, const Pattern& pattern, const ParamValues& params)
{
    SelectionParams out;
    out.sparsityShare = sparsityShare;
    out.pattern = pattern;
    if (const auto group = params.find("group"); group != params.end())
        out.group = std::get<std::string>(group->second) == "layer" ? SelectionGroup::Layer : SelectionGroup::Row;
    if (const auto count = params.find("reference_count"); count != params.end())
        out.countsLikeReference = std::get<bool>(count->second);
    return out;
}

std::span<const float> scoreSpan(const at::Tensor& scores)
{
    return {scores.data_ptr<float>(), std::size_t(scores.numel())};
}

MatrixOutcome maskBySelection(const MatrixTask& task, const Selection& selection)
{
    auto mask = at::empty(task.weight.sizes(), at::kByte);
    std::copy(selection.pruned.begin(), selection.pruned.end(), mask.data_ptr<std::uint8_t>());
    return {zeroed(task.weight, mask), mask};
}

} // namespace prunescope
