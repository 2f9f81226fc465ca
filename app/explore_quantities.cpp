// Words for quantities.
#include "app/explore_quantities.h"

#include "app/app_context.h"
#include "core/plan/method_info.h"
#include "widgets/base/core_text.h"
#include "widgets/base/number_text.h"
#include "widgets/base/term_tip.h"

#include <QCoreApplication>

namespace prunescope::gui {
namespace {

struct Quantities {
    Q_DECLARE_TR_FUNCTIONS(prunescope::gui::Quantities)
};

QString partName(const std::string& part)
{
    if (part == "plan")
        return Quantities::tr("plan", "a mask");
    if (part == "run")
        return Quantities::tr("last run", "a mask");
    return part == "magnitude" ? Quantities::tr("magnitude", "a score") : coreText(scoreInfo(part).title);
}

QString scoreTitle(const std::string& score)
{
    if (score == "magnitude")
        return Quantities::tr("Magnitude |W|");
    if (score == "wanda")
        return Quantities::tr("Wanda score |W|·‖x‖");
    return Quantities::tr("%1 score").arg(coreText(scoreInfo(score).title));
}

QString scoreTip(const std::string& score)
{
    if (score == "magnitude")
        return termTip(Term::Magnitude);
    if (score == "wanda")
        return termTip(Term::Wanda);
    if (score == "ria")
        return Quantities::tr("RIA: the share a weight has of all |W| of its column, plus its share of its row, times the "
                              "square root of its input's norm (Zhang et al. 2024).");
    return {};
}

} // namespace

QString quantityTitle(const Quantity& quantity)
{
    switch (quantity.kind) {
    case QuantityKind::Weight: return Quantities::tr("Weight W");
    case QuantityKind::Score: return scoreTitle(quantity.first);
    case QuantityKind::Mask:
        return quantity.usesRun() ? Quantities::tr("Kept by the last run") : Quantities::tr("Kept by the plan");
    case QuantityKind::RankDifference:
        return Quantities::tr("Rank: %1 − %2").arg(partName(quantity.first), partName(quantity.second));
    case QuantityKind::MaskDifference:
        return Quantities::tr("Mask: %1 − %2").arg(partName(quantity.first), partName(quantity.second));
    case QuantityKind::Change: return Quantities::tr("Change W′ − W");
    }
    return {};
}

QString quantityTip(const Quantity& quantity)
{
    switch (quantity.kind) {
    case QuantityKind::Weight: return Quantities::tr("The weights with their signs.");
    case QuantityKind::Score: return scoreTip(quantity.first);
    case QuantityKind::Mask: return Quantities::tr("1 where a weight is kept and 0 where it is removed; zoomed out, the share kept.");
    case QuantityKind::RankDifference:
        return Quantities::tr("Where each weight stands in its row, from 0 (lowest score) to 1 (highest), by the first score "
                              "less that by the second. Above zero: the first score holds it to be more important.");
    case QuantityKind::MaskDifference:
        return Quantities::tr("1: only the first mask keeps the weight; −1: only the second does; 0: they agree. A method's mask is "
                              "made with its usual parameters at the sparsity and pattern of the mask beside it.");
    case QuantityKind::Change:
        return Quantities::tr("How far the last run moved each weight that it kept; 0 where it removed one. Rows and columns "
                              "stand where they stood before the run.");
    }
    return {};
}

MissingQuantity missingQuantity(QuantityNeed need, const QuantitySource& source, const ModelInfo& model)
{
    using Step = MissingQuantity::Step;
    const QString run = Quantities::tr("Go to Run");
    switch (need) {
    case QuantityNeed::Inputs:
        if (!model.canEvaluate)
            return {coreText(model.whyNotEvaluate), {}, Step::None};
        if (!model.hasTokenizer)
            return {coreText(model.whyNoTokenizer), {}, Step::None};
        return {Quantities::tr("This weighs each weight by the strength of its input, measured on the calibration text."),
                Quantities::tr("Measure inputs"), Step::MeasureInputs};
    case QuantityNeed::Run:
        return {Quantities::tr("Here: what a run removed from this matrix or changed in it, once there was one."), run, Step::Run};
    case QuantityNeed::RunOfMatrix: return {Quantities::tr("The last run left this matrix alone."), run, Step::Run};
    case QuantityNeed::Plan: return {Quantities::tr("The plan leaves this matrix alone."), {}, Step::None};
    case QuantityNeed::ShownMethod:
        return {Quantities::tr("%1 decides while it runs; after a run, its mask is shown as kept by the last run.")
                    .arg(coreText(methodInfo(source.planned->method).title)),
                run, Step::Run};
    case QuantityNeed::None: break;
    }
    return {};
}

QuantitySource quantitySource(AppContext& context, const std::string& matrix)
{
    QuantitySource source;
    source.model = context.model();
    source.inputs = context.inputs();
    if (const PlanEntry* entry = context.plan().plan().find(matrix))
        source.planned = *entry;
    if (const auto& run = context.prunedRun()) {
        source.run = std::shared_ptr<const PruneResult>(run, &run->result);
        if (const PlanEntry* entry = run->params.plan.find(matrix))
            source.ran = *entry;
    }
    return source;
}

QString maskSentence(const Quantity& quantity, const HeatmapData& data)
{
    if (quantity.kind == QuantityKind::Mask)
        return Quantities::tr("%1 of the weights are kept.").arg(percentText(data.pyramid->spread().mean));
    const std::int64_t differ = data.onlyFirst + data.onlySecond;
    const std::int64_t all = data.score->rows * data.score->columns;
    return Quantities::tr("The masks agree on %1. Kept by %2 only: %3; by %4 only: %5.")
        .arg(percentText(1 - double(differ) / double(all)), partName(quantity.first), countText(data.onlyFirst),
             partName(quantity.second), countText(data.onlySecond));
}

} // namespace prunescope::gui
