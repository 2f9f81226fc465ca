// The table of strategies: plain data in a fixed order.
#include "core/plan/strategy_info.h"

#include "core/base/error.h"

namespace prunescope {
namespace {

Param number(const char* id, const char* title, double defaultValue, double lowest, double highest,
             const char* help)
{
    return Param{id, title, defaultValue, lowest, highest, "", {}, help};
}

Param choice(const char* id, const char* title, const char* defaultValue, std::vector<std::string> choices,
             const char* help)
{
    return Param{id, title, std::string(defaultValue), 0, 0, "", std::move(choices), help};
}

StrategyInfo owl()
{
    return {"owl",
            PS_TEXT("OWL"),
            "Lu Yin, You Wu, Zhenyu Zhang, Cheng-Yu Hsieh, Yaqing Wang, Yiling Jia, Gen Li, Ajay Jaiswal, "
            "Mykola Pechenizkiy, Yi Liang, Michael Bendersky, Zhangyang Wang, Shiwei Liu 2024: Outlier "
            "Weighed Layerwise Sparsity (OWL): A Missing Secret Sauce for Pruning LLMs to High Sparsity",
            PS_TEXT("Removes less from blocks that hold many outliers, weights whose Wanda score is a "
                    "multiple of their block's mean."),
            true,
            {number("outlier_factor", PS_TEXT("Outliers from"), 5, 1, 100,
                    PS_TEXT("A weight is an outlier if its score is more than this many times the mean "
                            "score of its block.")),
             number("range", PS_TEXT("Range"), 0.08, 0, 0.5,
                    PS_TEXT("How far blocks may differ: the sparsest and the densest one lie twice this "
                            "share apart."))}};
}

StrategyInfo alphaPruning()
{
    return {
        "alphapruning",
        PS_TEXT("AlphaPruning"),
        "Haiquan Lu, Yefan Zhou, Shiwei Liu, Zhangyang Wang, Michael W. Mahoney, Yaoqing Yang 2024: "
        "AlphaPruning: Using Heavy-Tailed Self Regularization Theory for Improved Layer-wise Pruning of "
        "Large Language Models",
        PS_TEXT("Removes less from blocks whose singular values have a heavy tail, the mark of well "
                "trained matrices; looks at no text."),
        false,
        {number("epsilon", PS_TEXT("Spread"), 0.3, 0, 1,
                PS_TEXT("How far blocks may differ: before the total is met, sparsities lie between 1 "
                        "minus and 1 plus this, times a common factor.")),
         choice("metric", PS_TEXT("Start of the tail"), "alpha_peak",
                {PS_TEXT("alpha_peak"), PS_TEXT("alpha_mid")},
                PS_TEXT("Where the tail of the spectrum begins: near the peak of its histogram, at the "
                        "best fit to a power law (alpha_peak), or at the median (alpha_mid)."))}};
}

std::vector<StrategyInfo> makeStrategies()
{
    return {
        {"uniform", PS_TEXT("Uniform"), "", PS_TEXT("Removes the same share from every matrix."), false, {}},
        owl(),
        alphaPruning(),
        {"global",
         PS_TEXT("Global threshold"),
         "",
         PS_TEXT("Removes the weights with the lowest scores of the whole model, so that each matrix loses "
                 "as much as it has of them."),
         false,
         {choice(
             "score", PS_TEXT("Score"), "automatic",
             {PS_TEXT("automatic"), PS_TEXT("magnitude"), PS_TEXT("wanda")},
             PS_TEXT("What is compared across the model: the magnitude, the Wanda score, or (automatic) "
                     "the Wanda score where there is a calibration text and the magnitude where there is "
                     "none."))}},
        {"sensitivity",
         PS_TEXT("Measured sensitivity"),
         "",
         PS_TEXT("Removes less from matrices whose pruning was measured to cost more: the total is reached where "
                 "the sum of their losses is least."),
         true,
         {number("range", PS_TEXT("Range"), 0.2, 0.01, 0.5,
                 PS_TEXT("How far the sparsity of a matrix may lie from the total."))}}};
}

} // namespace

const std::vector<StrategyInfo>& strategyInfos()
{
    static const std::vector<StrategyInfo> strategies = makeStrategies();
    return strategies;
}

const StrategyInfo& strategyInfo(std::string_view id)
{
    std::string known;
    for (const auto& info : strategyInfos()) {
        if (info.id == id)
            return info;
        known += (known.empty() ? "" : ", ") + info.id;
    }
    throw Error(ErrorKind::Usage, PS_TEXT("There is no strategy \"%1\"; the strategies are: %2."), id, known);
}

} // namespace prunescope
