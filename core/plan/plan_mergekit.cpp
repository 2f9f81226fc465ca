// mergekit slices (ecosystem.md 14): the blocks that stay, as ranges whose end is not included. Only the removal of whole
// blocks fits; here a removed block is one whose matrices are all emptied, so that its input passes through unchanged.
#include "core/base/error.h"
#include "core/plan/plan_form_parts.h"
#include "core/plan/yaml_text.h"

#include <algorithm>
#include <set>

namespace prunescope {
namespace {

using Blocks = std::set<int>;

std::string blockList(const Blocks& blocks)
{
    std::string out;
    for (const int block : blocks)
        out += (out.empty() ? "" : ", ") + std::to_string(block);
    return out;
}

/// Blocks that the plan removes as a structure.
Blocks structuralBlocks(const Plan& plan, int blocks, int& others)
{
    Blocks out;
    for (const Json& item : plan.structure) {
        const bool isBlock = item.is_object() && item.contains("kind") && item.at("kind") == "block" && item.contains("block") &&
                             item.at("block").is_number_integer();
        const std::int64_t block = isBlock ? item.at("block").get<std::int64_t>() : -1;
        if (block >= 0 && block < blocks)
            out.insert(int(block));
        else
            ++others;
    }
    return out;
}

/// Blocks none of whose weights stay.
Blocks emptiedBlocks(const Plan& plan, const PlanTarget& target)
{
    std::map<std::string_view, double> shares;
    for (const PlanEntry& entry : plan.matrices)
        shares[entry.name] = entry.sparsityShare;
    Blocks emptied, kept;
    for (const PlanMatrix& matrix : target.matrices) {
        const auto share = shares.find(matrix.name);
        (share != shares.end() && share->second >= 1 ? emptied : kept).insert(matrix.block);
    }
    std::erase_if(emptied, [&](int block) { return block < 0 || kept.contains(block); });
    return emptied;
}

std::string dtypeOf(const std::string& stored)
{
    if (stored == "F16")
        return "float16";
    return stored == "F32" || stored == "F64" ? "float32" : "bfloat16";
}

struct Range {
    std::int64_t begin = 0, end = 0;
};

Range rangeOf(const Json& source, const std::string& where, int blocks)
{
    const auto found = source.find("layer_range");
    const bool isPair = found != source.end() && found->is_array() && found->size() == 2 && (*found)[0].is_number_integer() &&
                        (*found)[1].is_number_integer();
    if (!isPair)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"layer_range\" should be two whole numbers [a, b], but is %2."), where,
                    found == source.end() ? std::string("absent") : asciiLine(*found).substr(0, 60));
    const Range range{(*found)[0].get<std::int64_t>(), (*found)[1].get<std::int64_t>()};
    if (range.begin < 0 || range.begin >= range.end || range.end > blocks)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: layer_range [%2, %3] should lie within the model's %4 blocks."), where, range.begin,
                    range.end, blocks);
    return range;
}

const Json& listOf(const Json& keys, const char* key, const std::string& where)
{
    if (!keys.is_object() || !keys.contains(key) || !keys.at(key).is_array())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: is not a plan of slices: key \"%2\" should be a list."), where, key);
    return keys.at(key);
}

void reportKeys(const Json& keys, std::initializer_list<std::string_view> known, std::set<std::string>& others)
{
    for (const auto& [key, value] : keys.items()) {
        if (std::find(known.begin(), known.end(), key) == known.end())
            others.insert(key);
    }
}

} // namespace

WrittenPlan writeMergekit(const Plan& plan, const PlanTarget& target)
{
    int others = 0;
    const Blocks structural = structuralBlocks(plan, target.blocks, others), emptied = emptiedBlocks(plan, target);
    Blocks removed = structural;
    removed.insert(emptied.begin(), emptied.end());
    if (target.blocks < 1 || int(removed.size()) >= target.blocks)
        throw Error(ErrorKind::BadInput, PS_TEXT("Plan \"%1\": slices need a block that stays, but of %2 blocks %3 are removed."), plan.name,
                    target.blocks, removed.size());
    WrittenPlan written;
    written.text = "# Put the model's folder or hub name behind \"model\". The end of a layer_range is not included.\nslices:\n";
    for (int begin = 0; begin < target.blocks;) {
        int end = begin;
        while (end < target.blocks && !removed.contains(end))
            ++end;
        if (end > begin)
            written.text += "  - sources:\n      - model: " + yamlQuoted(target.name) + "\n        layer_range: [" +
                            std::to_string(begin) + ", " + std::to_string(end) + "]\n";
        begin = std::max(end, begin) + 1;
    }
    written.text += "merge_method: passthrough\ndtype: " + dtypeOf(target.dtype) + "\n";
    addCommonLosses(plan, false, true, written.lost);
    if (!emptied.empty())
        written.lost.push_back(Text(PS_TEXT("Blocks whose matrices are all emptied are left out whole (%1); the two are equal where their "
                                            "outputs have no bias."),
                                    blockList(emptied)));
    const auto partly = std::count_if(plan.matrices.begin(), plan.matrices.end(), [&](const PlanEntry& entry) {
        const auto matrix = std::find_if(target.matrices.begin(), target.matrices.end(), [&](const PlanMatrix& m) { return m.name == entry.name; });
        return entry.sparsityShare > 0 && matrix != target.matrices.end() && !removed.contains(matrix->block);
    });
    if (partly > 0)
        written.lost.push_back(Text(PS_TEXT("Slices remove whole blocks only: the sparsities of %1 matrices are not written."), partly));
    if (others > 0)
        written.lost.push_back(Text(PS_TEXT("Structural removals other than whole blocks are not written (%1 entries)."), others));
    return written;
}

ReadPlan readMergekit(const std::string& text, const std::string& where, const PlanTarget& target)
{
    const Json json = parseYaml(text, where);
    const Json& slices = listOf(json, "slices", where);
    const std::string method = jsonString(json, "merge_method", "passthrough", where);
    if (method != "passthrough")
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: merge_method should be \"passthrough\", which only takes blocks out, but is \"%2\"."),
                    where, method);
    Blocks kept;
    std::set<std::string> otherKeys, models;
    std::int64_t last = 0;
    reportKeys(json, {"slices", "merge_method", "dtype"}, otherKeys);
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const std::string place = where + ", slice " + std::to_string(i);
        const Json& sources = listOf(slices[i], "sources", place);
        if (sources.size() != 1 || !sources[0].is_object())
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: should have one source, since a plan is about one model, but has %2."), place,
                        sources.size());
        const Range range = rangeOf(sources[0], place, target.blocks);
        if (range.begin < last)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: begins with block %2, but an earlier slice ends with block %3: a plan can leave blocks "
                                                     "out, not repeat or reorder them."),
                        place, range.begin, last - 1);
        last = range.end;
        for (std::int64_t block = range.begin; block < range.end; ++block)
            kept.insert(int(block));
        models.insert(jsonString(sources[0], "model", "", place));
        reportKeys(slices[i], {"sources"}, otherKeys);
        reportKeys(sources[0], {"model", "layer_range"}, otherKeys);
    }
    if (models.size() > 1)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: takes blocks of %2 models, \"%3\" and \"%4\", but a plan is about one."), where,
                    models.size(), *models.begin(), *models.rbegin());
    ReadPlan read;
    Blocks removed;
    Json entries = Json::array();
    for (const PlanMatrix& matrix : target.matrices) {
        if (matrix.block < 0 || kept.contains(matrix.block))
            continue;
        removed.insert(matrix.block);
        entries.push_back({{"name", matrix.name}, {"method", "magnitude"}, {"sparsity", 1.0}});
    }
    read.plan = planFromJson({{"format", "prunescope-plan"}, {"version", 1}, {"matrices", entries}}, where);
    if (!removed.empty())
        read.lost.push_back(Text(PS_TEXT("Runs here empty the matrices of the removed blocks (%1) instead of taking the blocks out."),
                                 blockList(removed)));
    for (const std::string& key : otherKeys)
        read.lost.push_back(Text(PS_TEXT("Key \"%1\" is not known here and was left out."), key));
    return read;
}

} // namespace prunescope
