#pragma once
// The act that writes importance scores of a whole model to a file. Torch-free header.

#include "core/session/open_model.h"
#include "core/session/texts.h"

#include <string>

namespace prunescope {

struct ScoreFileParams {
    std::string score = "wanda";
    CalibrationParams calibration;  ///< an empty text path means none; then the file has no input norms
    std::string outputFile;         ///< safetensors: <matrix>.score [out, in] and <matrix>.input_norm [in], float32
};

struct ScoreFileResult {
    int matrices = 0;
    int windows = 0, window = 0;    ///< calibration used; 0 without
    std::string calibrationHash;
    TextInfo text;
};

/// Scores of the dense model. @throws Error as measureInputs(); Error{Usage} if the score needs a text and there is none
ScoreFileResult writeScores(const ModelHandle& model, const ScoreFileParams& params, StopFlag& stop,
                            const ProgressSink& progress);

} // namespace prunescope
