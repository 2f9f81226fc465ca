#pragma once
// How models of a project and their measurements are called where people choose and compare them.

#include "core/session/pareto.h"

#include <QString>

namespace prunescope::gui {

/// "dense", or the plan's name, or "run 12".
QString outcomeName(const Outcome& outcome);
/// The same, short, with the run's number in front: "12 wanda 50 %".
QString outcomeLabel(const Outcome& outcome);
/// "Perplexity: evaluation.txt, paper, 512 tokens × 22" or "Accuracy: 72 questions (stories, knowledge)".
QString groupTitle(const ParetoGroup& group);
/// "41.7 ± 5.7 %", one decimal always, so that columns align.
QString shareText(double share, const std::optional<double>& error);
/// "+8.3 ± 4.7": a difference of shares in percentage points.
QString pointsText(double difference, const std::optional<double>& error);
/// Of the quality's column and axis.
QString qualityTitle(const ParetoGroup& group);
/// "0.031 ± 0.004": what the paired difference to the dense model is; a dash where there is none.
QString differenceText(const ParetoRow& row);
/// The dense model and a row in one sentence; empty where they were not paired.
QString verdictSentence(const ParetoRow& row, const Outcome& outcome);

/// Two models in one sentence; says so where they were not measured on the same tokens.
QString pairSentence(const ParetoPair& pair, const Outcome& a, const Outcome& b);

} // namespace prunescope::gui
