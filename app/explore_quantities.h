#pragma once
// The heatmap's quantities in words: names, explanations, and what to do where one cannot be shown yet.

#include "core/session/quantity.h"
#include "widgets/heatmap/heatmap_data.h"

#include <QString>

namespace prunescope::gui {

class AppContext;

/// For lists and colour scales: "Wanda score |W|·‖x‖", "Rank: Wanda − magnitude".
QString quantityTitle(const Quantity& quantity);
/// What it is, in one or two sentences.
QString quantityTip(const Quantity& quantity);

/// Why a quantity is not there, and the step that helps.
struct MissingQuantity {
    enum class Step { None, MeasureInputs, Run };

    QString sentence;
    QString button;   ///< empty with Step::None
    Step step = Step::None;
};

/// @param need  not QuantityNeed::None
MissingQuantity missingQuantity(QuantityNeed need, const QuantitySource& source, const ModelInfo& model);

/// What quantities of a matrix are made of at the moment.
QuantitySource quantitySource(AppContext& context, const std::string& matrix);

/// What a mask or a difference of two says as a whole: how many weights are kept, or by which of the two.
QString maskSentence(const Quantity& quantity, const HeatmapData& data);

} // namespace prunescope::gui
