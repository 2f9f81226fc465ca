// Snapshots for the heatmap. Pyramids share the scores' memory through aliasing pointers.
#include "widgets/heatmap/heatmap_data.h"

#include <algorithm>
#include <cmath>

namespace prunescope::gui {

std::shared_ptr<const HeatmapData> makeHeatmapData(std::shared_ptr<const MatrixScore> score, StopFlag& stop)
{
    MatrixQuantity quantity;
    quantity.values = std::move(score);
    return makeHeatmapData(quantity, stop);
}

std::shared_ptr<const HeatmapData> makeHeatmapData(const MatrixQuantity& quantity, StopFlag& stop)
{
    auto data = std::make_shared<HeatmapData>();
    const auto& score = quantity.values;
    data->isSigned = quantity.isSigned;
    data->isMask = quantity.isMask;
    data->onlyFirst = quantity.onlyFirst;
    data->onlySecond = quantity.onlySecond;
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
    data->score = score;
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

std::shared_ptr<const ScoreCounts> countBrushed(const HeatmapData& data, const HeatmapMask* mask, const HeatmapBrush& brush,
                                                bool isLogarithmic, StopFlag& stop)
{
    const std::vector<float>& values = data.score->values;
    const std::vector<std::uint8_t>* pruned = mask ? &mask->preview->pruned : nullptr;
    if (brush.isEmpty())
        return countScores(values, pruned, isLogarithmic, &stop);
    const auto part = [&](const auto& all) {
        return brush.areRows ? cutOut(all, data.score->columns, brush.first, brush.last, 0, data.score->columns)
                             : cutOut(all, data.score->columns, 0, data.score->rows, brush.first, brush.last);
    };
    const std::vector<std::uint8_t> prunedPart = pruned ? part(*pruned) : std::vector<std::uint8_t>();
    return countScores(part(values), pruned ? &prunedPart : nullptr, isLogarithmic, &stop);
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
