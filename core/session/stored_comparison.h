#pragma once
// Runs of a project compared by the losses they left behind: nothing is run again.

#include "core/session/measure.h"
#include "core/store/stored.h"

#include <cstdint>
#include <vector>

namespace prunescope {

class ProjectStore;

/// One run of a comparison and the evaluation that stands for it.
struct ComparedRun {
    std::int64_t run = 0;
    StoredEvaluation evaluation;
};

/// Two or more runs on the same tokens.
struct StoredComparison {
    std::vector<ComparedRun> runs;
    std::vector<ModelPair> pairs; ///< indices in runs; a < b
};

/// Pairs runs: a pruning run stands for the evaluations of its result, a perplexity run for its own, a comparison for that of
/// its second model. Of evaluations that all runs share (text, convention, window, stride, windows) the newest is taken.
/// @throws Error{Usage} for fewer than two runs or an unknown one; Error{BadInput} naming a run without stored losses, or
///         two runs without a common measurement and how each was measured
StoredComparison compareRuns(const ProjectStore& store, const std::vector<std::int64_t>& runs);

/// Pairs evaluations. @throws Error{BadInput} as compareRuns(), naming evaluations
PairedStatistics pairEvaluations(const ProjectStore& store, const StoredEvaluation& a, const StoredEvaluation& b);

/// "paper, window 512, 40 windows, text 7de49187972a".
std::string evaluationTitle(const StoredEvaluation& evaluation);

Json storedComparisonJson(const StoredComparison& comparison);

} // namespace prunescope
