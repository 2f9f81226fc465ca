// Estimates before a run.
#include "core/session/run_need.h"

#include "core/architecture/activation_store.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/base/scratch_file.h"
#include "core/base/system_memory.h"
#include "core/calibration/input_statistics.h"
#include "core/checkpoint/weight_overlay.h"
#include "core/plan/method_info.h"
#include "core/pruning/methods.h"
#include "core/session/open_model_impl.h"
#include "core/session/text_loading.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <vector>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

constexpr double kReadBytesPerSecond = 1e9;  // of weights from a file and their conversion; disks differ, so a guess
constexpr std::int64_t kErrorTokens = 2048;  // tokens that measure a matrix's output error
constexpr int kMatrixCopies = 5;             // float32 copies of a matrix that scoring and measuring hold at most

double secondsOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Floating-point operations per second of a matrix product, now.
double productSpeed()
{
    const std::int64_t n = 512;
    const auto a = at::rand({n, n}), b = at::rand({n, n});
    at::mm(a, b); // warms up
    return 2.0 * double(n * n * n) / std::max(1e-9, secondsOf([&] { at::mm(a, b); }));
}

/// Seconds that a method takes to look at a weight, large products apart.
double secondsPerWeight(const std::string& method, double productSpeed)
{
    const std::int64_t rows = 256, columns = 512;
    const auto implementation = makePruneMethod(method);
    MatrixTask task;
    task.name = "probe";
    task.weight = at::randn({rows, columns});
    task.params = completeParams(methodInfo(method).params, {}, method);
    InputStatistics statistics(columns, implementation->needs(task.params));
    statistics.add(at::randn({1, 64, columns}));
    HessianSolver solver(statistics);
    task.statistics = &statistics;
    task.solver = statistics.needs().hessian ? &solver : nullptr;
    task.sparsityShare = 0.5;
    StopFlag stop;
    const double seconds = secondsOf([&] { implementation->prune(task, stop); });
    const double products = implementation->operations(rows, columns, task.params) / productSpeed;
    return std::max(0.0, seconds - products) / double(rows * columns);
}

bool isActive(const PlanEntry& entry) { return entry.sparsityShare > 0 || !entry.pattern.isUnstructured(); }

/// What the methods of a plan need beside the weights: the Hessians of one block, and what works on one matrix.
std::int64_t methodMemory(const OpenModel& model, const PruneParams& params)
{
    std::map<int, std::int64_t> byBlock;
    std::int64_t largest = 0;
    for (const auto& entry : params.plan.matrices) {
        const MatrixInfo* matrix = model.info.find(entry.name);
        if (!matrix || !isActive(entry))
            continue;
        const auto complete = completeParams(methodInfo(entry.method).params, entry.params, entry.method);
        const auto method = makePruneMethod(entry.method);
        largest = std::max(largest, method->scratchBytes(matrix->rows, matrix->columns, complete));
        if (method->needs(complete).hessian) // those that share an input are counted once each: an upper bound
            byBlock[matrix->block] += matrix->columns * matrix->columns * std::int64_t(sizeof(float));
    }
    std::int64_t most = 0;
    for (const auto& [block, bytes] : byBlock)
        most = std::max(most, bytes);
    return most + largest;
}

/// Sums over a model's matrices.
struct Shapes {
    explicit Shapes(const ModelInfo& info)
    {
        std::map<int, std::int64_t> byBlock;
        for (const auto& matrix : info.matrices) {
            if (matrix.block < 0)
                ends += matrix.elements();
            else
                byBlock[matrix.block] += matrix.elements();
            if (matrix.isPrunable)
                largestMatrix = std::max(largestMatrix, matrix.elements());
        }
        for (const auto& [block, elements] : byBlock) {
            largestBlock = std::max(largestBlock, elements);
            blocks += elements;
        }
    }
    std::int64_t blocks = 0, largestBlock = 0, largestMatrix = 0, ends = 0;
};

void addDisk(RunNeed& need, const std::string& folder, std::uint64_t bytes)
{
    need.diskFolder = folder;
    need.diskBytes += std::int64_t(bytes);
    std::error_code error;
    const fs::space_info space = fs::space(folder, error);
    need.diskFree = error ? INT64_MAX : std::int64_t(space.available);
}

fs::path existing(fs::path path)
{
    std::error_code ignored;
    path = fs::absolute(path, ignored);
    while (!fs::is_directory(path, ignored) && path.has_relative_path())
        path = path.parent_path();
    return path;
}

std::int64_t typeBytes(const OpenModel& model) { return std::int64_t(c10::elementSize(model.computeType)); }

/// Memory of the forward pass over windows, activations included where they stay in memory.
std::int64_t passMemory(const OpenModel& model, const Shapes& shapes, std::int64_t windows, std::int64_t window, RunNeed& need)
{
    const std::int64_t width = typeBytes(model), heads = std::max<std::int64_t>(1, model.info.heads);
    const std::int64_t activations = windows * window * model.info.width * width;
    const std::int64_t inner = window * (4 * model.info.width + 3 * model.info.innerWidth + heads * 128) * width;
    if (activations > activationMemory())
        addDisk(need, scratchFolder().string(), std::uint64_t(activations));
    std::int64_t held = model.isBuilt() ? 0 : model.info.computeBytes;
    if (model.info.isStreamed)
        held = std::max(shapes.largestBlock, shapes.ends) * width;
    return held + inner + (activations > activationMemory() ? 0 : activations);
}

std::vector<const MatrixInfo*> prunedMatrices(const OpenModel& model, const PruneParams& params)
{
    std::vector<const MatrixInfo*> out;
    for (const auto& entry : params.plan.matrices)
        if (const MatrixInfo* matrix = model.info.find(entry.name); matrix && isActive(entry))
            out.push_back(matrix);
    return out;
}

/// Tokens of a calibration window; 0 where no text passes through the model.
std::int64_t windowOf(const OpenModel& model, const PruneParams& params)
{
    const bool hasText = !params.calibration.text.path.empty() && model.info.canEvaluate;
    return hasText ? windowFor(model, params.calibration.window) : 0;
}

} // namespace

RunNeed pruneNeed(const ModelHandle& model, const PruneParams& params, const std::string& exportFolder)
{
    const Shapes shapes(model->info);
    RunNeed need;
    need.isStreamed = model->info.isStreamed;
    std::int64_t pruned = 0, prunedBytes = 0;
    std::vector<std::string> tensors;
    for (const MatrixInfo* matrix : prunedMatrices(*model, params)) {
        pruned += matrix->elements();
        tensors.push_back(matrix->tensor);
        if (const TensorView* view = model->checkpoint->find(matrix->tensor))
            prunedBytes += std::int64_t(view->bytes.size());
    }
    if (const std::int64_t window = windowOf(*model, params); window > 0)
        need.memoryBytes = passMemory(*model, shapes, params.calibration.samples, window, need);
    need.memoryBytes += kMatrixCopies * shapes.largestMatrix * std::int64_t(sizeof(float)) + methodMemory(*model, params);
    if (!need.isStreamed)
        need.memoryBytes += prunedBytes + (model->isBuilt() ? pruned * typeBytes(*model) : 0);
    else if (exportFolder.empty())
        addDisk(need, existing(params.scratchFolder.empty() ? scratchFolder() : fs::path(params.scratchFolder)).string(),
                WeightOverlay::bytesFor(*model->checkpoint, tensors));
    if (!exportFolder.empty())
        addDisk(need, existing(exportFolder).string(), model->checkpoint->totalBytes());
    need.memoryFree = availableMemoryBytes();
    return need;
}

double pruneSeconds(const ModelHandle& model, const PruneParams& params)
{
    const at::NoGradGuard guard;
    const Shapes shapes(model->info);
    const double tokens = double(windowOf(*model, params) * params.calibration.samples);
    const double speed = productSpeed();
    // Two passes over each block, and two products for the output error of each matrix.
    double products = 2.0 * double(shapes.blocks) * (2.0 * tokens + 2.0 * std::min(tokens, double(kErrorTokens)));
    double seconds = double(model->checkpoint->totalBytes()) / kReadBytesPerSecond;
    std::map<std::string, double> weights;
    for (const auto& entry : params.plan.matrices) {
        const MatrixInfo* matrix = model->info.find(entry.name);
        if (!matrix || !isActive(entry))
            continue;
        weights[entry.method] += double(matrix->elements());
        const auto complete = completeParams(methodInfo(entry.method).params, entry.params, entry.method);
        const auto method = makePruneMethod(entry.method);
        products += method->operations(matrix->rows, matrix->columns, complete);
        if (method->needs(complete).hessian) // half of X^T X; matrices that share an input are counted once each
            products += tokens * double(matrix->columns) * double(matrix->columns);
    }
    for (const auto& [method, count] : weights)
        seconds += secondsPerWeight(method, speed) * count;
    return seconds + products / speed;
}

RunNeed passNeed(const ModelHandle& model, std::int64_t windows, std::int64_t window)
{
    const Shapes shapes(model->info);
    RunNeed need;
    need.isStreamed = model->info.isStreamed;
    need.memoryBytes = passMemory(*model, shapes, need.isStreamed ? windows : 1, window, need);
    need.memoryFree = availableMemoryBytes();
    return need;
}

RunNeed evaluationNeed(const ModelHandle& model, std::int64_t windows, std::int64_t window)
{
    RunNeed need = passNeed(model, windows, window);
    need.memoryBytes += 2 * window * model->info.vocabulary * std::int64_t(sizeof(float)); // logits
    return need;
}

void requireRoom(const RunNeed& need)
{
    if (!need.fitsMemory())
        throw Error(ErrorKind::Memory,
                    PS_TEXT("The run needs %1 MiB of memory, but %2 MiB are free; use fewer or shorter windows, or close "
                            "other programs."),
                    need.memoryBytes >> 20, need.memoryFree >> 20);
    if (!need.fitsDisk())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the run needs %2 MiB of this disk, but %3 MiB are free."),
                    need.diskFolder, need.diskBytes >> 20, need.diskFree >> 20);
}

} // namespace prunescope
