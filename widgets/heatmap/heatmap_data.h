#pragma once
// What a heatmap shows, made ready in a worker thread: immutable snapshots.

#include "core/session/quantity.h"
#include "widgets/heatmap/matrix_pyramid.h"
#include "widgets/heatmap/score_counts.h"

#include <memory>
#include <string>

namespace prunescope::gui {

/// One matrix with a quantity of its weights at all sizes.
struct HeatmapData {
    std::shared_ptr<const MatrixScore> score;
    std::shared_ptr<const MatrixPyramid> pyramid;
    bool isSigned = false;  ///< zero is the middle of the values
    bool isMask = false;    ///< values are 0 and 1, or -1, 0 and 1
    std::int64_t onlyFirst = 0, onlySecond = 0; ///< of a difference of masks: weights that only one of them keeps
    float smallestNorm = 0, medianNorm = 0, largestNorm = 0; ///< of the input norms; 0 without them
};

/// A mask of the same matrix at all sizes.
struct HeatmapMask {
    std::shared_ptr<const MaskPreview> preview;
    std::shared_ptr<const MaskPyramid> pyramid;
};

/// A range of rows or of columns.
struct HeatmapBrush {
    bool areRows = true;
    std::int64_t first = 0, last = 0; ///< [first, last); empty: all

    bool isEmpty() const { return first >= last; }
    std::int64_t count() const { return last - first; }
    bool operator==(const HeatmapBrush&) const = default;
};

/// For worker threads. @throws Error{Cancelled}
std::shared_ptr<const HeatmapData> makeHeatmapData(const MatrixQuantity& quantity, StopFlag& stop);
/// Of a score.
std::shared_ptr<const HeatmapData> makeHeatmapData(std::shared_ptr<const MatrixScore> score, StopFlag& stop);
std::shared_ptr<const HeatmapMask> makeHeatmapMask(std::shared_ptr<const MaskPreview> preview, StopFlag& stop);

/// The distribution of the brushed values, or of all with an empty brush. @param mask  may be null
std::shared_ptr<const ScoreCounts> countBrushed(const HeatmapData& data, const HeatmapMask* mask, const HeatmapBrush& brush,
                                                bool isLogarithmic, StopFlag& stop);

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
