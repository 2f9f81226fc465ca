#pragma once
// The plan's numbers as people read and type them: zeros, bytes, a perplexity.

#include "widgets/allocation/plan_document.h"

#include <QString>

#include <optional>

namespace prunescope::gui {

/// "885 k", "1.90 MiB", "66.12"; a dash for NaN.
QString measureText(PlanMeasure measure, double value);
/// What was typed. Zeros: a count, with k, M or G, or a share of the planned matrices with %. Bytes: with B, kB, KiB, MB, MiB, GB
/// or GiB; without a unit the one of the shown text. Perplexity: a number from 1.
/// @param shown     what stood there before
/// @param elements  of the planned matrices
/// @return nothing if it cannot be read or is negative
std::optional<double> parseMeasure(PlanMeasure measure, const QString& text, const QString& shown, double elements);

} // namespace prunescope::gui
