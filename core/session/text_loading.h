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

/// The windows that calibrate a method, and what is known of the texts they come from.
struct CalibrationSet {
    at::Tensor ids;     ///< int64 [N, L]
    std::string hash;   ///< identifies what the statistics saw
    TextInfo info;      ///< of all texts together
};

/// Windows of all the texts, in their order; the first ones get one more where the number does not divide. A window of 0
/// tokens means min(2048, context).
/// @throws Error as loadForModel(); Error{Usage} for fewer windows than texts; Error{BadInput} if a text is shorter than a
///         window
CalibrationSet loadCalibration(const OpenModel& model, const CalibrationParams& params);

/// min(2048, context), or the wanted one.
/// @throws Error{Usage} for a negative window
int windowFor(const OpenModel& model, int wanted);

} // namespace prunescope
