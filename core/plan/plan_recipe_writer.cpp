// llm-compressor recipes, writing (ecosystem.md 11). Sparsities stand per decoder layer wherever the plan allows it, since
// all releases take that; else as one list over all Linear modules, which only newer ones take.
#include "core/base/error.h"
#include "core/plan/method_info.h"
#include "core/plan/plan_form_parts.h"
#include "core/plan/yaml_text.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

namespace prunescope {
namespace {

/// Which modifier stands for a method there.
const char* modifierOf(const std::string& method)
{
    if (method == "magnitude")
        return "MagnitudePruningModifier";
    // ALPS re-fits the kept weights as SparseGPT does; RIA and DSnoT choose masks as Wanda does.
    return method == "sparsegpt" || method == "alps" ? "SparseGPTModifier" : "WandaPruningModifier";
}

double numberParam(const PlanEntry& entry, const char* id)
{
    const ParamValues values = completeParams(methodInfo(entry.method).params, entry.params, entry.method);
    const auto found = values.find(id);
    const double* number = found == values.end() ? nullptr : std::get_if<double>(&found->second);
    return number ? *number : 0;
}

/// What the entries of one modifier have in common.
struct ModifierKey {
    std::string modifier;
    Pattern pattern;
    double blockSize = 0, damping = 0; // SparseGPT only
    double share = 0;                  // magnitude only: that modifier takes a single number

    auto asTuple() const { return std::tie(modifier, pattern.keep, pattern.group, blockSize, damping, share); }
    bool operator<(const ModifierKey& other) const { return asTuple() < other.asTuple(); }
};

ModifierKey keyOf(const PlanEntry& entry)
{
    ModifierKey key{modifierOf(entry.method), entry.pattern};
    if (entry.method == "sparsegpt") {
        key.blockSize = numberParam(entry, "block_size");
        key.damping = numberParam(entry, "damping");
    } else if (entry.method == "alps") {
        key.blockSize = 128; // that modifier's own defaults
        key.damping = 0.01;
    } else if (entry.method == "magnitude") {
        key.share = entry.sparsityShare;
    }
    return key;
}

/// Sparsity by matrix index of the target; -1: not of this modifier.
using Shares = std::vector<double>;

/// What to write behind "targets" and "sparsity".
struct Coverage {
    std::string targets, ignore, sparsity;
    bool isPerMatrix = false;
};

std::string listText(const std::vector<double>& values)
{
    if (std::all_of(values.begin(), values.end(), [&](double v) { return v == values.front(); }))
        return decimalText(values.front());
    std::string out;
    for (const double value : values)
        out += (out.empty() ? "[" : ", ") + decimalText(value);
    return out + "]";
}

bool isInputMajor(const PlanTarget& target)
{
    return std::any_of(target.matrices.begin(), target.matrices.end(), [](const PlanMatrix& m) { return m.isInputMajor; });
}

/// Whole decoder layers with one sparsity each, if that is what the shares are.
bool coverLayers(const PlanTarget& target, const Shares& shares, Coverage& out)
{
    std::map<int, double> layers;
    std::string prefix;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const PlanMatrix& matrix = target.matrices[i];
        const std::string path = blockPath(matrix.name);
        const std::string before = path.substr(0, path.rfind('.') == path.npos ? 0 : path.rfind('.'));
        if (matrix.block < 0 || before.empty() || (!prefix.empty() && prefix != before))
            return false;
        prefix = before;
        if (const auto [known, isNew] = layers.emplace(matrix.block, shares[i]); !isNew && known->second != shares[i])
            return false;
    }
    const std::size_t allLayers = layers.size();
    std::erase_if(layers, [](const auto& layer) { return layer.second < 0; });
    std::string numbers;
    std::vector<double> values;
    for (const auto& [block, share] : layers) {
        numbers += (numbers.empty() ? "(" : "|") + std::to_string(block);
        values.push_back(share);
    }
    const bool isWhole = layers.size() == allLayers;
    out.targets = "[" + yamlQuoted("re:" + prefix + "." + (isWhole ? std::string("\\d+") : numbers + ")") + "$") + "]";
    out.ignore = "['re:.*lm_head']";
    out.sparsity = listText(values);
    return true;
}

/// Single modules with one sparsity by name. Else one value per Linear in module order; those that are not meant are
/// ignored by name but counted.
Coverage coverMatrices(const PlanTarget& target, const Shares& shares)
{
    std::string members, others;
    std::vector<double> values, memberValues;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const bool isMember = shares[i] >= 0;
        std::string& names = isMember ? members : others;
        names += ", " + yamlQuoted(target.matrices[i].name);
        values.push_back(std::max(shares[i], 0.0));
        if (isMember)
            memberValues.push_back(shares[i]);
    }
    const bool isOneNumber = std::adjacent_find(memberValues.begin(), memberValues.end(), std::not_equal_to<>()) == memberValues.end();
    if (isOneNumber)
        return {"[" + members.substr(2) + "]", "['re:.*lm_head']", decimalText(memberValues.front()), false};
    const bool isConv = isInputMajor(target);
    if (!isConv)
        values.push_back(0); // the output matrix is a Linear, too
    return {isConv ? "[Conv1D]" : "[Linear]", "['re:.*lm_head'" + others + "]", listText(values), true};
}

std::string modifierText(const ModifierKey& key, const Coverage& coverage, int number)
{
    std::string out = "  prune" + (number > 1 ? std::to_string(number) : std::string()) + "_modifiers:\n    " + key.modifier + ":\n";
    const auto add = [&out](const char* name, const std::string& value) { out += std::string("      ") + name + ": " + value + "\n"; };
    if (key.modifier == "MagnitudePruningModifier") {
        add("init_sparsity", "0.0");
        add("final_sparsity", coverage.sparsity);
        add("start", "0.0");
        add("end", "1.0");
        add("update_scheduler", "cubic");
    } else {
        add("sparsity", coverage.sparsity);
    }
    // There N:M means N *pruned* of M; here n of m are kept.
    add("mask_structure", key.pattern.isUnstructured() ? "'0:0'"
                                                       : yamlQuoted(std::to_string(key.pattern.group - key.pattern.keep) + ":" +
                                                                    std::to_string(key.pattern.group)));
    add("targets", coverage.targets);
    add("ignore", coverage.ignore);
    if (key.modifier == "SparseGPTModifier") {
        add("block_size", std::to_string(int(key.blockSize)));
        add("dampening_frac", decimalText(key.damping));
    }
    return out;
}

/// Sentences about methods that recipes do not know, and about what only some releases take.
void addRecipeLosses(const Plan& plan, const std::map<ModifierKey, Shares>& groups, bool isPerMatrix, bool isConv,
                     std::vector<Text>& lost)
{
    std::map<std::string, int> methods, modifiers;
    bool isAsymmetric = false;
    for (const PlanEntry& entry : plan.matrices) {
        if (entry.sparsityShare <= 0)
            continue;
        if (entry.method != "magnitude" && entry.method != "wanda" && entry.method != "sparsegpt")
            ++methods[entry.method];
        isAsymmetric |= !entry.pattern.isUnstructured() && 2 * entry.pattern.keep != entry.pattern.group;
    }
    for (const auto& [method, count] : methods)
        lost.push_back(Text(PS_TEXT("Recipes know no method \"%1\": its %2 matrices are written for %3, which removes as many "
                                    "weights, but others."),
                            method, count, modifierOf(method)));
    for (const auto& [key, shares] : groups)
        ++modifiers[key.modifier];
    for (const auto& [modifier, count] : modifiers) {
        if (count > 1)
            lost.push_back(Text(PS_TEXT("%1 stands in the recipe %2 times; some releases carry out only one of them."), modifier, count));
    }
    if (modifiers.contains("MagnitudePruningModifier"))
        lost.push_back(Text(PS_TEXT("Magnitude pruning is a modifier of training there: it acts from epoch 0 to 1 and not in one shot.")));
    if (isAsymmetric)
        lost.push_back(Text(PS_TEXT("Patterns read the other way round there: \"3:4\" prunes 3 of every 4, which is 1:4 here.")));
    if (isPerMatrix)
        lost.push_back(Text(PS_TEXT("Matrices of one block differ, so the sparsities stand in one list over all %1 modules in their "
                                    "order, ignored ones included; only newer releases take that, older ones take decoder layers."),
                            isConv ? "Conv1D" : "Linear"));
}

} // namespace

WrittenPlan writeRecipe(const Plan& plan, const PlanTarget& target)
{
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < target.matrices.size(); ++i)
        places.emplace(target.matrices[i].name, i);
    std::map<ModifierKey, Shares> groups;
    for (const PlanEntry& entry : plan.matrices) {
        if (entry.sparsityShare <= 0)
            continue; // what is not targeted stays as it is
        const auto group = groups.try_emplace(keyOf(entry), Shares(target.matrices.size(), -1)).first;
        group->second[places.at(entry.name)] = entry.sparsityShare;
    }
    WrittenPlan written;
    written.text = "# Patterns: N:M prunes N of every M weights along the inputs.\nprune_stage:\n";
    if (groups.empty())
        written.text += "  prune_modifiers: {}\n";
    bool isPerMatrix = false;
    int number = 0;
    for (const auto& [key, shares] : groups) {
        Coverage coverage;
        if (!coverLayers(target, shares, coverage))
            coverage = coverMatrices(target, shares);
        isPerMatrix |= coverage.isPerMatrix;
        written.text += modifierText(key, coverage, ++number);
    }
    addCommonLosses(plan, false, false, written.lost);
    addParameterLosses(plan, {"sparsegpt.block_size", "sparsegpt.damping"}, written.lost);
    addRecipeLosses(plan, groups, isPerMatrix, isInputMajor(target), written.lost);
    return written;
}

} // namespace prunescope
