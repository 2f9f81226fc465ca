// What a project adds to a report.
#include "core/session/report.h"
#include "core/store/project_store.h"

#include <algorithm>

namespace prunescope {
namespace {

constexpr std::size_t kMostTexts = 6;

/// The run's model; null where the project does not know the run.
const Outcome* outcomeOf(const std::vector<Outcome>& outcomes, const std::optional<ReportedRun>& run, const std::string& fingerprint)
{
    const Outcome* newest = nullptr;
    for (const Outcome& one : outcomes) {
        if (!run || one.isDense() || one.modelFingerprint != fingerprint)
            continue;
        if (run->id > 0 ? one.run == run->id : !run->planId.empty() && one.planId == run->planId)
            newest = &one;
    }
    return newest;
}

/// Those that both answered, else the newest of the dense model.
std::optional<ReportedChoices> choicesOf(const Outcome& dense, const Outcome* pruned)
{
    const OutcomeChoice *ownBest = nullptr, *prunedBest = nullptr;
    for (const OutcomeChoice& own : dense.choices) {
        const OutcomeChoice* same = nullptr;
        if (pruned)
            for (const OutcomeChoice& other : pruned->choices)
                if (outcomeKey(*pruned, other) == outcomeKey(dense, own))
                    same = &other;
        const bool isBetter = !ownBest || (same && !prunedBest) || (bool(same) == bool(prunedBest) && own.run > ownBest->run);
        if (isBetter) {
            ownBest = &own;
            prunedBest = same;
        }
    }
    if (!ownBest)
        return std::nullopt;
    ReportedChoices choices{ownBest->result, {}};
    if (prunedBest)
        choices.pruned = prunedBest->result;
    return choices;
}

std::vector<ReportedText> textsOf(const ProjectStore& store, const std::string& fingerprint, const Outcome& pruned)
{
    std::vector<ReportedText> texts;
    for (const StoredPrompt& prompt : store.prompts()) {
        std::optional<std::string> dense, after;
        for (const StoredContinuation& one : store.continuations(prompt.id)) {
            const bool isDense = one.planId.empty() && !one.prunedBy;
            if (isDense && one.modelFingerprint == fingerprint)
                dense = one.text;
            else if (!isDense && (one.prunedBy ? *one.prunedBy == pruned.run : one.planId == pruned.planId))
                after = one.text;
        }
        if (dense && after && texts.size() < kMostTexts)
            texts.push_back({prompt, *dense, *after});
    }
    return texts;
}

/// The measurement that most of the model's own results share.
std::optional<ReportedFront> frontOf(const ProjectStore& store, const std::vector<Outcome>& outcomes, const std::string& fingerprint)
{
    for (const ParetoGroup& group : paretoGroups(store, outcomes)) {
        ReportedFront front{outcomes, paretoTable(store, outcomes, group, ParetoAxis::Zeros)};
        const auto& rows = front.table.rows;
        const auto measured = std::count_if(rows.begin(), rows.end(), [](const ParetoRow& row) { return row.isMeasured(); });
        if (measured > 1 && outcomes[rows.front().outcome].modelFingerprint == fingerprint)
            return front;
    }
    return std::nullopt;
}

} // namespace

void addProjectEvidence(ReportContents& contents, const ProjectStore& store)
{
    const auto outcomes = readOutcomes(store);
    const std::string& fingerprint = contents.model.fingerprint;
    const auto dense = std::find_if(outcomes.begin(), outcomes.end(),
                                    [&](const Outcome& one) { return one.isDense() && one.modelFingerprint == fingerprint; });
    if (dense == outcomes.end())
        return;
    const Outcome* pruned = outcomeOf(outcomes, contents.run, fingerprint);
    contents.choices = choicesOf(*dense, pruned);
    if (pruned)
        contents.texts = textsOf(store, fingerprint, *pruned);
    contents.front = frontOf(store, outcomes, fingerprint);
}

} // namespace prunescope
