// Multiple-choice results as JSON and back.
#include "core/session/choice_json.h"

#include "core/base/error.h"
#include "core/session/result_json.h"

#include <cmath>

namespace prunescope {
namespace {

void addShare(Json& json, const std::string& key, const std::optional<ChoiceShare>& share)
{
    json[key] = share ? Json(share->share) : Json();
    json[key + "_stderr"] = share ? optionalNumber(share->standardError) : Json();
}

Json answerJson(const ChoiceAnswer& answer)
{
    return {{"line", answer.line},
            {"question", answer.text},
            {"choices", answer.choices},
            {"answer", answer.answer},
            {"log_likelihoods", answer.logLikelihood},
            {"picked", answer.picked},
            {"picked_norm", answer.pickedNorm},
            {"picked_bytes", answer.pickedBytes}};
}

Json taskJson(const ChoiceTaskResult& task)
{
    Json json = {{"name", task.name}, {"format", task.format}, {"n", task.answers.size()}};
    addShare(json, "acc", task.accuracy);
    addShare(json, "acc_norm", task.accuracyNorm);
    addShare(json, "acc_bytes", task.accuracyBytes);
    json["chance"] = task.chance;
    json["sha256"] = task.sha256;
    return json;
}

Json pairJson(const PairedChoices& pair)
{
    static const char* const kVerdicts[] = {"too_few", "alike", "cannot_tell", "a_better", "b_better"};
    return {{"n", pair.questions},
            {"difference", pair.difference},
            {"difference_stderr", optionalNumber(pair.standardError)},
            {"both_right", pair.bothRight},
            {"only_a_right", pair.onlyFirst},
            {"only_b_right", pair.onlySecond},
            {"neither_right", pair.neither},
            {"mcnemar_p", pair.pValue},
            {"verdict", kVerdicts[int(pair.verdict)]}};
}

std::vector<int> numbers(const Json& task, const char* key, const std::string& where)
{
    std::vector<int> out;
    if (!task.contains(key) || !task.at(key).is_array())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the key \"%2\" is missing."), where, key);
    for (const Json& one : task.at(key)) {
        if (!one.is_number_integer())
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: the key \"%2\" should be a list of whole numbers."), where, key);
        out.push_back(one.get<int>());
    }
    return out;
}

ChoiceTaskResult taskFromStored(const Json& stored, const std::string& where)
{
    ChoiceTaskResult task;
    task.name = jsonString(stored, "name", "", where);
    task.format = jsonString(stored, "format", "", where);
    task.sha256 = jsonString(stored, "sha256", "", where);
    task.chance = jsonNumber(stored, "chance", 0, where);
    const auto answers = numbers(stored, "answers", where), picked = numbers(stored, "picked", where),
               norm = numbers(stored, "picked_norm", where);
    if (picked.size() != answers.size() || norm.size() != answers.size() || answers.empty())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: there are %2 answers, but %3 picked choices."), where, answers.size(),
                    picked.size());
    for (std::size_t i = 0; i < answers.size(); ++i) {
        ChoiceAnswer answer;
        answer.answer = answers[i];
        answer.picked = picked[i];
        answer.pickedNorm = norm[i];
        task.answers.push_back(std::move(answer));
    }
    task.accuracy = choiceShare(task.right());
    if (stored.contains("acc_norm") && stored.at("acc_norm").is_number())
        task.accuracyNorm = choiceShare(task.rightNorm());
    return task;
}

} // namespace

Json choiceJson(const ChoiceResult& result, bool withQuestions)
{
    Json tasks = Json::array();
    for (const ChoiceTaskResult& task : result.tasks) {
        tasks.push_back(taskJson(task));
        if (!withQuestions)
            continue;
        Json questions = Json::array();
        for (const ChoiceAnswer& answer : task.answers)
            questions.push_back(answerJson(answer));
        tasks.back()["questions"] = std::move(questions);
    }
    return {{"model", result.model},
            {"fingerprint", result.fingerprint},
            {"tasks", std::move(tasks)},
            {"questions", result.questions},
            {"acc_mean", result.meanAccuracy},
            {"acc_mean_stderr", optionalNumber(result.meanError)},
            {"add_special_tokens", result.addsSpecial},
            {"tokens", result.tokens},
            {"tokens_per_second", result.tokensPerSecond}};
}

Json choiceComparisonJson(const ChoiceComparison& comparison)
{
    Json tasks = Json::array();
    for (const ChoiceTaskPair& task : comparison.tasks)
        tasks.push_back({{"name", task.name},
                         {"acc", pairJson(task.accuracy)},
                         {"acc_norm", task.accuracyNorm ? pairJson(*task.accuracyNorm) : Json()},
                         {"sentence", choiceVerdictText(task.accuracy, comparison.first, comparison.second).english()}});
    return {{"a", comparison.first},
            {"b", comparison.second},
            {"tasks", std::move(tasks)},
            {"all", pairJson(comparison.all)},
            {"sentence", choiceVerdictText(comparison.all, comparison.first, comparison.second).english()}};
}

Json storedChoiceJson(const ChoiceResult& result)
{
    Json json = choiceJson(result, false);
    for (std::size_t i = 0; i < result.tasks.size(); ++i) {
        Json answers = Json::array(), picked = Json::array(), norm = Json::array();
        for (const ChoiceAnswer& answer : result.tasks[i].answers) {
            answers.push_back(answer.answer);
            picked.push_back(answer.picked);
            norm.push_back(answer.pickedNorm);
        }
        json["tasks"][i]["answers"] = std::move(answers);
        json["tasks"][i]["picked"] = std::move(picked);
        json["tasks"][i]["picked_norm"] = std::move(norm);
    }
    return json;
}

ChoiceResult choiceFromStored(const Json& stored, const std::string& where)
{
    ChoiceResult result;
    result.model = jsonString(stored, "model", "", where);
    result.fingerprint = jsonString(stored, "fingerprint", "", where);
    if (!stored.contains("tasks") || !stored.at("tasks").is_array())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the key \"%2\" is missing."), where, "tasks");
    for (const Json& task : stored.at("tasks")) {
        result.tasks.push_back(taskFromStored(task, where));
        result.questions += std::int64_t(result.tasks.back().answers.size());
    }
    result.meanAccuracy = jsonNumber(stored, "acc_mean", 0, where);
    if (const double error = jsonNumber(stored, "acc_mean_stderr", std::nan(""), where); !std::isnan(error))
        result.meanError = error;
    result.tokensPerSecond = jsonNumber(stored, "tokens_per_second", 0, where);
    return result;
}

} // namespace prunescope
