// Which evaluations of some runs belong together, and their paired statistics.
#include "core/session/stored_comparison.h"

#include "core/base/error.h"
#include "core/session/result_json.h"
#include "core/store/project_store.h"

#include <algorithm>
#include <tuple>

namespace prunescope {
namespace {

constexpr std::size_t kShownHash = 12; // digits that tell texts apart for people

auto keyOf(const StoredEvaluation& row)
{
    return std::tie(row.textSha256, row.convention, row.window, row.stride, row.windows, row.tokens);
}

/// Evaluations that may stand for a run, the newest first.
std::vector<StoredEvaluation> evaluationsFor(const ProjectStore& store, const StoredRun& run)
{
    std::vector<StoredEvaluation> out;
    if (run.kind == "prune") {
        for (const StoredEvaluation& row : store.evaluationsOfPlans())
            if (row.prunedBy == run.id)
                out.push_back(row);
    } else {
        out = store.evaluations(run.id);
        if (run.kind == "compare" && out.size() > 1)
            out.erase(out.begin(), out.end() - 1);
    }
    std::reverse(out.begin(), out.end());
    if (out.empty())
        throw Error(ErrorKind::BadInput, PS_TEXT("Run %1 (%2) was not evaluated; measure its perplexity first."), run.id, run.kind);
    return out;
}

/// The newest evaluation with the key of another one; null where there is none.
const StoredEvaluation* like(const std::vector<StoredEvaluation>& rows, const StoredEvaluation& wanted)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const StoredEvaluation& row) { return keyOf(row) == keyOf(wanted); });
    return found == rows.end() ? nullptr : &*found;
}

StoredLosses requireLosses(const ProjectStore& store, const StoredEvaluation& evaluation, std::int64_t run)
{
    const auto losses = store.tokenLosses(evaluation.id);
    if (!losses)
        throw Error(ErrorKind::BadInput, PS_TEXT("Run %1 was measured by a version that kept no losses of tokens; measure it again."), run);
    return *losses;
}

PairedStatistics paired(const StoredLosses& a, const StoredLosses& b, std::int64_t runA, std::int64_t runB)
{
    if (a.windowEnd != b.windowEnd)
        throw Error(ErrorKind::BadInput, PS_TEXT("Runs %1 and %2 have %3 and %4 tokens in other windows; they cannot be paired."), runA,
                    runB, a.tokenNll.size(), b.tokenNll.size());
    return pairedStatistics(a.tokenNll, b.tokenNll, a.windowEnd);
}

} // namespace

std::string evaluationTitle(const StoredEvaluation& row)
{
    std::string title = row.convention + ", window " + std::to_string(row.window);
    if (row.stride > 0)
        title += ", stride " + std::to_string(row.stride);
    return title + ", " + std::to_string(row.windows) + " windows, text " + row.textSha256.substr(0, kShownHash);
}

PairedStatistics pairEvaluations(const ProjectStore& store, const StoredEvaluation& a, const StoredEvaluation& b)
{
    const std::int64_t runA = a.prunedBy.value_or(a.run.value_or(0)), runB = b.prunedBy.value_or(b.run.value_or(0));
    if (keyOf(a) != keyOf(b))
        throw Error(ErrorKind::BadInput, PS_TEXT("Run %1 was measured with %2, but run %3 with %4; only equal measurements can be paired."),
                    runA, evaluationTitle(a), runB, evaluationTitle(b));
    return paired(requireLosses(store, a, runA), requireLosses(store, b, runB), runA, runB);
}

StoredComparison compareRuns(const ProjectStore& store, const std::vector<std::int64_t>& runs)
{
    if (runs.size() < 2)
        throw Error(ErrorKind::Usage, PS_TEXT("A comparison needs at least two runs; %1 was given."), runs.size());
    std::vector<std::vector<StoredEvaluation>> known;
    for (const std::int64_t run : runs)
        known.push_back(evaluationsFor(store, store.run(run)));
    StoredComparison out;
    for (const StoredEvaluation& wanted : known.front()) {
        const bool isShared = std::all_of(known.begin(), known.end(), [&](const auto& rows) { return like(rows, wanted); });
        for (std::size_t i = 0; isShared && i < runs.size(); ++i)
            out.runs.push_back({runs[i], *like(known[i], wanted)});
        if (isShared)
            break;
    }
    if (out.runs.empty()) {
        std::size_t other = 1;
        while (other + 1 < runs.size() && like(known[other], known.front().front()))
            ++other;
        throw Error(ErrorKind::BadInput, PS_TEXT("Run %1 was measured with %2, but run %3 with %4; only equal measurements can be paired."),
                    runs.front(), evaluationTitle(known.front().front()), runs[other], evaluationTitle(known[other].front()));
    }
    std::vector<StoredLosses> losses;
    for (const ComparedRun& run : out.runs)
        losses.push_back(requireLosses(store, run.evaluation, run.run));
    for (std::size_t a = 0; a < losses.size(); ++a)
        for (std::size_t b = a + 1; b < losses.size(); ++b)
            out.pairs.push_back({a, b, paired(losses[a], losses[b], runs[a], runs[b])});
    return out;
}

Json storedComparisonJson(const StoredComparison& comparison)
{
    const StoredEvaluation& first = comparison.runs.front().evaluation;
    Json runs = Json::array(), pairs = Json::array();
    for (const ComparedRun& run : comparison.runs)
        runs.push_back({{"run", run.run},
                        {"evaluation", run.evaluation.id},
                        {"model", run.evaluation.modelFingerprint},
                        {"plan", run.evaluation.planId},
                        {"perplexity", run.evaluation.perplexity},
                        {"nll", run.evaluation.nll}});
    for (const ModelPair& pair : comparison.pairs) {
        const std::int64_t a = comparison.runs[pair.a].run, b = comparison.runs[pair.b].run;
        Json row = {{"a", a}, {"b", b}};
        row.update(pairedJson(pair.paired, "Run " + std::to_string(a), "Run " + std::to_string(b)));
        pairs.push_back(row);
    }
    return {{"text_sha256", first.textSha256}, {"convention", first.convention}, {"window", first.window},
            {"stride", first.stride},          {"windows", first.windows},       {"tokens", first.tokens},
            {"runs", runs},                    {"pairs", pairs}};
}

} // namespace prunescope
