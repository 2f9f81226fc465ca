#pragma once
// Multiple-choice results as JSON, the same for command line, files and the project.

#include "core/base/json.h"
#include "core/session/choice.h"

namespace prunescope {

/// @param withQuestions  also each question's text, choices, log-likelihoods and the choices taken
Json choiceJson(const ChoiceResult& result, bool withQuestions);
Json choiceComparisonJson(const ChoiceComparison& comparison);

/// What a run row keeps: figures, and which choice was taken of each question, so that stored runs can be compared.
Json storedChoiceJson(const ChoiceResult& result);

/// The same read back, with `picked`, `pickedNorm` and `answer` of each question but no texts.
/// @throws Error{BadInput} if the row was written by something else
ChoiceResult choiceFromStored(const Json& stored, const std::string& where);

} // namespace prunescope
