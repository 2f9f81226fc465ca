// Snapshots for the heatmap. Pyramids share the scores' memory through aliasing pointers.
#include "widgets/heatmap/heatmap_data.h"

#include <algorithm>
#include <cmath>

namespace prunescope::gui {

std::shared_ptr<const HeatmapData> makeHeatmapData(std::shared_ptr<const MatrixScore> score, StopFlag& stop)
{
    auto data = std::make_shared<HeatmapData>();
    const std::shared_ptr<const std::vector<float>> values(score, &score->values);
    data->pyramid = MatrixPyramid::build(values, score->rows, score->columns, &stop);
    std::vector<float> norms = score->inputNorm;
    norms.erase(std::remove_if(norms.begin(), norms.end(), [](float norm) { return !std::isfinite(norm); }), norms.end());
    if (!norms.empty()) {
        std::sort(norms.begin(), norms.end());
        data->smallestNorm = norms.front();
        data->medianNorm = norms[norms.size() / 2];
        data->largestNorm = norms.back();
    }
    data->score = std::move(score);
    return data;
}

std::shared_ptr<const HeatmapMask> makeHeatmapMask(std::shared_ptr<const MaskPreview> preview, StopFlag& stop)
{
    auto mask = std::make_shared<HeatmapMask>();
    const std::shared_ptr<const std::vector<std::uint8_t>> pruned(preview, &preview->pruned);
    mask->pyramid = MaskPyramid::build(pruned, preview->rows, preview->columns, &stop);
    mask->preview = std::move(preview);
    return mask;
}

HeatmapReadout readWeight(const HeatmapData& data, const HeatmapMask* mask, std::int64_t row, std::int64_t column)
{
    const MatrixScore& score = *data.score;
    HeatmapReadout readout;
    if (row < 0 || column < 0 || row >= score.rows || column >= score.columns)
        return readout;
    const auto index = std::size_t(row * score.columns + column);
    readout.row = row;
    readout.column = column;
    readout.score = score.values[index];
    readout.weight = index < score.weights.size() ? score.weights[index] : readout.score;
    readout.hasInputNorm = !score.inputNorm.empty();
    if (readout.hasInputNorm)
        readout.inputNorm = score.inputNorm[std::size_t(column)];
    readout.hasMask = mask != nullptr;
    if (mask)
        readout.isPruned = mask->pyramid->isPruned(row, column);
    return readout;
}

} // namespace prunescope::gui
