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

std::vector<MethodInfo> makeMethods()
{
    return {
        {"magnitude",
         PS_TEXT("Magnitude"),
         "Song Han, Jeff Pool, John Tran, William J. Dally 2015: Learning both Weights and Connections for "
         "Efficient Neural Networks",
         PS_TEXT("Removes the weights that are smallest in absolute value; looks at no text."),
         false,
         {comparisonGroup("layer", {PS_TEXT("layer"), PS_TEXT("row")}), referenceCount()}},
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
          comparisonGroup("row", {PS_TEXT("row"), PS_TEXT("layer")}), referenceCount()}},
    };
}

std::vector<ScoreInfo> makeScores()
{
    return {
        {"magnitude", PS_TEXT("Magnitude"), "|W|", false},
        {"wanda", PS_TEXT("Wanda"), "|W| * ||x||", true},
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
