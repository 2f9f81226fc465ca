// Pruning and exporting as acts.
#include "core/session/prune.h"

#include "core/architecture/tensor_bytes.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/plan/method_info.h"
#include "core/pruning/fold.h"
#include "core/pruning/methods.h"
#include "core/pruning/prune_blocks.h"
#include "core/pruning/run_journal.h"
#include "core/session/interrupted_run.h"
#include "core/session/run_identity_impl.h"
#include "core/session/run_need.h"
#include "core/session/session.h"
#include "core/session/text_loading.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>

namespace prunescope {
namespace {

bool isActive(const PlanEntry& entry) { return entry.sparsityShare > 0 || !entry.pattern.isUnstructured(); }

/// What is to be done, in model order. checkPlan() has found every name already.
std::vector<MatrixOrder> ordersOf(const Plan& plan, const ModelInfo& model)
{
    std::vector<MatrixOrder> orders;
    for (const auto& info : model.matrices) {
        const PlanEntry* entry = plan.find(info.name);
        if (!entry || !isActive(*entry))
            continue;
        MatrixOrder order;
        order.module = entry->name;
        order.block = info.block;
        order.method = entry->method;
        order.sparsityShare = entry->sparsityShare;
        order.pattern = entry->pattern;
        order.params = completeParams(methodInfo(entry->method).params, entry->params, entry->method);
        orders.push_back(std::move(order));
    }
    return orders;
}

bool needsData(const std::string& method, const ParamValues& complete)
{
    return methodInfo(method).needsCalibration || makePruneMethod(method)->needs(complete) != StatisticsNeeds{};
}

bool needsData(const std::vector<MatrixOrder>& orders)
{
    return std::any_of(orders.begin(), orders.end(),
                       [](const MatrixOrder& order) { return needsData(order.method, order.params); });
}

/// Hash of all that decides the bits of a run's result.
std::string runIdentity(const OpenModel& model, const std::vector<MatrixOrder>& orders, const std::string& calibration)
{
    Json list = Json::array();
    for (const auto& order : orders)
        list.push_back({order.module, order.method, order.sparsityShare, patternText(order.pattern), paramsToJson(order.params)});
    const Json whole = {{"model", model.info.fingerprint},   {"orders", list},
                        {"calibration", calibration},        {"version", programVersion()},
                        {"type", at::toString(model.computeType)}, {"threads", at::get_num_threads()}};
    return sha256Hex(whole.dump());
}

/// Where the blocks of a run are kept; nowhere if none is wanted or the weights would not fit on the disk twice.
std::optional<RunJournal> journalFor(const PruneParams& params, const OpenModel& model, const RunNeed& need,
                                     const std::string& identity)
{
    std::filesystem::path folder = params.journalFolder;
    if (folder.empty() && !params.journalRoot.empty())
        folder = journalFolder(params, model.info.fingerprint);
    if (folder.empty() ||
        (model.info.isStreamed && need.diskFree < need.diskBytes + std::int64_t(model.checkpoint->totalBytes())))
        return std::nullopt;
    return std::make_optional<RunJournal>(folder, identity);
}

std::vector<MatrixReport> reportsOf(const Plan& plan, const ModelInfo& model, const std::vector<MatrixResult>& results)
{
    std::vector<MatrixReport> reports;
    for (const auto& result : results) {
        if (!result.isPruned)
            continue;
        const PlanEntry& entry = *plan.find(result.module);
        MatrixReport report;
        report.name = result.module;
        report.method = entry.method;
        report.plannedShare = entry.sparsityShare;
        report.zeros = result.zeros;
        report.elements = model.find(result.module)->elements();
        report.achievedShare = double(report.zeros) / double(report.elements);
        report.outputError = result.outputError;
        report.lossEstimate = result.lossEstimate;
        report.damping = result.damping;
        report.seconds = result.seconds;
        report.rowOrder = result.rowOrder;
        report.columnOrder = result.columnOrder;
        reports.push_back(report);
    }
    return reports;
}

/// Puts pruned weights of a model larger than memory on the disk.
class DiskKeeper {
public:
    DiskKeeper(const OpenModel& model, const std::string& folder) : m_model(model)
    {
        if (model.info.isStreamed)
            m_overlay = std::make_shared<WeightOverlay>(model.checkpoint, existing(folder));
    }

    /// The same weight, [out, in], over the bytes of the overlay.
    at::Tensor keep(const std::string& module, const at::Tensor& weight)
    {
        const MatrixInfo& matrix = *m_model.info.find(module);
        const auto stored = (matrix.isInputMajor ? weight.t() : weight).contiguous();
        const TensorView view = m_overlay->keep(viewOf(matrix.tensor, stored));
        auto* data = const_cast<std::byte*>(view.bytes.data());
        const auto kept = at::from_blob(
            data, view.shape, [overlay = m_overlay](void*) {}, at::TensorOptions().dtype(stored.scalar_type()));
        return matrix.isInputMajor ? kept.t() : kept;
    }

    const std::shared_ptr<WeightOverlay>& overlay() const { return m_overlay; }

private:
    /// The folder, or the nearest one above it that is there already.
    static std::filesystem::path existing(const std::string& folder)
    {
        std::filesystem::path path = folder.empty() ? scratchFolder() : std::filesystem::path(folder);
        std::error_code ignored;
        while (!std::filesystem::is_directory(path, ignored) && path.has_relative_path())
            path = path.parent_path();
        return path;
    }

    const OpenModel& m_model;
    std::shared_ptr<WeightOverlay> m_overlay;
};

/// The model with what the run made: weights, and biases whose outputs changed places.
ModelHandle withResults(const OpenModel& model, const std::vector<MatrixResult>& results,
                        std::shared_ptr<WeightOverlay> overlay)
{
    std::map<std::string, at::Tensor> weights, biases;
    for (const auto& matrix : results) {
        weights[matrix.module] = matrix.weight;
        if (matrix.rowOrder.empty())
            continue;
        if (const at::Tensor bias = model.storedBias(matrix.module); bias.defined())
            biases[matrix.module] = reordered(bias, 0, matrix.rowOrder);
    }
    return model.withReplaced(weights, std::move(overlay), biases);
}

/// Zeros of all prunable matrices and of the whole model.
void countZeros(PruneResult& result, const Plan& plan)
{
    const OpenModel& model = *result.model;
    std::int64_t zeros = 0, prunable = 0, planned = 0;
    double plannedZeros = 0;
    std::map<std::string, std::int64_t> counted;
    for (const auto& report : result.matrices)
        counted[report.name] = report.zeros;
    for (const auto& info : model.info.matrices) {
        if (!info.isPrunable)
            continue;
        prunable += info.elements();
        const auto pruned = counted.find(info.name);
        if (pruned != counted.end()) {
            zeros += pruned->second;
        } else {
            const auto weight = model.storedWeight(info.name);
            zeros += weight.numel() - at::count_nonzero(weight).item<std::int64_t>();
        }
        if (const PlanEntry* entry = plan.find(info.name)) {
            planned += info.elements();
            plannedZeros += entry->sparsityShare * double(info.elements());
        }
    }
    if (planned > 0)
        result.plannedShare = plannedZeros / double(planned);
    if (prunable > 0)
        result.achievedShare = double(zeros) / double(prunable);
    if (model.info.parameters > 0)
        result.achievedModelShare = double(zeros) / double(model.info.parameters);
}

} // namespace

Plan uniformPlan(const ModelInfo& model, const std::string& method, double sparsityShare, const Pattern& pattern,
                 const ParamValues& params)
{
    if (!(sparsityShare >= 0 && sparsityShare <= 1))
        throw Error(ErrorKind::Usage, PS_TEXT("The sparsity is %1, but should be from 0 to 1."), sparsityShare);
    completeParams(methodInfo(method).params, params, method); // for its checks
    Plan plan;
    plan.id = newPlanId();
    plan.name = method;
    plan.modelName = model.name;
    plan.modelFingerprint = model.fingerprint;
    for (const auto& info : model.matrices) {
        if (!info.isPrunable)
            continue;
        PlanEntry entry;
        entry.name = info.name;
        entry.method = method;
        entry.sparsityShare = pattern.isUnstructured() ? sparsityShare : pattern.sparsityShare();
        entry.pattern = pattern;
        entry.params = params;
        plan.matrices.push_back(entry);
    }
    return plan;
}

void checkPlan(const Plan& plan, const ModelInfo& model)
{
    if (!plan.modelFingerprint.empty() && plan.modelFingerprint != model.fingerprint)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("The plan \"%1\" was made for model %2 (fingerprint %3), but %4 has fingerprint %5; open that model "
                            "or make a new plan."),
                    plan.name, plan.modelName, plan.modelFingerprint.substr(0, 12), model.name,
                    model.fingerprint.substr(0, 12));
    if (!plan.structure.is_null() && !plan.structure.empty())
        throw Error(ErrorKind::BadInput, PS_TEXT("The plan \"%1\" removes %2 structures, which this version cannot do."),
                    plan.name, plan.structure.size());
    for (const auto& entry : plan.matrices) {
        const MatrixInfo* info = model.find(entry.name);
        if (!info)
            throw Error(ErrorKind::BadInput, PS_TEXT("The plan \"%1\" names matrix %2, which model %3 does not have."), plan.name,
                        entry.name, model.name);
        if (!info->isPrunable && isActive(entry))
            throw Error(ErrorKind::BadInput, PS_TEXT("The plan \"%1\" prunes %2, which is not a matrix of a block."), plan.name,
                        entry.name);
        if (!entry.pattern.isUnstructured() && info->columns % entry.pattern.group != 0)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: pattern %2 needs a width that is a multiple of %3, but the matrix has %4 inputs."),
                        entry.name, patternText(entry.pattern), entry.pattern.group, info->columns);
    }
}

bool needsCalibration(const Plan& plan)
{
    return std::any_of(plan.matrices.begin(), plan.matrices.end(), [](const PlanEntry& entry) {
        return isActive(entry) &&
               needsData(entry.method, completeParams(methodInfo(entry.method).params, entry.params, entry.method));
    });
}

std::string pruneIdentity(const OpenModel& model, const PruneParams& params)
{
    checkPlan(params.plan, model.info);
    const auto orders = ordersOf(params.plan, model.info);
    const bool readsText = needsData(orders) || (!params.calibration.text.path.empty() && model.info.canEvaluate && !orders.empty());
    return runIdentity(model, orders, readsText ? loadCalibration(model, params.calibration).hash : std::string());
}

PruneResult pruneModel(const ModelHandle& model, const PruneParams& params, StopFlag& stop, const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    const auto start = std::chrono::steady_clock::now();
    checkPlan(params.plan, model->info);
    const RunNeed need = pruneNeed(model, params, "");
    requireRoom(need);
    const auto orders = ordersOf(params.plan, model->info);
    PruneResult result;
    at::Tensor windows;
    const bool hasText = !params.calibration.text.path.empty();
    if (needsData(orders) || (hasText && model->info.canEvaluate && !orders.empty())) {
        if (!hasText)
            throw Error(ErrorKind::Usage, PS_TEXT("The plan's method needs a calibration text, and none was given."));
        const CalibrationSet cut = loadCalibration(*model, params.calibration);
        windows = cut.ids;
        result.text = cut.info;
        result.windows = int(windows.size(0));
        result.window = int(windows.size(1));
        result.calibrationHash = cut.hash;
    }
    DiskKeeper keeper(*model, params.scratchFolder);
    auto journal = journalFor(params, *model, need, runIdentity(*model, orders, result.calibrationHash));
    LiveSink live(params.live);
    PruneBlocksParts parts;
    if (model->info.isStreamed)
        parts.keep = [&](const std::string& module, const at::Tensor& weight) { return keeper.keep(module, weight); };
    parts.journal = journal ? &*journal : nullptr;
    parts.live = params.live ? &live : nullptr;
    std::vector<MatrixResult> results;
    try {
        results = pruneBlocks(
            windows.defined() ? &model->model() : nullptr,
            [&](const std::string& module) { return model->storedWeight(module); }, orders, windows, parts, stop, progress);
    } catch (...) {
        if (journal)
            journal->remove(); // only a run that could not even say so is taken up again
        throw;
    }
    result.model = withResults(*model, results, keeper.overlay());
    result.matrices = reportsOf(params.plan, model->info, results);
    countZeros(result, params.plan);
    if (journal) {
        result.resumedBlocks = journal->resumedBlocks();
        journal->remove();
    }
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return result;
}

void exportModel(const ModelHandle& model, const Plan* plan, const std::string& folder, StopFlag& stop,
                 const ProgressSink& progress)
{
    std::map<std::string, at::Tensor> contiguous;
    std::map<std::string, TensorView> views;
    for (const auto& [name, tensor] : model->replaced) {
        contiguous[name] = tensor.contiguous();
        views[name] = viewOf(name, contiguous[name]);
    }
    std::map<std::string, std::string> extraFiles;
    if (plan)
        extraFiles["prunescope.psplan"] = planToJson(*plan).dump(2) + "\n";
    exportCheckpoint(*model->checkpoint, views, extraFiles, folder, stop, progress, model->overlay.get());
}

} // namespace prunescope
