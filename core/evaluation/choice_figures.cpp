// Accuracies, paired differences and McNemar's exact test.
#include "core/evaluation/choice_figures.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace prunescope {
namespace {

/// Mean and its standard error of values that occur often: sums of first and second powers.
std::optional<double> standardErrorOf(double sum, double squares, double count)
{
    if (count < 2)
        return std::nullopt;
    const double variance = std::max(0.0, (squares - sum * sum / count) / (count - 1));
    return std::sqrt(variance / count);
}

/// Two-sided: twice the chance of at most `fewer` heads in `trials` throws of a coin.
double exactCoinTest(std::int64_t fewer, std::int64_t trials)
{
    double chance = 0;
    for (std::int64_t k = 0; k <= fewer; ++k)
        chance += std::exp(std::lgamma(double(trials + 1)) - std::lgamma(double(k + 1)) - std::lgamma(double(trials - k + 1)) -
                           double(trials) * std::log(2.0));
    return std::min(1.0, 2 * chance);
}

ChoiceVerdict verdictOf(const PairedChoices& pair)
{
    constexpr double kRare = 0.05;
    if (!pair.standardError)
        return ChoiceVerdict::TooFew;
    if (pair.onlyFirst == 0 && pair.onlySecond == 0)
        return ChoiceVerdict::Alike;
    if (std::abs(pair.difference) <= 2 * *pair.standardError || pair.pValue >= kRare)
        return ChoiceVerdict::CannotTell;
    return pair.difference > 0 ? ChoiceVerdict::SecondBetter : ChoiceVerdict::FirstBetter;
}

/// Percentage points with one decimal.
std::string points(double share)
{
    char out[32];
    std::snprintf(out, sizeof out, "%.1f", 100 * share);
    return out;
}

} // namespace

ChoiceShare choiceShare(const std::vector<bool>& isRight)
{
    const double count = double(isRight.size()), right = double(std::count(isRight.begin(), isRight.end(), true));
    return {right / count, standardErrorOf(right, right, count)};
}

int bestChoice(const std::vector<double>& values)
{
    int best = 0;
    for (std::size_t i = 1; i < values.size(); ++i)
        if (values[i] > values[std::size_t(best)] || (std::isnan(values[std::size_t(best)]) && !std::isnan(values[i])))
            best = int(i);
    return best;
}

PairedChoices pairedChoices(const std::vector<bool>& first, const std::vector<bool>& second)
{
    PairedChoices pair;
    pair.questions = std::int64_t(std::min(first.size(), second.size()));
    for (std::size_t i = 0; i < std::size_t(pair.questions); ++i)
        ++(first[i] ? (second[i] ? pair.bothRight : pair.onlyFirst) : (second[i] ? pair.onlySecond : pair.neither));
    if (pair.questions == 0)
        return pair;
    const double count = double(pair.questions), sum = double(pair.onlySecond - pair.onlyFirst);
    pair.difference = sum / count;
    pair.standardError = standardErrorOf(sum, double(pair.onlySecond + pair.onlyFirst), count);
    pair.pValue = exactCoinTest(std::min(pair.onlyFirst, pair.onlySecond), pair.onlyFirst + pair.onlySecond);
    pair.verdict = verdictOf(pair);
    return pair;
}

Text choiceVerdictText(const PairedChoices& pair, const std::string& first, const std::string& second)
{
    const std::string by = points(std::abs(pair.difference)), error = points(pair.standardError.value_or(0));
    switch (pair.verdict) {
    case ChoiceVerdict::TooFew:
        return Text(PS_TEXT("%1 question is too few to tell %2 and %3 apart."), pair.questions, first, second);
    case ChoiceVerdict::Alike:
        return Text(PS_TEXT("%1 and %2 are right on the same questions."), first, second);
    case ChoiceVerdict::CannotTell:
        return Text(PS_TEXT("%1 and %2 cannot be told apart on these %3 questions (difference %4 ± %5 points)."), first, second,
                    pair.questions, by, error);
    case ChoiceVerdict::FirstBetter:
        return Text(PS_TEXT("%1 is right more often than %2, by %3 ± %4 points: more than twice the error."), first, second, by,
                    error);
    case ChoiceVerdict::SecondBetter:
        return Text(PS_TEXT("%1 is right more often than %2, by %3 ± %4 points: more than twice the error."), second, first, by,
                    error);
    }
    return {};
}

} // namespace prunescope
