#pragma once
// The models that a project knows, each with everything that was measured of it: those that stood in files, and what pruning
// runs made of them. Torch-free.

#include "core/session/choice.h"
#include "core/session/prune.h"
#include "core/store/stored.h"

#include <optional>
#include <string>
#include <vector>

namespace prunescope {

class ProjectStore;

/// What a model takes. Empty where the run is of a version that did not write it down.
struct OutcomeSize {
    std::optional<double> zeroShare;  ///< of the prunable matrices, 0 to 1
    std::optional<double> parameters; ///< weights of the whole model that are not zero
    std::optional<double> denseBytes; ///< every weight stored
    std::optional<double>
        bitmaskBytes;                ///< pruned matrices as their kept weights and one bit for each place, where that is less
    std::optional<double> semiBytes; ///< 2:4 matrices as half their weights and two bits each, the others as above
};

/// Answers to one set of questions.
struct OutcomeChoice {
    std::int64_t run = 0;
    ChoiceResult result; ///< without texts and log-likelihoods
};

/// One model of a project.
struct Outcome {
    std::int64_t run = 0;                    ///< the pruning run that made it; 0 for a model as it stood
    std::string modelFingerprint, modelName; ///< of what was pruned
    std::string planId, planName, methods;   ///< methods as "wanda, magnitude"; "" as it stood
    std::string note;                        ///< of the plan; a person's words
    std::int64_t finishedMs = 0;
    OutcomeSize size;
    std::vector<StoredEvaluation> evaluations; ///< the newest of each measurement
    std::vector<OutcomeChoice> choices;        ///< the newest of each set of questions

    bool isDense() const { return run == 0; }
};

/// Dense models first, each followed by what was made of it, in the order of the runs.
/// @throws Error{BadInput} as ProjectStore
std::vector<Outcome> readOutcomes(const ProjectStore& store);

/// Which evaluations may stand beside each other: model, convention, window, stride, windows, tokens and text in one line.
std::string outcomeKey(const Outcome& outcome, const StoredEvaluation& evaluation);
/// The same of answers: model and the questions' files.
std::string outcomeKey(const Outcome& outcome, const OutcomeChoice& choice);

/// The figures of OutcomeSize as a pruning run's row keeps them.
Json sizeJson(const PruneResult& result, const Plan& plan, const ModelInfo& model);

} // namespace prunescope
