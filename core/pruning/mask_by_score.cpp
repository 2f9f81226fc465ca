// Methods that only mask. Scores are computed row by row where they are compared: a full matrix of them is never stored.
#include "core/pruning/mask_by_score.h"

#include "core/architecture/torch.h"
#include "core/base/wide_vectors.h"
#include "core/pruning/sparsegpt.h"

#include <ATen/Parallel.h>

#include <cmath>
#include <memory>

namespace prunescope {
namespace {

PRUNESCOPE_KERNEL_BODY void scoreBody(const float* weight, const float* norm, std::int64_t columns, float* out)
{
    if (norm)
        for (std::int64_t j = 0; j < columns; ++j)
            out[j] = std::abs(weight[j]) * norm[j];
    else
        for (std::int64_t j = 0; j < columns; ++j)
            out[j] = std::abs(weight[j]);
}
void scoreNarrow(const float* weight, const float* norm, std::int64_t columns, float* out)
{
    scoreBody(weight, norm, columns, out);
}
PRUNESCOPE_WIDE_TARGET void scoreWide(const float* weight, const float* norm, std::int64_t columns, float* out)
{
    scoreBody(weight, norm, columns, out);
}

template <typename Stored> RowScores rowsOf(const at::Tensor& weight, const at::Tensor& norm)
{
    const auto held = weight.contiguous();
    const auto norms = norm.defined() ? norm.contiguous() : norm;
    return [held, norms, columns = weight.size(1)](std::int64_t row, float* buffer) -> const float* {
        const auto* stored = held.data_ptr<Stored>() + row * columns;
        const float* scale = norms.defined() ? norms.data_ptr<float>() : nullptr;
        const float* from = buffer;
        if constexpr (std::is_same_v<Stored, float>)
            from = stored;
        else
            for (std::int64_t j = 0; j < columns; ++j)
                buffer[j] = float(stored[j]);
        (usesWideVectors() ? scoreWide : scoreNarrow)(from, scale, columns, buffer);
        return buffer;
    };
}

RowScores rowsOfAnyType(const at::Tensor& weight, const at::Tensor& norm)
{
    switch (weight.scalar_type()) {
    case at::kFloat: return rowsOf<float>(weight, norm);
    case at::kBFloat16: return rowsOf<at::BFloat16>(weight, norm);
    case at::kHalf: return rowsOf<at::Half>(weight, norm);
    default: return rowsOf<float>(weight.to(at::kFloat), norm);
    }
}

} // namespace

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

RowScores magnitudeRows(const at::Tensor& weight) { return rowsOfAnyType(weight, {}); }

RowScores wandaRows(const at::Tensor& weight, const at::Tensor& norm) { return rowsOfAnyType(weight, norm); }

void runInThreads(std::int64_t count, std::int64_t piece, const std::function<void(std::int64_t, std::int64_t)>& work)
{
    at::parallel_for(0, count, piece, work);
}

namespace {

MatrixOutcome outcomeOf(const MatrixTask& task, const at::Tensor& mask, StopFlag& stop)
{
    if (wantsUpdate(task.params))
        return pruneWithUpdate(task, mask, stop);
    MatrixOutcome outcome;
    outcome.weight = zeroed(task.weight, mask);
    outcome.mask = mask;
    return outcome;
}

} // namespace

MatrixOutcome maskBySelection(const MatrixTask& task, Selection selection, StopFlag& stop)
{
    auto held = std::make_shared<std::vector<std::uint8_t>>(std::move(selection.pruned));
    const auto mask = at::from_blob(
        held->data(), task.weight.sizes(), [held](void*) {}, at::TensorOptions().dtype(at::kByte));
    return outcomeOf(task, mask, stop);
}

MatrixOutcome maskByRows(const MatrixTask& task, const RowScores& scores, StopFlag& stop)
{
    // A tensor's memory has been used before; a fresh vector would fault in every page of the mask.
    const auto mask = at::empty(task.weight.sizes(), at::kByte);
    selectLowest(task.weight.size(0), task.weight.size(1), scores, selectionParams(task.sparsityShare, task.pattern, task.params),
                 runInThreads, mask.data_ptr<std::uint8_t>());
    return outcomeOf(task, mask, stop);
}

} // namespace prunescope
