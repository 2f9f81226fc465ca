#pragma once
// Multiple choice as an act: models on local question files, scored as lm-evaluation-harness does, and two of them compared on
// the same questions. Torch-free header.

#include "core/evaluation/choice_figures.h"
#include "core/session/open_model.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace prunescope {

struct ChoiceParams {
    std::vector<std::string> tasks{"demo:choice"}; ///< .jsonl files, or folders of them; "demo:choice" is the bundled set
    std::string format;                            ///< id of the data set's fields, "" to tell from each file
    int maxQuestions = 0;                          ///< only the first ones of each file; 0 = all
    bool addsSpecial = false;                      ///< encode with the tokenizer's own BOS, which else only Gemma gets
};

/// What a model made of one question.
struct ChoiceAnswer {
    std::int64_t line = 0; ///< of its file, from 1
    std::string text;      ///< what is asked, for people
    std::vector<std::string> choices;
    int answer = 0;                    ///< the right one, from 0
    std::vector<double> logLikelihood; ///< nats, sum over each choice's tokens
    int picked = 0;                    ///< by the largest sum
    int pickedNorm = 0;                ///< by the largest sum per character
    int pickedBytes = 0;               ///< by the largest sum per byte

    bool isRight() const { return picked == answer; }
    bool isRightNorm() const { return pickedNorm == answer; }
};

struct ChoiceTaskResult {
    std::string name;   ///< of the file, without suffix
    std::string format; ///< id
    std::string sha256; ///< of the file
    std::vector<ChoiceAnswer> answers;
    ChoiceShare accuracy; ///< acc
    std::optional<ChoiceShare> accuracyNorm,
        accuracyBytes; ///< acc_norm, acc_bytes; absent where all choices share one continuation
    double chance = 0; ///< what guessing gets: mean of 1 / choices

    std::vector<bool> right() const;
    std::vector<bool> rightNorm() const;
};

struct ChoiceResult {
    std::string model; ///< its name
    std::string fingerprint;
    std::vector<ChoiceTaskResult> tasks;
    std::int64_t questions = 0;
    double meanAccuracy = 0;         ///< plain mean over the tasks, as papers print it
    std::optional<double> meanError; ///< of that mean, tasks taken as independent
    bool addsSpecial = false;
    std::int64_t tokens = 0; ///< run through the model
    double tokensPerSecond = 0;
};

/// @throws Error{BadInput} if the model cannot be evaluated or lacks a tokenizer, a file cannot be read (with its line), or a
///         choice does not fit; Error{Usage} for an unknown format
ChoiceResult answerChoices(const ModelHandle& model, const ChoiceParams& params, StopFlag& stop, const ProgressSink& progress);

/// One task in a comparison.
struct ChoiceTaskPair {
    std::string name;
    PairedChoices accuracy;
    std::optional<PairedChoices> accuracyNorm;
};

/// Two models on the same questions.
struct ChoiceComparison {
    std::string first, second; ///< names of the models
    std::vector<ChoiceTaskPair> tasks;
    PairedChoices all; ///< acc over the questions of all tasks together
};

/// @throws Error{Usage} naming the task where the two did not answer the same questions
ChoiceComparison compareChoices(const ChoiceResult& first, const ChoiceResult& second);

/// The .jsonl files that a list of files and folders means, those of a folder by name.
/// @throws Error{BadInput} for a folder without any, or an unknown "demo:" name
std::vector<std::string> choiceFiles(const std::vector<std::string>& tasks);

} // namespace prunescope
