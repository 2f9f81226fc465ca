#pragma once
// Between results and JSON, and between typed arguments and values.

#include "core/base/json.h"
#include "core/session/measure.h"
#include "core/session/prune.h"
#include "core/session/run_need.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace prunescope::cli {

/// "1, 2,3" -> {1, 2, 3}. @throws Error{Usage} naming what is not a number
std::vector<std::int64_t> parseIds(const std::string& text);

/// null for an absent value or one that is not finite.
Json optionalNumber(const std::optional<double>& value);

Json perplexityJson(const PerplexityResult& result);
std::string perplexityText(const PerplexityResult& result);
Json compareJson(const CompareResult& result);
Json pruneJson(const PruneResult& result);
Json needJson(const RunNeed& need, double seconds);
std::string needText(const RunNeed& need, double seconds);

} // namespace prunescope::cli
