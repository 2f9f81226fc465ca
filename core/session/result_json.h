#pragma once
// Results as JSON, the same for command line and report.

#include "core/base/json.h"
#include "core/session/measure.h"
#include "core/session/prune.h"

#include <optional>

namespace prunescope {

/// null for an absent value or one that is not finite.
Json optionalNumber(const std::optional<double>& value);

Json perplexityJson(const PerplexityResult& result);
/// @param a, b  names for the sentence
Json pairedJson(const PairedStatistics& paired, const std::string& a, const std::string& b);
Json compareJson(const CompareResult& result);
Json pruneJson(const PruneResult& result);

} // namespace prunescope
