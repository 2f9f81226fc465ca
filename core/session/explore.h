#pragma once
// The acts that show importance: statistics of weights and inputs, scores of a matrix, the mask a plan would choose.
// Torch-free header; results are immutable snapshots.

#include "core/plan/plan.h"
#include "core/session/open_model.h"
#include "core/session/texts.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace prunescope {

class RowRanks;

/// L2 norm of every input feature of every matrix over the calibration tokens of the dense model: sqrt(a_j) of
/// methods/unstructured.md 3 (sum over tokens of x_j^2, divided by the number of windows).
struct InputNorms {
    std::map<std::string, std::vector<float>> norms; ///< by matrix name; [in]
    TextInfo text;
    int windows = 0;     ///< windows used; fewer than asked where the text is short
    int window = 0;      ///< tokens each
    std::string calibrationHash; ///< identifies text, windows and seed
};

/// @throws Error{BadInput} if the model cannot be evaluated, has no tokenizer, or the text is shorter than a window
std::shared_ptr<const InputNorms> measureInputs(const ModelHandle& model, const CalibrationParams& params,
                                                StopFlag& stop, const ProgressSink& progress);

/// Figures of one matrix for the model map.
struct MatrixSummary {
    std::string name;
    double meanMagnitude = 0;      ///< mean |W|
    double maxMagnitude = 0;
    double standardDeviation = 0;
    double zeroShare = 0;
    double meanWandaScore = 0;     ///< mean |W| * norm; 0 without input norms
    double outlierShare = 0;       ///< share of scores above 5 times their mean (OWL's measure; |W| without input norms)
    std::int64_t nonFinite = 0;    ///< NaN and infinite weights
};

/// Hears of each matrix as soon as it is known; in the caller's thread.
using SummarySink = std::function<void(const MatrixSummary&)>;

/// @param inputs  may be null: then only the weights are summed up
std::vector<MatrixSummary> summarizeMatrices(const ModelHandle& model, const std::shared_ptr<const InputNorms>& inputs,
                                             StopFlag& stop, const ProgressSink& progress,
                                             const SummarySink& onSummary = {});

/// Scores of one matrix as plain numbers.
struct MatrixScore {
    std::string matrix;
    std::string score;                 ///< id of a score, or of a quantity of quantity.h
    std::int64_t rows = 0, columns = 0;
    std::vector<float> values;         ///< [rows, columns], row-major; scores are >= 0 (NaN where the weight is)
    std::vector<float> weights;        ///< [rows, columns], the signed weights
    std::vector<float> inputNorm;      ///< [columns]; empty without input norms
};

/// @throws Error{BadInput} for an unknown matrix; Error{Usage} if the score needs input norms and there are none
std::shared_ptr<const MatrixScore> scoreMatrix(const ModelHandle& model, const std::string& matrix,
                                               const std::string& score,
                                               const std::shared_ptr<const InputNorms>& inputs, StopFlag& stop);

/// What one plan entry would remove, judged on the dense model's scores.
struct MaskPreview {
    std::string matrix;
    std::int64_t rows = 0, columns = 0;
    std::vector<std::uint8_t> pruned;      ///< [rows, columns], 1 = removed
    std::vector<float> thresholds;         ///< largest removed score of each group (one, or one per row); empty for n:m
    std::int64_t prunedCount = 0;
};

/// The order of a score's rows (core/pruning/row_ranks.h), which makes masks of other shares many times faster. Keeps the
/// score alive. Null where the entry does not choose by rows, or rows are too long.
std::shared_ptr<const RowRanks> rankRows(const std::shared_ptr<const MatrixScore>& score, const PlanEntry& entry);

/// The mask for the entry's sparsity, pattern and group. Pure.
/// @param ranks  of the same score, or null; the mask is the same
std::shared_ptr<const MaskPreview> previewMask(const std::shared_ptr<const MatrixScore>& score, const PlanEntry& entry,
                                               const std::shared_ptr<const RowRanks>& ranks = nullptr);

} // namespace prunescope
