// Questions about single weights. Measuring and pruning run outside of the lock; what they make is immutable.
#include "core/session/explain.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/base/system_memory.h"
#include "core/plan/method_info.h"
#include "core/pruning/methods.h"
#include "core/session/method_judgement_impl.h"
#include "core/session/open_model_impl.h"
#include "core/session/run_need.h"

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <tuple>

namespace prunescope {
namespace {

constexpr const char* kSearch = "alps";
constexpr std::int64_t kHessianCopies = 9;   // float32 copies of [in, in] that factor and eigenvectors need at most
constexpr std::int64_t kBytesPerWeight = 40; // of copies, masks, scores and results of all methods

/// What questions have in common; an n:m pattern fixes the sparsity.
using QuestionKey = std::tuple<std::string, double, int, int>;
QuestionKey keyOf(const MatrixQuestion& question)
{
    return {question.matrix, question.pattern.isUnstructured() ? question.sparsityShare : 0.0, question.pattern.keep,
            question.pattern.group};
}

/// What is known for one question.
struct Answers {
    QuestionKey key;
    std::shared_ptr<const MatrixInputs> inputs; ///< null: methods that need them cannot say anything
    std::map<std::string, std::shared_ptr<const MethodJudgement>> judgements;

    std::int64_t bytes() const
    {
        std::int64_t sum = 0;
        for (const auto& [method, judgement] : judgements)
            sum += judgement->bytes;
        return sum;
    }
};

struct Measured {
    std::string matrix;
    std::shared_ptr<const MatrixInputs> inputs;
};

std::int64_t bytesOf(const MatrixInputs& inputs)
{
    return inputs.statistics.features() * inputs.statistics.features() * std::int64_t(sizeof(float));
}

const MatrixInfo& requireMatrix(const OpenModel& model, const std::string& name)
{
    const MatrixInfo* info = model.info.find(name);
    if (!info)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1 has no matrix %2."), model.info.name, name);
    if (!info->isPrunable)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1 is not a matrix of a block of %2."), name, model.info.name);
    return *info;
}

void requireSense(const MatrixInfo& info, const MatrixQuestion& question)
{
    if (question.pattern.isUnstructured() && !(question.sparsityShare >= 0 && question.sparsityShare <= 1))
        throw Error(ErrorKind::Usage, PS_TEXT("The sparsity is %1, but should be from 0 to 1."), question.sparsityShare);
    if (!question.pattern.isUnstructured() && info.columns % question.pattern.group != 0)
        throw Error(ErrorKind::Usage, PS_TEXT("Pattern %1 needs a width that is a multiple of %2, but the matrix has %3 inputs."),
                    patternText(question.pattern), question.pattern.group, info.columns);
}

/// Why no inputs can be measured; empty where they can.
Text whyNoInputs(const OpenModel& model, const CalibrationParams& calibration)
{
    if (!model.info.canEvaluate)
        return model.info.whyNotEvaluate;
    if (calibration.text.path.empty())
        return Text(PS_TEXT("This method needs a calibration text, and none was given."));
    const bool isIds = calibration.text.path.find(".safetensors:") != std::string::npos;
    return model.info.hasTokenizer || isIds ? Text() : model.info.whyNoTokenizer;
}

bool needsInputs(const std::string& method)
{
    const auto params = completeParams(methodInfo(method).params, {}, method);
    return methodInfo(method).needsCalibration || makePruneMethod(method)->needs(params) != StatisticsNeeds{};
}

/// Quick ones first: those without large products, and the search last.
std::vector<std::string> methodsByEffort()
{
    std::vector<std::string> methods;
    for (const auto& info : methodInfos())
        methods.push_back(info.id);
    const auto effort = [](const std::string& method) {
        const auto params = completeParams(methodInfo(method).params, {}, method);
        return std::pair(method == kSearch, makePruneMethod(method)->operations(1024, 1024, params));
    };
    std::stable_sort(methods.begin(), methods.end(),
                     [&](const std::string& a, const std::string& b) { return effort(a) < effort(b); });
    return methods;
}

MethodJudgement unanswered(const std::string& method, const Text& problem)
{
    MethodJudgement judgement;
    judgement.method = method;
    judgement.problem = problem;
    return judgement;
}

void requireMemory(const MatrixInfo& info, bool searches)
{
    RunNeed need;
    need.memoryBytes = info.columns * info.columns * std::int64_t(sizeof(float)) * (searches ? kHessianCopies : 3) +
                       info.elements() * kBytesPerWeight;
    need.memoryFree = availableMemoryBytes();
    requireRoom(need);
}

} // namespace

struct WeightExplainer::State {
    ModelHandle model;
    CalibrationParams calibration;
    Limits limits;

    mutable std::mutex mutex;
    std::deque<Measured> measured; // the latest last
    std::deque<Answers> answers;   // the latest last

    /// A copy of what is known, which shares the judgements.
    Answers known(const MatrixQuestion& question) const
    {
        const std::lock_guard lock(mutex);
        const auto found = std::find_if(answers.begin(), answers.end(), [key = keyOf(question)](auto& one) { return one.key == key; });
        return found == answers.end() ? Answers{keyOf(question), nullptr, {}} : *found;
    }

    void keep(const Answers& known)
    {
        const std::lock_guard lock(mutex);
        std::erase_if(answers, [&](const Answers& one) { return one.key == known.key; });
        answers.push_back(known);
        trim();
    }

    void keep(const Measured& one)
    {
        const std::lock_guard lock(mutex);
        std::erase_if(measured, [&](const Measured& other) { return other.matrix == one.matrix; });
        measured.push_back(one);
        trim();
    }

    std::shared_ptr<const MatrixInputs> inputsOf(const std::string& matrix) const
    {
        const std::lock_guard lock(mutex);
        const auto found = std::find_if(measured.begin(), measured.end(), [&](auto& one) { return one.matrix == matrix; });
        return found == measured.end() ? nullptr : found->inputs;
    }

    /// The oldest go, answers before inputs: those are quicker to make again.
    void trim()
    {
        std::int64_t bytes = 0;
        for (const Answers& one : answers)
            bytes += one.bytes();
        for (const Measured& one : measured)
            bytes += bytesOf(*one.inputs);
        for (; bytes > limits.mostBytes && answers.size() > 1; answers.pop_front())
            bytes -= answers.front().bytes();
        for (; bytes > limits.mostBytes && measured.size() > 1; measured.pop_front())
            bytes -= bytesOf(*measured.front().inputs);
    }
};

WeightExplainer::WeightExplainer(ModelHandle model, CalibrationParams calibration, Limits limits)
    : m_state(std::make_unique<State>())
{
    m_state->model = std::move(model);
    m_state->calibration = std::move(calibration);
    m_state->limits = limits;
}

WeightExplainer::~WeightExplainer() = default;

void WeightExplainer::prepare(const MatrixQuestion& question, StopFlag& stop, const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    const OpenModel& model = *m_state->model;
    const MatrixInfo& info = requireMatrix(model, question.matrix);
    requireSense(info, question);
    Answers known = m_state->known(question);
    const bool isTooWide = info.columns > m_state->limits.widestSearch;
    requireMemory(info, !isTooWide);
    JudgedMatrix matrix{info.name, model.storedWeight(info.name), {}, nullptr, nullptr};
    requireFinite(matrix.weight, info.name);
    matrix.exact = matrix.weight.to(at::kFloat).contiguous();
    const Text obstacle = whyNoInputs(model, m_state->calibration);
    known.inputs = m_state->inputsOf(info.name);
    if (!known.inputs && obstacle.isEmpty()) {
        known.inputs = measureMatrixInputs(m_state->model, info.name, m_state->calibration, stop, progress);
        m_state->keep(Measured{info.name, known.inputs});
    }
    std::optional<HessianSolver> solver;
    if (known.inputs)
        solver.emplace(known.inputs->statistics);
    matrix.inputs = known.inputs.get();
    matrix.solver = solver ? &*solver : nullptr;
    const auto methods = methodsByEffort();
    for (std::size_t i = 0; i < methods.size(); ++i) {
        const std::string& method = methods[i];
        if (known.judgements.count(method))
            continue;
        stop.poll();
        report(progress, double(i), double(methods.size()), Text(PS_TEXT("Pruning %1 by %2 to compare"), info.name, methodInfo(method).title),
               info.block);
        MethodJudgement judgement;
        if (!known.inputs && needsInputs(method))
            judgement = unanswered(method, obstacle);
        else if (method == kSearch && isTooWide)
            judgement = unanswered(method, Text(PS_TEXT("Left out: with %1 inputs its search takes minutes. Prune the matrix by it "
                                                        "to see the outcome."), info.columns));
        else
            judgement = judgeMethod(method, matrix, question, stop);
        known.judgements[method] = std::make_shared<const MethodJudgement>(std::move(judgement));
        m_state->keep(known);
    }
    report(progress, 1, 1, Text(PS_TEXT("All methods compared")));
}

bool WeightExplainer::isPrepared(const MatrixQuestion& question) const
{
    return m_state->known(question).judgements.size() == methodInfos().size();
}

WeightExplanation WeightExplainer::answer(const MatrixQuestion& question, std::int64_t row, std::int64_t column,
                                          StopFlag& stop) const
{
    const at::NoGradGuard guard;
    const OpenModel& model = *m_state->model;
    const MatrixInfo& info = requireMatrix(model, question.matrix);
    if (row < 0 || row >= info.rows || column < 0 || column >= info.columns)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1 has %2 rows and %3 columns; row %4, column %5 is not in it."), info.name,
                    info.rows, info.columns, row, column);
    const Answers known = m_state->known(question);
    WeightExplanation out;
    out.question = question;
    out.row = row;
    out.column = column;
    out.value = model.storedWeight(info.name)[row][column].item<double>();
    if (const auto inputs = known.inputs ? known.inputs : m_state->inputsOf(info.name)) {
        out.inputNorm = inputs->statistics.norms()[column].item<double>();
        out.text = inputs->text;
        out.windows = inputs->windows;
        out.window = inputs->window;
        out.calibrationHash = inputs->calibrationHash;
    }
    for (const auto& method : methodInfos()) {
        const auto found = known.judgements.find(method.id);
        if (found != known.judgements.end()) {
            out.verdicts.push_back(verdictOf(*found->second, row, column, out.value, stop));
        } else {
            out.verdicts.emplace_back();
            out.verdicts.back().method = method.id;
            out.verdicts.back().isPending = true;
        }
    }
    return out;
}

WeightExplanation explainWeight(const ModelHandle& model, const MatrixQuestion& question, std::int64_t row,
                                std::int64_t column, const CalibrationParams& calibration, StopFlag& stop,
                                const ProgressSink& progress)
{
    WeightExplainer explainer(model, calibration, WeightExplainer::Limits());
    explainer.answer(question, row, column, stop); // a place outside of the matrix is told before the work
    explainer.prepare(question, stop, progress);
    return explainer.answer(question, row, column, stop);
}

} // namespace prunescope
