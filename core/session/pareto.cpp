// Domination, and rows for the table and chart of a project's models.
#include "core/session/pareto.h"

#include "core/base/error.h"
#include "core/session/plan_tree.h"
#include "core/session/result_json.h"
#include "core/session/stored_comparison.h"
#include "core/store/project_store.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>
#include <numeric>

namespace prunescope {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// The newest evaluation of a group, or null.
const StoredEvaluation* evaluationIn(const Outcome& outcome, const ParetoGroup& group)
{
    for (const StoredEvaluation& one : outcome.evaluations)
        if (outcomeKey(outcome, one) == group.key)
            return &one;
    return nullptr;
}

const OutcomeChoice* choiceIn(const Outcome& outcome, const ParetoGroup& group)
{
    for (const OutcomeChoice& one : outcome.choices)
        if (outcomeKey(outcome, one) == group.key)
            return &one;
    return nullptr;
}

/// Paired losses of an evaluation and the dense model's, as exact as the store allows.
std::optional<PairedStatistics> differenceOf(const ProjectStore& store, const StoredEvaluation& dense,
                                             const StoredEvaluation& pruned)
{
    try {
        return pairEvaluations(store, dense, pruned);
    } catch (const Error&) {
        if (dense.windowNll.size() != pruned.windowNll.size() || dense.windowNll.empty())
            return std::nullopt;
    }
    const std::vector<float> a(dense.windowNll.begin(), dense.windowNll.end()),
        b(pruned.windowNll.begin(), pruned.windowNll.end());
    std::vector<std::int64_t> ends(a.size());
    std::iota(ends.begin(), ends.end(), 1);
    return pairedStatistics(a, b, ends);
}

std::vector<bool> allRight(const ChoiceResult& result)
{
    std::vector<bool> right;
    for (const ChoiceTaskResult& task : result.tasks)
        for (const ChoiceAnswer& answer : task.answers)
            right.push_back(answer.isRight());
    return right;
}

void fillPerplexity(ParetoRow& row, const ProjectStore& store, const StoredEvaluation* dense, const StoredEvaluation& own)
{
    row.evaluation = own.id;
    row.quality = own.perplexity;
    row.qualityError = own.standardError;
    if (std::isfinite(own.tokensPerSecond) && own.tokensPerSecond > 0)
        row.tokensPerSecond = own.tokensPerSecond;
    if (dense && dense->id != own.id)
        row.difference = differenceOf(store, *dense, own);
}

void fillChoice(ParetoRow& row, const OutcomeChoice* dense, const OutcomeChoice& own)
{
    row.quality = own.result.meanAccuracy;
    row.qualityError = own.result.meanError;
    if (own.result.tokensPerSecond > 0)
        row.tokensPerSecond = own.result.tokensPerSecond;
    if (dense && dense->run != own.run)
        row.choiceDifference = pairedChoices(allRight(dense->result), allRight(own.result));
}

std::optional<double> positionOf(const ParetoRow& row, const Outcome& outcome, ParetoAxis axis)
{
    switch (axis) {
    case ParetoAxis::Zeros:
        return outcome.size.zeroShare;
    case ParetoAxis::Bytes:
        return outcome.size.bitmaskBytes;
    case ParetoAxis::SemiBytes:
        return outcome.size.semiBytes;
    case ParetoAxis::Parameters:
        return outcome.size.parameters;
    case ParetoAxis::TokensPerSecond:
        return row.tokensPerSecond;
    }
    return std::nullopt;
}

const ParetoAxisInfo& infoOf(ParetoAxis axis)
{
    for (const ParetoAxisInfo& info : paretoAxes())
        if (info.axis == axis)
            return info;
    throw Error(ErrorKind::Internal, PS_TEXT("There is no such axis."));
}

/// File name of the text that a run measured; its hash's beginning where the run says nothing.
std::string textNameOf(const ProjectStore& store, const StoredEvaluation& evaluation)
{
    std::string path;
    if (evaluation.run) {
        const Json parameters = store.run(*evaluation.run).parameters;
        if (parameters.is_object() && parameters.contains("text") && parameters["text"].is_object())
            path = parameters["text"].value("path", std::string());
    }
    if (path.empty())
        return evaluation.textSha256.substr(0, 8);
    return path.starts_with("demo:") ? path : std::filesystem::path(path).filename().string();
}

ParetoGroup groupOf(const ProjectStore& store, const Outcome& outcome, const StoredEvaluation& evaluation)
{
    ParetoGroup group;
    group.key = outcomeKey(outcome, evaluation);
    group.modelName = outcome.modelName;
    group.textName = textNameOf(store, evaluation);
    group.like = evaluation;
    return group;
}

ParetoGroup groupOf(const Outcome& outcome, const OutcomeChoice& choice)
{
    ParetoGroup group;
    group.key = outcomeKey(outcome, choice);
    group.isChoice = true;
    group.modelName = outcome.modelName;
    group.questions = choice.result.questions;
    for (const ChoiceTaskResult& task : choice.result.tasks)
        group.tasks.push_back(task.name);
    return group;
}

Json groupJson(const ParetoGroup& group)
{
    if (group.isChoice)
        return {{"quality", "accuracy"}, {"model", group.modelName}, {"tasks", group.tasks}, {"questions", group.questions}};
    return {{"quality", "perplexity"},
            {"model", group.modelName},
            {"text", group.textName},
            {"text_sha256", group.like.textSha256},
            {"convention", group.like.convention},
            {"window", group.like.window},
            {"stride", group.like.stride},
            {"windows", group.like.windows},
            {"tokens", group.like.tokens}};
}

Json differenceJson(const ParetoRow& row)
{
    if (row.difference)
        return {{"mean", row.difference->mean},
                {"stderr", row.difference->windowError},
                {"low", row.difference->low},
                {"high", row.difference->high}};
    if (row.choiceDifference)
        return {{"mean", row.choiceDifference->difference}, {"stderr", optionalNumber(row.choiceDifference->standardError)}};
    return {};
}

} // namespace

std::vector<bool> dominatedPoints(const std::vector<ParetoPoint>& points)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (!std::isnan(points[i].cost) && !std::isnan(points[i].loss))
            order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(points[a].cost, points[a].loss) < std::pair(points[b].cost, points[b].loss);
    });
    std::vector<bool> dominated(points.size(), false);
    double best = std::numeric_limits<double>::infinity(); // loss of all that cost less
    bool isBest = false;                                   // there is one
    for (std::size_t begin = 0; begin < order.size();) {
        const ParetoPoint first = points[order[begin]]; // the best of its cost
        std::size_t end = begin;
        for (; end < order.size() && points[order[end]].cost == first.cost; ++end)
            dominated[order[end]] = (isBest && best <= points[order[end]].loss) || first.loss < points[order[end]].loss;
        best = std::min(best, first.loss);
        isBest = true;
        begin = end;
    }
    return dominated;
}

const std::vector<ParetoAxisInfo>& paretoAxes()
{
    static const std::vector<ParetoAxisInfo> axes{
        {ParetoAxis::Zeros, "zeros", PS_TEXT("Zeros of the block matrices"), true},
        {ParetoAxis::Bytes, "bytes", PS_TEXT("Size with a bitmask for zeros"), false},
        {ParetoAxis::SemiBytes, "bytes_24", PS_TEXT("Size with 2:4 matrices packed"), false},
        {ParetoAxis::Parameters, "parameters", PS_TEXT("Weights that are not zero"), false},
        {ParetoAxis::TokensPerSecond, "tokens_per_second", PS_TEXT("Measured tokens per second"), true},
    };
    return axes;
}

const ParetoAxisInfo& paretoAxis(std::string_view id)
{
    for (const ParetoAxisInfo& info : paretoAxes())
        if (info.id == id)
            return info;
    throw Error(ErrorKind::Usage,
                PS_TEXT("There is no axis \"%1\"; there are zeros, bytes, bytes_24, parameters and tokens_per_second."), id);
}

std::vector<ParetoGroup> paretoGroups(const ProjectStore& store, const std::vector<Outcome>& outcomes)
{
    std::vector<ParetoGroup> groups;
    std::map<std::string, int> models; // in each group
    const auto add = [&](const std::string& key, auto make) {
        if (models[key]++ == 0)
            groups.push_back(make());
    };
    for (const Outcome& outcome : outcomes)
        for (const StoredEvaluation& one : outcome.evaluations)
            add(outcomeKey(outcome, one), [&] { return groupOf(store, outcome, one); });
    for (const Outcome& outcome : outcomes)
        for (const OutcomeChoice& one : outcome.choices)
            add(outcomeKey(outcome, one), [&] { return groupOf(outcome, one); });
    std::stable_sort(groups.begin(), groups.end(),
                     [&](const ParetoGroup& a, const ParetoGroup& b) { return models[a.key] > models[b.key]; });
    return groups;
}

ParetoTable paretoTable(const ProjectStore& store, const std::vector<Outcome>& outcomes, const ParetoGroup& group,
                        ParetoAxis axis)
{
    ParetoTable table;
    table.group = group;
    const std::string model = group.key.substr(0, group.key.find('|'));
    const Outcome* dense = nullptr;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const Outcome& outcome = outcomes[i];
        if (outcome.modelFingerprint != model)
            continue;
        if (outcome.isDense())
            dense = &outcome;
        ParetoRow row;
        row.outcome = i;
        if (const auto* choice = choiceIn(outcome, group); group.isChoice && choice)
            fillChoice(row, dense ? choiceIn(*dense, group) : nullptr, *choice);
        if (const auto* evaluation = evaluationIn(outcome, group); !group.isChoice && evaluation)
            fillPerplexity(row, store, dense ? evaluationIn(*dense, group) : nullptr, *evaluation);
        table.rows.push_back(std::move(row));
    }
    setParetoAxis(table, outcomes, axis);
    return table;
}

void setParetoAxis(ParetoTable& table, const std::vector<Outcome>& outcomes, ParetoAxis axis)
{
    const bool isMoreBetter = infoOf(axis).isMoreBetter;
    table.axis = axis;
    table.front.clear();
    std::vector<ParetoPoint> points;
    for (ParetoRow& row : table.rows) {
        row.position = positionOf(row, outcomes[row.outcome], axis);
        const double quality = row.quality.value_or(kUnknown), position = row.position.value_or(kUnknown);
        points.push_back({isMoreBetter ? -position : position, table.group.isChoice ? -quality : quality});
    }
    const auto dominated = dominatedPoints(points);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        ParetoRow& row = table.rows[i];
        row.isDominated = dominated[i];
        row.isOnFront = row.quality && row.position && !dominated[i];
        if (row.isOnFront)
            table.front.push_back(i);
    }
    std::stable_sort(table.front.begin(), table.front.end(),
                     [&](std::size_t a, std::size_t b) { return *table.rows[a].position < *table.rows[b].position; });
}

std::vector<ParetoPair> pairedRows(const ProjectStore& store, const std::vector<Outcome>& outcomes, const ParetoTable& table,
                                   const std::vector<std::size_t>& rows)
{
    std::vector<ParetoPair> pairs;
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t j = i + 1; j < rows.size(); ++j) {
            const Outcome &a = outcomes[table.rows[rows[i]].outcome], &b = outcomes[table.rows[rows[j]].outcome];
            ParetoPair pair{rows[i], rows[j], {}, {}};
            const auto *lossesA = evaluationIn(a, table.group), *lossesB = evaluationIn(b, table.group);
            const auto *answersA = choiceIn(a, table.group), *answersB = choiceIn(b, table.group);
            if (!table.group.isChoice && lossesA && lossesB)
                pair.losses = differenceOf(store, *lossesA, *lossesB);
            if (table.group.isChoice && answersA && answersB)
                pair.answers = pairedChoices(allRight(answersA->result), allRight(answersB->result));
            pairs.push_back(pair);
        }
    return pairs;
}

Json paretoJson(const ParetoTable& table, const std::vector<Outcome>& outcomes)
{
    Json points = Json::array(), front = Json::array();
    for (const ParetoRow& row : table.rows) {
        const Outcome& outcome = outcomes[row.outcome];
        points.push_back({{"run", outcome.isDense() ? Json() : Json(outcome.run)},
                          {"dense", outcome.isDense()},
                          {"plan", outcome.planId},
                          {"name", outcome.isDense() ? outcome.modelName : outcome.planName},
                          {"methods", outcome.methods},
                          {"note", outcome.note},
                          {"zeros", optionalNumber(outcome.size.zeroShare)},
                          {"parameters", optionalNumber(outcome.size.parameters)},
                          {"bytes_dense", optionalNumber(outcome.size.denseBytes)},
                          {"bytes", optionalNumber(outcome.size.bitmaskBytes)},
                          {"bytes_24", optionalNumber(outcome.size.semiBytes)},
                          {"tokens_per_second", optionalNumber(row.tokensPerSecond)},
                          {table.group.isChoice ? "accuracy" : "perplexity", optionalNumber(row.quality)},
                          {"stderr", optionalNumber(row.qualityError)},
                          {"difference", differenceJson(row)},
                          {"dominated", row.isDominated},
                          {"front", row.isOnFront}});
    }
    for (const std::size_t place : table.front)
        front.push_back(points[place].at("run"));
    Json json = groupJson(table.group);
    json["against"] = infoOf(table.axis).id;
    json["points"] = std::move(points);
    json["front"] = std::move(front);
    return json;
}

} // namespace prunescope
