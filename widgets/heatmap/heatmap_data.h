#pragma once
// What a heatmap shows, made ready in a worker thread: immutable snapshots.

#include "core/session/explore.h"
#include "widgets/heatmap/matrix_pyramid.h"

#include <memory>
#include <string>

namespace prunescope::gui {

/// One matrix with its scores at all sizes.
struct HeatmapData {
    std::shared_ptr<const MatrixScore> score;
    std::shared_ptr<const MatrixPyramid> pyramid;
    float smallestNorm = 0, medianNorm = 0, largestNorm = 0; ///< of the input norms; 0 without them
};

/// A mask of the same matrix at all sizes.
struct HeatmapMask {
    std::shared_ptr<const MaskPreview> preview;
    std::shared_ptr<const MaskPyramid> pyramid;
};

/// For worker threads. @throws Error{Cancelled}
std::shared_ptr<const HeatmapData> makeHeatmapData(std::shared_ptr<const MatrixScore> score, StopFlag& stop);
std::shared_ptr<const HeatmapMask> makeHeatmapMask(std::shared_ptr<const MaskPreview> preview, StopFlag& stop);

/// Everything known of one weight, or of the cell of weights under a pixel.
struct HeatmapReadout {
    std::int64_t row = -1, column = -1;
    float weight = 0;
    float score = 0;
    bool hasInputNorm = false;
    float inputNorm = 0;
    bool hasMask = false;
    bool isPruned = false;

    bool isValid() const { return row >= 0; }
    bool operator==(const HeatmapReadout&) const = default;
};

/// @param mask  may be null
HeatmapReadout readWeight(const HeatmapData& data, const HeatmapMask* mask, std::int64_t row, std::int64_t column);

} // namespace prunescope::gui
