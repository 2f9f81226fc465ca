#pragma once
// Two models on the same tokens: paired losses, divergence of their predictions, distance of their block outputs.

#include "core/evaluation/perplexity.h"

#include <vector>

namespace prunescope {

/// What comparing adds to the losses of either model.
struct StreamComparison {
    StreamLosses a, b;
    std::vector<float> kl;                  ///< KL(a || b) in nats, per scored token
    std::int64_t sameTop = 0;               ///< scored positions with the same arg-max
    std::vector<double> blockErrors;        ///< per block: ||y_b - y_a|| / ||y_a|| over all tokens run
};

/// Runs every window through both models. Both need the same vocabulary.
StreamComparison compareStreams(const Model& a, const Model& b, const WindowPlan& plan, const at::Tensor& stream,
                                StopFlag& stop, const ProgressSink& progress);

/// Mean of paired differences and its standard error over tokens.
struct PairedDifference {
    double mean = 0;
    double standardError = 0;
};
PairedDifference pairedDifference(const std::vector<float>& a, const std::vector<float>& b);

/// The q-quantile (0 to 1) by linear interpolation between order statistics; 0 for no values.
double quantile(std::vector<float> values, double q);

} // namespace prunescope
