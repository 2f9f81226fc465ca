#pragma once
// Places, sites and quantities of activations in words.

#include "core/session/activations.h"
#include "widgets/base/term_tip.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace prunescope::gui {

/// "Largest |x|"
QString activationTitle(ActivationQuantity quantity);
/// One sentence.
QString activationTip(ActivationQuantity quantity);
/// A value with the digits it deserves; shares as percent.
QString activationValueText(ActivationQuantity quantity, double value);
bool isShare(ActivationQuantity quantity);
/// Never below zero, and of many sizes.
bool suitsLogarithm(ActivationQuantity quantity);

/// "Residual stream", "Input of q_proj, k_proj, v_proj"
QString siteTitle(const ActivationSite& site);
QString siteTip(const ActivationSite& site);
/// "before block 3", "after the last", "block 3"
QString placeName(const ActivationSite& site, int block);
/// Of all rows.
QStringList placeNames(const ActivationSite& site);

/// The figures of BlockInfluence.
enum class BlockFigure { Influence, Angle, Change };
QString blockFigureTitle(BlockFigure figure);
Term blockFigureTerm(BlockFigure figure);
double blockFigure(const BlockInfluence& block, BlockFigure figure);

} // namespace prunescope::gui
