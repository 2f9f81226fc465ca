#pragma once
// What the files of the single forms share: their entry points, and the sentences that hold for several.

#include "core/plan/plan_forms.h"

#include <map>
#include <string>

namespace prunescope {

WrittenPlan writeCsv(const Plan& plan, const PlanTarget& target);
ReadPlan readCsv(const std::string& text, const std::string& where, const PlanTarget& target);
WrittenPlan writeRecipe(const Plan& plan, const PlanTarget& target);
ReadPlan readRecipe(const std::string& text, const std::string& where, const PlanTarget& target);
WrittenPlan writeNni(const Plan& plan, const PlanTarget& target);
ReadPlan readNni(const std::string& text, const std::string& where, const PlanTarget& target);
WrittenPlan writeMergekit(const Plan& plan, const PlanTarget& target);
ReadPlan readMergekit(const std::string& text, const std::string& where, const PlanTarget& target);

/// The number as the shortest decimal that reads back as itself, never with an exponent, always with a point.
std::string decimalText(double number);

/// "model.layers.3" of "model.layers.3.self_attn.q_proj"; "" where no part of the name is a number.
std::string blockPath(std::string_view matrix);

/// Sentences about what only a .psplan holds: ancestry, calibration, locks, structure, recovery, foreign keys.
/// @param hasLocks      the form writes locks
/// @param hasStructure  the form reports structural removals itself
void addCommonLosses(const Plan& plan, bool hasLocks, bool hasStructure, std::vector<Text>& lost);

/// One sentence for each parameter of a method that was set and is not among the carried ones ("sparsegpt.damping").
void addParameterLosses(const Plan& plan, const std::vector<std::string>& carried, std::vector<Text>& lost);


/// A sparsity from outside. @throws Error{BadInput} unless it is from 0 to 1, naming where, the key and the value
double checkedShare(double share, const std::string& where, const std::string& key);

} // namespace prunescope
