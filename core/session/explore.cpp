// The acts that show importance.
#include "core/session/explore.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/calibration/input_statistics.h"
#include "core/evaluation/perplexity.h"
#include "core/importance/scores.h"
#include "core/importance/weight_summary.h"
#include "core/plan/method_info.h"
#include "core/pruning/mask_by_score.h"
#include "core/pruning/polling_threads.h"
#include "core/pruning/row_ranks.h"
#include "core/session/run_need.h"
#include "core/session/text_loading.h"

#include <cmath>
#include <utility>

namespace prunescope {
namespace {

constexpr double kOutlierFactor = 5; // OWL's default multiple of the mean (Yin et al. 2023)
constexpr std::int64_t kTokensPerBatch = 2048;

std::vector<float> toVector(const at::Tensor& tensor)
{
    const auto flat = tensor.to(at::kFloat).contiguous();
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

at::Tensor normTensor(const InputNorms& inputs, const std::string& matrix)
{
    const auto it = inputs.norms.find(matrix);
    return it == inputs.norms.end() ? at::Tensor() : at::tensor(it->second);
}

/// Wanda's variant, which has a mask of its own making only between the ends.
bool choosesByMass(const PlanEntry& entry, const ParamValues& complete)
{
    const auto variant = complete.find("variant");
    return variant != complete.end() && std::get<bool>(variant->second) && entry.pattern.isUnstructured() && entry.sparsityShare > 0 &&
           entry.sparsityShare < 1;
}

bool choosesByRows(const PlanEntry& entry)
{
    const ParamValues params = completeParams(methodInfo(entry.method).params, entry.params, entry.method);
    return entry.pattern.isUnstructured() && !choosesByMass(entry, params) &&
           selectionParams(entry.sparsityShare, entry.pattern, params).group == SelectionGroup::Row;
}

MatrixSummary summarize(const OpenModel& model, const MatrixInfo& info, const std::shared_ptr<const InputNorms>& inputs)
{
    const auto norm = inputs ? normTensor(*inputs, info.name) : at::Tensor();
    const WeightSummary weights = summarizeWeight(model.storedWeight(info.name), norm, kOutlierFactor);
    MatrixSummary summary;
    summary.name = info.name;
    summary.nonFinite = weights.nonFinite;
    summary.meanMagnitude = weights.meanMagnitude;
    summary.maxMagnitude = weights.maxMagnitude;
    summary.standardDeviation = weights.standardDeviation;
    summary.zeroShare = double(weights.zeros) / double(info.elements());
    summary.meanWandaScore = norm.defined() ? weights.meanScore : 0.0;
    summary.outlierShare = weights.outlierShare;
    return summary;
}

} // namespace

std::shared_ptr<const InputNorms> measureInputs(const ModelHandle& model, const CalibrationParams& params,
                                                StopFlag& stop, const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    const CalibrationSet windows = loadCalibration(*model, params);
    requireRoom(passNeed(model, windows.ids.size(0), windows.ids.size(1)));
    std::map<std::string, InputStatistics> statistics; // by first matrix of each distinct input
    std::map<std::string, std::string> firstOf;
    ForwardContext context;
    context.inputHook = [&](std::span<const std::string> modules, const at::Tensor& input) {
        const auto it = statistics.try_emplace(modules.front(), input.size(-1)).first;
        it->second.add(input);
        for (const auto& module : modules)
            firstOf[module] = modules.front();
    };
    const Model& compute = model->model();
    const std::int64_t count = windows.ids.size(0), length = windows.ids.size(1);
    const std::int64_t rows = std::max<std::int64_t>(1, kTokensPerBatch / length);
    std::vector<at::Tensor> batches;
    for (std::int64_t row = 0; row < count; row += rows)
        batches.push_back(windows.ids.narrow(0, row, std::min(rows, count - row)));
    WindowWalk walk(compute, batches, compute.isStreamed() ? batches.size() : 1, context);
    for (std::size_t first = 0; first < batches.size(); first += walk.groupSize()) {
        walk.begin(first);
        for (int block = 0; block < compute.blockCount(); ++block) {
            const double done = walk.groupSize() == 1 ? double(first) * compute.blockCount() + block : double(block);
            const double total = walk.groupSize() == 1 ? double(batches.size()) * compute.blockCount() : compute.blockCount();
            report(progress, done, total, Text(PS_TEXT("Measuring the inputs of block %1"), block), block);
            walk.runBlock(block, stop);
        }
    }
    auto out = std::make_shared<InputNorms>();
    for (const auto& [module, first] : firstOf)
        out->norms[module] = toVector(statistics.at(first).norms());
    out->text = windows.info;
    out->windows = int(count);
    out->window = int(length);
    out->calibrationHash = windows.hash;
    report(progress, 1, 1, Text(PS_TEXT("Inputs measured")));
    return out;
}

std::vector<MatrixSummary> summarizeMatrices(const ModelHandle& model, const std::shared_ptr<const InputNorms>& inputs,
                                             StopFlag& stop, const ProgressSink& progress,
                                             const SummarySink& onSummary)
{
    const at::NoGradGuard guard;
    std::vector<MatrixSummary> out;
    const auto& matrices = model->info.matrices;
    for (const auto& info : matrices) {
        stop.poll();
        report(progress, double(out.size()), double(matrices.size()), Text(PS_TEXT("Summing up %1"), info.name), info.block);
        out.push_back(summarize(*model, info, inputs));
        if (onSummary)
            onSummary(out.back());
    }
    return out;
}

std::shared_ptr<const MatrixScore> scoreMatrix(const ModelHandle& model, const std::string& matrix,
                                               const std::string& score,
                                               const std::shared_ptr<const InputNorms>& inputs, StopFlag& stop)
{
    const at::NoGradGuard guard;
    const MatrixInfo* info = model->info.find(matrix);
    if (!info)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1 has no matrix %2."), model->info.name, matrix);
    const auto norm = inputs ? normTensor(*inputs, matrix) : at::Tensor();
    if (scoreInfo(score).needsCalibration && !norm.defined())
        throw Error(ErrorKind::Usage, PS_TEXT("Score %1 of %2 needs the norms of its inputs; measure the inputs first."), score,
                    matrix);
    stop.poll();
    const auto weight = model->storedWeight(matrix);
    auto out = std::make_shared<MatrixScore>();
    out->matrix = matrix;
    out->score = score;
    out->rows = info->rows;
    out->columns = info->columns;
    out->weights = toVector(weight);
    stop.poll();
    out->values = toVector(scoreEntry(score).compute(weight, norm));
    if (norm.defined())
        out->inputNorm = toVector(norm);
    return out;
}

std::shared_ptr<const RowRanks> rankRows(const std::shared_ptr<const MatrixScore>& score, const PlanEntry& entry)
{
    if (!choosesByRows(entry) || score->columns > RowRanks::kMostColumns)
        return nullptr;
    StopFlag never;
    using Held = std::pair<std::shared_ptr<const MatrixScore>, RowRanks>;
    const auto held = std::make_shared<Held>(score, RowRanks(score->values, score->rows, score->columns, pollingThreads(never)));
    return {held, &held->second};
}

std::shared_ptr<const MaskPreview> previewMask(const std::shared_ptr<const MatrixScore>& score, const PlanEntry& entry,
                                               const std::shared_ptr<const RowRanks>& ranks)
{
    const ParamValues params = completeParams(methodInfo(entry.method).params, entry.params, entry.method);
    const SelectionParams wanted = selectionParams(entry.sparsityShare, entry.pattern, params);
    StopFlag never;
    const RangeRunner threads = pollingThreads(never);
    Selection selection;
    if (choosesByMass(entry, params))
        selection = selectByRowMass(score->values, score->rows, score->columns, entry.sparsityShare);
    else if (ranks && choosesByRows(entry))
        selection = ranks->select(wanted.sparsityShare, wanted.countsLikeReference, threads);
    else
        selection = selectLowest(
            score->rows, score->columns, [&](std::int64_t row, float*) { return score->values.data() + row * score->columns; }, wanted, threads);
    const auto giveBack = [spare = ranks ? ranks->spare() : nullptr](MaskPreview* preview) {
        if (spare)
            spare->give(std::move(preview->pruned));
        delete preview;
    };
    const std::shared_ptr<MaskPreview> out(new MaskPreview, giveBack);
    out->matrix = score->matrix;
    out->rows = score->rows;
    out->columns = score->columns;
    out->pruned = std::move(selection.pruned);
    out->thresholds = std::move(selection.thresholds);
    out->prunedCount = selection.count;
    return out;
}

} // namespace prunescope
