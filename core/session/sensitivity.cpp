// Sensitivity as an act.
#include "core/session/sensitivity.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
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
    Recorder(SensitivityResult& result, const std::vector<SensitivityPoint>& known, const SensitivitySink& onPoint)
        : m_result(result), m_onPoint(onPoint)
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
        const auto found = m_known.find({m_result.units[unit].id, level});
        if (found == m_known.end())
            return std::nan("");
        if (!m_result.findPoint(found->first.first, level)) {
            m_result.points.push_back(*found->second);
            setIncrease(m_result.points.back());
            ++m_result.takenOver;
            if (m_onPoint)
                m_onPoint(m_result.points.back());
        }
        return found->second->nll;
    }

    void take(const SweepMeasurement& measured) override
    {
        SensitivityPoint point;
        point.unit = m_result.units[measured.unit].id;
        point.level = measured.level;
        point.sparsityShare = double(measured.zeros) / double(std::max<std::int64_t>(1, measured.elements));
        point.nll = measured.figures.nll;
        point.perplexity = measured.figures.perplexity;
        point.standardError = measured.figures.standardError;
        point.windowNll = measured.figures.windowNll;
        point.seconds = measured.seconds;
        setIncrease(point);
        m_result.points.push_back(point);
        if (m_onPoint)
            m_onPoint(point);
    }

private:
    void setIncrease(SensitivityPoint& point) const
    {
        point.nllIncrease = point.nll - m_result.denseNll;
        point.nllIncreaseError = pairedError(m_result.denseWindowNll, point.windowNll);
    }

    SensitivityResult& m_result;
    const SensitivitySink& m_onPoint;
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
    SweepTask task;
    for (const auto& unit : result.units) {
        std::vector<int> blocks;
        for (const auto& matrix : unit.matrices)
            blocks.push_back(model->info.find(matrix)->block);
        task.units.push_back({unit.id, unit.matrices, blocks});
    }
    task.levels = inputs.levels;
    task.method = params.method;
    task.params = inputs.params;
    task.calibration = inputs.calibration.ids;
    task.plan = inputs.evaluation.plan;
    task.stream = inputs.evaluation.stream;
    task.stopFactor = params.stopFactor;
    Recorder recorder(result, known, onPoint);
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
