#pragma once
// A plan measured quickly: pruned and evaluated with few windows, against the dense model on the same ones.

#include "core/session/measure.h"
#include "core/session/prune.h"

namespace prunescope {

struct QuickLookParams {
    Plan plan;
    CalibrationParams calibration; ///< its first samples only
    PerplexityParams evaluation;
    int calibrationWindows = 2;
    int evaluationWindows = 4;
};

struct QuickLook {
    double nllIncrease = 0;                    ///< nats per token over the dense model, on the windows looked at
    std::optional<double> nllIncreaseError;    ///< paired over tokens
    double perplexity = 0, densePerplexity = 0; ///< on these windows
    int windows = 0, window = 0;
    std::string convention;
    double seconds = 0;
};

/// @param dense  the dense model's figures of an earlier look with the same evaluation, to save its time; or null
/// @throws Error as pruneModel() and measurePerplexity()
QuickLook lookQuickly(const ModelHandle& model, const QuickLookParams& params,
                      const std::shared_ptr<const PerplexityResult>& dense, StopFlag& stop, const ProgressSink& progress);

/// The dense model's figures for it.
std::shared_ptr<const PerplexityResult> denseForQuickLook(const ModelHandle& model, const QuickLookParams& params, StopFlag& stop);

} // namespace prunescope
