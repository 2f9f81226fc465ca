#pragma once
// What is behind MatrixInputs. For core/session only; the public face is explain.h.

#include "core/calibration/input_statistics.h"
#include "core/session/explain.h"

namespace prunescope {

class MatrixInputs {
public:
    explicit MatrixInputs(std::int64_t features) : statistics(features, {.moments = true, .hessian = true}) {}

    InputStatistics statistics;   ///< with all that any method needs
    TextInfo text;
    int windows = 0, window = 0;
    std::string calibrationHash;

    /// Sequence by sequence, since the variances are those of single sequences.
    void add(const at::Tensor& input, StopFlag& stop);
};

/// Runs the dense model up to the matrix's block.
/// @throws Error{BadInput} for an unknown matrix, a model that cannot be evaluated, a text that cannot be read
std::shared_ptr<const MatrixInputs> measureMatrixInputs(const ModelHandle& model, const std::string& matrix,
                                                        const CalibrationParams& calibration, StopFlag& stop,
                                                        const ProgressSink& progress);

} // namespace prunescope
