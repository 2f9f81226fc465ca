// The tables of methods and scores: plain data in a fixed order. Adding a method starts with one entry here.
#include "core/plan/method_info.h"

#include "core/base/error.h"

#include <algorithm>

namespace prunescope {
namespace {

/// A parameter chosen from a list of words; the first is not necessarily the default.
Param choice(const char* id, const char* title, const char* defaultValue, std::vector<std::string> choices,
             const char* help)
{
    return Param{id, title, std::string(defaultValue), 0, 0, "", std::move(choices), help};
}

Param flag(const char* id, const char* title, const char* help)
{
    return Param{id, title, false, 0, 0, "", {}, help};
}

/// Every method accepts this one (design 5).
Param referenceCount()
{
    return flag(
        "reference_count", PS_TEXT("Count as the published code"),
        PS_TEXT(
            "Remove as many weights as the published code does: where a whole layer is one group, one more "
            "than the share asks for and all ties; where each row is a group, the share rounded down."));
}

Param comparisonGroup(const char* defaultValue, std::vector<std::string> choices)
{
    return choice(
        "group", PS_TEXT("Compare within"), defaultValue, std::move(choices),
        PS_TEXT(
            "Which weights compete with each other: all of a matrix (layer), or those of one output (row), "
            "so that every output loses the same share."));
}

Param number(const char* id, const char* title, double defaultValue, double lowest, double highest, const char* help)
{
    return Param{id, title, defaultValue, lowest, highest, "", {}, help};
}

/// Methods that choose a mask may leave the kept weights alone or let them make up for what goes.
Param update()
{
    return choice("update", PS_TEXT("Kept weights"), "none", {PS_TEXT("none"), "sparsegpt"},
                  PS_TEXT("What happens to the weights that stay: nothing (none), or SparseGPT's update, which lets the rest of "
                          "each row make up for what it loses."));
}

Param damping()
{
    return number("damping", PS_TEXT("Damping"), 0.01, 1e-6, 1.0,
                  PS_TEXT("Share of the Hessian's mean diagonal that is added to it; more makes the update more cautious. Raised "
                          "by itself where the Hessian cannot be inverted otherwise."));
}

std::vector<MethodInfo> makeMethods()
{
    return {
        {"magnitude",
         PS_TEXT("Magnitude"),
         "Song Han, Jeff Pool, John Tran, William J. Dally 2015: Learning both Weights and Connections for "
         "Efficient Neural Networks",
         PS_TEXT("Removes the weights that are smallest in absolute value; looks at no text."),
         false,
         {comparisonGroup("layer", {PS_TEXT("layer"), PS_TEXT("row")}), update(), damping(), referenceCount()}},
        {"wanda",
         PS_TEXT("Wanda"),
         "Mingjie Sun, Zhuang Liu, Anna Bair, J. Zico Kolter 2023: A Simple and Effective Pruning Approach "
         "for Large Language Models",
         PS_TEXT("Removes the weights whose absolute value times the norm of their input is smallest, since "
                 "they change the output least."),
         true,
         {flag("variant", PS_TEXT("Same share of score in each row"),
               PS_TEXT(
                   "Remove from each row until the same share of its total score is gone, so that rows lose "
                   "different numbers of weights.")),
          comparisonGroup("row", {PS_TEXT("row"), PS_TEXT("layer")}), update(), damping(), referenceCount()}},
        {"sparsegpt",
         PS_TEXT("SparseGPT"),
         "Elias Frantar, Dan Alistarh 2023: SparseGPT: Massive Language Models Can Be Accurately Pruned in One-Shot",
         PS_TEXT("Goes through a matrix column by column, removes the weights whose loss can best be made up for, and lets the "
                 "columns to the right make up for it."),
         true,
         {number("block_size", PS_TEXT("Columns in a block"), 128, 1, 1024,
                 PS_TEXT("How many columns share one threshold; the weights to remove are chosen anew for each block.")),
          damping(),
          flag("true_sequential", PS_TEXT("One input at a time"),
               PS_TEXT("Within a block, prune the matrices that read one input, run the block again and only then go on to the "
                       "next, so that later matrices see what earlier ones became.")),
          choice("score", PS_TEXT("Choose by"), "sparsegpt", {"sparsegpt", "magnitude", "wanda"},
                 PS_TEXT("Which score chooses the weights to remove in each block, with the weights as changed so far.")),
          referenceCount()}},
        {"ria",
         PS_TEXT("RIA"),
         "Yingtao Zhang, Haoli Bai, Haokun Lin, Jialin Zhao, Lu Hou, Carlo Vittorio Cannistraci 2024: Plug-and-Play: An "
         "Efficient Post-training Pruning Method for Large Language Models",
         PS_TEXT("Removes the weights that make up the smallest share of their input's and of their output's weights, times a "
                 "power of the norm of their input, so that no input or output is cut off altogether."),
         true,
         {number("activation_power", PS_TEXT("Power of the input norm"), 0.5, 0, 2,
                 PS_TEXT("How much the norm of the input counts: 0 leaves the inputs out, 1 counts them as Wanda does.")),
          comparisonGroup("layer", {PS_TEXT("layer"), PS_TEXT("row")}),
          flag("reallocate", PS_TEXT("Deal out columns"),
               PS_TEXT("For n:m patterns, deal strong and weak columns evenly to the groups before choosing. In a model this is "
                       "done where the new order folds into the matrices before: in the second matrix of the MLP, and within "
                       "the heads of attention's output; a single matrix is dealt out as a whole, and its pattern then holds in "
                       "the new order only.")),
          update(), damping(), referenceCount()}},
        {"dsnot",
         PS_TEXT("DSnoT"),
         "Yuxin Zhang, Lirui Zhao, Mingbao Lin, Yunyun Sun, Yiwu Yao, Xingjia Han, Jared Tanner, Shiwei Liu, Rongrong Ji "
         "2024: Dynamic Sparse No Training: Training-Free Fine-tuning for Sparse LLMs",
         PS_TEXT("Starts from the mask of another method and swaps pruned and kept weights of each row until its average loss is "
                 "near zero; changes every matrix of the plan, where the published program leaves out the MLP."),
         true,
         {choice("initial", PS_TEXT("Start from"), "wanda", {"wanda", "magnitude"},
                 PS_TEXT("Which score chooses the mask to start from; each row loses the same share.")),
          number("max_cycles", PS_TEXT("Most swaps of a row"), 50, 0, 1000,
                 PS_TEXT("How many weights of a row may be swapped; 0 leaves the mask as it starts.")),
          number("threshold", PS_TEXT("Small enough"), 0.1, 0, 1e6,
                 PS_TEXT("A row whose average loss over a sequence is no larger than this is left alone.")),
          number("variance_power", PS_TEXT("Power of the variance"), 1, 0, 2,
                 PS_TEXT("Weights come back first where they add much on average and vary little: the average is divided by the "
                         "variance of the input to this power.")),
          referenceCount()}},
        {"alps",
         PS_TEXT("ALPS"),
         "Xiang Meng, Kayhan Behdin, Haoyue Wang, Rahul Mazumder 2024: ALPS: Improved Optimization for Highly Sparse One-Shot "
         "Pruning for Large Language Models",
         PS_TEXT("Searches all masks of a matrix at once for the one whose best weights change the outputs least, and sets the "
                 "kept weights to them; the slowest method, and the most accurate one where much is removed."),
         true,
         {number("rho", PS_TEXT("First penalty"), 0.1, 1e-6, 1e6,
                 PS_TEXT("How strongly the search begins to pull the weights towards a sparse matrix; it adapts from there.")),
          number("max_iterations", PS_TEXT("Most iterations"), 300, 0, 10000,
                 PS_TEXT("After how many iterations the search ends if the mask has not settled.")),
          number("ridge", PS_TEXT("Ridge"), 0.01, 1e-6, 1.0,
                 PS_TEXT("Share of the mean energy of the inputs that is added to each; more keeps the weights closer to the "
                         "dense ones.")),
          number("cg_iterations", PS_TEXT("Steps for the kept weights"), 10, 0, 1000,
                 PS_TEXT("How many steps of conjugate gradients set the kept weights once the mask is found.")),
          referenceCount()}},
    };
}

std::vector<ScoreInfo> makeScores()
{
    return {
        {"magnitude", PS_TEXT("Magnitude"), "|W|", false},
        {"wanda", PS_TEXT("Wanda"), "|W| * ||x||", true},
        {"ria", PS_TEXT("RIA"), "(|W| / column + |W| / row) * ||x||^0.5", true},
    };
}

template <typename Info> const Info* findInfo(const std::vector<Info>& infos, std::string_view id)
{
    const auto it = std::find_if(infos.begin(), infos.end(), [&](const Info& info) { return info.id == id; });
    return it == infos.end() ? nullptr : &*it;
}

template <typename Info> std::string knownIds(const std::vector<Info>& infos)
{
    std::string out;
    for (const auto& info : infos)
        out += (out.empty() ? "" : ", ") + info.id;
    return out;
}

} // namespace

const std::vector<MethodInfo>& methodInfos()
{
    static const std::vector<MethodInfo> methods = makeMethods();
    return methods;
}

const MethodInfo& methodInfo(std::string_view id)
{
    if (const MethodInfo* info = findInfo(methodInfos(), id))
        return *info;
    throw Error(ErrorKind::Usage, PS_TEXT("There is no method \"%1\"; the methods are: %2."), id,
                knownIds(methodInfos()));
}

const std::vector<ScoreInfo>& scoreInfos()
{
    static const std::vector<ScoreInfo> scores = makeScores();
    return scores;
}

const ScoreInfo& scoreInfo(std::string_view id)
{
    if (const ScoreInfo* info = findInfo(scoreInfos(), id))
        return *info;
    throw Error(ErrorKind::Usage, PS_TEXT("There is no score \"%1\"; the scores are: %2."), id,
                knownIds(scoreInfos()));
}

} // namespace prunescope
