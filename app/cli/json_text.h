#pragma once
// Between results and JSON, and between typed arguments and values.

#include "core/session/result_json.h"
#include "core/session/run_need.h"

#include <cstdint>
#include <string>
#include <vector>

namespace prunescope::cli {

/// "1, 2,3" -> {1, 2, 3}. @throws Error{Usage} naming what is not a number
std::vector<std::int64_t> parseIds(const std::string& text);

std::string perplexityText(const PerplexityResult& result);
Json needJson(const RunNeed& need, double seconds);
std::string needText(const RunNeed& need, double seconds);

} // namespace prunescope::cli
