#pragma once
// Continuing a prompt with a key/value cache.

#include "core/architecture/model.h"
#include "core/base/progress.h"
#include "core/base/stop_flag.h"

#include <cstdint>
#include <vector>

namespace prunescope {

/// How tokens are chosen.
struct SamplingParams {
    std::int64_t tokens = 100;  ///< at most
    double temperature = 0;     ///< 0: arg-max, ties to the lower id
    double topP = 1;            ///< smallest set of tokens with at least this probability
    std::uint64_t seed = 0;
};

struct Generation {
    std::vector<std::int64_t> ids; ///< new tokens, without the end token
    double promptSeconds = 0;
    double decodeSeconds = 0;      ///< for all new tokens after the first
};

/// @param prompt  at least one id
/// @throws Error{Usage} for a prompt without tokens, a temperature below 0 or topP outside 0..1
Generation generate(const Model& model, const std::vector<std::int64_t>& prompt, const SamplingParams& params,
                    StopFlag& stop, const ProgressSink& progress);

} // namespace prunescope
