// SparseGPT (Frantar and Alistarh 2023): columns from left to right, each block losing the weights with the smallest
// (w / U_jj)^2, the error pushed to the columns on the right (methods/unstructured.md 4).
#include "core/pruning/sparsegpt.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/pruning/column_sweep.h"

#include <cmath>
#include <cstdlib>

namespace prunescope {
namespace {

constexpr int kImageCells = 192;      // along each axis of a picture
constexpr int kCurvePoints = 512;

/// Every n-th value of a long list, so that a curve has at most kCurvePoints points: the largest of each stretch.
LiveCurve peaks(std::string id, Text title, Text xTitle, Text yTitle, const float* values, std::int64_t count)
{
    LiveCurve curve{std::move(id), std::move(title), std::move(xTitle), std::move(yTitle), {}, {}, true, false};
    const std::int64_t points = std::min<std::int64_t>(count, kCurvePoints);
    for (std::int64_t point = 0; point < points; ++point) {
        const std::int64_t first = count * point / points, last = count * (point + 1) / points;
        curve.x.push_back(double(first));
        curve.y.push_back(double(*std::max_element(values + first, values + last)));
    }
    return curve;
}

/// The pictures of one sweep.
class SweepPictures {
public:
    SweepPictures(const MatrixTask& task, const InverseFactor& factor)
        : m_task(task), m_before(task.live ? task.weight.to(at::kFloat).contiguous() : at::Tensor())
    {
        if (!task.live)
            return;
        const auto energy = (2.0 * task.statistics->meanSquares()).contiguous();
        const auto diagonal = factor.upper.diagonal().contiguous();
        m_energy = peaks("energy", Text(PS_TEXT("Energy of each input, diag(H)")), Text(PS_TEXT("input")),
                         Text(PS_TEXT("2/N times the sum of squares")), energy.data_ptr<float>(), energy.numel());
        m_diagonal = peaks("diagonal", Text(PS_TEXT("Diagonal of U: what an error costs")), Text(PS_TEXT("input")),
                           Text(PS_TEXT("U_jj")), diagonal.data_ptr<float>(), diagonal.numel());
    }

    void show(const SweepState& state)
    {
        if (!m_task.live)
            return;
        double loss = 0;
        for (const double row : state.rowLosses)
            loss += row;
        m_columns.push_back(double(state.done));
        m_losses.push_back(0.5 * loss);
        m_task.live->offer([&] { return picture(state); }, state.done == m_before.size(1));
    }

private:
    LivePicture picture(const SweepState& state) const
    {
        const std::int64_t rows = m_before.size(0), columns = m_before.size(1);
        const float* before = m_before.data_ptr<float>();
        const float* now = state.weight.data_ptr<float>();
        const auto* mask = state.mask.data_ptr<std::uint8_t>();
        LivePicture out{"sparsegpt", m_task.name, {}, {}};
        out.images.push_back(pooledImage("mask", Text(PS_TEXT("Pruned share")), LiveScale::Mask, rows, columns, kImageCells,
                                         [&](auto i, auto j) { return float(mask[i * columns + j]); }));
        // Of kept weights alone: where a weight was pruned its own loss would drown what the others do about it.
        out.images.push_back(pooledImage("change", Text(PS_TEXT("Change of kept weights")), LiveScale::Sequential, rows, columns,
                                         kImageCells, [&](auto i, auto j) {
                                             const auto at = i * columns + j;
                                             return mask[at] ? 0.0f : std::abs(now[at] - before[at]);
                                         }));
        for (LiveImage& image : out.images)
            image.swept = double(state.done) / double(columns);
        std::vector<float> rowLosses(state.rowLosses.begin(), state.rowLosses.end());
        out.curves.push_back(peaks("rows", Text(PS_TEXT("Loss of each row")), Text(PS_TEXT("row")),
                                   Text(PS_TEXT("sum of squared errors")), rowLosses.data(), rows));
        out.curves.push_back({"loss", Text(PS_TEXT("Expected output error")), Text(PS_TEXT("columns swept")),
                              Text(PS_TEXT("squared error per sequence")), m_columns, m_losses, false, false});
        out.curves.push_back(m_energy);
        out.curves.push_back(m_diagonal);
        return out;
    }

    const MatrixTask& m_task;
    at::Tensor m_before; // [out, in], float32; undefined where nobody looks
    LiveCurve m_energy, m_diagonal;
    std::vector<double> m_columns, m_losses;
};

MatrixOutcome sweep(const MatrixTask& task, const SweepParams& params, double damping, StopFlag& stop)
{
    const InverseFactor& factor = task.solver->factor(damping, stop);
    SweepPictures pictures(task, factor);
    auto result = sweepColumns(task.weight, factor, params, stop, [&](const SweepState& state) { pictures.show(state); });
    MatrixOutcome outcome;
    outcome.mask = result.mask;
    outcome.weight = result.weight.to(task.weight.scalar_type());
    outcome.lossEstimate = result.loss;
    outcome.damping = factor.damping;
    return outcome;
}

/// Nothing or everything: no factorisation is needed.
MatrixOutcome uniformOutcome(const MatrixTask& task, bool isPruned)
{
    MatrixOutcome outcome;
    outcome.mask = at::full(task.weight.sizes(), isPruned ? 1 : 0, at::kByte);
    outcome.weight = zeroed(task.weight, outcome.mask);
    return outcome;
}

void requireSolver(const MatrixTask& task)
{
    if (!task.statistics || !task.solver)
        throw Error(ErrorKind::Usage, PS_TEXT("%1: SparseGPT needs calibration inputs."), task.name);
}

double dampingOf(const ParamValues& params)
{
    const auto damping = params.find("damping");
    return damping == params.end() ? 0.01 : std::get<double>(damping->second);
}

class SparseGpt final : public PruneMethod {
public:
    StatisticsNeeds needs(const ParamValues&) const override { return {.moments = false, .hessian = true}; }

    MatrixOutcome prune(const MatrixTask& task, StopFlag& stop) const override
    {
        requireSolver(task);
        stop.poll();
        requireFinite(task.weight, task.name);
        const std::int64_t columns = task.weight.size(1);
        if (!task.pattern.isUnstructured() && columns % task.pattern.group != 0)
            throw Error(ErrorKind::Usage,
                        PS_TEXT("Pattern %1 needs a width that is a multiple of %2, but the matrix has %3 inputs."),
                        patternText(task.pattern), task.pattern.group, columns);
        if (task.pattern.isUnstructured() && (task.sparsityShare <= 0 || task.sparsityShare >= 1))
            return uniformOutcome(task, task.sparsityShare >= 1);
        SweepParams params;
        params.sparsityShare = task.sparsityShare;
        params.pattern = task.pattern;
        params.blockSize = std::int64_t(std::get<double>(task.params.at("block_size")));
        params.countsLikeReference = std::get<bool>(task.params.at("reference_count"));
        const auto& score = std::get<std::string>(task.params.at("score"));
        if (score == "magnitude") {
            params.score = SweepScore::Magnitude;
        } else if (score == "wanda") {
            params.score = SweepScore::Wanda;
            params.inputNorm = task.statistics->norms();
        }
        return sweep(task, params, dampingOf(task.params), stop);
    }
};

} // namespace

std::unique_ptr<PruneMethod> makeSparseGptMethod() { return std::make_unique<SparseGpt>(); }

bool wantsUpdate(const ParamValues& params)
{
    const auto update = params.find("update");
    return update != params.end() && std::get<std::string>(update->second) == "sparsegpt";
}

MatrixOutcome pruneWithUpdate(const MatrixTask& task, const at::Tensor& mask, StopFlag& stop)
{
    requireSolver(task);
    SweepParams params;
    params.givenMask = mask;
    return sweep(task, params, dampingOf(task.params), stop);
}

} // namespace prunescope
