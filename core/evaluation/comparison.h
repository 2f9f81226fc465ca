#pragma once
// Two models on the same tokens: paired losses, divergence of their predictions, distance of their block outputs.

#include "core/evaluation/divergence.h"
#include "core/evaluation/perplexity.h"

#include <vector>

namespace prunescope {

/// What comparing adds to the losses of either model.
struct StreamComparison {
    StreamLosses a, b;
    TokenDivergences tokens;                ///< per scored token
    std::vector<BlockDrift> drifts;         ///< per block, over all tokens run; empty where the blocks do not correspond
};

/// Runs every window through both models. Both need the same vocabulary.
StreamComparison compareStreams(const Model& a, const Model& b, const WindowPlan& plan, const at::Tensor& stream,
                                StopFlag& stop, const ProgressSink& progress);

/// Mean of paired differences and its standard error over tokens (core/base/paired_statistics.h has the rest).
struct PairedDifference {
    double mean = 0;
    double standardError = 0;
};
PairedDifference pairedDifference(const std::vector<float>& a, const std::vector<float>& b);

/// Change of the probability that the true token gets, p_b - p_a.
struct ProbabilityChange {
    double mean = 0;
    double rootMeanSquare = 0;
};
/// @param a, b  nats of the same tokens
ProbabilityChange probabilityChange(const std::vector<float>& a, const std::vector<float>& b);

/// The q-quantile (0 to 1) by linear interpolation between order statistics; 0 for no values.
double quantile(std::vector<float> values, double q);

} // namespace prunescope
