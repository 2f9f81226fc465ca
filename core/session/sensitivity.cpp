// Sensitivity as an act.
#include "core/session/sensitivity.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/sha256.h"
#include "core/plan/method_info.h"
#include "core/pruning/methods.h"
#include "core/sensitivity/sweep.h"
#include "core/session/open_model_impl.h"
#include "core/session/perplexity_result.h"
#include "core/session/run_need.h"
#include "core/session/text_loading.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace prunescope {
namespace {

/// Everything that a sweep reads, loaded and checked.
struct SweepInputs {
    ParamValues params;   // complete
    std::vector<double> levels;
    CalibrationSet calibration; // ids undefined where the method reads none
    EvaluationText evaluation;
};

std::vector<double> checkedLevels(std::vector<double> levels)
{
    for (const double level : levels)
        if (!(level >= 0 && level <= 1))
            throw Error(ErrorKind::Usage, PS_TEXT("The level is %1, but should be from 0 to 1."), level);
    std::sort(levels.begin(), levels.end());
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    if (levels.empty())
        throw Error(ErrorKind::Usage, PS_TEXT("A sweep needs at least one level."));
    return levels;
}

SweepInputs loadInputs(const OpenModel& model, const SensitivityParams& params)
{
    if (!model.info.canEvaluate)
        throw Error(ErrorKind::BadInput, model.info.whyNotEvaluate);
    SweepInputs inputs;
    inputs.params = completeParams(methodInfo(params.method).params, params.params, params.method);
    inputs.levels = checkedLevels(params.levels);
    if (!(params.stopFactor == 0 || params.stopFactor > 1))
        throw Error(ErrorKind::Usage, PS_TEXT("The factor to stop at is %1, but should be 0 or more than 1."), params.stopFactor);
    inputs.evaluation = loadEvaluationText(model, params.evaluation);
    const bool needsText = methodInfo(params.method).needsCalibration ||
                           makePruneMethod(params.method)->needs(inputs.params) != StatisticsNeeds{};
    if (needsText && params.calibration.text.path.empty())
        throw Error(ErrorKind::Usage, PS_TEXT("The plan's method needs a calibration text, and none was given."));
    if (needsText)
        inputs.calibration = loadCalibration(model, params.calibration);
    return inputs;
}

std::string keyOf(const OpenModel& model, const SensitivityParams& params, const SweepInputs& inputs)
{
    const Json whole = {{"model", model.info.fingerprint},
                        {"method", params.method},
                        {"params", paramsToJson(inputs.params)},
                        {"calibration", inputs.calibration.hash},
                        {"text", inputs.evaluation.info.sha256},
                        {"tokens", inputs.evaluation.stream.numel()},
                        {"convention", inputs.evaluation.plan.convention},
                        {"window", inputs.evaluation.plan.window},
                        {"stride", params.evaluation.stride},
                        {"windows", inputs.evaluation.plan.windows.size()},
                        {"type", at::toString(model.computeType)}};
    return sha256Hex(whole.dump());
}

/// Standard error of the mean difference of windows; absent for one window.
std::optional<double> pairedError(const std::vector<double>& a, const std::vector<double>& b)
{
    if (a.size() < 2 || a.size() != b.size())
        return std::nullopt;
    double mean = 0, squares = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        mean += (b[i] - a[i]) / double(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        squares += (b[i] - a[i] - mean) * (b[i] - a[i] - mean);
    return std::sqrt(squares / double(a.size()) / double(a.size() - 1));
}

/// Fills the result with what the sweep finds.
class Recorder : public SweepObserver {
public:
    /// @param probes  that are to be measured, without their figures
    Recorder(SensitivityResult& result, const std::vector<SensitivityProbe>& probes, const std::vector<SensitivityPoint>& known,
             const SensitivitySink& onPoint)
        : m_result(result), m_probes(probes), m_onPoint(onPoint)
    {
        for (const auto& point : known)
            m_known[{point.unit, point.level}] = &point;
    }

    void takeDense(const PerplexityFigures& figures) override
    {
        m_result.denseNll = figures.nll;
        m_result.densePerplexity = figures.perplexity;
        m_result.denseError = figures.standardError;
        m_result.denseWindowNll = figures.windowNll;
        SensitivityPoint dense;
        dense.nll = figures.nll;
        dense.perplexity = figures.perplexity;
        dense.standardError = figures.standardError;
        dense.windowNll = figures.windowNll;
        if (m_onPoint)
            m_onPoint(dense);
    }

    double known(std::size_t unit, double level) override
    {
        const auto found = m_known.find({idOf(unit), level});
        if (found == m_known.end())
            return std::nan("");
        if (m_taken.insert(found->first).second) {
            ++m_result.takenOver;
            add(unit, *found->second);
        }
        return found->second->nll;
    }

    void take(const SweepMeasurement& measured) override
    {
        SensitivityPoint point;
        point.unit = idOf(measured.unit);
        point.level = measured.level;
        point.sparsityShare = double(measured.zeros) / double(std::max<std::int64_t>(1, measured.elements));
        point.nll = measured.figures.nll;
        point.perplexity = measured.figures.perplexity;
        point.standardError = measured.figures.standardError;
        point.windowNll = measured.figures.windowNll;
        point.seconds = measured.seconds;
        add(measured.unit, point);
    }

private:
    /// The sweep's units are those of the result, then the probes.
    std::string idOf(std::size_t unit) const
    {
        const std::size_t units = m_result.units.size();
        return unit < units ? m_result.units[unit].id : m_probes[unit - units].point.unit;
    }
    void add(std::size_t unit, SensitivityPoint point)
    {
        setIncrease(point, m_result);
        if (unit < m_result.units.size()) {
            m_result.points.push_back(point);
        } else {
            m_result.probes.push_back(m_probes[unit - m_result.units.size()]);
            m_result.probes.back().point = point;
        }
        if (m_onPoint)
            m_onPoint(point);
    }

    SensitivityResult& m_result;
    const std::vector<SensitivityProbe>& m_probes;
    const SensitivitySink& m_onPoint;
    std::set<std::pair<std::string, double>> m_taken;
    std::map<std::pair<std::string, double>, const SensitivityPoint*> m_known;
};

void describe(SensitivityResult& result, const OpenModel& model, const SensitivityParams& params, const SweepInputs& inputs)
{
    result.modelName = model.info.name;
    result.modelFingerprint = model.info.fingerprint;
    result.method = params.method;
    result.params = inputs.params;
    result.levels = inputs.levels;
    if (inputs.calibration.ids.defined()) {
        result.calibrationText = inputs.calibration.info.name;
        result.calibrationHash = inputs.calibration.hash;
        result.calibrationWindows = int(inputs.calibration.ids.size(0));
        result.calibrationWindow = int(inputs.calibration.ids.size(1));
    }
    result.text = inputs.evaluation.info.name;
    result.textSha256 = inputs.evaluation.info.sha256;
    result.convention = inputs.evaluation.plan.convention;
    result.window = int(inputs.evaluation.plan.window);
    result.stride = params.evaluation.stride;
    result.windows = std::int64_t(inputs.evaluation.plan.windows.size());
}

void addProbes(SweepTask& task, const std::vector<SensitivityProbe>& probes, const std::vector<std::string>& matrices,
               const ModelInfo& model)
{
    std::vector<int> blocks;
    for (const auto& matrix : matrices)
        blocks.push_back(model.find(matrix)->block);
    for (const auto& probe : probes)
        task.units.push_back({probe.point.unit, matrices, blocks, probe.shares, probe.point.level});
}

SensitivityUnit makeUnit(const std::string& by, const MatrixInfo& matrix)
{
    SensitivityUnit unit;
    unit.by = by;
    unit.id = by == "matrix" ? matrix.name : by == "block" ? "block." + std::to_string(matrix.block) : "kind." + matrix.kind;
    unit.block = by == "kind" ? -1 : matrix.block;
    unit.kind = by == "block" ? "" : matrix.kind;
    return unit;
}

} // namespace

const SensitivityUnit* SensitivityResult::findUnit(const std::string& id) const
{
    const auto found = std::find_if(units.begin(), units.end(), [&](const auto& unit) { return unit.id == id; });
    return found == units.end() ? nullptr : &*found;
}

const SensitivityPoint* SensitivityResult::findPoint(const std::string& unit, double level) const
{
    const auto found = std::find_if(points.begin(), points.end(),
                                    [&](const auto& point) { return point.unit == unit && point.level == level; });
    return found == points.end() ? nullptr : &*found;
}

void setIncrease(SensitivityPoint& point, const SensitivityResult& dense)
{
    point.nllIncrease = point.nll - dense.denseNll;
    point.nllIncreaseError = pairedError(dense.denseWindowNll, point.windowNll);
}

std::vector<SensitivityUnit> sensitivityUnits(const ModelInfo& model, const std::string& by, int part, int parts)
{
    if (by != "matrix" && by != "block" && by != "kind")
        throw Error(ErrorKind::Usage, PS_TEXT("A sweep goes by matrix, block or kind, not by %1."), by);
    if (parts < 1 || part < 1 || part > parts)
        throw Error(ErrorKind::Usage, PS_TEXT("There is no part %1 of %2; parts are numbered from 1."), part, parts);
    std::vector<SensitivityUnit> all;
    for (const auto& matrix : model.matrices) {
        if (!matrix.isPrunable)
            continue;
        SensitivityUnit unit = makeUnit(by, matrix);
        auto found = std::find_if(all.begin(), all.end(), [&](const auto& other) { return other.id == unit.id; });
        if (found == all.end()) {
            unit.index = int(all.size());
            found = all.insert(all.end(), std::move(unit));
        }
        found->matrices.push_back(matrix.name);
        found->elements += matrix.elements();
    }
    std::vector<SensitivityUnit> units;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (int(i % std::size_t(parts)) == part - 1)
            units.push_back(std::move(all[i]));
    return units;
}

std::vector<double> probeShares(const ModelInfo& model, double total, double highest, std::uint64_t seed, int index)
{
    Random random(seed * 7919u + std::uint64_t(index) + 1);
    const double spread = 0.05 + 0.2 * random.uniform();
    std::map<int, double> ofBlock;
    std::map<std::string, double> ofKind;
    std::vector<double> offsets, sizes;
    for (const auto& matrix : model.matrices) {
        if (!matrix.isPrunable)
            continue;
        if (!ofBlock.count(matrix.block))
            ofBlock[matrix.block] = spread * random.normal();
        if (!ofKind.count(matrix.kind))
            ofKind[matrix.kind] = 0.5 * spread * random.normal();
        offsets.push_back(ofBlock[matrix.block] + ofKind[matrix.kind] + spread * random.normal());
        sizes.push_back(double(matrix.elements()));
    }
    const auto sharesAt = [&](double shift) {
        std::vector<double> shares;
        for (const double offset : offsets)
            shares.push_back(std::clamp(offset + shift, 0.0, highest));
        return shares;
    };
    double low = -10, high = 10;
    for (int step = 0; step < 100; ++step) {
        const double middle = (low + high) / 2;
        const auto shares = sharesAt(middle);
        const double reached = std::inner_product(shares.begin(), shares.end(), sizes.begin(), 0.0) /
                               std::accumulate(sizes.begin(), sizes.end(), 0.0);
        (reached < total ? low : high) = middle;
    }
    return sharesAt(low);
}

std::vector<SensitivityProbe> sensitivityProbes(const ModelInfo& model, const SensitivityParams& params)
{
    const double highest = params.levels.empty() ? 0 : *std::max_element(params.levels.begin(), params.levels.end());
    std::vector<SensitivityProbe> probes;
    for (int i = 0; i < params.probes; ++i) {
        if (i % params.parts != params.part - 1)
            continue;
        Random random(params.probeSeed * 1000003u + std::uint64_t(i));
        const double total = i % 2 == 0 ? params.probeTotal : std::min(highest, 0.2 + 0.6 * random.uniform());
        SensitivityProbe probe;
        probe.shares = probeShares(model, total, highest, params.probeSeed, i);
        probe.point.level = total;
        probe.point.unit = "probe." + std::to_string(params.probeSeed) + "." + std::to_string(i) + "." + Json(highest).dump();
        probes.push_back(std::move(probe));
    }
    return probes;
}

std::string sensitivityKey(const ModelHandle& model, const SensitivityParams& params)
{
    return keyOf(*model, params, loadInputs(*model, params));
}

SensitivityResult measureSensitivity(const ModelHandle& model, const SensitivityParams& params,
                                     const std::vector<SensitivityPoint>& known, const SensitivitySink& onPoint,
                                     StopFlag& stop, const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    const auto start = std::chrono::steady_clock::now();
    const SweepInputs inputs = loadInputs(*model, params);
    requireRoom(evaluationNeed(model, std::int64_t(inputs.evaluation.plan.windows.size()), inputs.evaluation.plan.window));
    SensitivityResult result;
    describe(result, *model, params, inputs);
    result.units = sensitivityUnits(model->info, params.by, params.part, params.parts);
    for (const auto& matrix : model->info.matrices)
        if (matrix.isPrunable)
            result.matrices.push_back(matrix.name);
    SweepTask task;
    for (const auto& unit : result.units) {
        std::vector<int> blocks;
        for (const auto& matrix : unit.matrices)
            blocks.push_back(model->info.find(matrix)->block);
        task.units.push_back({unit.id, unit.matrices, blocks, {}, 0});
    }
    task.levels = inputs.levels;
    task.method = params.method;
    task.params = inputs.params;
    task.calibration = inputs.calibration.ids;
    task.plan = inputs.evaluation.plan;
    task.stream = inputs.evaluation.stream;
    task.stopFactor = params.stopFactor;
    const auto probes = sensitivityProbes(model->info, params);
    addProbes(task, probes, result.matrices, model->info);
    Recorder recorder(result, probes, known, onPoint);
    sweepSensitivity(
        model->model(), [&](const std::string& module) { return model->storedWeight(module); }, task, recorder, stop, progress);
    std::map<std::string, std::size_t> order;
    for (std::size_t i = 0; i < result.units.size(); ++i)
        order[result.units[i].id] = i;
    std::sort(result.points.begin(), result.points.end(), [&](const auto& a, const auto& b) {
        return std::pair(order[a.unit], a.level) < std::pair(order[b.unit], b.level);
    });
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return result;
}

} // namespace prunescope
