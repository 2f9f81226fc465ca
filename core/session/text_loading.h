#pragma once
// Texts as acts need them: loaded, tokenised, described.

#include "core/calibration/text.h"
#include "core/session/open_model_impl.h"
#include "core/session/texts.h"

namespace prunescope {

/// A text as a token stream for one model.
struct ModelText {
    LoadedText text;
    at::Tensor stream;  ///< int64 [tokens]
    TextInfo info;
};

/// @throws Error{BadInput} if the text cannot be read or needs a tokenizer that the model lacks
ModelText loadForModel(const OpenModel& model, const TextSource& source);

/// Calibration windows of a text; params.window 0 means min(2048, context).
CalibrationWindows windowsForModel(const OpenModel& model, const ModelText& text, const CalibrationParams& params);

/// min(2048, context), or the wanted one.
/// @throws Error{Usage} for a negative window
int windowFor(const OpenModel& model, int wanted);

} // namespace prunescope
