// Acts recorded in a project: the run row first, the results after it, the end state always.
#include "core/session/session.h"

#include "core/base/error.h"
#include "core/session/choice_json.h"
#include "core/session/interrupted_run.h"
#include "core/session/outcomes.h"
#include "core/store/project_store.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <thread>

namespace prunescope {
namespace {

Json textJson(const TextSource& text) { return {{"path", text.path}, {"joins_rows", text.joinsRows}}; }

Json perplexityJson(const PerplexityParams& params)
{
    return {{"text", textJson(params.text)},
            {"window", params.window},
            {"convention", params.convention},
            {"stride", params.stride},
            {"max_windows", params.maxWindows}};
}

void saveModelRow(ProjectStore& store, const ModelInfo& info)
{
    StoredModel model;
    model.fingerprint = info.fingerprint;
    model.name = info.name;
    model.path = info.path;
    model.family = info.family;
    model.parameters = info.parameters;
    model.bytes = info.bytes;
    store.saveModel(model);
}

template <typename Origin>
StoredEvaluation evaluationRow(const PerplexityResult& result, const ModelInfo& info, const Origin& origin, std::int64_t run)
{
    StoredEvaluation row;
    row.run = run;
    row.planId = origin.planId;
    row.prunedBy = origin.run;
    row.modelFingerprint = info.fingerprint;
    row.textSha256 = result.text.sha256;
    row.convention = result.convention;
    row.window = result.window;
    row.stride = result.stride;
    row.windows = result.windows;
    row.tokens = result.tokens;
    row.perplexity = result.perplexity;
    row.standardError = result.standardError;
    row.nll = result.nll;
    row.bitsPerByte = result.bitsPerByte;
    row.tokensPerSecond = result.tokensPerSecond;
    row.windowNll = result.windowNll;
    return row;
}

Json comparisonJson(const CompareResult& result)
{
    return {{"perplexity_a", result.a.perplexity},
            {"perplexity_b", result.b.perplexity},
            {"nll_difference", result.nllDifference},
            {"nll_difference_stderr", result.nllDifferenceError},
            {"nll_difference_stderr_windows", result.paired.windowError},
            {"low", result.paired.low},
            {"high", result.paired.high},
            {"kl_mean", result.klMean},
            {"top1_agreement", result.topOneAgreement}};
}

/// A run row that always gets an end state.
class RecordedRun {
public:
    RecordedRun(ProjectStore* store, const ModelInfo& info, RunStart start) : m_store(store)
    {
        if (!m_store)
            return;
        saveModelRow(*m_store, info);
        start.modelFingerprint = info.fingerprint;
        start.version = programVersion();
        start.threads = int(std::thread::hardware_concurrency());
        m_id = m_store->beginRun(start);
    }
    /// Goes on in the row of a run that died.
    RecordedRun(ProjectStore* store, std::int64_t deadRun) : m_store(store), m_id(deadRun)
    {
        if (m_store && !m_store->adoptRun(deadRun))
            throw Error(ErrorKind::Usage, PS_TEXT("Run %1 is finished already, or another window goes on with it."), deadRun);
    }

    /// Does the work; what it throws is recorded and thrown on.
    template <typename Work> auto record(Work work)
    {
        try {
            return work();
        } catch (const Error& error) {
            finish(error.kind() == ErrorKind::Cancelled ? RunState::Cancelled : RunState::Failed, error.what(), {});
            throw;
        } catch (const std::exception& error) {
            finish(RunState::Failed, error.what(), {});
            throw;
        }
    }

    void finish(RunState state, const std::string& message, const Json& result)
    {
        if (m_store)
            m_store->finishRun(m_id, state, message, result);
    }
    std::int64_t id() const { return m_id; }

private:
    ProjectStore* m_store;
    std::int64_t m_id = 0;
};

std::vector<StoredMatrixResult> matrixRows(const PruneResult& result)
{
    std::vector<StoredMatrixResult> rows;
    for (const auto& matrix : result.matrices) {
        StoredMatrixResult row;
        row.matrix = matrix.name;
        row.method = matrix.method;
        row.plannedSparsity = matrix.plannedShare;
        row.achievedSparsity = matrix.achievedShare;
        if (matrix.outputError >= 0)
            row.outputError = matrix.outputError;
        row.seconds = matrix.seconds;
        rows.push_back(row);
    }
    return rows;
}

Json sensitivityStartJson(const SensitivityParams& params, const std::string& key)
{
    return {{"key", key},
            {"method", params.method},
            {"params", paramsToJson(params.params)},
            {"levels", params.levels},
            {"by", params.by},
            {"part", params.part},
            {"parts", params.parts},
            {"stop_factor", params.stopFactor},
            {"probes", params.probes},
            {"probe_seed", params.probeSeed},
            {"calibration", textJson(params.calibration.text)},
            {"samples", params.calibration.samples},
            {"calibration_window", params.calibration.window},
            {"evaluation", perplexityJson(params.evaluation)}};
}

StoredSweepPoint sweepRow(const SensitivityPoint& point)
{
    StoredSweepPoint row;
    row.unit = point.unit;
    row.level = point.level;
    row.perplexity = point.perplexity;
    row.standardError = point.standardError;
    row.nll = point.nll;
    row.seconds = point.seconds;
    row.windowNll = point.windowNll;
    row.sparsity = point.sparsityShare;
    return row;
}

SensitivityPoint pointOf(const StoredSweepPoint& row)
{
    SensitivityPoint point;
    point.unit = row.unit;
    point.level = row.level;
    point.sparsityShare = std::isfinite(row.sparsity) ? row.sparsity : row.level;
    point.nll = row.nll;
    point.perplexity = row.perplexity;
    point.standardError = row.standardError;
    point.seconds = row.seconds;
    point.windowNll = row.windowNll;
    return point;
}

/// The plan's total over a model that has all its matrices.
std::optional<double> plannedShare(const Plan& plan, const ModelInfo& model)
{
    MatrixSizes sizes;
    for (const PlanEntry& entry : plan.matrices) {
        const MatrixInfo* matrix = model.find(entry.name);
        if (!matrix)
            return std::nullopt;
        sizes.push_back(matrix->elements());
    }
    return totalSparsity(plan, sizes);
}

/// The plan that an exported model's folder says it was pruned by; "" where it says nothing.
std::string planBeside(const ModelInfo& model)
{
    const auto file = std::filesystem::path(model.path) / "prunescope.psplan";
    std::error_code ignored;
    try {
        return std::filesystem::exists(file, ignored) ? readPlan(file).id : std::string();
    } catch (const Error&) {
        return {}; // of a version that wrote something else; the model stands for itself
    }
}

} // namespace

Session::Session(std::shared_ptr<ProjectStore> store) : m_store(std::move(store)) {}
Session::~Session() = default;

std::shared_ptr<Session> Session::withCopy(std::shared_ptr<ProjectStore> copy) const
{
    auto session = std::make_shared<Session>(std::move(copy));
    const std::lock_guard lock(m_mutex);
    session->m_origins = m_origins;
    return session;
}

void Session::rememberOrigin(const ModelHandle& model, const Origin& origin)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_origins, [](const auto& entry) { return entry.first.expired(); });
    m_origins[model] = origin;
}

Session::Origin Session::originOf(const ModelHandle& model) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_origins.find(model); found != m_origins.end())
            return found->second;
    }
    const std::string plan = m_store ? planBeside(modelInfo(*model)) : std::string();
    if (plan.empty() || !m_store->hasPlan(plan))
        return {};
    Origin origin{plan, {}};
    for (const StoredRun& run : m_store->runsOfPlans())
        if (run.planId == plan && run.kind == "prune" && run.state == RunState::Done)
            origin.run = run.id;
    return origin;
}

PruneResult Session::prune(const ModelHandle& model, const PruneParams& params, StopFlag& stop,
                           const ProgressSink& progress, std::int64_t deadRun)
{
    if (m_store && !params.plan.id.empty()) {
        m_store->savePlan(params.plan);
        if (const auto share = plannedShare(params.plan, modelInfo(*model)))
            m_store->addPlanFacts(params.plan.id, {{"planned", *share}});
    }
    RecordedRun run = deadRun > 0 ? RecordedRun(m_store.get(), deadRun)
                      : m_store   ? RecordedRun(m_store.get(), modelInfo(*model), pruneStart(params, modelInfo(*model)))
                                  : RecordedRun(nullptr, modelInfo(*model), {});
    auto result = run.record([&] { return pruneModel(model, params, stop, progress); });
    if (m_store) {
        m_store->addMatrixResults(run.id(), matrixRows(result));
        rememberOrigin(result.model, {params.plan.id, run.id()});
    }
    Json figures = {{"planned", result.plannedShare}, {"achieved", result.achievedShare}, {"seconds", result.seconds}};
    figures.update(sizeJson(result, params.plan, modelInfo(*model)));
    run.finish(RunState::Done, "", figures);
    return result;
}

SensitivityResult Session::sensitivity(const ModelHandle& model, const SensitivityParams& params,
                                       const SensitivitySink& onPoint, StopFlag& stop, const ProgressSink& progress)
{
    std::vector<SensitivityPoint> known;
    RunStart start;
    start.kind = "sensitivity";
    if (m_store) {
        const std::string key = sensitivityKey(model, params);
        known = knownPoints(key);
        start.parameters = sensitivityStartJson(params, key);
        start.seed = params.calibration.seed;
    }
    RecordedRun run(m_store.get(), modelInfo(*model), start);
    const auto take = [&](const SensitivityPoint& point) {
        if (m_store)
            m_store->addSweepPoints(run.id(), std::array{sweepRow(point)});
        if (onPoint)
            onPoint(point);
    };
    auto result = run.record([&] { return measureSensitivity(model, params, known, take, stop, progress); });
    run.finish(RunState::Done, "",
               {{"points", result.points.size()}, {"taken_over", result.takenOver}, {"dense_nll", result.denseNll}});
    return result;
}

std::vector<SensitivityPoint> Session::knownPoints(const std::string& key) const
{
    std::vector<SensitivityPoint> points;
    if (!m_store)
        return points;
    for (const auto& run : m_store->runs())
        if (run.kind == "sensitivity" && run.parameters.is_object() && run.parameters.value("key", Json()) == Json(key))
            for (const auto& row : m_store->sweepPoints(run.id))
                points.push_back(pointOf(row)); // the dense model's figures among them, without a unit
    return points;
}

ChoiceResult Session::choice(const ModelHandle& model, const ChoiceParams& params, StopFlag& stop, const ProgressSink& progress)
{
    RunStart start;
    start.kind = "choice";
    const Origin origin = originOf(model);
    start.planId = origin.planId;
    start.parameters = {{"tasks", params.tasks},
                        {"format", params.format},
                        {"max_questions", params.maxQuestions},
                        {"add_special_tokens", params.addsSpecial},
                        {"pruned_by", origin.run ? Json(*origin.run) : Json()}};
    RecordedRun run(m_store.get(), modelInfo(*model), start);
    auto result = run.record([&] { return answerChoices(model, params, stop, progress); });
    run.finish(RunState::Done, "", storedChoiceJson(result));
    return result;
}

PerplexityResult Session::perplexity(const ModelHandle& model, const PerplexityParams& params, StopFlag& stop,
                                     const ProgressSink& progress)
{
    RunStart start;
    start.kind = "perplexity";
    start.parameters = perplexityJson(params);
    const Origin origin = originOf(model);
    start.planId = origin.planId;
    RecordedRun run(m_store.get(), modelInfo(*model), start);
    auto result = run.record([&] { return measurePerplexity(model, params, stop, progress); });
    if (m_store)
        m_store->addEvaluation(evaluationRow(result, modelInfo(*model), origin, run.id()), {result.tokenNll, result.windowEnd});
    run.finish(RunState::Done, "", {{"perplexity", result.perplexity}});
    return result;
}

CompareResult Session::compare(const ModelHandle& a, const ModelHandle& b, const CompareParams& params, StopFlag& stop,
                               const ProgressSink& progress)
{
    RunStart start;
    start.kind = "compare";
    start.parameters = perplexityJson(params.perplexity);
    const Origin first = originOf(a), second = originOf(b);
    start.planId = second.planId;
    RecordedRun run(m_store.get(), modelInfo(*a), start);
    auto result = run.record([&] { return compareModels(a, b, params, stop, progress); });
    if (m_store) {
        m_store->addEvaluation(evaluationRow(result.a, modelInfo(*a), first, run.id()), {result.a.tokenNll, result.a.windowEnd});
        m_store->addEvaluation(evaluationRow(result.b, modelInfo(*b), second, run.id()), {result.b.tokenNll, result.b.windowEnd});
    }
    run.finish(RunState::Done, "", comparisonJson(result));
    return result;
}

void Session::keepContinuation(const ModelHandle& model, const GenerateParams& params, const GenerateResult& result)
{
    if (!m_store)
        return;
    StoredPrompt prompt;
    prompt.text = params.prompt;
    prompt.tokens = params.tokens;
    prompt.temperature = params.temperature;
    prompt.topP = params.topP;
    prompt.seed = params.seed;
    const Origin origin = originOf(model);
    StoredContinuation continuation;
    continuation.prompt = m_store->savePrompt(prompt);
    continuation.modelFingerprint = modelInfo(*model).fingerprint;
    continuation.planId = origin.planId;
    continuation.prunedBy = origin.run;
    continuation.text = result.text;
    continuation.tokensPerSecond = result.tokensPerSecond;
    m_store->saveContinuation(continuation);
}

} // namespace prunescope
