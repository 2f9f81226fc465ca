// Multiple choice as an act.
#include "core/session/choice.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/evaluation/choice_tasks.h"
#include "core/evaluation/multiple_choice.h"
#include "core/session/open_model_impl.h"
#include "core/session/run_need.h"
#include "core/tokenizer/unicode.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <limits>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

constexpr std::string_view kBundled = "demo:choice";

std::vector<ChoiceTask> readTasks(const ChoiceParams& params)
{
    std::vector<ChoiceTask> tasks;
    for (const std::string& file : choiceFiles(params.tasks))
        tasks.push_back(readChoiceTask(file, params.format, params.maxQuestions));
    return tasks;
}

/// The harness adds special tokens for Gemma, which is lost without its BOS.
bool addsSpecial(const OpenModel& model, const ChoiceParams& params)
{
    return params.addsSpecial || model.info.family.starts_with("gemma");
}

std::vector<ChoiceRequest> requestsOf(const OpenModel& model, const std::vector<ChoiceTask>& tasks, bool special)
{
    std::vector<ChoiceRequest> requests;
    for (const ChoiceTask& task : tasks)
        for (const ChoiceQuestion& question : task.questions)
            for (const ChoiceOption& option : question.options) {
                try {
                    requests.push_back(encodeChoice(model.requireTokenizer(), option.context, option.continuation, special));
                } catch (const Error& error) {
                    throw Error(error.kind(), PS_TEXT("%1, line %2: %3"), task.name, question.line, error.what());
                }
            }
    return requests;
}

std::int64_t characters(const std::string& text)
{
    std::int64_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count)
        at += codePointAt(text, at).size;
    return count;
}

/// Python's and numpy's quotient: a sum over no characters is minus infinity and never wins.
double perUnit(double sum, std::int64_t units)
{
    return units > 0 ? sum / double(units) : -std::numeric_limits<double>::infinity();
}

ChoiceAnswer answerOf(const ChoiceQuestion& question, const double* sums)
{
    ChoiceAnswer answer;
    answer.line = question.line;
    answer.text = question.text;
    answer.answer = question.answer;
    std::vector<double> perCharacter, perByte;
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        const std::string& text = question.options[i].text;
        answer.choices.push_back(text);
        answer.logLikelihood.push_back(sums[i]);
        perCharacter.push_back(perUnit(sums[i], characters(text)));
        perByte.push_back(perUnit(sums[i], std::int64_t(text.size())));
    }
    answer.picked = bestChoice(answer.logLikelihood);
    const bool hasLength = question.options.front().context == question.options.back().context;
    answer.pickedNorm = hasLength ? bestChoice(perCharacter) : answer.picked;
    answer.pickedBytes = hasLength ? bestChoice(perByte) : answer.picked;
    return answer;
}

std::vector<bool> rightBytes(const ChoiceTaskResult& task)
{
    std::vector<bool> right;
    for (const ChoiceAnswer& answer : task.answers)
        right.push_back(answer.pickedBytes == answer.answer);
    return right;
}

/// @param sums  moves on by the task's choices
ChoiceTaskResult taskResult(const ChoiceTask& task, const double*& sums)
{
    ChoiceTaskResult result;
    result.name = task.name;
    result.format = task.format;
    result.sha256 = task.sha256;
    for (const ChoiceQuestion& question : task.questions) {
        result.answers.push_back(answerOf(question, sums));
        result.chance += 1.0 / double(question.options.size()) / double(task.questions.size());
        sums += question.options.size();
    }
    result.accuracy = choiceShare(result.right());
    if (choiceFormat(task.format).hasLength) {
        result.accuracyNorm = choiceShare(result.rightNorm());
        result.accuracyBytes = choiceShare(rightBytes(result));
    }
    return result;
}

void addMean(ChoiceResult& result)
{
    double sum = 0, squares = 0;
    bool hasErrors = true;
    for (const ChoiceTaskResult& task : result.tasks) {
        result.questions += std::int64_t(task.answers.size());
        sum += task.accuracy.share;
        hasErrors = hasErrors && task.accuracy.standardError;
        squares += std::pow(task.accuracy.standardError.value_or(0), 2);
    }
    const double count = double(result.tasks.size());
    result.meanAccuracy = sum / count;
    if (hasErrors)
        result.meanError = std::sqrt(squares) / count;
}

void requireSameQuestions(const ChoiceTaskResult& first, const ChoiceTaskResult& second)
{
    if (first.name != second.name || first.sha256 != second.sha256 || first.format != second.format ||
        first.answers.size() != second.answers.size())
        throw Error(
            ErrorKind::Usage,
            PS_TEXT(
                "Only answers to the same questions compare: one model had %1 (%2 questions), the other %3 (%4 questions)."),
            first.name, first.answers.size(), second.name, second.answers.size());
}

} // namespace

std::vector<bool> ChoiceTaskResult::right() const
{
    std::vector<bool> out;
    for (const ChoiceAnswer& one : answers)
        out.push_back(one.isRight());
    return out;
}

std::vector<bool> ChoiceTaskResult::rightNorm() const
{
    std::vector<bool> out;
    for (const ChoiceAnswer& one : answers)
        out.push_back(one.isRightNorm());
    return out;
}

std::vector<std::string> choiceFiles(const std::vector<std::string>& tasks)
{
    std::vector<std::string> files;
    for (const std::string& task : tasks) {
        if (task.starts_with("demo:") && task != kBundled)
            throw Error(ErrorKind::BadInput, PS_TEXT("There is no bundled question set \"%1\"; there is %2."), task, kBundled);
        const fs::path path = task == kBundled ? fs::path(demoFolder()) / "choice" : fs::path(task);
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            files.push_back(path.string());
            continue;
        }
        const std::size_t before = files.size();
        for (const auto& entry : fs::directory_iterator(path))
            if (entry.path().extension() == ".jsonl")
                files.push_back(entry.path().string());
        if (files.size() == before)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: there is no .jsonl file in the folder."), path.string());
        std::sort(files.begin() + std::ptrdiff_t(before), files.end());
    }
    return files;
}

ChoiceResult answerChoices(const ModelHandle& model, const ChoiceParams& params, StopFlag& stop, const ProgressSink& progress)
{
    if (!model->info.canEvaluate)
        throw Error(ErrorKind::BadInput, model->info.whyNotEvaluate);
    if (params.tasks.empty())
        throw Error(ErrorKind::Usage, PS_TEXT("There is no file with questions; name at least one."));
    const auto tasks = readTasks(params);
    ChoiceResult result;
    result.model = model->info.name;
    result.fingerprint = model->info.fingerprint;
    result.addsSpecial = addsSpecial(*model, params);
    const auto requests = requestsOf(*model, tasks, result.addsSpecial);
    const ChoiceWork work = choiceWork(requests, model->config.context);
    requireRoom(evaluationNeed(model, work.passes, work.longest));
    const auto start = std::chrono::steady_clock::now();
    const auto sums = scoreChoices(model->model(), requests, stop, progress);
    result.tokens = work.tokens;
    result.tokensPerSecond =
        double(work.tokens) / std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const double* next = sums.data();
    for (const ChoiceTask& task : tasks)
        result.tasks.push_back(taskResult(task, next));
    addMean(result);
    return result;
}

ChoiceComparison compareChoices(const ChoiceResult& first, const ChoiceResult& second)
{
    if (first.tasks.size() != second.tasks.size())
        throw Error(ErrorKind::Usage,
                    PS_TEXT("Only answers to the same questions compare: one model had %1 tasks, the other %2."),
                    first.tasks.size(), second.tasks.size());
    ChoiceComparison out{first.model, second.model, {}, {}};
    std::vector<bool> allFirst, allSecond;
    for (std::size_t i = 0; i < first.tasks.size(); ++i) {
        const ChoiceTaskResult &a = first.tasks[i], &b = second.tasks[i];
        requireSameQuestions(a, b);
        const auto rightA = a.right(), rightB = b.right();
        ChoiceTaskPair pair{a.name, pairedChoices(rightA, rightB), {}};
        if (a.accuracyNorm)
            pair.accuracyNorm = pairedChoices(a.rightNorm(), b.rightNorm());
        out.tasks.push_back(std::move(pair));
        allFirst.insert(allFirst.end(), rightA.begin(), rightA.end());
        allSecond.insert(allSecond.end(), rightB.begin(), rightB.end());
    }
    out.all = pairedChoices(allFirst, allSecond);
    return out;
}

} // namespace prunescope
