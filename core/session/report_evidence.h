#pragma once
// The report's pages of evidence: where a comparison's loss lies, questions, texts, and models against what they cost.

#include "core/report/document.h"
#include "core/session/report.h"

#include <vector>

namespace prunescope {

/// Change of loss by place, frequency and domain, the worst passages and the drift of the hidden states; nothing for a comparison
/// without tokens.
void addWhereItHurts(std::vector<Part>& parts, const CompareResult& comparison);

/// Accuracies of the dense and, where there is one, the pruned model.
void addChoices(std::vector<Part>& parts, const ReportedChoices& choices);

/// Prompts with what both models made of them.
void addTexts(std::vector<Part>& parts, const std::vector<ReportedText>& texts);

/// Quality of a project's models against their zeros.
void addFront(std::vector<Part>& parts, const ReportedFront& front);

} // namespace prunescope
