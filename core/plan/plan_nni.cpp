// NNI config lists (ecosystem.md 13): a list of selections, each with a ratio. Its documents say both that a second setting
// of one module has no effect and that it overwrites the first, so two that differ are refused.
#include "core/base/error.h"
#include "core/plan/name_pattern.h"
#include "core/plan/plan_form_parts.h"

#include <algorithm>
#include <optional>
#include <set>

namespace prunescope {
namespace {

constexpr std::size_t kMostPatterns = 1000; // each is tried on every matrix

std::vector<std::string> nniStrings(const Json& entry, const char* key, const std::string& where)
{
    const auto found = entry.find(key);
    if (found == entry.end() || found->is_null())
        return {};
    if (!found->is_array() || !std::all_of(found->begin(), found->end(), [](const Json& item) { return item.is_string(); }))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" should be a list of names, but is %3."), where, key,
                    asciiLine(*found).substr(0, 60));
    return found->get<std::vector<std::string>>();
}

/// Which matrices some keys of an entry name.
class NniSelection {
public:
    /// @param prefix  "" or "exclude_"
    NniSelection(const Json& entry, const std::string& prefix, const std::string& where, std::size_t& patternsLeft)
    {
        const auto strings = [&](const char* key) { return nniStrings(entry, (prefix + key).c_str(), where); };
        const auto names = strings("op_names"), types = strings("op_types");
        m_names.insert(names.begin(), names.end());
        for (const std::string& part : prefix.empty() ? strings("op_partial_names") : std::vector<std::string>{})
            m_parts.push_back(part);
        for (const std::string& pattern : strings("op_names_re")) {
            if (patternsLeft-- == 0)
                throw Error(ErrorKind::BadInput, PS_TEXT("%1: a config list may have at most %2 patterns, and this one has more."), where,
                            kMostPatterns);
            m_patterns.emplace_back(pattern, where);
        }
        m_hasTypes = !types.empty();
        m_hasLinear = std::any_of(types.begin(), types.end(), [](const auto& t) { return t == "Linear" || t == "Conv1D" || t == "default"; });
    }

    bool hasNames() const { return !m_names.empty() || !m_parts.empty() || !m_patterns.empty(); }
    bool hasTypes() const { return m_hasTypes; }
    /// All matrices are Linear modules (or Conv1D, their kin).
    bool hasLinear() const { return m_hasLinear; }
    bool names(const std::string& matrix) const
    {
        return m_names.contains(matrix) ||
               std::any_of(m_parts.begin(), m_parts.end(), [&](const auto& part) { return matrix.find(part) != matrix.npos; }) ||
               std::any_of(m_patterns.begin(), m_patterns.end(), [&](const auto& pattern) { return pattern.matches(matrix); });
    }

private:
    std::set<std::string> m_names;
    std::vector<std::string> m_parts;
    std::vector<NamePattern> m_patterns;
    bool m_hasTypes = false, m_hasLinear = false;
};

class NniReader {
public:
    NniReader(const PlanTarget& target) : m_target(target) {}

    void read(const Json& entry, const std::string& where)
    {
        if (!entry.is_object())
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: should be an object, but is %2."), where, entry.type_name());
        const std::vector<std::string> matrices = selected(entry, where);
        if (matrices.empty())
            lost.push_back(Text(PS_TEXT("%1: selects no matrix of this model."), where));
        if (jsonBool(entry, "exclude", false, where)) {
            for (const std::string& matrix : matrices)
                m_shares.erase(matrix);
        } else if (const std::optional<double> share = shareOf(entry, where)) {
            for (const std::string& matrix : matrices)
                set(matrix, *share, where);
        } else {
            lost.push_back(Text(PS_TEXT("%1: gives weights no \"sparse_ratio\" and was left out."), where));
        }
        reportKeys(entry, where);
    }

    Json entries() const
    {
        Json out = Json::array();
        for (const PlanMatrix& matrix : m_target.matrices) {
            if (const auto share = m_shares.find(matrix.name); share != m_shares.end())
                out.push_back({{"name", matrix.name}, {"method", "magnitude"}, {"sparsity", share->second}});
        }
        return out;
    }

    std::vector<Text> lost;

private:
    std::vector<std::string> selected(const Json& entry, const std::string& where)
    {
        const NniSelection wanted(entry, "", where, m_patternsLeft), unwanted(entry, "exclude_", where, m_patternsLeft);
        std::vector<std::string> out;
        for (const PlanMatrix& matrix : m_target.matrices) {
            const bool isWanted = (wanted.hasTypes() || wanted.hasNames()) && (!wanted.hasTypes() || wanted.hasLinear()) &&
                                  (!wanted.hasNames() || wanted.names(matrix.name));
            if (isWanted && !unwanted.hasLinear() && !unwanted.names(matrix.name))
                out.push_back(matrix.name);
        }
        return out;
    }

    /// The ratio for weights: of their own settings, else of the entry.
    std::optional<double> shareOf(const Json& entry, const std::string& where)
    {
        const std::vector<std::string> targets = nniStrings(entry, "target_names", where);
        if (!targets.empty() && std::find(targets.begin(), targets.end(), "weight") == targets.end())
            return std::nullopt;
        const auto settings = entry.find("target_settings");
        if (settings != entry.end() && settings->is_object() && settings->contains("weight") && (*settings)["weight"].is_object()) {
            if (const auto share = ratioOf((*settings)["weight"], where + ", target_settings.weight"))
                return share;
        }
        return ratioOf(entry, where);
    }

    std::optional<double> ratioOf(const Json& keys, const std::string& where)
    {
        for (const char* key : {"sparse_ratio", "sparsity_per_layer", "sparsity", "total_sparsity"}) {
            if (!keys.contains(key) || keys.at(key).is_null())
                continue;
            if (key == std::string_view("total_sparsity"))
                lost.push_back(Text(PS_TEXT("%1: \"total_sparsity\" is shared out by one threshold there; here each matrix gets it alike."),
                                    where));
            return checkedShare(jsonNumber(keys, key, 0, where), where, key);
        }
        return std::nullopt;
    }

    void set(const std::string& matrix, double share, const std::string& where)
    {
        const auto [known, isNew] = m_shares.emplace(matrix, share);
        if (!isNew && known->second != share)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: sets matrix %2 to sparsity %3, but an earlier entry sets it to %4."), where,
                        matrix, share, known->second);
    }

    void reportKeys(const Json& entry, const std::string& where)
    {
        static const std::set<std::string> kRead{"op_names",         "op_names_re",         "op_types",         "op_partial_names",
                                                 "exclude_op_names", "exclude_op_names_re", "exclude_op_types", "target_names",
                                                 "target_settings",  "sparse_ratio",        "sparsity_per_layer", "sparsity",
                                                 "total_sparsity",   "exclude"};
        std::string others;
        const auto add = [&others](const std::string& key) { others += (others.empty() ? "" : ", ") + key; };
        for (const auto& [key, value] : entry.items()) {
            if (!kRead.contains(key))
                add(key);
        }
        for (const std::string& target : nniStrings(entry, "target_names", where)) {
            if (target != "weight")
                add("target_names." + target);
        }
        if (const auto settings = entry.find("target_settings"); settings != entry.end() && settings->is_object()) {
            for (const auto& [target, value] : settings->items()) {
                if (target != "weight")
                    add("target_settings." + target);
                else if (value.is_object())
                    for (const auto& [key, setting] : value.items())
                        if (!kRead.contains(key))
                            add("target_settings.weight." + key);
            }
        }
        if (!others.empty())
            lost.push_back(Text(PS_TEXT("%1: these keys have no counterpart here and were left out: %2."), where, others.substr(0, 500)));
    }

    const PlanTarget& m_target;
    std::map<std::string, double> m_shares;
    std::size_t m_patternsLeft = kMostPatterns;
};

} // namespace

WrittenPlan writeNni(const Plan& plan, const PlanTarget&)
{
    std::vector<std::pair<double, Json>> groups; // in the order of their first matrix
    std::set<std::string> methods;
    int patterns = 0;
    for (const PlanEntry& entry : plan.matrices) {
        if (entry.sparsityShare <= 0)
            continue;
        methods.insert(entry.method);
        patterns += !entry.pattern.isUnstructured();
        auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.first == entry.sparsityShare; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {entry.sparsityShare, Json::array()});
        group->second.push_back(entry.name);
    }
    Json list = Json::array();
    for (const auto& [share, names] : groups)
        list.push_back({{"op_names", names}, {"target_names", {"weight"}}, {"sparse_ratio", share}});
    WrittenPlan written;
    written.text = list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    addCommonLosses(plan, false, false, written.lost);
    std::string planned;
    for (const std::string& method : methods)
        planned += (planned.empty() ? "" : ", ") + method;
    if (!planned.empty())
        written.lost.push_back(Text(PS_TEXT("A config list names no method: choose the pruner there (planned: %1)."), planned));
    if (patterns > 0)
        written.lost.push_back(Text(PS_TEXT("%1 matrices have a pattern, n of m kept; only their sparsity is written."), patterns));
    addParameterLosses(plan, {}, written.lost);
    return written;
}

ReadPlan readNni(const std::string& text, const std::string& where, const PlanTarget& target)
{
    const Json json = parseJson(text, where);
    const Json* list = json.is_object() && json.contains("config_list") ? &json.at("config_list") : &json;
    if (!list->is_array())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: is not a config list: it should be a list of objects, but is %2."), where,
                    list->type_name());
    NniReader reader(target);
    reader.lost.push_back(Text(PS_TEXT("A config list names no method: magnitude was taken.")));
    for (std::size_t i = 0; i < list->size(); ++i)
        reader.read((*list)[i], where + ", entry " + std::to_string(i));
    const Json plan = {{"format", "prunescope-plan"}, {"version", 1}, {"matrices", reader.entries()}};
    return {planFromJson(plan, where), std::move(reader.lost)};
}

} // namespace prunescope
