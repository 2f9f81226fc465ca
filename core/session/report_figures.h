#pragma once
// Figures that a report's page, table and JSON share.

#include "core/plan/plan_bytes.h"
#include "core/session/loss_predictor.h"
#include "core/session/report.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace prunescope {

struct ReportFigures {
    MatrixSizes sizes;               ///< by plan entry
    double plannedShare = 0;         ///< over the planned matrices
    std::int64_t plannedZeros = 0, plannedElements = 0;
    PlanBytes bytes;
    std::optional<LossPrediction> prediction;
    std::vector<double> lossAlone;   ///< by plan entry: what the sweep says its pruning costs alone; NaN where it does not
    const ReportedRun* run = nullptr;

    /// What the run did to a matrix, or null.
    const MatrixReport* findRun(const std::string& matrix) const;
};

/// @throws Error{BadInput} if the plan has a matrix that the model lacks, or the sweep is of another model
ReportFigures reportFigures(const ReportContents& contents);

} // namespace prunescope
