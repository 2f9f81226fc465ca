#pragma once
// Accuracies of multiple-choice answers with their errors, and two models on the same questions. Torch-free.

#include "core/base/text.h"

#include <optional>
#include <string>
#include <vector>

namespace prunescope {

/// A share of right answers.
struct ChoiceShare {
    double share = 0;
    std::optional<double> standardError; ///< sample standard deviation / sqrt(n); absent for one question
};

/// @param isRight  one per question, at least one
ChoiceShare choiceShare(const std::vector<bool>& isRight);

/// The first of the largest values; values that are not numbers never win.
int bestChoice(const std::vector<double>& values);

/// What a comparison may claim.
enum class ChoiceVerdict {
    TooFew,     ///< one question: no error can be told
    Alike,      ///< right and wrong on the same questions
    CannotTell, ///< closer than twice the error, or no rarer than one in 20 by chance
    FirstBetter,
    SecondBetter,
};

/// Two models on the same questions.
struct PairedChoices {
    std::int64_t questions = 0;
    std::int64_t bothRight = 0, onlyFirst = 0, onlySecond = 0, neither = 0;
    double difference = 0;               ///< share of the second less that of the first
    std::optional<double> standardError; ///< paired: of the mean of -1, 0, +1 per question; absent for one question
    double pValue = 1;                   ///< McNemar's exact test: chance of a split of the differing questions this uneven, if
                                         ///< either model were as likely to be right
    ChoiceVerdict verdict = ChoiceVerdict::CannotTell;
};

/// A model is called better only where the difference is more than twice its error and, since that rule is too generous while
/// few questions differ, McNemar's exact test gives less than 0.05 as well.
/// @param first   one per question
/// @param second  of the same questions
PairedChoices pairedChoices(const std::vector<bool>& first, const std::vector<bool>& second);

/// The verdict as a sentence that names both models.
Text choiceVerdictText(const PairedChoices& pair, const std::string& first, const std::string& second);

} // namespace prunescope
