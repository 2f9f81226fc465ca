// ALPS (Meng et al. 2024): which weights stay is found by alternating directions on the layer's least-squares problem, then
// their values by conjugate gradients (methods/unstructured.md 6). Differs from the published code in exact counts, inputs
// that never fire and double precision at the end.
#include "core/pruning/alps.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/pruning/alps_admm.h"
#include "core/pruning/mask_by_score.h"
#include "core/pruning/support_solve.h"
#include "core/pruning/task_checks.h"

#include <algorithm>
#include <cmath>

namespace prunescope {
namespace {

constexpr int kImageCells = 192;            // along each axis of a picture
constexpr std::int64_t kObjectiveRows = 32; // outputs whose objective is shown
constexpr std::int64_t kWeightsPerStep = 1 << 21; // of elementwise work between two polls

/// The search, drawn.
class AlpsPictures {
public:
    AlpsPictures(const MatrixTask& task, const at::Tensor& products) : m_task(task), m_products(products) {}

    void show(const AdmmState& state)
    {
        m_iterations.push_back(double(state.iteration + 1));
        m_rhos.push_back(state.rho);
        m_changes.push_back(state.change);
        m_task.live->offer([&] { return picture(state); }, state.isLast);
    }

private:
    /// ||X (W' - W)^T||^2 / ||X W^T||^2 of some outputs, with the ridge.
    double objective(const AdmmState& state) const
    {
        const std::int64_t rows = state.start.size(0), columns = state.start.size(1), shown = std::min(rows, kObjectiveRows);
        auto start = at::empty({shown, columns}, at::kDouble), change = at::empty_like(start);
        for (std::int64_t i = 0; i < shown; ++i) {
            const std::int64_t row = i * rows / shown;
            start[i].copy_(state.start[row]);
            const float* sum = state.sum.data_ptr<float>() + row * columns;
            const float* from = state.start.data_ptr<float>() + row * columns;
            double* difference = change.data_ptr<double>() + i * columns;
            for (std::int64_t j = 0; j < columns; ++j)
                difference[j] = (state.pruned[std::size_t(row * columns + j)] ? 0.0 : double(sum[j])) - double(from[j]);
        }
        const auto energy = [this](const at::Tensor& weights) {
            return (at::mm(weights, m_products) * weights).sum().item<double>();
        };
        const double whole = energy(start);
        return whole > 0 ? energy(change) / whole : 0.0;
    }

    LivePicture picture(const AdmmState& state)
    {
        m_objectiveIterations.push_back(double(state.iteration + 1));
        m_objectives.push_back(objective(state));
        const std::int64_t columns = state.start.size(1);
        const Text iteration(PS_TEXT("iteration"));
        LivePicture out{"alps", m_task.name, {}, {}};
        out.images.push_back(pooledImage("mask", Text(PS_TEXT("Pruned share")), LiveScale::Mask, state.start.size(0), columns,
                                         kImageCells,
                                         [&](auto i, auto j) { return state.pruned[std::size_t(i * columns + j)]; }));
        out.curves = {{"objective", Text(PS_TEXT("Relative output error of %1 outputs"),
                                         std::min(state.start.size(0), kObjectiveRows)),
                       iteration, Text(PS_TEXT("squared error / squared output")), m_objectiveIterations, m_objectives, true,
                       false},
                      {"change", Text(PS_TEXT("Weights that changed sides in three iterations")), iteration,
                       Text(PS_TEXT("share of the kept ones")), m_iterations, m_changes, false, false},
                      {"rho", Text(PS_TEXT("Penalty rho")), iteration, Text(PS_TEXT("rho")), m_iterations, m_rhos, true,
                       false}};
        return out;
    }

    const MatrixTask& m_task;
    at::Tensor m_products;
    std::vector<double> m_iterations, m_rhos, m_changes, m_objectiveIterations, m_objectives;
};

/// A layer loses floor(n * s + 0.5) weights; the published code keeps (1 - s) * n, rounded half to even.
SelectionParams alpsSelection(const MatrixTask& task)
{
    auto selection = selectionParams(task.sparsityShare, task.pattern, {});
    selection.group = SelectionGroup::Layer;
    if (std::get<bool>(task.params.at("reference_count"))) {
        const auto size = double(task.weight.numel());
        selection.sparsityShare = (size - std::nearbyint((1 - task.sparsityShare) * size)) / size;
    }
    return selection;
}

/// The solution in the coordinates of the weights.
struct Unscaled {
    at::Tensor weight;  ///< [out, in], float32
    double change = 0;  ///< squared norm of what changed
};

Unscaled unscaled(const MatrixTask& task, const at::Tensor& solution, const at::Tensor& scale, StopFlag& stop)
{
    Unscaled out{at::empty(solution.sizes(), at::kFloat), 0};
    const std::int64_t rows = solution.size(0), step = std::max<std::int64_t>(1, kWeightsPerStep / solution.size(1));
    for (std::int64_t first = 0; first < rows; first += step) {
        stop.poll();
        const std::int64_t count = std::min(step, rows - first);
        const auto piece = solution.narrow(0, first, count).div(scale);
        out.weight.narrow(0, first, count).copy_(piece);
        out.change += (piece - task.weight.narrow(0, first, count)).pow_(2).sum().item<double>();
    }
    return out;
}

/// The error that the inputs see: the solution's loss without the ridge, per sequence.
double lossPerSequence(double loss, double change, const ScaledEigen& eigen, const InputStatistics& statistics, double ridge)
{
    const double mean = statistics.meanSquares().to(at::kDouble).mean().item<double>();
    if (!(mean > 0))
        return 0;
    // Squares of the scale are a multiple of the damped energies per sequence; only this multiple is needed here.
    const double unit = eigen.scale.pow(2).mean().item<double>() / (mean * (1 + ridge));
    return std::max(0.0, loss / unit - ridge * mean * change);
}

/// All work but one call is split by the stop flag: the eigen-decomposition of the inputs is one undivided call of the linear
/// algebra library, about a minute at 4096 inputs, shared by all matrices that read the same input.
class Alps final : public PruneMethod {
public:
    StatisticsNeeds needs(const ParamValues&) const override { return {.moments = false, .hessian = true}; }

    std::int64_t scratchBytes(std::int64_t rows, std::int64_t columns, const ParamValues&) const override
    {
        // The products, their eigenvectors and the library's workspace in double.
        return columns * (3 * columns * std::int64_t(sizeof(double)) + rows * std::int64_t(sizeof(float)));
    }

    MatrixOutcome prune(const MatrixTask& task, StopFlag& stop) const override
    {
        requireInputs(task, "ALPS");
        if (!task.solver)
            throw Error(ErrorKind::Usage, PS_TEXT("%1: %2 needs calibration inputs."), task.name, "ALPS");
        requireDividingPattern(task);
        stop.poll();
        requireFinite(task.weight, task.name);
        if (isAllOrNothing(task))
            return allOrNothing(task);
        const double ridge = std::get<double>(task.params.at("ridge"));
        const ScaledEigen& eigen = task.solver->eigen(ridge, stop);
        stop.poll();
        // A matrix that is stored as [in, out] comes as a transposed view; all that follows reads rows.
        const auto wanted = task.weight.contiguous() * eigen.scale; // [out, in], double
        stop.poll();
        AlpsPictures pictures(task, eigen.products);
        std::function<void(const AdmmState&)> observe;
        if (task.live)
            observe = [&](const AdmmState& state) { pictures.show(state); };
        const auto found = searchSupport(wanted.to(at::kFloat), eigen,
                                         {alpsSelection(task), std::get<double>(task.params.at("rho")),
                                          int(std::get<double>(task.params.at("max_iterations")))},
                                         stop, observe);
        const auto solution = solveOnSupport({eigen.products, wanted, found.weight, found.pruned},
                                             int(std::get<double>(task.params.at("cg_iterations"))), stop);
        const auto result = unscaled(task, solution.weight, eigen.scale, stop);
        MatrixOutcome outcome;
        outcome.mask = at::empty(task.weight.sizes(), at::kByte);
        std::copy(found.pruned.begin(), found.pruned.end(), outcome.mask.data_ptr<std::uint8_t>());
        outcome.weight = zeroed(result.weight.to(task.weight.scalar_type()), outcome.mask);
        outcome.lossEstimate = lossPerSequence(solution.loss, result.change, eigen, *task.statistics, ridge);
        outcome.damping = ridge;
        return outcome;
    }
};

} // namespace

std::unique_ptr<PruneMethod> makeAlpsMethod() { return std::make_unique<Alps>(); }

} // namespace prunescope
