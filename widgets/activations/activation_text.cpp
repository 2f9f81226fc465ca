// The words of activations.
#include "widgets/activations/activation_text.h"

#include "widgets/base/number_text.h"

#include <QCoreApplication>

namespace prunescope::gui {
namespace {

struct Activations {
    Q_DECLARE_TR_FUNCTIONS(prunescope::gui::Activations)
};

} // namespace

QString activationTitle(ActivationQuantity quantity)
{
    switch (quantity) {
    case ActivationQuantity::Norm: return Activations::tr("Norm ‖x‖");
    case ActivationQuantity::Mean: return Activations::tr("Mean x");
    case ActivationQuantity::Variance: return Activations::tr("Variance");
    case ActivationQuantity::Maximum: return Activations::tr("Largest |x|");
    case ActivationQuantity::ShareAbove6: return Activations::tr("Share above 6");
    case ActivationQuantity::ShareAbove5Means: return Activations::tr("Share above 5 means");
    }
    return {};
}

QString activationTip(ActivationQuantity quantity)
{
    switch (quantity) {
    case ActivationQuantity::Norm: return termTip(Term::InputNorm);
    case ActivationQuantity::Mean: return Activations::tr("Mean of the channel's values over all calibration tokens.");
    case ActivationQuantity::Variance:
        return Activations::tr("Mean square distance of the channel's values from their mean over all calibration tokens.");
    case ActivationQuantity::Maximum: return Activations::tr("The largest absolute value of the channel in any calibration token.");
    case ActivationQuantity::ShareAbove6: return termTip(Term::LargeValueShare);
    case ActivationQuantity::ShareAbove5Means: return termTip(Term::RelativeLargeShare);
    }
    return {};
}

QString activationValueText(ActivationQuantity quantity, double value)
{
    return isShare(quantity) ? percentText(value, 2) : numberText(value, 4);
}

bool isShare(ActivationQuantity quantity)
{
    return quantity == ActivationQuantity::ShareAbove6 || quantity == ActivationQuantity::ShareAbove5Means;
}

bool suitsLogarithm(ActivationQuantity quantity)
{
    return quantity == ActivationQuantity::Norm || quantity == ActivationQuantity::Variance || quantity == ActivationQuantity::Maximum;
}

QString siteTitle(const ActivationSite& site)
{
    if (site.isResidual())
        return Activations::tr("Residual stream");
    QStringList kinds;
    for (const std::string& kind : site.readers)
        kinds << QString::fromStdString(kind);
    return Activations::tr("Input of %1").arg(kinds.join(QStringLiteral(", ")));
}

QString siteTip(const ActivationSite& site)
{
    return site.isResidual() ? termTip(Term::ResidualStream)
                             : Activations::tr("What these matrices of each block read; a channel is one of their columns.");
}

QString placeName(const ActivationSite& site, int block)
{
    if (!site.isResidual())
        return Activations::tr("block %1").arg(block);
    return block == site.rows.back().block ? Activations::tr("after the last") : Activations::tr("before block %1").arg(block);
}

QStringList placeNames(const ActivationSite& site)
{
    QStringList names;
    for (const ActivationRow& row : site.rows)
        names << placeName(site, row.block);
    return names;
}

QString blockFigureTitle(BlockFigure figure)
{
    switch (figure) {
    case BlockFigure::Influence: return Activations::tr("Block influence");
    case BlockFigure::Angle: return Activations::tr("Angular distance");
    case BlockFigure::Change: return Activations::tr("Relative change");
    }
    return {};
}

Term blockFigureTerm(BlockFigure figure)
{
    switch (figure) {
    case BlockFigure::Angle: return Term::AngularDistance;
    case BlockFigure::Change: return Term::RelativeChange;
    case BlockFigure::Influence: break;
    }
    return Term::BlockInfluence;
}

double blockFigure(const BlockInfluence& block, BlockFigure figure)
{
    switch (figure) {
    case BlockFigure::Angle: return block.angularDistance;
    case BlockFigure::Change: return block.relativeChange;
    case BlockFigure::Influence: break;
    }
    return block.influence;
}

} // namespace prunescope::gui
